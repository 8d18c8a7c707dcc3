<?php

declare(strict_types=1);

namespace WhmcsGdpr\Tests\Support;

use WHMCS\Module\Addon\Whmcsgdpr\Door\DoorAction;

/** Asks an action of the door without the door around it. */
final class DoorAsked
{
    /** The answer's bytes. @param array<string, mixed> $data */
    public static function bytes(DoorAction $action, array $data): string
    {
        $bytes = '';
        foreach ($action->answer($data)->chunks as $chunk) {
            $bytes .= $chunk;
        }

        return $bytes;
    }

    /** @param array<string, mixed> $data */
    public static function json(DoorAction $action, array $data): array
    {
        return json_decode(self::bytes($action, $data), true, 512, JSON_THROW_ON_ERROR);
    }

    /** @param array<string, mixed> $data @return list<array<string, mixed>> */
    public static function lines(DoorAction $action, array $data): array
    {
        $lines = explode("\n", rtrim(self::bytes($action, $data), "\n"));

        return array_map(static fn(string $line): array => json_decode($line, true, 512, JSON_THROW_ON_ERROR), $lines);
    }
}
