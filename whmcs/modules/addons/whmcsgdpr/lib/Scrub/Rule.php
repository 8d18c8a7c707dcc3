<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\Whmcsgdpr\Scrub;

use WHMCS\Module\Addon\Whmcsgdpr\Columns;

/** One thing that a scope does to one table. Scrubbing and counting what is left read the same condition. */
interface Rule
{
    public function lack(Columns $columns): Lack;

    /**
     * Works until nothing is left or the batches are spent. May be called again at any time, and after being killed at any
     * time. Called only where the rule can run.
     *
     * @return int the rows really changed
     */
    public function scrub(Subject $subject, Batches $batches): int;

    /** How many rows the rule would still change, as far as they were counted before the batches were spent. */
    public function left(Subject $subject, Batches $batches): int;

    /** @return list<string> what the rule had to leave although its table is there, as `tblx.what` */
    public function outOfReach(Subject $subject): array;
}
