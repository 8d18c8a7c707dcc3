<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\Whmcsgdpr\Outbox;

use WHMCS\Module\Addon\Whmcsgdpr\Clock;
use WHMCS\Module\Addon\Whmcsgdpr\State;
use WHMCS\Module\Addon\Whmcsgdpr\Utc;

/** Tells the admins by mail when events do not get through: once, and again each day while it lasts. */
final class Alarm
{
    private const AGAIN = '-24 hours';

    public function __construct(
        private readonly Clock $clock,
        private readonly State $state,
        private readonly Outbox $outbox,
    ) {}

    /** Looks, and mails where it is time to. @param bool $connected whether the owner pasted a readable connection string */
    public function look(bool $connected): void
    {
        $health = $this->outbox->health();
        $this->outbox->capWaits();
        if (!$health['alarming']) {
            $this->state->forget(State::OUTBOX_ALARM);

            return;
        }
        $told = $this->state->get(State::OUTBOX_ALARM);
        $now = $this->clock->now();
        if ($told !== null && $told > Utc::json($now->modify(self::AGAIN))) {
            return;
        }
        $answer = localAPI('SendAdminEmail', [
            'customsubject' => 'GDPR automation: events are not reaching the service',
            'custommessage' => $this->text($health['pending'], $connected ? $health['lastProblem'] : 'not_connected'),
            'type' => 'system',
        ]);
        // A mail that WHMCS did not take is tried again at the next cron run.
        if (($answer['result'] ?? '') === 'success') {
            $this->state->put(State::OUTBOX_ALARM, Utc::json($now));
        }
    }

    private function text(int $pending, ?string $problem): string
    {
        return implode("\n", [
            'What happened: ' . self::inWords($problem),
            "Waiting in WHMCS: {$pending} event(s). None is lost; each is sent again until the service takes it.",
            '',
            'What it means: the service does not know of the newest cancellations, closures and changes. Exports and deletions' .
            ' that follow from them start late. Services whose deletion was not released stay protected.',
            '',
            'What to do: open Addons > GDPR automation in WHMCS, press "Test connection" and follow what it says. Check that the' .
            ' service is running and that this server can reach it.',
            '',
            'This mail comes again each day until the events get through.',
        ]);
    }

    private static function inWords(?string $problem): string
    {
        return match (true) {
            $problem === 'not_connected' => 'no valid connection string is set in the addon, so nothing can be sent.',
            $problem === null => 'events wait that were not sent yet.',
            $problem === 'timeout' => 'the service did not answer in time.',
            $problem === 'unreachable' => 'the service could not be reached.',
            $problem === 'tls' => 'no secure connection to the service could be made; its certificate may have expired.',
            $problem === 'not_the_service'
                => 'something else answers at the service\'s address, such as another site or a proxy\'s page.',
            $problem === 'redirect' => 'the service\'s address answers with a redirection; events are never sent elsewhere.',
            $problem === 'http_401'
                => 'the service refused the signature; the connection string or a server\'s clock is wrong.',
            strncmp($problem, 'http_4', 6) === 0 => "the service refused an event (code {$problem}).",
            default => "the service could not take an event (code {$problem}).",
        };
    }
}
