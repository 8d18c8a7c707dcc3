<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\Whmcsgdpr;

use DateTimeImmutable;

/** Where the addon gets the time from, so that tests can play days in a moment. */
interface Clock
{
    /** Now, in UTC. */
    public function now(): DateTimeImmutable;
}
