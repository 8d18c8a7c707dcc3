<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\Whmcsgdpr\Pages\Admin\Acts;

use WHMCS\Module\Addon\Whmcsgdpr\Brake\Brake;
use WHMCS\Module\Addon\Whmcsgdpr\Pages\Admin\AdminContext;
use WHMCS\Module\Addon\Whmcsgdpr\Pages\Admin\DutyTools;
use WHMCS\Module\Addon\Whmcsgdpr\Pages\Admin\DutyView;
use WHMCS\Module\Addon\Whmcsgdpr\Pages\Admin\NotAccepted;
use WHMCS\Module\Addon\Whmcsgdpr\Pages\Admin\Notice;
use WHMCS\Module\Addon\Whmcsgdpr\Pages\Admin\Posted;

/** What an admin does to one deletion, anonymisation or removal of documents, or to the brake on one service. */
final class DutyActs
{
    private const PATHS = [
        'deletion' => '/v1/deletions',
        'anonymization' => '/v1/anonymizations',
        'purge' => '/v1/purges',
    ];

    public function __construct(private readonly AdminContext $context) {}

    public function hold(Posted $posted): Notice
    {
        $reason = $posted->choice('reason', DutyView::HOLD_REASONS);
        $this->act('hold', $posted, ['reason' => $reason]);

        return $this->said('done_hold');
    }

    /** What is due by now would run at once: then the id must have been typed. The service is asked how it stands now. */
    public function release(Posted $posted): Notice
    {
        $duty = $this->read($posted);
        if (DutyTools::runsAtOnce($this->context, $duty)) {
            $posted->demandTyped(DutyTools::idToType($duty));
        }
        $this->act('release', $posted);

        return $this->said('done_release');
    }

    public function withdraw(Posted $posted): Notice
    {
        if (!$posted->isTicked('sure')) {
            throw new NotAccepted('tick');
        }
        $this->act('withdraw', $posted);

        return $this->said('done_withdraw');
    }

    public function retry(Posted $posted): Notice
    {
        $posted->demandTyped(DutyTools::idToType($this->read($posted)));
        $this->act('retry', $posted);

        return $this->said('done_retry');
    }

    /** Records that the client approves. It brings the deletion forward, so the service's id must have been typed. */
    public function approve(Posted $posted): Notice
    {
        $posted->choice('kind', ['deletion']);
        $channel = $posted->choice('channel', DutyTools::CHANNELS);
        $receivedOn = $posted->day('receivedOn');
        $posted->demandTyped(DutyTools::idToType($this->read($posted)));
        $now = $posted->isTicked('now');
        $this->act(
            'approve',
            $posted,
            ['channel' => $channel, 'now' => $now] + ($receivedOn === null ? [] : ['receivedOn' => $receivedOn]),
        );

        return $this->said('done_approve');
    }

    /** Records that the client wants the content back first. It only protects: nothing is to be typed. */
    public function dataFirst(Posted $posted): Notice
    {
        $posted->choice('kind', ['deletion']);
        $this->act('data-first', $posted, ['channel' => $posted->choice('channel', DutyTools::CHANNELS)]);

        return $this->said('done_data_first');
    }

    /**
     * Lets WHMCS terminate a service, or one product addon of it, within a day. Works while the service is silent: the brake is
     * the addon's own.
     */
    public function releaseBrake(Posted $posted): Notice
    {
        $serviceId = $posted->number('serviceId');
        $reason = $posted->choice('reason', Brake::REASONS);
        $addonId = $posted->numberOrNone('addonId');
        $endedId = $addonId === 0 ? $serviceId : $addonId;
        $posted->demandTyped($endedId);
        $until = $this->context->parts->brake->releaseByAdmin(
            $serviceId,
            $posted->number('clientId'),
            $this->context->adminId,
            $reason,
            $addonId,
        );

        return new Notice(
            'success',
            $this->context->texts->of($addonId === 0 ? 'done_brake_release' : 'done_brake_release_addon', [
                'id' => $endedId,
                'at' => $this->context->dates->instant($until),
            ]),
        );
    }

    /** Takes a release of the brake back. It only protects: nothing is to be typed. */
    public function holdBrake(Posted $posted): Notice
    {
        $serviceId = $posted->number('serviceId');
        $addonId = $posted->numberOrNone('addonId');
        $clientId = $posted->number('clientId');
        $this->context->parts->brake->holdByAdmin($serviceId, $clientId, $this->context->adminId, $addonId);

        return $this->said('done_brake_hold');
    }

    /** @return array<string, mixed> the duty as the service has it now */
    private function read(Posted $posted): array
    {
        return $this->context->service->api()->get($this->path($posted));
    }

    /** @param array<string, int|string|bool> $body */
    private function act(string $act, Posted $posted, array $body = []): void
    {
        $path = $this->path($posted);
        $this->context->note("duty.{$act}", null, null, ['duty' => $posted->uuid('duty')] + $body);
        $this->context->service->api()->post("{$path}/{$act}", $body);
    }

    private function path(Posted $posted): string
    {
        return self::PATHS[$posted->choice('kind', array_keys(self::PATHS))] . '/' . $posted->uuid('duty');
    }

    private function said(string $text): Notice
    {
        return new Notice('success', $this->context->texts->of($text));
    }
}
