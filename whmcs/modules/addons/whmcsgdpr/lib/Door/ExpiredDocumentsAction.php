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
        foreach ($listed as ['kind' => $kind, 'id' => $id, 'until' => $until, 'name' => $name]) {
            $result = $this->documents->remove($clientId, $kind, $id, $until);
            if (is_int($result)) {
                $answer['removed'][] = $name + ['rows' => $result];
            } elseif ($result === ExpiredDocuments::ABSENT) {
                // A service of before names invoices alone, and expects their plain ids.
                $answer['absent'][] = $name['invoiceId'] ?? $name;
            } else {
                $answer['refused'][] = $name + ['reason' => $result];
            }
        }

        return DoorAnswer::json($answer);
    }

    /** @return list<array{kind: string, id: int, until: string, name: array<string, int|string>}> in the order they can go in */
    private static function listed(mixed $documents): array
    {
        if (!is_array($documents) || !array_is_list($documents) || count($documents) > self::MOST) {
            throw DoorData::invalid();
        }
        $listed = [];
        foreach ($documents as $document) {
            $one = self::document(is_array($document) ? $document : throw DoorData::invalid());
            $key = "{$one['kind']} {$one['id']}";
            // The same document twice with two ends is a mistake that nobody here can settle.
            if (($listed[$key] ?? $one)['until'] !== $one['until']) {
                throw DoorData::invalid();
            }
            $listed[$key] = $one;
        }
        $order = array_flip(ExpiredDocuments::KINDS);
        uasort($listed, static fn(array $a, array $b): int => $order[$a['kind']] <=> $order[$b['kind']]);

        return array_values($listed);
    }

    /**
     * `name` is how the answer names it: as it was asked for.
     *
     * @param array<string, mixed> $document
     * @return array{kind: string, id: int, until: string, name: array<string, int|string>}
     */
    private static function document(array $document): array
    {
        $isOld = array_key_exists('invoiceId', $document);
        $read = DoorData::read($document, 'retainedUntil', ...$isOld ? ['invoiceId'] : ['kind', 'id']);
        $until = $read->raw('retainedUntil');
        $isDay =
            is_string($until) &&
            preg_match('~^(\d{4})-(\d{2})-(\d{2})$~D', $until, $parts) === 1 &&
            checkdate((int) $parts[2], (int) $parts[3], (int) $parts[1]);
        $id = $read->id($isOld ? 'invoiceId' : 'id');
        $kind = $isOld ? ExpiredDocuments::INVOICE : $read->raw('kind');
        if (!$isDay || !in_array($kind, ExpiredDocuments::KINDS, true)) {
            throw DoorData::invalid();
        }

        return [
            'kind' => $kind,
            'id' => $id,
            'until' => $until,
            'name' => $isOld ? ['invoiceId' => $id] : ['kind' => $kind, 'id' => $id],
        ];
    }
}
