<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\Whmcsgdpr\Brake;

use DateInterval;
use DateTimeImmutable;
use WHMCS\Module\Addon\Whmcsgdpr\Clock;
use WHMCS\Module\Addon\Whmcsgdpr\Settings;
use WHMCS\Module\Addon\Whmcsgdpr\State;
use WHMCS\Module\Addon\Whmcsgdpr\Utc;

/**
 * Tells the admins by mail when nobody else can: the service is silent, and with it every alarm of its own. Deletions that are
 * promised to clients then wait behind the brake.
 */
final class OverdueWatch
{
    /** The heartbeat reaches the service once a day; two hours more, so that a slow daily cron is no silence. */
    private const SILENT_AFTER = 'PT26H';
    private const MAIL_AGAIN_AFTER = 'P1D';
    private const MOST_IDS = 50;

    public function __construct(
        private readonly Clock $clock,
        private readonly State $state,
        private readonly Brake $brake,
    ) {}

    /** Looks, and mails at most once a day. For each run of the cron, after delivery. */
    public function run(): void
    {
        $now = $this->clock->now();
        $since = $this->silentSince($now);
        if ($since > $now->sub(new DateInterval(self::SILENT_AFTER))) {
            $this->state->forget(State::SILENCE_ALARM);

            return;
        }
        $overdue = $this->brake->overdue();
        $told = Utc::fromJson($this->state->get(State::SILENCE_ALARM) ?? '');
        $isTold = $told !== null && $told > $now->sub(new DateInterval(self::MAIL_AGAIN_AFTER));
        if ($isTold || ($overdue === [] && !$this->isSilenceWorthAMail())) {
            return;
        }
        $answer = localAPI('SendAdminEmail', [
            'customsubject' =>
                $overdue === []
                    ? 'GDPR automation: the service is silent'
                    : sprintf('GDPR automation: %d deletion(s) overdue and the service is silent', count($overdue)),
            'custommessage' => self::text($since, $overdue),
            'type' => 'system',
        ]);
        // A mail that WHMCS did not take is tried again at the next cron run.
        if (($answer['result'] ?? '') === 'success') {
            $this->state->put(State::SILENCE_ALARM, Utc::json($now));
        }
    }

    /** Without a connection there is nobody to be silent, and events that do not get through are mailed by themselves. */
    private function isSilenceWorthAMail(): bool
    {
        return Settings::load()->connection() !== null && $this->state->get(State::OUTBOX_ALARM) === null;
    }

    /** The last sign of life; before the first one, when this watch first looked. */
    private function silentSince(DateTimeImmutable $now): DateTimeImmutable
    {
        $contact = Utc::fromJson($this->state->get(State::LAST_CONTACT) ?? '');
        $since = $contact ?? Utc::fromJson($this->state->get(State::WATCHED_SINCE) ?? '');
        if ($since === null) {
            $this->state->put(State::WATCHED_SINCE, Utc::json($now));
        }

        return $since ?? $now;
    }

    /** @param list<BrakeEntry> $overdue */
    private static function text(DateTimeImmutable $since, array $overdue): string
    {
        $ids = array_map(static fn(BrakeEntry $entry): int => $entry->serviceId, $overdue);
        $shown = implode(', ', array_slice($ids, 0, self::MOST_IDS)) . (count($ids) > self::MOST_IDS ? ' and more' : '');

        return implode("\n", [
            'What happened: the service neither took an event nor called this WHMCS since ' .
            $since->format('Y-m-d H:i') .
            ' UTC.',
            $ids === []
                ? 'No deletion is overdue.'
                : 'Deletions overdue: ' . count($ids) . ", of the services with id {$shown}.",
            '',
            'What it means: nothing is deleted, exported or anonymised, and the service may be unable to tell you so itself.' .
            ($ids === [] ? '' : ' The data of these services still exists although its deletion was promised by now.') .
            ' What is held stays protected.',
            '',
            'What to do: open Addons > GDPR automation in WHMCS, press "Test connection" and follow what it says. Check that the' .
            ' service is running and that this server can reach it. It makes up for what is overdue by itself. Should it not' .
            ' come back, release a service by hand on that page and terminate it.',
            '',
            'This mail comes again each day until the service is heard.',
        ]);
    }
}
