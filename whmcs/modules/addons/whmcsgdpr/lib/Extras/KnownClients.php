<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\Whmcsgdpr\Extras;

use WHMCS\Database\Capsule;
use WHMCS\Module\Addon\Whmcsgdpr\Columns;
use WHMCS\Module\Addon\Whmcsgdpr\Tables;

/** Tells whose id is a client's. A deleted client is still known: what carries the id outlives the row. */
final class KnownClients
{
    private const TRACES = [
        'tblinvoices' => 'userid',
        'tblhosting' => 'userid',
        'tbltickets' => 'userid',
        'tblemails' => 'userid',
        'tblactivitylog' => 'userid',
        Tables::SEEN => 'client_id',
        Tables::EVIDENCE => 'client_id',
    ];

    public function __construct(private readonly Columns $columns) {}

    public function know(int $clientId): bool
    {
        // Ids are given once and rise: a smaller one than the largest was a client's.
        if (Capsule::table('tblclients')->where('id', '>=', $clientId)->exists()) {
            return true;
        }
        foreach (self::TRACES as $table => $column) {
            if ($this->columns->has($table, $column) && Capsule::table($table)->where($column, $clientId)->exists()) {
                return true;
            }
        }

        return false;
    }
}
