<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\Whmcsgdpr;

use WHMCS\Database\Capsule;

/**
 * What this WHMCS really has of the tables and columns that are known from documentation only. Each table is looked up once
 * per request; whoever reads or writes a table of WHMCS asks here first and names what is missing instead of guessing.
 */
final class Columns
{
    /** @var array<string, array<string, true>> the columns of each table that was asked about; none: no such table */
    private array $known = [];

    public function hasTable(string $table): bool
    {
        return $this->of($table) !== [];
    }

    public function has(string $table, string $column): bool
    {
        return isset($this->of($table)[strtolower($column)]);
    }

    /**
     * What is missing of what is needed.
     *
     * @param array<string, list<string>> $needed column names by table
     * @return list<string> `tblx` for an absent table, `tblx.column` for an absent column of a table that is there
     */
    public function missing(array $needed): array
    {
        $missing = [];
        foreach ($needed as $table => $columns) {
            if (!$this->hasTable($table)) {
                $missing[] = $table;
                continue;
            }
            foreach ($columns as $column) {
                if (!$this->has($table, $column)) {
                    $missing[] = "{$table}.{$column}";
                }
            }
        }

        return $missing;
    }

    /** @return array<string, true> */
    private function of(string $table): array
    {
        return $this->known[$table] ??= array_fill_keys(
            array_map('strtolower', Capsule::schema()->getColumnListing($table)),
            true,
        );
    }
}
