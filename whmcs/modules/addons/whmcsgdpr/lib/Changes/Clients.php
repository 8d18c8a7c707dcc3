<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\Whmcsgdpr\Changes;

use WHMCS\Module\Addon\Whmcsgdpr\Clock;
use WHMCS\Module\Addon\Whmcsgdpr\Outbox\Event;

/** Clients: closed or opened again without a hook, or deleted by WHMCS's own data retention. */
final class Clients implements Watched
{
    private const CLOSED = 'Closed';

    public function __construct(private readonly Clock $clock) {}

    public function kind(): string
    {
        return Seen::CLIENT;
    }

    public function table(): string
    {
        return 'tblclients';
    }

    public function statusColumn(): string
    {
        return 'status';
    }

    public function clientColumn(): string
    {
        return 'id';
    }

    public function changed(int $id, int $clientId, ?string $seen, string $status): ?Event
    {
        // A client never seen is no news, whatever its status: that it was closed just now is the hook's to tell.
        if ($seen === null || ($status === self::CLOSED) === ($seen === self::CLOSED)) {
            return null;
        }

        return $this->event($status === self::CLOSED ? 'client.closed' : 'client.reopened', $id);
    }

    public function moved(int $id, int $clientId): ?Event
    {
        return null;
    }

    public function gone(int $id, int $clientId): ?Event
    {
        return $this->event('client.deleted', $id);
    }

    public function forget(Seen $seen, int $id): bool
    {
        return $seen->forgetClient($id);
    }

    private function event(string $type, int $clientId): Event
    {
        return new Event($type, $this->clock->now(), ['clientId' => $clientId]);
    }
}
