<?php

declare(strict_types=1);

namespace WhmcsGdpr\Tests\Support;

use DateInterval;
use DateTimeImmutable;
use DateTimeZone;
use WHMCS\Module\Addon\Whmcsgdpr\Clock;

/** A clock that stands until it is moved. */
final class FixedClock implements Clock
{
    private DateTimeImmutable $now;

    public function __construct(string $now = '2026-11-22T12:00:00Z')
    {
        $this->now = new DateTimeImmutable($now, new DateTimeZone('UTC'));
    }

    public function now(): DateTimeImmutable
    {
        return $this->now;
    }

    /** Moves on by an ISO 8601 period, such as `PT5M`. */
    public function advance(string $period): void
    {
        $this->now = $this->now->add(new DateInterval($period));
    }
}
