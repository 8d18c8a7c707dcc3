<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\Whmcsgdpr\Pages\Admin\Acts;

use WHMCS\Database\Capsule;
use WHMCS\Module\Addon\Whmcsgdpr\Outbox\Sender;
use WHMCS\Module\Addon\Whmcsgdpr\Pages\Admin\AdminContext;
use WHMCS\Module\Addon\Whmcsgdpr\Pages\Admin\NotAccepted;
use WHMCS\Module\Addon\Whmcsgdpr\Pages\Admin\Notice;
use WHMCS\Module\Addon\Whmcsgdpr\Pages\Admin\Posted;
use WHMCS\Module\Addon\Whmcsgdpr\Pages\Admin\Sections\OutboxState;
use WHMCS\Module\Addon\Whmcsgdpr\Service\ServiceRefused;
use WHMCS\Module\Addon\Whmcsgdpr\Service\ServiceUnreachable;
use WHMCS\Module\Addon\Whmcsgdpr\Tables;
use WHMCS\Module\Addon\Whmcsgdpr\Utc;

/** The way to the service and back: trying it, sending what waits, and the global stop. */
final class ConnectionActs
{
    /** A page waits no longer for what it sends. */
    private const SECONDS = 6;
    private const EVENTS = 50;

    public function __construct(private readonly AdminContext $context) {}

    /** Tries each way for real and tells each answer: the API with the token, the webhook with the signature, the door. */
    public function test(Posted $posted): Notice
    {
        $texts = $this->context->texts;
        $service = $this->context->service;
        if ($this->context->connection === null) {
            return new Notice('danger', $texts->of('connection_paste'));
        }
        $api =
            $service->fault === null
                ? $texts->of('test_api_ok', [
                    'mode' => $texts->of("banner_{$service->mode}"),
                    'version' => (string) ($service->status['version'] ?? '–'),
                ])
                : $texts->of('test_api_fails', ['why' => $this->context->faults->explain($service->fault)]);
        $lines = [['ok' => $service->answers(), 'text' => $api], $this->heartbeat(), $this->door()];
        $isFine = !in_array(false, array_column($lines, 'ok'), true);

        return new Notice($isFine ? 'success' : 'danger', $texts->of($isFine ? 'test_fine' : 'test_not_fine'), $lines);
    }

    /** Tries at once whatever waits, whatever the schedule says. */
    public function send(Posted $posted): Notice
    {
        $texts = $this->context->texts;
        $connection = $this->context->connection;
        $parts = $this->context->parts;
        if ($connection === null) {
            return new Notice('danger', $texts->of('connection_paste'));
        }
        $parts->outbox->tryAllSoon();
        $sent = $parts->delivery->afterCron($connection, self::EVENTS, self::SECONDS, self::SECONDS);
        $health = $parts->outbox->health();
        if ($health['pending'] === 0) {
            return new Notice('success', $texts->of('done_send_all', ['count' => $sent]));
        }
        $problem = $health['lastProblem'] === null ? '' : OutboxState::problem($this->context, $health['lastProblem']);

        return new Notice(
            'warning',
            $texts->of('done_send_some', [
                'count' => $sent,
                'left' => $health['pending'],
                'why' => $problem,
            ]),
        );
    }

    public function stop(Posted $posted): Notice
    {
        $this->context->note('service.stop');
        $this->context->service->api()->post('/v1/stop');

        return new Notice('warning', $this->context->texts->of('done_stop'));
    }

    public function resume(Posted $posted): Notice
    {
        if (!$posted->isTicked('sure')) {
            throw new NotAccepted('tick');
        }
        $due = $this->context->due->stopped();
        if ($due > 0) {
            // Asked again now: more may have fallen due since the page was opened.
            $posted->demandTyped($due);
        }
        $this->context->note('service.resume');
        $answer = $this->context->service->api()->post('/v1/resume');
        if (($answer['stopped'] ?? false) === true) {
            return new Notice('warning', $this->context->texts->of('done_resume_file'));
        }

        return new Notice('success', $this->context->texts->of('done_resume'));
    }

    /**
     * One signed heartbeat, outside the outbox: its answer is for the admin's eyes now.
     *
     * @return array{ok: bool, text: string}
     */
    private function heartbeat(): array
    {
        $texts = $this->context->texts;
        $now = $this->context->parts->clock->now();
        $body = json_encode(
            ['type' => 'system.heartbeat', 'timestamp' => Utc::json($now), 'data' => (object) []],
            JSON_THROW_ON_ERROR,
        );
        $id = 'evt_' . bin2hex(random_bytes(16));
        $problem = (new Sender())->send($this->context->connection, $id, $body, $now, self::SECONDS);

        return [
            'ok' => $problem === null,
            'text' =>
                $problem === null
                    ? $texts->of('test_webhook_ok')
                    : $texts->of('test_webhook_fails', ['why' => OutboxState::problem($this->context, $problem)]),
        ];
    }

    /**
     * Has the service look at everything again, and tells what it says of its way to the door.
     *
     * @return array{ok: ?bool, text: string}
     */
    private function door(): array
    {
        $texts = $this->context->texts;
        try {
            $found = $this->context->service->api()->post('/v1/checks')['checks']['whmcs_addon']['detail'] ?? '';
        } catch (ServiceRefused | ServiceUnreachable $silent) {
            return ['ok' => null, 'text' => $texts->of('test_door_unasked')];
        }
        if ($found !== '') {
            return ['ok' => false, 'text' => $texts->of('test_door_fails', ['why' => (string) $found])];
        }
        $lastCall = Capsule::table(Tables::DOOR_CALLS)->max('received_at');

        return $lastCall === null
            ? ['ok' => null, 'text' => $texts->of('test_door_quiet')]
            : [
                'ok' => true,
                'text' => $texts->of('test_door_ok', [
                    'at' => $this->context->dates->instant(Utc::fromColumn((string) $lastCall)),
                ]),
            ];
    }
}
