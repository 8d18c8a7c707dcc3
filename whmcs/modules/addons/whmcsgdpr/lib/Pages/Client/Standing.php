<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\Whmcsgdpr\Pages\Client;

use DateTimeImmutable;

/** Where a deletion stands, as far as a client's choices depend on it. */
final class Standing
{
    /** Whether its clock stands still until the client has the data back. @param array<string, mixed> $deletion */
    public static function waitsForData(array $deletion): bool
    {
        return ($deletion['state'] ?? null) === 'waiting' && isset($deletion['clockStoppedAt']);
    }

    /** Whether it is planned and has yet to start. @param array<string, mixed> $deletion */
    public static function isAhead(array $deletion, DateTimeImmutable $now): bool
    {
        return ($deletion['state'] ?? null) === 'scheduled' &&
            isset($deletion['startAt']) &&
            new DateTimeImmutable($deletion['startAt']) > $now;
    }

    /**
     * Whether it can still be called off: it is not being carried out just now, and its hosting is there. An attempt that failed
     * ended nothing.
     *
     * @param array<string, mixed> $deletion
     */
    public static function mayBeKept(array $deletion): bool
    {
        $rests = in_array($deletion['state'], ['pending', 'scheduled', 'held', 'waiting', 'failed'], true);
        foreach ($rests ? $deletion['steps'] ?? [] : [] as $step) {
            $isHosting = in_array($step['action'], ['terminate_hosting', 'delete_hosting'], true);
            if ($isHosting && in_array($step['state'], ['done', 'nothing_found'], true)) {
                return false;
            }
        }

        return $rests;
    }

    /** Whether the cancellation is in effect. @param array<string, mixed> $deletion with `effectiveAt` */
    public static function isInEffect(array $deletion, DateTimeImmutable $now): bool
    {
        return new DateTimeImmutable($deletion['effectiveAt']) <= $now;
    }
}
