<?php

declare(strict_types=1);

namespace WhmcsGdpr\Tests\unit;

use PHPUnit\Framework\TestCase;
use WHMCS\Module\Addon\Whmcsgdpr\Outbox\RetrySchedule;
use WhmcsGdpr\Tests\Support\FixedClock;

final class OutboxRetryScheduleTest extends TestCase
{
    private const MINUTE = 60;
    private const HOUR = 3600;

    public function testTheWaitsAreTheStandardsAndThenADayForEver(): void
    {
        $waits = [
            1 => 5,
            2 => 5 * self::MINUTE,
            3 => 30 * self::MINUTE,
            4 => 2 * self::HOUR,
            5 => 5 * self::HOUR,
            6 => 10 * self::HOUR,
            7 => 14 * self::HOUR,
            8 => 20 * self::HOUR,
            9 => 24 * self::HOUR,
            10 => 24 * self::HOUR,
            1000 => 24 * self::HOUR,
        ];
        $schedule = new RetrySchedule(static fn(): float => 0.0);
        foreach ($waits as $failures => $wait) {
            self::assertSame($wait, self::seconds($schedule, $failures), "after failure {$failures}");
        }
    }

    public function testChanceMakesAWaitLongerByATenthAtMostAndNeverShorter(): void
    {
        $latest = new RetrySchedule(static fn(): float => 0.999999);
        self::assertSame(5, self::seconds($latest, 1));
        self::assertSame(329, self::seconds($latest, 2));
        self::assertSame(95039, self::seconds($latest, 9));
        $drawn = array_map(static fn(): int => self::seconds(new RetrySchedule(), 9), range(1, 200));
        self::assertGreaterThanOrEqual(86400, min($drawn));
        self::assertLessThanOrEqual(95040, max($drawn));
        self::assertGreaterThan(100, count(array_unique($drawn)));
    }

    private static function seconds(RetrySchedule $schedule, int $failures): int
    {
        $at = (new FixedClock())->now();

        return $schedule->next($failures, $at)->getTimestamp() - $at->getTimestamp();
    }
}
