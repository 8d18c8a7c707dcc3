<?php

declare(strict_types=1);

namespace WhmcsGdpr\Tests\Support;

use WHMCS\Database\Capsule;
use WHMCS\Module\Addon\Whmcsgdpr\Connection;

/** Where a test sends events to, and what came there. */
final class ReceiverAddress
{
    /** Pastes the connection string, as the owner does on the addon's configuration page. */
    public static function paste(Connection $to): void
    {
        $json = json_encode(['url' => $to->url, 'secret' => $to->secret, 'token' => $to->token], JSON_THROW_ON_ERROR);
        $string = 'whmcsgdpr1.' . rtrim(strtr(base64_encode($json), '+/', '-_'), '=');
        $row = ['module' => 'whmcsgdpr', 'setting' => 'connection'];
        Capsule::table('tbladdonmodules')->updateOrInsert($row, ['value' => $string]);
    }

    /** The same service at another base URL. */
    public static function elsewhere(Connection $to, string $url): Connection
    {
        return new Connection($url, $to->secret, $to->token);
    }

    /** A base URL at which nobody listens. */
    public static function dead(): string
    {
        $probe = stream_socket_server('tcp://127.0.0.1:0');
        $address = (string) stream_socket_get_name($probe, false);
        fclose($probe);

        return "http://{$address}";
    }

    /** The ids of the events that came to a service, one for each time. @return list<string> */
    public static function eventsAt(AnsweringService $service): array
    {
        $ids = array_map(
            static fn(array $request): ?string => $request['headers']['webhook-id'] ?? null,
            $service->requests(),
        );

        return array_values(array_filter($ids));
    }
}
