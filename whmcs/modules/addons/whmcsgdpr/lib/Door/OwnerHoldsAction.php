<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\Whmcsgdpr\Door;

use WHMCS\Module\Addon\Whmcsgdpr\Brake\OwnerHolds;

/** The service says what its owner holds: always the whole set, so that what is missing in it is held no more. */
final class OwnerHoldsAction implements DoorAction
{
    /** Ids of each kind in one call; whoever has more holds everything. */
    private const MOST_IDS = 5000;

    public function __construct(private readonly OwnerHolds $holds) {}

    public function name(): string
    {
        return 'ownerHolds';
    }

    public function answer(array $data): DoorAnswer
    {
        $read = DoorData::read($data, 'all', 'clientIds', 'serviceIds');
        $all = $read->raw('all');
        if (!is_bool($all)) {
            throw DoorData::invalid();
        }
        $clients = self::ids($read->raw('clientIds'));
        $services = self::ids($read->raw('serviceIds'));
        $this->holds->replace($all, $clients, $services);

        return DoorAnswer::json(['state' => 'held', 'clients' => count($clients), 'services' => count($services)]);
    }

    /** @return list<int> each once */
    private static function ids(mixed $list): array
    {
        if (!is_array($list) || !array_is_list($list) || count($list) > self::MOST_IDS) {
            throw DoorData::invalid();
        }

        return array_values(array_unique(array_map([DoorData::class, 'asId'], $list)));
    }
}
