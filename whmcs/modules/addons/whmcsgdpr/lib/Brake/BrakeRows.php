<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\Whmcsgdpr\Brake;

use WHMCS\Database\Capsule;
use WHMCS\Module\Addon\Whmcsgdpr\Clock;
use WHMCS\Module\Addon\Whmcsgdpr\Evidence;
use WHMCS\Module\Addon\Whmcsgdpr\Tables;

/** The brake's table: every change happens under the row's lock, and what begins or ends is noted. */
final class BrakeRows
{
    /** The database ends one of two transactions that wait for each other; that one is tried again. */
    public const ATTEMPTS = 3;

    public function __construct(private readonly Clock $clock, private readonly Evidence $evidence) {}

    /** Every row, what ends first at the top. @return list<BrakeEntry> */
    public function all(): array
    {
        $now = $this->clock->now();
        $rows = Capsule::table(Tables::BRAKE)
            ->orderByRaw('COALESCE(due_at, hold_ends_at, held_at), service_id')
            ->get()
            ->all();

        return array_map(static fn(object $row): BrakeEntry => BrakeEntry::fromRow($row, $now), $rows);
    }

    /**
     * Begins a row.
     *
     * @param array<string, int|string|null> $values
     * @return bool false when there is one already
     */
    public function begin(int $serviceId, array $values): bool
    {
        return Capsule::connection()->transaction(function () use ($serviceId, $values): bool {
            $isNew = Capsule::table(Tables::BRAKE)->insertOrIgnore(['service_id' => $serviceId] + $values) === 1;
            if ($isNew) {
                $this->evidence->note('brake.held', 'addon', $values['client_id'], $serviceId, [
                    'cause' => $values['cause'],
                ]);
            }

            return $isNew;
        }, self::ATTEMPTS);
    }

    /** Changes a row that the caller has locked. @param array<string, int|string|null> $values */
    public function change(int $serviceId, array $values): void
    {
        if ($values !== []) {
            Capsule::table(Tables::BRAKE)->where('service_id', $serviceId)->update($values);
        }
    }

    /** Takes the row away, if there is one that is meant. @param ?callable(BrakeEntry): bool $only null: whatever it is */
    public function remove(int $serviceId, string $kind, ?callable $only = null): void
    {
        $this->locked($serviceId, function (?BrakeEntry $entry) use ($kind, $only): void {
            if ($entry === null || ($only !== null && !$only($entry))) {
                return;
            }
            Capsule::table(Tables::BRAKE)->where('service_id', $entry->serviceId)->delete();
            $this->evidence->note($kind, 'whmcs', $entry->clientId, $entry->serviceId, ['cause' => $entry->cause]);
        });
    }

    /**
     * Runs an act in a transaction that has the service's row for itself.
     *
     * @template T
     * @param callable(?BrakeEntry): T $act
     * @return T
     */
    public function locked(int $serviceId, callable $act): mixed
    {
        return Capsule::connection()->transaction(function () use ($serviceId, $act): mixed {
            $row = Capsule::table(Tables::BRAKE)->where('service_id', $serviceId)->lockForUpdate()->first();

            return $act($row === null ? null : BrakeEntry::fromRow($row, $this->clock->now()));
        }, self::ATTEMPTS);
    }
}
