<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\Whmcsgdpr\Scrub;

use WHMCS\Module\Addon\Whmcsgdpr\Columns;

/** Whom a scrub is about. */
final class Subject
{
    public readonly OtherClients $others;
    /** Those of the caller that are nobody else's. */
    public readonly Identifiers $identifiers;

    /** @param bool $keepsInvoices true: what bookkeeping needs stays */
    public function __construct(
        public readonly int $clientId,
        Identifiers $identifiers,
        public readonly bool $keepsInvoices,
        public readonly Columns $columns,
    ) {
        $this->others = new OtherClients($clientId, $columns);
        $this->identifiers = $identifiers->ofNobodyElse($this->others);
    }
}
