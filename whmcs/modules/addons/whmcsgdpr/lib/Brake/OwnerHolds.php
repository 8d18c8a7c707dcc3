<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\Whmcsgdpr\Brake;

use WHMCS\Database\Capsule;
use WHMCS\Module\Addon\Whmcsgdpr\Clock;
use WHMCS\Module\Addon\Whmcsgdpr\Evidence;
use WHMCS\Module\Addon\Whmcsgdpr\Tables;
use WHMCS\Module\Addon\Whmcsgdpr\Utc;

/**
 * What the owner holds in the service (a dispute, a restriction, his stop), as the service last told it. While it stands, no
 * release and no end of a grace period lets a termination pass. Fraud passes the stop, which is about deletions, but nothing
 * that is held by name: what is disputed may be evidence.
 */
final class OwnerHolds
{
    private const ALL = 'all';
    private const CLIENT = 'client';
    private const SERVICE = 'service';

    public function __construct(private readonly Clock $clock, private readonly Evidence $evidence) {}

    /** Whether this service must not be terminated now. */
    public function cover(HostedService $service): bool
    {
        return $this->isHeld($service->id, $service->clientId, !$service->isFraud);
    }

    /**
     * Replaces the whole set; the same set again changes nothing. What came and what went is noted, one by one.
     *
     * @param list<int> $clientIds
     * @param list<int> $serviceIds
     */
    public function replace(bool $all, array $clientIds, array $serviceIds): void
    {
        $wanted = [];
        foreach ([self::ALL => $all ? [0] : [], self::CLIENT => $clientIds, self::SERVICE => $serviceIds] as $kind => $ids) {
            foreach ($ids as $id) {
                $wanted["{$kind} {$id}"] = ['kind' => $kind, 'object_id' => $id];
            }
        }
        Capsule::connection()->transaction(function () use ($wanted): void {
            $standing = [];
            foreach (Capsule::table(Tables::OWNER_HOLDS)->lockForUpdate()->get() as $row) {
                $standing["{$row->kind} {$row->object_id}"] = ['kind' => $row->kind, 'object_id' => (int) $row->object_id];
            }
            foreach (array_diff_key($standing, $wanted) as $gone) {
                Capsule::table(Tables::OWNER_HOLDS)->where($gone)->delete();
                $this->note('owner_hold.ended', $gone);
            }
            $since = ['held_at' => Utc::column($this->clock->now())];
            foreach (array_diff_key($wanted, $standing) as $new) {
                Capsule::table(Tables::OWNER_HOLDS)->insertOrIgnore($new + $since);
                $this->note('owner_hold.begun', $new);
            }
        }, BrakeRows::ATTEMPTS);
    }

    /** Whether the owner holds this service, by name or together with everything. */
    public function includes(int $serviceId, int $clientId): bool
    {
        return $this->isHeld($serviceId, $clientId, true);
    }

    private function isHeld(int $serviceId, int $clientId, bool $countsStop): bool
    {
        $named = [self::CLIENT => $clientId, self::SERVICE => $serviceId] + ($countsStop ? [self::ALL => 0] : []);

        return Capsule::table(Tables::OWNER_HOLDS)
            ->where(static function ($query) use ($named): void {
                foreach ($named as $kind => $id) {
                    // As a closure: how several columns in one array are joined differs between versions of the library.
                    $query->orWhere(static fn($one) => $one->where('kind', $kind)->where('object_id', $id));
                }
            })
            ->exists();
    }

    /** @param array{kind: string, object_id: int} $hold */
    private function note(string $what, array $hold): void
    {
        $id = $hold['object_id'];
        $this->evidence->note(
            $what,
            'service',
            $hold['kind'] === self::CLIENT ? $id : null,
            $hold['kind'] === self::SERVICE ? $id : null,
            ['scope' => $hold['kind']],
        );
    }
}
