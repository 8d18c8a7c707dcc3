<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\Whmcsgdpr\Outbox;

use Closure;
use DateTimeImmutable;

/** When an event that failed is tried again: soon at first, then ever more rarely, and never not at all. */
final class RetrySchedule
{
    /** Seconds from one attempt to the next; the last one repeats for ever. Standard Webhooks 1.0, "Retry schedule". */
    public const WAITS = [5, 300, 1800, 7200, 18000, 36000, 50400, 72000, 86400];
    /** By up to this part of it a wait is longer, so that what failed together is not tried together. */
    public const JITTER = 0.1;

    private readonly Closure $random;

    /** @param ?Closure(): float $random from 0 up to, not including, 1 */
    public function __construct(?Closure $random = null)
    {
        $this->random = $random ?? static fn(): float => random_int(0, 999_999) / 1_000_000;
    }

    /** The earliest time of the next attempt. @param int $failures attempts so far, at least 1 */
    public function next(int $failures, DateTimeImmutable $attemptedAt): DateTimeImmutable
    {
        $wait = self::WAITS[min(max($failures, 1), count(self::WAITS)) - 1];
        $seconds = (int) floor($wait * (1 + self::JITTER * ($this->random)()));

        return $attemptedAt->modify("+{$seconds} seconds");
    }
}
