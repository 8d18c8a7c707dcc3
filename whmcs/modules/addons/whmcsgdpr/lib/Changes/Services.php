<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\Whmcsgdpr\Changes;

use WHMCS\Module\Addon\Whmcsgdpr\Brake\Brake;
use WHMCS\Module\Addon\Whmcsgdpr\Clock;
use WHMCS\Module\Addon\Whmcsgdpr\Outbox\Event;

/** Services: a status set in a drop-down, a move to another client, a row that is gone. */
final class Services implements Watched
{
    /** Statuses after which there is nothing left to cancel. */
    public const ENDED = ['Cancelled', 'Terminated'];

    public function __construct(private readonly Clock $clock, private readonly Brake $brake) {}

    public function kind(): string
    {
        return Seen::SERVICE;
    }

    public function table(): string
    {
        return 'tblhosting';
    }

    public function statusColumn(): string
    {
        return 'domainstatus';
    }

    public function clientColumn(): string
    {
        return 'userid';
    }

    public function changed(int $id, int $clientId, ?string $seen, string $status): ?Event
    {
        $isNew = $seen !== null && !in_array($status, explode(',', $seen), true);

        return $isNew ? $this->event('service.updated', $id, $clientId) : null;
    }

    public function moved(int $id, int $clientId): ?Event
    {
        return $this->event('service.updated', $id, $clientId);
    }

    public function gone(int $id, int $clientId): ?Event
    {
        return $this->event('service.deleted', $id, $clientId);
    }

    public function forget(Seen $seen, int $id): bool
    {
        $this->brake->deleted($id);

        return $seen->forgetService($id);
    }

    /** Null for a row that belongs to nobody: no event could name its client. */
    private function event(string $type, int $serviceId, int $clientId): ?Event
    {
        $ids = ['clientId' => $clientId, 'serviceId' => $serviceId];

        return $clientId < 1 ? null : new Event($type, $this->clock->now(), $ids);
    }
}
