<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\Whmcsgdpr\Door;

use WHMCS\Module\Addon\Whmcsgdpr\Columns;
use WHMCS\Module\Addon\Whmcsgdpr\Documents\FrozenRecords;
use WHMCS\Module\Addon\Whmcsgdpr\Extras\KnownClients;

/** Tells which invoices of a client print what was frozen into them, and which would print a changed profile. */
final class InvoiceSnapshotsAction implements DoorAction
{
    public function __construct(private readonly Columns $columns, private readonly WhmcsSettings $settings) {}

    public function name(): string
    {
        return 'invoiceSnapshots';
    }

    public function answer(array $data): DoorAnswer
    {
        $clientId = DoorData::read($data, 'clientId')->id('clientId');
        if (!(new KnownClients($this->columns))->know($clientId)) {
            throw new DoorRefusal(404, 'door.client_not_found');
        }
        $records = new FrozenRecords($this->columns);
        $invoices = [];
        foreach ($records->ofClient($clientId) as $id => $hasSnapshot) {
            $invoices[] = ['invoiceId' => $id, 'snapshot' => $hasSnapshot];
        }

        return DoorAnswer::json([
            'setting' => $this->settings->onOrOff(WhmcsSettings::CLIENT_SNAPSHOT),
            'table' => $records->hasPlace() ? 'present' : 'absent',
            'invoices' => $invoices,
        ]);
    }
}
