<?php

declare(strict_types=1);

namespace WhmcsGdpr\Tests\Support;

use PHPUnit\Framework\TestCase;
use WHMCS\Database\Capsule;

/** A test on the real MariaDB, with every table of WHMCS and of the addon there and empty at its start. */
abstract class DatabaseTestCase extends TestCase
{
    protected function setUp(): void
    {
        foreach (Capsule::select('SHOW TABLES') as $row) {
            $table = array_values((array) $row)[0];
            if (Capsule::table($table)->exists()) {
                Capsule::connection()->statement("TRUNCATE TABLE `{$table}`");
            }
        }
        $GLOBALS['harness_hooks'] = [];
        $_SESSION = [];
        $_POST = [];
        $_GET = [];
    }

    /** Every row of a table, as arrays, in the order of its first column. @return list<array<string, mixed>> */
    protected static function rows(string $table): array
    {
        return array_map(static fn (object $row): array => (array) $row, Capsule::table($table)->orderByRaw('1')->get()->all());
    }
}
