<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\Whmcsgdpr;

use DateTimeImmutable;
use DateTimeInterface;
use DateTimeZone;

/**
 * How the addon writes instants. Its own tables hold UTC, `YYYY-MM-DD HH:MM:SS`; WHMCS's own columns are in the server's zone
 * and never pass through here.
 */
final class Utc
{
    /** For a column of the addon's own tables. */
    public static function column(DateTimeInterface $at): string
    {
        return self::inUtc($at)->format('Y-m-d H:i:s');
    }

    /** From a column of the addon's own tables; null stays null. */
    public static function fromColumn(?string $value): ?DateTimeImmutable
    {
        return $value === null ? null : new DateTimeImmutable($value, new DateTimeZone('UTC'));
    }

    /** For JSON: `2026-11-22T15:00:00Z`. */
    public static function json(DateTimeInterface $at): string
    {
        return self::inUtc($at)->format('Y-m-d\TH:i:s\Z');
    }

    /** From JSON, fractions of a second cut off; null for anything but a real instant in UTC. */
    public static function fromJson(string $text): ?DateTimeImmutable
    {
        if (preg_match('~^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.\d{1,9})?Z\z~', $text, $parts) !== 1) {
            return null;
        }
        $at = DateTimeImmutable::createFromFormat('!Y-m-d\TH:i:s', $parts[1], new DateTimeZone('UTC'));

        // 30 February would silently become 2 March.
        return $at !== false && $at->format('Y-m-d\TH:i:s') === $parts[1] ? $at : null;
    }

    private static function inUtc(DateTimeInterface $at): DateTimeImmutable
    {
        return DateTimeImmutable::createFromInterface($at)->setTimezone(new DateTimeZone('UTC'));
    }
}
