<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\Whmcsgdpr\Documents;

use DateTimeZone;
use WHMCS\Database\Capsule;
use WHMCS\Module\Addon\Whmcsgdpr\Clock;
use WHMCS\Module\Addon\Whmcsgdpr\Columns;
use WHMCS\Module\Addon\Whmcsgdpr\Evidence;

/**
 * Removes invoices that no law keeps any more, each with its lines, payments, frozen record and credits in one transaction.
 * The service says until when each must be kept and has the owner's word; what WHMCS itself can tell is asked again here.
 */
final class ExpiredDocuments
{
    public const ABSENT = 'absent';
    public const OTHER_CLIENT = 'other_client';
    public const NOT_EXPIRED = 'not_expired';
    public const NOT_SETTLED = 'not_settled';

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
    ) {}

    /**
     * Removes one invoice, or says why not. A second call finds it absent.
     *
     * @param string $retainedUntil the first day on which it may go, `YYYY-MM-DD`
     * @return int|string the rows removed, or one of the constants above
     */
    public function remove(int $clientId, int $invoiceId, string $retainedUntil): int|string
    {
        return Capsule::connection()->transaction(function () use ($clientId, $invoiceId, $retainedUntil): int|string {
            $invoice = Capsule::table('tblinvoices')->where('id', $invoiceId)->lockForUpdate()->first();
            $objection = $this->objection($invoice, $clientId, $retainedUntil);
            if ($objection !== null) {
                return $objection;
            }
            $rows = $this->removeParts($clientId, $invoiceId) + $this->removeOrders($clientId, $invoiceId);
            $rows += Capsule::table('tblinvoices')->where('id', $invoiceId)->delete();
            $this->evidence->note('documents.removed', 'service', $clientId, null, [
                'invoice' => $invoiceId,
                'rows' => $rows,
            ]);

            return $rows;
        });
    }

    private function objection(?object $invoice, int $clientId, string $retainedUntil): ?string
    {
        if ($invoice === null) {
            return self::ABSENT;
        }
        if ((int) $invoice->userid !== $clientId) {
            return self::OTHER_CLIENT;
        }
        // Days are the server's: WHMCS wrote the invoice's date in its zone.
        $today = $this->clock->now()->setTimezone(new DateTimeZone(date_default_timezone_get()))->format('Y-m-d');
        $date = (string) $invoice->date;
        $isDated = $date !== '' && strncmp($date, '0000', 4) !== 0;
        // An end before the document itself is a mistake of somebody, never a reason to remove it.
        if ($retainedUntil > $today || !$isDated || $retainedUntil <= $date) {
            return self::NOT_EXPIRED;
        }

        return in_array($invoice->status, self::SETTLED, true) ? null : self::NOT_SETTLED;
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
