<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\Whmcsgdpr\Brake;

use DateTimeImmutable;
use WHMCS\Database\Capsule;
use WHMCS\Module\Addon\Whmcsgdpr\Clock;
use WHMCS\Module\Addon\Whmcsgdpr\Evidence;
use WHMCS\Module\Addon\Whmcsgdpr\Tables;
use WHMCS\Module\Addon\Whmcsgdpr\Utc;

/**
 * Holds back every termination of a service until its deletion was released. Fails closed: a service without a row is held
 * like any other.
 */
final class Brake
{
    public const HELD = 'held';
    public const RELEASED = 'released';

    public function __construct(private readonly Clock $clock, private readonly Evidence $evidence)
    {
    }

    /**
     * Holds the service from now on, whatever was released before.
     *
     * @param string $cause `cancellation_request`, `termination_without_request`, `service` or `admin`
     * @param ?DateTimeImmutable $endsAt when the hold ends by itself; null: only a release ends it
     * @param ?DateTimeImmutable $dueAt when the deletion is due, where that is known
     */
    public function hold(
        int $serviceId,
        int $clientId,
        string $cause,
        ?DateTimeImmutable $endsAt = null,
        ?DateTimeImmutable $dueAt = null
    ): void {
        Capsule::table(Tables::BRAKE)->updateOrInsert(['service_id' => $serviceId], [
            'client_id' => $clientId,
            'state' => self::HELD,
            'cause' => $cause,
            'held_at' => Utc::column($this->clock->now()),
            'hold_ends_at' => $endsAt === null ? null : Utc::column($endsAt),
            'due_at' => $dueAt === null ? null : Utc::column($dueAt),
            'released_at' => null,
            'released_until' => null,
            'released_by' => null,
            'reason' => null,
        ]);
        $this->evidence->note('brake.held', 'addon', $clientId, $serviceId, ['cause' => $cause]);
    }

    /** The request that held the service was withdrawn: nothing is to be ended, the default hold stands again. */
    public function forget(int $serviceId): void
    {
        Capsule::table(Tables::BRAKE)->where('service_id', $serviceId)->delete();
    }
}
