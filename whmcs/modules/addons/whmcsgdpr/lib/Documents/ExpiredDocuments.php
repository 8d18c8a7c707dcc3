<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\Whmcsgdpr\Documents;

use DateTimeZone;
use WHMCS\Database\Capsule;
use WHMCS\Module\Addon\Whmcsgdpr\Clock;
use WHMCS\Module\Addon\Whmcsgdpr\Columns;
use WHMCS\Module\Addon\Whmcsgdpr\Evidence;

/**
 * Removes documents that no law keeps any more, each in one transaction: invoices with their lines, payments, frozen record and
 * credits, credit and debit notes where WHMCS has them in a place we know, and transactions that belong to no invoice. The service says until when each must be kept and has the owner's word; what WHMCS itself can tell is asked again here.
 */
final class ExpiredDocuments
{
    public const ABSENT = 'absent';
    public const OTHER_CLIENT = 'other_client';
    public const NOT_EXPIRED = 'not_expired';
    public const NOT_SETTLED = 'not_settled';
    public const HAS_NOTES = 'has_notes';
    public const PART_OF_INVOICE = 'part_of_invoice';
    public const PLACE_UNKNOWN = 'place_unknown';

    public const INVOICE = 'invoice';
    public const TRANSACTION = 'transaction';
    /** Every kind of document, in the order in which those of one client can go. */
    public const KINDS = ['credit_note', 'debit_note', 'billing_note', self::INVOICE, self::TRANSACTION];

    private const SETTLED = ['Paid', 'Cancelled', 'Refunded'];
    /** What hangs on an invoice: table and the column with its id. */
    private const PARTS = [
        ['tblinvoiceitems', 'invoiceid'],
        ['tblaccounts', 'invoiceid'],
        ['mod_invoicedata', 'invoiceid'],
        ['tblinvoicedata', 'invoice_id'],
    ];
    /** What keeps an order: table and the column with its id. */
    private const ORDERED = [
        ['tblhosting', 'orderid'],
        ['tblhostingaddons', 'orderid'],
        ['tbldomains', 'orderid'],
        ['tblupgrades', 'orderid'],
    ];

    public function __construct(
        private readonly Columns $columns,
        private readonly Clock $clock,
        private readonly Evidence $evidence,
        private readonly CreditNotes $notes,
    ) {}

    /**
     * Removes one document, or says why not. A second call finds it absent.
     *
     * @param string $kind one of `KINDS`
     * @param string $retainedUntil the first day on which it may go, `YYYY-MM-DD`
     * @return int|string the rows removed, or one of the constants above
     */
    public function remove(int $clientId, string $kind, int $id, string $retainedUntil): int|string
    {
        return Capsule::connection()->transaction(function () use ($clientId, $kind, $id, $retainedUntil): int|string {
            $result = match ($kind) {
                self::INVOICE => $this->removeInvoice($clientId, $id, $retainedUntil),
                self::TRANSACTION => $this->removeTransaction($clientId, $id, $retainedUntil),
                default => $this->removeNote($clientId, $kind, $id, $retainedUntil),
            };
            if (is_int($result)) {
                $detail = [$kind => $id, 'rows' => $result];
                $this->evidence->note('documents.removed', 'service', $clientId, null, $detail);
            }

            return $result;
        });
    }

    private function removeInvoice(int $clientId, int $id, string $retainedUntil): int|string
    {
        $invoice = Capsule::table('tblinvoices')->where('id', $id)->lockForUpdate()->first();
        if ($invoice === null) {
            return self::ABSENT;
        }
        $objection = $this->objection((int) $invoice->userid, $clientId, (string) $invoice->date, $retainedUntil);
        if ($objection !== null || !in_array($invoice->status, self::SETTLED, true)) {
            return $objection ?? self::NOT_SETTLED;
        }
        if ($this->notes->areOn($id)) {
            return self::HAS_NOTES;
        }
        $rows = $this->removeParts($clientId, $id) + $this->removeOrders($clientId, $id);

        return $rows + Capsule::table('tblinvoices')->where('id', $id)->delete();
    }

