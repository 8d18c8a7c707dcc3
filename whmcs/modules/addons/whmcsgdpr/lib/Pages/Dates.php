<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\Whmcsgdpr\Pages;

use DateTimeImmutable;
use DateTimeInterface;
use DateTimeZone;
use Exception;
use WHMCS\Module\Addon\Whmcsgdpr\Clock;

/** Instants in words, in the policy's time zone. What cannot be read as one is shown as a dash. */
final class Dates
{
    private readonly DateTimeZone $zone;

    /** @param ?string $timezone of the policy; null or unknown: the server's own */
    public function __construct(private readonly Texts $texts, private readonly Clock $clock, ?string $timezone)
    {
        try {
            $this->zone = new DateTimeZone($timezone ?? date_default_timezone_get());
        } catch (Exception $unknown) {
            $this->zone = new DateTimeZone(date_default_timezone_get());
        }
    }

    /** `6 December 2026, 14:05`. */
    public function instant(DateTimeInterface|string|null $at): string
    {
        $local = $this->local($at);

        return $local === null ? '–' : $this->words($local) . $local->format(', H:i');
    }

    /** A latest moment. One at midnight is the end of the day before it, as a person would say it. */
    public function latest(DateTimeInterface|string|null $at): string
    {
        $local = $this->local($at);
        if ($local === null || $local->format('H:i:s') !== '00:00:00') {
            return $this->instant($at);
        }

        return $this->texts->of('date_end_of', ['day' => $this->words($local->modify('-1 day'))]);
    }

    /** A day, `YYYY-MM-DD`, without any zone. */
    public function day(?string $day): string
    {
        $read = $day === null ? false : DateTimeImmutable::createFromFormat('!Y-m-d', $day, $this->zone);

        return $read === false ? '–' : $this->words($read);
    }

    /** How far away, such as `in 14 days` or `3 hours ago`. */
    public function away(DateTimeInterface|string|null $at): string
    {
        $local = $this->local($at);
        if ($local === null) {
            return '';
        }
        $seconds = $local->getTimestamp() - $this->clock->now()->getTimestamp();
        $minutes = intdiv(abs($seconds) + 30, 60);
        if ($minutes === 0) {
            return $this->texts->of('date_now');
        }
        [$unit, $count] = match (true) {
            $minutes < 90 => ['minutes', $minutes],
            $minutes < 36 * 60 => ['hours', intdiv($minutes + 30, 60)],
            default => ['days', intdiv($minutes + 720, 1440)],
        };

        return $this->texts->of(($seconds < 0 ? 'date_ago_' : 'date_in_') . $unit, ['count' => $count]);
    }

    /** Whether the moment has come. */
    public function isPast(DateTimeInterface|string|null $at): bool
    {
        $local = $this->local($at);

        return $local !== null && $local <= $this->clock->now();
    }

    public function zone(): string
    {
        return $this->zone->getName();
    }

    private function local(DateTimeInterface|string|null $at): ?DateTimeImmutable
    {
        if ($at === null || $at === '') {
            return null;
        }
        try {
            $read = is_string($at)
                ? new DateTimeImmutable($at, new DateTimeZone('UTC'))
                : DateTimeImmutable::createFromInterface($at);
        } catch (Exception $unreadable) {
            return null;
        }

        return $read->setTimezone($this->zone);
    }

    private function words(DateTimeImmutable $day): string
    {
        $months = explode(',', $this->texts->of('date_months'));

        return $this->texts->of('date_day', [
            'day' => $day->format('j'),
            'month' => $months[(int) $day->format('n') - 1] ?? $day->format('m'),
            'year' => $day->format('Y'),
        ]);
    }
}
