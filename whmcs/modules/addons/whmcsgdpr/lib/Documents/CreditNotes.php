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
    /** The same that the service reads a note's day from. */
    private const DATE = ['date', 'issue_date', 'date_issued', 'issued_at', 'datecreated', 'date_created', 'created_at'];
    /** Where a note's lines may stand; they count only where a column names the note. */
    private const LINES = [
        'credit_note' => [
            ['tblcreditnoteitems', 'tblcreditnote_items', 'tblcredit_note_items'],
            ['creditnoteid', 'creditnote_id', 'credit_note_id'],
        ],
        'debit_note' => [
            ['tbldebitnoteitems', 'tbldebitnote_items', 'tbldebit_note_items'],
            ['debitnoteid', 'debitnote_id', 'debit_note_id'],
        ],
        'billing_note' => [
            ['tblbillingnoteitems', 'tblbillingnote_items', 'tblbilling_note_items'],
            ['billingnoteid', 'billingnote_id', 'billing_note_id'],
        ],
    ];

    public function __construct(private readonly Columns $columns) {}

    /** @return list<string> the kinds of which exactly one table was found, so that an id names one note */
    public function kinds(): array
    {
        return array_values(
            array_filter(array_keys(self::TABLES), fn(string $kind): bool => count($this->tablesOf($kind)) === 1),
        );
    }

    /**
     * One note, held until the transaction ends: whose it is and its day, null where that cannot be told.
     *
     * @return ?array{clientId: ?int, date: ?string} null where there is no such note
     */
    public function find(string $kind, int $id): ?array
    {
        $table = $this->tablesOf($kind)[0] ?? null;
        $note = $table === null ? null : Capsule::table($table)->where('id', $id)->lockForUpdate()->first();
        if ($note === null) {
            return null;
        }
        $day = substr((string) self::first($note, self::DATE), 0, 10);

        return [
            'clientId' => $this->ownerOf($note),
            'date' => preg_match('~^(?!0000)\d{4}-\d{2}-\d{2}$~D', $day) === 1 ? $day : null,
        ];
    }

    /** Removes one note with its lines. @return int the rows */
    public function remove(string $kind, int $id): int
    {
        $rows = 0;
        [$tables, $columns] = self::LINES[$kind];
        foreach ($tables as $table) {
            foreach ($columns as $column) {
                if ($this->columns->has($table, $column)) {
                    $rows += Capsule::table($table)->where($column, $id)->delete();
                }
            }
        }

        return $rows + Capsule::table($this->tablesOf($kind)[0])->where('id', $id)->delete();
    }

    /** Whether a note on this invoice is there: without its invoice nobody could tell whose it is. */
    public function areOn(int $invoiceId): bool
    {
        foreach (array_merge(...array_values(self::TABLES)) as $table) {
            foreach (self::INVOICE as $column) {
                if ($this->columns->has($table, $column) && Capsule::table($table)->where($column, $invoiceId)->exists()) {
                    return true;
                }
            }
        }

        return false;
    }

    /** @return list<string> */
    private function tablesOf(string $kind): array
    {
        return array_values(
            array_filter(
                self::TABLES[$kind] ?? [],
                fn(string $table): bool => $this->columns->has($table, 'id') && $this->rows($table, 0) !== null,
            ),
        );
    }

    private function ownerOf(object $note): ?int
    {
        $client = self::first($note, self::CLIENT);
        if ($client === null) {
            $invoice = self::first($note, self::INVOICE);
            $client = $invoice === null ? null : Capsule::table('tblinvoices')->where('id', (int) $invoice)->value('userid');
        }

        return $client === null ? null : (int) $client;
    }

    /** @param list<string> $columns */
    private static function first(object $row, array $columns): mixed
    {
        $values = array_change_key_case((array) $row);
        foreach ($columns as $column) {
            if (isset($values[$column])) {
                return $values[$column];
            }
        }

        return null;
    }

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
