<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\Whmcsgdpr\Changes;

use Illuminate\Database\Query\Builder;
use WHMCS\Database\Capsule;
use WHMCS\Module\Addon\Whmcsgdpr\Clock;
use WHMCS\Module\Addon\Whmcsgdpr\Outbox\Event;
use WHMCS\Module\Addon\Whmcsgdpr\Tables;
use WHMCS\Module\Addon\Whmcsgdpr\Utc;

/**
 * What the addon last saw of clients, services and cancellation requests, and has told of. A client's or service's state is its
 * status, or after a hook a comma list of those that the hook announced. A request's is its row's id; after a hook, which does
 * not say that, `told:` and the id that was known before.
 */
final class Seen
{
    public const CLIENT = 'client';
    public const SERVICE = 'service';
    public const REQUEST = 'request';
    public const TOLD = 'told:';

    public function __construct(private readonly Clock $clock) {}

    /** Remembers what a hook told, so that the next look at the tables does not tell it again. */
    public function noteTold(Event $event): void
    {
        $clientId = (int) ($event->data['clientId'] ?? 0);
        $serviceId = (int) ($event->data['serviceId'] ?? 0);
        match ($event->type) {
            'client.closed' => $this->put(self::CLIENT, $clientId, $clientId, 'Closed'),
            'client.reopened' => $this->put(self::CLIENT, $clientId, $clientId, 'Active,Inactive'),
            'client.deleted' => $this->forgetClient($clientId),
            'client.merged' => $this->mergeClient($clientId, (int) $event->data['intoClientId']),
            'service.terminated' => $this->put(self::SERVICE, $serviceId, $clientId, 'Cancelled,Terminated'),
            'service.reactivated' => $this->put(self::SERVICE, $serviceId, $clientId, 'Active'),
            'service.updated' => $this->putServiceAsItIs($serviceId, $clientId),
            'service.deleted' => $this->forgetService($serviceId),
            'service.cancellation_requested' => $this->putRequest($serviceId, $clientId),
            default => null,
        };
    }

    /** Whether anything of this kind is remembered. */
    public function hasAny(string $kind): bool
    {
        return Capsule::table(Tables::SEEN)->where('kind', $kind)->exists();
    }

    public function put(string $kind, int $objectId, int $clientId, string $state): void
    {
        $this->putAll($kind, [[$objectId, $clientId, $state]]);
    }

    /** @param list<array{int, int, string}> $rows object's id, client's id, state */
    public function putAll(string $kind, array $rows): void
    {
        if ($rows === []) {
            return;
        }
        $now = Utc::column($this->clock->now());
        $values = [];
        foreach ($rows as [$objectId, $clientId, $state]) {
            array_push($values, $kind, $objectId, $clientId, $state, $now);
        }
        Capsule::connection()->insert(
            'INSERT INTO ' .
                Tables::SEEN .
                ' (kind, object_id, client_id, state, seen_at) VALUES ' .
                implode(', ', array_fill(0, count($rows), '(?, ?, ?, ?, ?)')) .
                ' ON DUPLICATE KEY UPDATE client_id = VALUES(client_id), state = VALUES(state), seen_at = VALUES(seen_at)',
            $values,
        );
    }

    /**
     * Moves one object on from what the caller read, by compare-and-set: of two cron runs at once only one tells.
     *
     * @param ?string $from null: it was not seen before
     * @return bool whether it was this call that moved it
     */
    public function move(string $kind, int $objectId, ?string $from, int $clientId, string $to): bool
    {
        $values = ['client_id' => $clientId, 'state' => $to, 'seen_at' => Utc::column($this->clock->now())];
        if ($from === null) {
            return Capsule::table(Tables::SEEN)->insertOrIgnore(['kind' => $kind, 'object_id' => $objectId] + $values) === 1;
        }

        return $this->row($kind, $objectId)->where('state', $from)->update($values) === 1;
    }

    /** @return bool whether it was this call that removed it */
    public function forget(string $kind, int $objectId): bool
    {
        return $this->row($kind, $objectId)->delete() === 1;
    }

    /**
     * A deleted client's services go with it: they are nobody's from now on, so that their end is noticed but not told.
     *
     * @return bool whether the client itself was still known
     */
    public function forgetClient(int $clientId): bool
    {
        $known = $this->forget(self::CLIENT, $clientId);
        Capsule::table(Tables::SEEN)
            ->where('client_id', $clientId)
            ->update(['client_id' => 0]);

        return $known;
    }

    /** @return bool whether the service itself was still known */
    public function forgetService(int $serviceId): bool
    {
        $this->forget(self::REQUEST, $serviceId);

        return $this->forget(self::SERVICE, $serviceId);
    }

    private function mergeClient(int $from, int $into): void
    {
        $this->forget(self::CLIENT, $from);
        Capsule::table(Tables::SEEN)
            ->where('client_id', $from)
            ->update(['client_id' => $into]);
    }

    private function putServiceAsItIs(int $serviceId, int $clientId): void
    {
        $status = Capsule::table('tblhosting')->where('id', $serviceId)->value('domainstatus');
        if ($status !== null) {
            $this->put(self::SERVICE, $serviceId, $clientId, (string) $status);
        }
    }

    private function putRequest(int $serviceId, int $clientId): void
    {
        $known = (string) $this->row(self::REQUEST, $serviceId)->value('state');
        $known = strncmp($known, self::TOLD, strlen(self::TOLD)) === 0 ? substr($known, strlen(self::TOLD)) : $known;
        $this->put(self::REQUEST, $serviceId, $clientId, self::TOLD . (int) $known);
    }

    private function row(string $kind, int $objectId): Builder
    {
        return Capsule::table(Tables::SEEN)->where('kind', $kind)->where('object_id', $objectId);
    }
}
