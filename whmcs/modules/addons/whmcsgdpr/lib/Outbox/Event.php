<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\Whmcsgdpr\Outbox;

use DateTimeImmutable;
use InvalidArgumentException;

/**
 * One event for the service: ids and enumerations, by construction. Hook variables carry clear passwords and old profile
 * values, so nothing but these gets through.
 */
final class Event
{
    /**
     * @param string $type of the service's contract, such as `client.closed`
     * @param array<string, int|string|list<string>> $data ids as integers; enumerations as `[a-z0-9_.]` words
     * @throws InvalidArgumentException `event.not_an_enumeration` for any other value
     */
    public function __construct(
        public readonly string $type,
        public readonly DateTimeImmutable $occurredAt,
        public readonly array $data,
    ) {
        foreach ([$type, ...array_keys($data), ...array_values($data)] as $value) {
            foreach (is_array($value) ? $value : [$value] as $word) {
                if (!is_int($word) && (!is_string($word) || preg_match('~^[A-Za-z0-9_.]{1,64}$~', $word) !== 1)) {
                    throw new InvalidArgumentException('event.not_an_enumeration');
                }
            }
        }
    }
}
