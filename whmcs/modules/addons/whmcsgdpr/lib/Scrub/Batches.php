<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\Whmcsgdpr\Scrub;

use Closure;
use WHMCS\Database\Capsule;

/** The bounds of one call: each batch is a transaction of its own, and no new one begins once the time is up. */
final class Batches
{
    private readonly float $endsAt;
    private bool $hasChanged = false;
    public readonly Progress $progress;

    /**
     * @param float $seconds for the whole call
     * @param int $rows the most rows that one batch touches
     * @param ?Closure(): void $beforeCommit for tests: runs in each transaction after its work
     * @param ?Progress $progress where an earlier call stopped; none: tables are read to their end
     */
    public function __construct(
        float $seconds,
        public readonly int $rows = 500,
        private readonly ?Closure $beforeCommit = null,
        ?Progress $progress = null,
    ) {
        $this->progress = $progress ?? Progress::ofThisCall();
        $this->endsAt = hrtime(true) / 1e9 + $seconds;
    }

    /**
     * Runs one batch.
     *
     * @param Closure(): int $work returns the number of rows it changed
     */
    public function run(Closure $work): int
    {
        $changed = Capsule::connection()->transaction(function () use ($work): int {
            $rows = $work();
            if ($rows > 0 && $this->beforeCommit !== null) {
                ($this->beforeCommit)();
            }

            return $rows;
        });
        $this->hasChanged = $this->hasChanged || $changed > 0;

        return $changed;
    }

    /** True once the time is up; not before something was changed or read for good, so that each call gets further. */
    public function areSpent(): bool
    {
        return ($this->hasChanged || $this->progress->mayPause()) && hrtime(true) / 1e9 >= $this->endsAt;
    }
}
