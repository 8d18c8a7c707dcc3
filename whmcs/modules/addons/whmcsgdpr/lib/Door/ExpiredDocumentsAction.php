<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\Whmcsgdpr\Door;

use WHMCS\Module\Addon\Whmcsgdpr\Columns;
use WHMCS\Module\Addon\Whmcsgdpr\Documents\ExpiredDocuments;
use WHMCS\Module\Addon\Whmcsgdpr\Extras\KnownClients;

/** Removes documents whose time of keeping is over, after the owner's release. */
final class ExpiredDocumentsAction implements DoorAction
{
    private const MOST = 500;

    public function __construct(private readonly Columns $columns, private readonly ExpiredDocuments $documents) {}

    public function name(): string
    {
        return 'expiredDocuments';
    }

    public function answer(array $data): DoorAnswer
    {
        $read = DoorData::read($data, 'clientId', 'documents');
        $clientId = $read->id('clientId');
        // All of them are read before the first is removed.
        $listed = self::listed($read->raw('documents'));
        if (!(new KnownClients($this->columns))->know($clientId)) {
            throw new DoorRefusal(404, 'door.client_not_found');
        }
        ignore_user_abort(true);
        $answer = ['removed' => [], 'absent' => [], 'refused' => []];
        foreach ($listed as $invoiceId => $retainedUntil) {
            $result = $this->documents->remove($clientId, $invoiceId, $retainedUntil);
            if (is_int($result)) {
                $answer['removed'][] = ['invoiceId' => $invoiceId, 'rows' => $result];
            } elseif ($result === ExpiredDocuments::ABSENT) {
                $answer['absent'][] = $invoiceId;
            } else {
                $answer['refused'][] = ['invoiceId' => $invoiceId, 'reason' => $result];
            }
        }

        return DoorAnswer::json($answer);
    }

    /** @return array<int, string> the day until which each is kept, by the invoice's id */
    private static function listed(mixed $documents): array
    {
        if (!is_array($documents) || !array_is_list($documents) || count($documents) > self::MOST) {
            throw DoorData::invalid();
        }
        $listed = [];
        foreach ($documents as $document) {
            $read = DoorData::read(
                is_array($document) ? $document : throw DoorData::invalid(),
                'invoiceId',
                'retainedUntil',
            );
            $day = $read->raw('retainedUntil');
            $isDay =
                is_string($day) &&
                preg_match('~^(\d{4})-(\d{2})-(\d{2})$~D', $day, $parts) === 1 &&
                checkdate((int) $parts[2], (int) $parts[3], (int) $parts[1]);
            $id = $read->id('invoiceId');
            // The same document twice with two ends is a mistake that nobody here can settle.
            if (!$isDay || ($listed[$id] ?? $day) !== $day) {
                throw DoorData::invalid();
            }
            $listed[$id] = $day;
        }

        return $listed;
    }
}
