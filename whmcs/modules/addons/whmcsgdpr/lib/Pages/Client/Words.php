<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\Whmcsgdpr\Pages\Client;

use DateTimeImmutable;
use DateTimeInterface;
use DateTimeZone;

/** The client area's texts in the client's own language, as plain text: whoever prints them escapes them. */
final class Words
{
    /**
     * @param array<string, string> $texts what WHMCS read from `lang/`, keys `client_…`
     * @param DateTimeZone $zone in which dates are told: the policy's
     */
    public function __construct(private readonly array $texts, private readonly DateTimeZone $zone) {}

    /**
     * One text, its placeholders filled in.
     *
     * @param string $key without `client_`; it is the answer where the text is missing
     * @param array<string, string> $with placeholder without braces → what stands there
     */
    public function say(string $key, array $with = []): string
    {
        $places = [];
        foreach ($with as $name => $value) {
            $places['{' . $name . '}'] = $value;
        }

        return strtr($this->texts["client_{$key}"] ?? $key, $places);
    }

    /** Every text whose key begins so, `client_` left out. @return array<string, string> */
    public function all(): array
    {
        $all = [];
        foreach ($this->texts as $key => $text) {
            if (str_starts_with((string) $key, 'client_')) {
                $all[substr((string) $key, strlen('client_'))] = $text;
            }
        }

        return $all;
    }

    /** A day: `22 November 2026`. */
    public function day(DateTimeInterface $at): string
    {
        $local = $this->local($at);
        $day = $local->format('j');

        return $this->say('date', [
            'day' => $day === '1' ? $this->say('day_first') : $day,
            'month' => $this->say('month_' . $local->format('n')),
            'year' => $local->format('Y'),
        ]);
    }

    /** A moment: `22 November 2026, 16:00`. */
    public function moment(DateTimeInterface $at): string
    {
        return $this->say('date_time', ['date' => $this->day($at), 'time' => $this->local($at)->format('H:i')]);
    }

    /** The beginning of something: a midnight is told as its day. */
    public function beginning(DateTimeInterface $at): string
    {
        return $this->local($at)->format('H:i:s') === '00:00:00' ? $this->day($at) : $this->moment($at);
    }

    /** The end of something: a midnight is told as the end of the day before it. */
    public function ending(DateTimeInterface $at): string
    {
        $local = $this->local($at);

        return $local->format('H:i:s') === '00:00:00'
            ? $this->say('date_end', ['date' => $this->day($local->modify('-1 day'))])
            : $this->moment($at);
    }

    public function number(int $number): string
    {
        return number_format($number, 0, '', $this->say('thousands'));
    }

    /** Bytes as `1.4 MB`, in powers of thousand as file managers show them. */
    public function size(int $bytes): string
    {
        return $bytes < 1_000_000
            ? $this->number((int) ceil($bytes / 1_000)) . ' kB'
            : number_format($bytes / 1_000_000, 1, $this->say('decimal'), $this->say('thousands')) . ' MB';
    }

    private function local(DateTimeInterface $at): DateTimeImmutable
    {
        return DateTimeImmutable::createFromInterface($at)->setTimezone($this->zone);
    }
}
