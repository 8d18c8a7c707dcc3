<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\Whmcsgdpr\Door;

use Throwable;
use WHMCS\Database\Capsule;
use WHMCS\Module\Addon\Whmcsgdpr\Columns;
use WHMCS\Module\Addon\Whmcsgdpr\Extras\KnownClients;

/** One of the client's own invoices as WHMCS prints it. */
final class InvoicePdfAction implements DoorAction
{
    public function __construct(private readonly Columns $columns) {}

    public function name(): string
    {
        return 'invoicePdf';
    }

    public function answer(array $data): DoorAnswer
    {
        $read = DoorData::read($data, 'clientId', 'invoiceId');
        $clientId = $read->id('clientId');
        $invoiceId = $read->id('invoiceId');
        if (!(new KnownClients($this->columns))->know($clientId)) {
            throw new DoorRefusal(404, 'door.client_not_found');
        }
        if (!Capsule::table('tblinvoices')->where('id', $invoiceId)->where('userid', $clientId)->exists()) {
            throw new DoorRefusal(404, 'door.invoice_not_found');
        }
        $pdf = self::printed($invoiceId);
        if ($pdf === null) {
            throw new DoorRefusal(501, 'door.not_supported');
        }

        return DoorAnswer::stream('application/pdf', strlen($pdf), [$pdf]);
    }

    /** WHMCS's own rendering, which is not documented for addons; null where it does not come to a PDF. */
    private static function printed(int $invoiceId): ?string
    {
        try {
            $functions = (defined('ROOTDIR') ? (string) constant('ROOTDIR') : '') . '/includes/invoicefunctions.php';
            if (!function_exists('pdfInvoice') && is_file($functions)) {
                require_once $functions;
            }
            $pdf = function_exists('pdfInvoice') ? pdfInvoice($invoiceId) : null;
        } catch (Throwable $failed) {
            return null;
        }

        return is_string($pdf) && strncmp($pdf, '%PDF', 4) === 0 ? $pdf : null;
    }
}
