<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\Whmcsgdpr\Door;

use WHMCS\Module\Addon\Whmcsgdpr\Columns;
use WHMCS\Module\Addon\Whmcsgdpr\Documents\CreditNotes;
use WHMCS\Module\Addon\Whmcsgdpr\Extras\KnownClients;

/** The client's credit and debit notes of WHMCS 9, where they can be found. */
final class CreditNotesAction implements DoorAction
{
    public function __construct(private readonly Columns $columns) {}

    public function name(): string
    {
        return 'creditNotes';
    }

    public function answer(array $data): DoorAnswer
    {
        $clientId = DoorData::read($data, 'clientId')->id('clientId');
        if (!(new KnownClients($this->columns))->know($clientId)) {
            throw new DoorRefusal(404, 'door.client_not_found');
        }
        $notes = (new CreditNotes($this->columns))->ofClient($clientId);

        return DoorAnswer::json(['table' => $notes === null ? 'absent' : 'present', 'notes' => $notes ?? []]);
    }
}
