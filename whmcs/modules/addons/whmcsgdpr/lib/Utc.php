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

    private static function inUtc(DateTimeInterface $at): DateTimeImmutable
    {
        return DateTimeImmutable::createFromInterface($at)->setTimezone(new DateTimeZone('UTC'));
    }
}
