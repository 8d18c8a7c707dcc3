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
        // One question about all tables: asking each of them would take longer than most tests.
        $filled = array_map(static function (object $row): string {
            $table = array_values((array) $row)[0];

            return "SELECT '{$table}' AS name FROM DUAL WHERE EXISTS (SELECT 1 FROM `{$table}`)";
        }, Capsule::select('SHOW TABLES'));
        foreach (Capsule::select(implode(' UNION ALL ', $filled)) as $table) {
            Capsule::connection()->statement("TRUNCATE TABLE `{$table->name}`");
        }
        $GLOBALS['harness_hooks'] = [];
        $_SESSION = [];
        $_POST = [];
        $_GET = [];
    }

    /** Every row of a table, as arrays, in the order of its first column. @return list<array<string, mixed>> */
    protected static function rows(string $table): array
    {
        return array_map(
            static fn(object $row): array => (array) $row,
            Capsule::table($table)->orderByRaw('1')->get()->all(),
        );
    }
}
