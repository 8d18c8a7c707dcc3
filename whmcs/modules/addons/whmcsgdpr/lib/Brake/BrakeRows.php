<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\Whmcsgdpr\Brake;

use Illuminate\Database\Query\Builder;
use WHMCS\Database\Capsule;
use WHMCS\Module\Addon\Whmcsgdpr\Clock;
use WHMCS\Module\Addon\Whmcsgdpr\Evidence;
use WHMCS\Module\Addon\Whmcsgdpr\Tables;
use WHMCS\Module\Addon\Whmcsgdpr\Utc;

/** The brake's table: every change happens under the row's lock, and what begins or ends is noted. */
final class BrakeRows
{
    /** The database ends one of two transactions that wait for each other; that one is tried again. */
    public const ATTEMPTS = 3;

    public function __construct(
        private readonly Clock $clock,
        private readonly Evidence $evidence,
        private readonly GracePeriod $grace,
    ) {}

    /** Every row, what ends first at the top. @return list<BrakeEntry> */
    public function all(): array
    {
        $now = $this->clock->now();
        $rows = Capsule::table(Tables::BRAKE)
            ->orderByRaw('COALESCE(due_at, hold_ends_at, held_at), service_id, addon_id')
            ->get()
            ->all();

        return array_map(static fn(object $row): BrakeEntry => BrakeEntry::fromRow($row, $now), $rows);
    }

    /** Of the service itself, without a lock. */
    public function find(int $serviceId): ?BrakeEntry
    {
        $row = self::row($serviceId, 0)->first();

        return $row === null ? null : BrakeEntry::fromRow($row, $this->clock->now());
    }

    /** The values of a hold that begins now. @return array<string, int|string|null> */
    public function freshHold(int $clientId, string $cause): array
    {
        $now = $this->clock->now();
        $ends = $cause === Brake::TERMINATION_WITHOUT_REQUEST ? Utc::column($this->grace->endFrom($now)) : null;

        return [
            'client_id' => $clientId,
            'state' => Brake::HELD,
            'cause' => $cause,
            'held_at' => Utc::column($now),
            'hold_ends_at' => $ends,
            'released_at' => null,
            'released_until' => null,
            'released_by' => null,
            'reason' => null,
            'passed_at' => null,
        ];
    }

    /**
     * Begins a row.
     *
     * @param array<string, int|string|null> $values
     * @return bool false when there is one already
     */
    public function begin(int $serviceId, int $addonId, array $values): bool
    {
        return Capsule::connection()->transaction(function () use ($serviceId, $addonId, $values): bool {
            $key = ['service_id' => $serviceId, 'addon_id' => $addonId];
            $isNew = Capsule::table(Tables::BRAKE)->insertOrIgnore($key + $values) === 1;
            if ($isNew) {
                $this->note('brake.held', 'addon', (int) $values['client_id'], $serviceId, $addonId, [
                    'cause' => $values['cause'],
                ]);
            }

            return $isNew;
        }, self::ATTEMPTS);
    }

    /** Changes a row that the caller has locked. @param array<string, int|string|null> $values */
    public function change(int $serviceId, int $addonId, array $values): void
    {
        if ($values !== []) {
            self::row($serviceId, $addonId)->update($values);
        }
    }

    /** Takes the row away, if there is one that is meant. @param ?callable(BrakeEntry): bool $only null: whatever it is */
    public function remove(int $serviceId, int $addonId, string $kind, ?callable $only = null): void
    {
        $this->locked($serviceId, $addonId, function (?BrakeEntry $entry) use ($kind, $only): void {
            if ($entry === null || ($only !== null && !$only($entry))) {
                return;
            }
            self::row($entry->serviceId, $entry->addonId)->delete();
            $detail = ['cause' => $entry->cause];
            $this->note($kind, 'whmcs', $entry->clientId, $entry->serviceId, $entry->addonId, $detail);
        });
    }

    /** As `remove`, of the service and all its product addons. */
    public function removeAll(int $serviceId, string $kind, ?callable $only = null): void
    {
        foreach (Capsule::table(Tables::BRAKE)->where('service_id', $serviceId)->pluck('addon_id') as $addonId) {
            $this->remove($serviceId, (int) $addonId, $kind, $only);
        }
    }

    /**
     * Runs an act in a transaction that has the row for itself.
     *
     * @template T
     * @param callable(?BrakeEntry): T $act
     * @return T
     */
    public function locked(int $serviceId, int $addonId, callable $act): mixed
    {
        return Capsule::connection()->transaction(function () use ($serviceId, $addonId, $act): mixed {
            $row = self::row($serviceId, $addonId)->lockForUpdate()->first();

            return $act($row === null ? null : BrakeEntry::fromRow($row, $this->clock->now()));
        }, self::ATTEMPTS);
    }

    /** Notes what was done with a row; which product addon it was of, where it was of one. */
    public function note(string $kind, string $by, int $clientId, int $serviceId, int $addonId, array $detail): void
    {
        $of = $addonId === 0 ? [] : ['addonId' => $addonId];
        $this->evidence->note($kind, $by, $clientId, $serviceId, $detail + $of);
    }

    private static function row(int $serviceId, int $addonId): Builder
    {
        return Capsule::table(Tables::BRAKE)->where('service_id', $serviceId)->where('addon_id', $addonId);
    }
}
