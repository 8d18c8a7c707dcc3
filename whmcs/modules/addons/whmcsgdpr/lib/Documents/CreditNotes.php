<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\Whmcsgdpr\Documents;

use Illuminate\Database\Query\Builder;
use WHMCS\Database\Capsule;
use WHMCS\Module\Addon\Whmcsgdpr\Columns;

/**
 * Credit and debit notes exist since WHMCS 9, and no documentation names their tables. These are the names they may have; one
 * counts only where it also has a column that says whose a note is.
 */
final class CreditNotes
{
    private const TABLES = [
        'credit_note' => ['tblcreditnotes', 'tblcredit_notes', 'tblinvoicecreditnotes'],
        'debit_note' => ['tbldebitnotes', 'tbldebit_notes', 'tblinvoicedebitnotes'],
        'billing_note' => ['tblbillingnotes', 'tblbilling_notes'],
    ];
    private const CLIENT = ['userid', 'client_id', 'clientid'];
    private const INVOICE = ['invoiceid', 'invoice_id'];

    public function __construct(private readonly Columns $columns) {}

    /** @return ?list<array<string, mixed>> rows as they are with their `kind`; null where no such table was found */
    public function ofClient(int $clientId): ?array
    {
        $notes = null;
        foreach (self::TABLES as $kind => $tables) {
            foreach ($tables as $table) {
                $rows = $this->rows($table, $clientId);
                if ($rows !== null) {
                    $told = static fn(object $row): array => ['kind' => $kind] +
                        array_map([self::class, 'readable'], (array) $row);
                    $notes = array_merge($notes ?? [], array_map($told, $rows->get()->all()));
                }
            }
        }

        return $notes;
    }

    private function rows(string $table, int $clientId): ?Builder
    {
        foreach (self::CLIENT as $column) {
            if ($this->columns->has($table, $column)) {
                return Capsule::table($table)->where($column, $clientId);
            }
        }
        foreach (self::INVOICE as $column) {
            if ($this->columns->has($table, $column)) {
                return Capsule::table($table)->whereIn($column, static function (Builder $invoices) use ($clientId): void {
                    $invoices->select('id')->from('tblinvoices')->where('userid', $clientId);
                });
            }
        }

        return null;
    }

    /** JSON takes no bytes that are not text. */
    private static function readable(mixed $value): mixed
    {
        return is_string($value) ? mb_scrub($value) : $value;
    }
}
