<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\Whmcsgdpr\Door;

/** Tells which scopes of personal data this addon can scrub here. */
interface ScopeCatalogue
{
    /**
     * Every scope the addon knows, whether this WHMCS has what it needs, and what it lacks (`tblx` or `tblx.column`).
     *
     * @return list<array{scope: string, available: bool, missing: list<string>}>
     */
    public function scopes(): array;
}
