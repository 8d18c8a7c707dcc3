<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\Whmcsgdpr;

use WHMCS\Database\Capsule;

/** What the addon remembers of itself between two requests, one value per name. Never personal data. */
final class State
{
    /** The last cron run that got through, JSON instant. */
    public const LAST_CRON = 'last_cron';
    /** The last time the service took an event or called the door, JSON instant. */
    public const LAST_CONTACT = 'last_contact';
    /** What the service last said of its policy and mode, as JSON of `GET /v1/status`. */
    public const SERVICE_STATUS = 'service_status';
    /** When the admins were last told by mail that events do not get through; absent while they do. */
    public const OUTBOX_ALARM = 'outbox_alarm';
    /** When the admins were last told by mail that the service is silent; absent while it is heard. */
    public const SILENCE_ALARM = 'silence_alarm';
    /** When silence was first counted, for a service that was never heard. */
    public const WATCHED_SINCE = 'watched_since';
    /** How many hook calls told of nothing that could be named: no valid id. A count. */
    public const HOOKS_WITHOUT_ID = 'hooks_without_id';
    /** Which parts of the last cron run failed, comma-separated; absent when none did. */
    public const CRON_FAILURES = 'cron_failures';

    public function get(string $name): ?string
    {
        $value = Capsule::table(Tables::STATE)->where('name', $name)->value('value');

        return $value === null ? null : (string) $value;
    }

    /** Sets a value; two requests at once leave one of both values. */
    public function put(string $name, string $value): void
    {
        Capsule::connection()->insert(
            'INSERT INTO ' . Tables::STATE . ' (name, value) VALUES (?, ?) ON DUPLICATE KEY UPDATE value = ?',
            [$name, $value, $value],
        );
    }

    /** Counts one more; two requests at once are both counted. */
    public function count(string $name): void
    {
        Capsule::connection()->insert(
            'INSERT INTO ' . Tables::STATE . ' (name, value) VALUES (?, 1) ON DUPLICATE KEY UPDATE value = value + 1',
            [$name],
        );
    }

    public function forget(string $name): void
    {
        Capsule::table(Tables::STATE)->where('name', $name)->delete();
    }
}
