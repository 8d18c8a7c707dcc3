<?php

/** WHMCS's rendering of an invoice, as far as its rule goes: the frozen client record where there is one, else the profile. */

declare(strict_types=1);

use WHMCS\Database\Capsule;

/** Prints an invoice and returns the PDF's bytes. */
function pdfInvoice(int $id): string
{
    $invoice = Capsule::table('tblinvoices')->where('id', $id)->first();
    $frozen = Capsule::table('mod_invoicedata')->where('invoiceid', $id)->value('clientsdetails');
    $details =
        $frozen !== null && $frozen !== ''
            ? (array) json_decode($frozen, true)
            : (array) Capsule::table('tblclients')->where('id', $invoice->userid)->first();
    $lines = ["Invoice {$invoice->invoicenum}"];
    foreach (['firstname', 'lastname', 'companyname', 'address1', 'postcode', 'city', 'country', 'tax_id'] as $field) {
        $lines[] = (string) ($details[$field] ?? '');
    }
    foreach (Capsule::table('tblinvoiceitems')->where('invoiceid', $id)->pluck('description') as $description) {
        $lines[] = $description;
    }
    $text = implode(
        ' ',
        array_map(
            static fn(string $line): string => '(' . addcslashes($line, '()\\') . ') Tj 0 -14 Td',
            array_filter($lines, static fn(string $line): bool => $line !== ''),
        ),
    );
    $stream = "BT /F1 10 Tf 40 800 Td {$text} ET";
    $objects = [
        '<< /Type /Catalog /Pages 2 0 R >>',
        '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
        '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
        '<< /Length ' . strlen($stream) . " >>\nstream\n{$stream}\nendstream",
        '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    ];
    $pdf = "%PDF-1.4\n";
    $table = '0000000000 65535 f ';
    foreach ($objects as $number => $object) {
        $table .= sprintf("\n%010d 00000 n ", strlen($pdf));
        $pdf .= $number + 1 . " 0 obj\n{$object}\nendobj\n";
    }
    $start = strlen($pdf);

    return "{$pdf}xref\n0 6\n{$table}\ntrailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n{$start}\n%%EOF\n";
}
