<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\Whmcsgdpr\Pages\Admin;

use Throwable;
use WHMCS\Database\Capsule;

/** How WHMCS calls clients and services, for the eyes of the admin alone: read, shown, never kept. */
final class WhmcsNames
{
    /**
     * @param list<int> $clientIds
     * @return array<int, string> by client id; without those WHMCS does not know
     */
    public function clients(array $clientIds): array
    {
        $name = static function (object $row): string {
            $person = trim("{$row->firstname} {$row->lastname}");

            return $row->companyname === '' ? $person : trim("{$row->companyname}, {$person}", ', ');
        };

        return $this->read('tblclients', $clientIds, ['id', 'firstname', 'lastname', 'companyname'], $name);
    }

    /**
     * @param list<int> $serviceIds
     * @return array<int, string> the domain, by service id
     */
    public function services(array $serviceIds): array
    {
        $name = static fn(object $row): string => (string) $row->domain;

        return $this->read('tblhosting', $serviceIds, ['id', 'domain'], $name);
    }

    /**
     * @param list<int> $addonIds of product addons that a client has
     * @return array<int, string> by the addon's id; without those that WHMCS calls by their product's name alone
     */
    public function productAddons(array $addonIds): array
    {
        $name = static fn(object $row): string => (string) $row->name;

        return $this->read('tblhostingaddons', $addonIds, ['id', 'name'], $name);
    }

    /**
     * @param list<int> $ids
     * @param list<string> $columns
     * @return array<int, string>
     */
    private function read(string $table, array $ids, array $columns, callable $name): array
    {
        $names = [];
        try {
            foreach ($ids === [] ? [] : Capsule::table($table)->whereIn('id', array_unique($ids))->get($columns) as $row) {
                // WHMCS keeps what people typed with its entities.
                $names[(int) $row->id] = html_entity_decode($name($row), ENT_QUOTES | ENT_HTML5, 'UTF-8');
            }
        } catch (Throwable $unreadable) {
            // Names are comfort: the page shows ids without them.
        }

        return array_filter($names);
    }
}
