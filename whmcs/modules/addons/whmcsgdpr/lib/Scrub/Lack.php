<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\Whmcsgdpr\Scrub;

/** What this WHMCS does not have of what a rule needs. */
final class Lack
{
    /**
     * @param list<string> $names `tblx` or `tblx.column`; what only some versions of WHMCS have is not named, since where it
     *     is absent there is nothing to scrub
     * @param bool $isTotal the rule cannot run
     */
    public function __construct(public readonly array $names, public readonly bool $isTotal) {}
}
