<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\Whmcsgdpr\Outbox;

use WHMCS\Database\Capsule;
use WHMCS\Module\Addon\Whmcsgdpr\Clock;
use WHMCS\Module\Addon\Whmcsgdpr\Tables;
use WHMCS\Module\Addon\Whmcsgdpr\Utc;

/** Events on their way to the service: written inside the request that they tell of, sent afterwards. */
final class Outbox
{
    public function __construct(private readonly Clock $clock)
    {
    }

    /**
     * Writes one event, to be sent at the first occasion. One row, no network.
     *
     * @return string the event's id, the same at each attempt
     */
    public function add(Event $event): string
    {
        $id = 'evt_' . bin2hex(random_bytes(16));
        $body = ['type' => $event->type, 'timestamp' => Utc::json($event->occurredAt), 'data' => (object) $event->data];
        Capsule::table(Tables::OUTBOX)->insert([
            'event_id' => $id,
            'type' => $event->type,
            'client_id' => $event->data['clientId'] ?? null,
            'body' => json_encode($body, JSON_THROW_ON_ERROR),
            'occurred_at' => Utc::column($event->occurredAt),
            'next_attempt_at' => Utc::column($this->clock->now()),
        ]);

        return $id;
    }
}
