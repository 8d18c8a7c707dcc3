<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\Whmcsgdpr\Scrub;

/** What this WHMCS does not have of what a rule needs. */
final class Lack
{
    /**
     * @param list<string> $names `tblx` or `tblx.column`
     * @param bool $isTotal the rule cannot run at all
     * @param bool $isExpected nothing but what only some versions of WHMCS have
     */
    public function __construct(
        public readonly array $names,
        public readonly bool $isTotal,
        public readonly bool $isExpected
    ) {
    }
}
