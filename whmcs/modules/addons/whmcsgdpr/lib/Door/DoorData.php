<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\Whmcsgdpr\Door;

use DateTimeImmutable;
use WHMCS\Module\Addon\Whmcsgdpr\Utc;

/** The data of one call, read strictly: a wrong type, a missing value or a key that nobody asked for refuses the call. */
final class DoorData
{
    /** WHMCS keeps its ids in signed 32-bit columns; a larger number would be cut to another object's id. */
    private const LARGEST_ID = 2147483647;

    /** @param array<string, mixed> $data */
    private function __construct(private readonly array $data) {}

    /**
     * @param array<string, mixed> $data
     * @param string ...$known the keys that this action reads
     * @throws DoorRefusal `door.invalid` when there is another one
     */
    public static function read(array $data, string ...$known): self
    {
        if (array_diff(array_map('strval', array_keys($data)), $known) !== []) {
            throw self::invalid();
        }

        return new self($data);
    }

    /** A positive integer. @throws DoorRefusal `door.invalid` */
    public function id(string $key): int
    {
        return self::asId($this->data[$key] ?? null);
    }

    /** An instant such as `2026-11-22T15:00:00Z`; null where the key is absent. @throws DoorRefusal `door.invalid` */
    public function instant(string $key): ?DateTimeImmutable
    {
        if (!array_key_exists($key, $this->data)) {
            return null;
        }
        $at = is_string($this->data[$key]) ? Utc::fromJson($this->data[$key]) : null;

        return $at ?? throw self::invalid();
    }

    /** Any value of the call, for what only the action itself can judge; null where the key is absent. */
    public function raw(string $key): mixed
    {
        return $this->data[$key] ?? null;
    }

    /** Reads one id, also out of a list. @throws DoorRefusal `door.invalid` */
    public static function asId(mixed $value): int
    {
        if (!is_int($value) || $value < 1 || $value > self::LARGEST_ID) {
            throw self::invalid();
        }

        return $value;
    }

    public static function invalid(): DoorRefusal
    {
        return new DoorRefusal(422, 'door.invalid');
    }
}
