<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\Whmcsgdpr\Brake;

use DateInterval;
use DateTimeImmutable;
use DateTimeZone;
use Throwable;
use WHMCS\Module\Addon\Whmcsgdpr\State;

/**
 * How long a termination without a request is held: the period that the service's policy gives to every deletion, as the
 * service last told it; 14 days in Brussels before it ever did.
 */
final class GracePeriod
{
    private const PERIOD = 'P14D';
    /** How long after its end a hold for which the service never named a due date counts as missed. */
    private const LATE_WITHOUT_DUE_DATE = 'P2D';
    private const TIMEZONE = 'Europe/Brussels';

    public function __construct(private readonly State $state) {}

    /**
     * When the period that begins at an instant is over. Whole days end with the last of those calendar days in the policy's
     * time zone, the day of the event not counted; a period with a time part is added to the instant.
     */
    public function endFrom(DateTimeImmutable $at): DateTimeImmutable
    {
        [$text, $period, $zone] = $this->policy();
        $local = $at->setTimezone($zone);
        if (strpos($text, 'T') !== false) {
            return $local->add($period)->setTimezone(new DateTimeZone('UTC'));
        }
        $months = 12 * $period->y + $period->m;
        // By hand: PHP would turn a month from 31 January into 3 March, where the policy means the end of February.
        $month = $local->setDate((int) $local->format('Y'), (int) $local->format('n') + $months, 1);
        $day = min((int) $local->format('j'), (int) $month->format('t'));
        $end = $month->setDate((int) $month->format('Y'), (int) $month->format('n'), $day + $period->d + 1)->setTime(0, 0);

        return $end->setTimezone(new DateTimeZone('UTC'));
    }

    /** Whether a deletion that was promised should have been carried out by now and is still held. */
    public function isMissed(BrakeEntry $entry, DateTimeImmutable $now): bool
    {
        $late = $entry->dueAt;
        // Nobody promised the end of a product addon by itself.
        if ($late === null && $entry->addonId === 0 && $entry->cause === Brake::CANCELLATION_REQUEST) {
            $late = $this->endFrom($entry->heldAt)->add(new DateInterval(self::LATE_WITHOUT_DUE_DATE));
        }

        return $entry->state === Brake::HELD && $late !== null && $late < $now;
    }

    /** @return array{string, DateInterval, DateTimeZone} */
    private function policy(): array
    {
        $status = json_decode($this->state->get(State::SERVICE_STATUS) ?? '', true);
        $period = $status['policy']['hostingDeletion']['gracePeriod'] ?? self::PERIOD;
        $zone = $status['policy']['timezone'] ?? self::TIMEZONE;
        try {
            return [$period, new DateInterval($period), new DateTimeZone($zone)];
        } catch (Throwable $unreadable) {
            return [self::PERIOD, new DateInterval(self::PERIOD), new DateTimeZone(self::TIMEZONE)];
        }
    }
}
