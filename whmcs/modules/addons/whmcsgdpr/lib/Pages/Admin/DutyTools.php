<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\Whmcsgdpr\Pages\Admin;

use WHMCS\Module\Addon\Whmcsgdpr\Pages\Html;

/** What an admin may do with a deletion or an anonymisation as it stands: one form for each. */
final class DutyTools
{
    /** How a client's word may have reached the owner. */
    public const CHANNELS = ['email', 'phone', 'letter', 'ticket', 'in_person', 'client_area', 'other'];

    private const NOT_BEGUN = ['pending', 'scheduled', 'waiting'];

    public function __construct(private readonly AdminContext $context, private readonly string $view) {}

    /** @param array<string, mixed> $duty */
    public function html(array $duty): Html
    {
        $state = $duty['state'] ?? '';
        $isNotBegun = in_array($state, self::NOT_BEGUN, true);
        $isDeletion = ($duty['kind'] ?? '') === 'deletion';

        return Html::tag(
            'div',
            ['class' => 'wg-tools'],
            $state === 'held' ? $this->release($duty) : null,
            $isNotBegun ? $this->hold($duty) : null,
            $isDeletion && $isNotBegun && $this->context->service->policy('hostingDeletion', 'customerMayApprove') === true
                ? $this->approve($duty)
                : null,
            $isDeletion && $isNotBegun && !isset($duty['clockStoppedAt']) ? $this->dataFirst($duty) : null,
            $isNotBegun || $state === 'held' || $state === 'failed' ? $this->withdraw($duty) : null,
            $state === 'failed' ? $this->retry($duty) : null,
        );
    }

    /** Whether letting it go on may destroy data within seconds: then an id has to be typed. */
    public static function runsAtOnce(AdminContext $context, array $duty): bool
    {
        $starts = $duty['startAt'] ?? ($duty['dueAt'] ?? null);

        return !is_string($starts) || $context->dates->isPast($starts);
    }

    /**
     * What is typed before this duty destroys anything: the service's id, or else the client's; of a purge that is about no
     * client, how many rows are to go.
     */
    public static function idToType(array $duty): int
    {
        if (isset($duty['connector'])) {
            return self::countOf($duty);
        }

        return (int) ($duty['serviceId'] ?? ($duty['clientId'] ?? 0));
    }

    /** How much a purge is about, as its plan says. @param array<string, mixed> $purge */
    public static function countOf(array $purge): int
    {
        $count = 0;
        foreach (is_array($purge['steps'] ?? null) ? $purge['steps'] : [] as $step) {
            $action = (string) ($step['action'] ?? '');
            if ($action === 'remove_documents' || strpos($action, 'purge_') === 0) {
                $count += (int) ($step['count'] ?? 0);
            }
        }

        return $count;
    }

    private function release(array $duty): Html
    {
        $texts = $this->context->texts;
        $forms = $this->context->forms;
        if (($duty['heldBy'] ?? '') === 'client') {
            return self::releaseClient($this->context, $this->view, (int) $duty['clientId']);
        }
        if (!self::runsAtOnce($this->context, $duty)) {
            return $forms->act('duty.release', $this->view, self::of($duty), $forms->button($texts->of('tool_release')));
        }

        return $this->fold($duty, 'duty.release', 'tool_release', 'release_now_means', [$this->typed($duty)], 'danger');
    }

    /** Lifts a client's hold; where that lets anything run at once, the client's id has to be typed. */
    public static function releaseClient(AdminContext $context, string $view, int $clientId): Html
    {
        $texts = $context->texts;
        $forms = $context->forms;
        $of = ['clientId' => $clientId];
        $title = $texts->of('tool_release_client');
        if ($context->due->heldOf($clientId) === 0) {
            return $forms->act('client.release', $view, $of, $forms->button($title));
        }

        return $forms->fold(
            $title,
            $forms->act(
                'client.release',
                $view,
                $of,
                Html::tag('p', [], $texts->of('release_client_now_means')),
                $forms->typed($texts->of('type_client', ['id' => $clientId])),
                $forms->button($title, 'danger'),
            ),
        );
    }

    private function approve(array $duty): Html
    {
        $texts = $this->context->texts;
        $forms = $this->context->forms;
        $isEarly = is_string($duty['effectiveAt'] ?? null) && !$this->context->dates->isPast($duty['effectiveAt']);

        return $this->fold(
            $duty,
            'deletion.approve',
            'tool_approve',
            $isEarly ? 'approve_early_means' : 'approve_means',
            [
                $this->channels(),
                $forms->input('receivedOn', $texts->of('approve_received_on'), ['type' => 'date']),
                ...$isEarly ? [$forms->tick('now', $texts->of('approve_now'))] : [],
                $this->typed($duty),
            ],
            'danger',
        );
    }

    /** It only protects: nothing is to be typed. */
    private function dataFirst(array $duty): Html
    {
        return $this->fold(
            $duty,
            'deletion.data_first',
            'tool_data_first',
            'data_first_means',
            [$this->channels()],
            'warning',
        );
    }

    private function channels(): Html
    {
        $texts = $this->context->texts;
        $channels = [];
        foreach (self::CHANNELS as $channel) {
            $channels[$channel] = $texts->of("channel_{$channel}");
        }

        return $this->context->forms->select('channel', $texts->of('approve_channel'), $channels);
    }

    private function hold(array $duty): Html
    {
        return $this->fold($duty, 'duty.hold', 'tool_hold', 'hold_means', [self::reasons($this->context)], 'warning');
    }

    private function withdraw(array $duty): Html
    {
        $sure = $this->context->forms->tick('sure', $this->context->texts->of('withdraw_sure'), true);

        return $this->fold($duty, 'duty.withdraw', 'tool_withdraw', 'withdraw_means', [$sure], 'warning');
    }

    private function retry(array $duty): Html
    {
        return $this->fold($duty, 'duty.retry', 'tool_retry', 'retry_means', [$this->typed($duty)], 'danger');
    }

    /** The grounds on which an owner may hold. */
    public static function reasons(AdminContext $context): Html
    {
        $reasons = [];
        foreach (DutyView::HOLD_REASONS as $reason) {
            $reasons[$reason] = $context->texts->of("hold_{$reason}");
        }

        return $context->forms->select('reason', $context->texts->of('hold_reason'), $reasons);
    }

    private function typed(array $duty): Html
    {
        $number = self::idToType($duty);
        $of = isset($duty['connector']) ? 'type_count' : (isset($duty['serviceId']) ? 'type_service' : 'type_client');

        return $this->context->forms->typed($this->context->texts->of($of, ['id' => $number, 'count' => $number]));
    }

    /** @param list<Html> $fields */
    private function fold(array $duty, string $act, string $title, string $means, array $fields, string $style): Html
    {
        $texts = $this->context->texts;
        $forms = $this->context->forms;

        return $forms->fold(
            $texts->of($title),
            $forms->act(
                $act,
                $this->view,
                self::of($duty),
                Html::tag('p', [], $texts->of($means)),
                ...[...$fields, $forms->button($texts->of($title), $style)],
            ),
        );
    }

    /** @return array<string, int|string> */
    private static function of(array $duty): array
    {
        return [
            'kind' => (string) ($duty['kind'] ?? ''),
            'duty' => (string) ($duty['id'] ?? ''),
            // For the way back to the page of this client.
            'clientId' => (int) ($duty['clientId'] ?? 0),
        ];
    }
}
