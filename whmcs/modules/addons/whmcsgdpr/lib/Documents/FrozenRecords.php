<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\Whmcsgdpr\Documents;

use WHMCS\Database\Capsule;
use WHMCS\Module\Addon\Whmcsgdpr\Columns;

/**
 * The client's name and address as WHMCS froze them into an invoice. They stand in `mod_invoicedata`. `tblinvoicedata` has a
 * row for each invoice and holds the country only, so it counts as a frozen record only where it holds the client's details.
 */
final class FrozenRecords
{
    /** Where they may stand: table, the column with the invoice's id, the column with the client's details. */
    public const PLACES = [
        ['mod_invoicedata', 'invoiceid', 'clientsdetails'],
        ['tblinvoicedata', 'invoice_id', 'clientsdetails'],
    ];

    public function __construct(private readonly Columns $columns) {}

    /** Whether this WHMCS has a place for them. */
    public function hasPlace(): bool
    {
        return $this->places() !== [];
    }

    /** @return array<int, bool> of every invoice of the client whether it carries one, by the invoice's id */
    public function ofClient(int $clientId): array
    {
        $ids = Capsule::table('tblinvoices')->where('userid', $clientId)->orderBy('id')->pluck('id')->all();
        $carries = array_fill_keys($ids, false);
        foreach ($this->places() as [$table, $invoice, $details]) {
            foreach (array_chunk($ids, 1000) as $some) {
                $frozen = Capsule::table($table)->whereIn($invoice, $some)->where($details, '<>', '')->pluck($invoice);
                $carries = array_fill_keys($frozen->all(), true) + $carries;
            }
        }
        ksort($carries);

        return $carries;
    }

    /** @return list<array{string, string, string}> */
    private function places(): array
    {
        return array_values(
            array_filter(
                self::PLACES,
                fn(array $place): bool => $this->columns->missing([$place[0] => [$place[1], $place[2]]]) === [],
            ),
        );
    }
}