    private function removeNote(int $clientId, string $kind, int $id, string $retainedUntil): int|string
    {
        // An id in one of two tables, or in one that is not found any more, names nothing for certain.
        if (!in_array($kind, $this->notes->kinds(), true)) {
            return self::PLACE_UNKNOWN;
        }
        $note = $this->notes->find($kind, $id);
        if ($note === null) {
            return self::ABSENT;
        }
        $objection = $this->objection($note['clientId'], $clientId, (string) $note['date'], $retainedUntil);

        return $objection ?? $this->notes->remove($kind, $id);
    }

    /** One of an invoice goes with that and never alone, or the invoice would look unpaid. */
    private function removeTransaction(int $clientId, int $id, string $retainedUntil): int|string
    {
        $row = Capsule::table('tblaccounts')->where('id', $id)->lockForUpdate()->first();
        if ($row === null) {
            return self::ABSENT;
        }
        $date = substr((string) $row->date, 0, 10);
        $objection = $this->objection((int) $row->userid, $clientId, $date, $retainedUntil);
        if ($objection !== null) {
            return $objection;
        }
        $isOfInvoice = Capsule::table('tblinvoices')->where('id', (int) $row->invoiceid)->lockForUpdate()->exists();

        return $isOfInvoice ? self::PART_OF_INVOICE : Capsule::table('tblaccounts')->where('id', $id)->delete();
    }

    private function objection(?int $owner, int $clientId, string $date, string $retainedUntil): ?string
    {
        if ($owner !== $clientId) {
            return self::OTHER_CLIENT;
        }
        // Days are the server's: WHMCS wrote the document's date in its zone.
        $today = $this->clock->now()->setTimezone(new DateTimeZone(date_default_timezone_get()))->format('Y-m-d');
        $isDated = $date !== '' && strncmp($date, '0000', 4) !== 0;

        // An end before the document itself is a mistake of somebody, never a reason to remove it.
        return $retainedUntil > $today || !$isDated || $retainedUntil <= $date ? self::NOT_EXPIRED : null;
    }

    private function removeParts(int $clientId, int $invoiceId): int
    {
        $rows = 0;
        foreach (self::PARTS as [$table, $column]) {
            if ($this->columns->has($table, $column)) {
                $rows += Capsule::table($table)->where($column, $invoiceId)->delete();
            }
        }
        if ($this->columns->missing(['tblcredit' => ['clientid', 'relid']]) === []) {
            $rows += Capsule::table('tblcredit')->where('clientid', $clientId)->where('relid', $invoiceId)->delete();
        }

        return $rows + $this->removePaymentHistory($invoiceId);
    }

    /** What the gateways said of its payments. */
    private function removePaymentHistory(int $invoiceId): int
    {
        if ($this->columns->missing(['tbltransaction_history' => ['id', 'invoice_id']]) !== []) {
            return 0;
        }
        $history = Capsule::table('tbltransaction_history')->where('invoice_id', $invoiceId)->pluck('id')->all();
        $hasLog = $this->columns->has('tblgatewaylog', 'transaction_history_id');
        $logged =
            $hasLog && $history !== []
                ? Capsule::table('tblgatewaylog')->whereIn('transaction_history_id', $history)->delete()
                : 0;

        return $logged + Capsule::table('tbltransaction_history')->whereIn('id', $history)->delete();
    }

    /** An order stays while anything that was ordered with it stays, or while it cannot be told. */
    private function removeOrders(int $clientId, int $invoiceId): int
    {
        if ($this->columns->missing(['tblorders' => ['id', 'userid', 'invoiceid']]) !== []) {
            return 0;
        }
        $rows = 0;
        foreach (
            Capsule::table('tblorders')->where('userid', $clientId)->where('invoiceid', $invoiceId)->pluck('id')
            as $id
        ) {
            $rows += $this->isNeeded((int) $id) ? 0 : Capsule::table('tblorders')->where('id', $id)->delete();
        }

        return $rows;
    }

    private function isNeeded(int $orderId): bool
    {
        foreach (self::ORDERED as [$table, $column]) {
            if (!$this->columns->hasTable($table)) {
                continue;
            }
            if (!$this->columns->has($table, $column) || Capsule::table($table)->where($column, $orderId)->exists()) {
                return true;
            }
        }

        return false;
    }
}
