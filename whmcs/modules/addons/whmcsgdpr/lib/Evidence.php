<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\Whmcsgdpr;

use WHMCS\Database\Capsule;

/** What was done here and by whom, in ids, enumerations and times. The service's ledger holds its own, hash-chained. */
final class Evidence
{
    public function __construct(private readonly Clock $clock) {}

    /**
     * Notes one act.
     *
     * @param string $kind such as `brake.released`
     * @param string $actor `service`, `cron`, `admin:3` or `user:5`
     * @param array<string, int|string|bool|null> $detail enumerations, counts and instants only
     */
    public function note(
        string $kind,
        string $actor,
        ?int $clientId = null,
        ?int $serviceId = null,
        array $detail = [],
    ): void {
        Capsule::table(Tables::EVIDENCE)->insert([
            'at' => Utc::column($this->clock->now()),
            'kind' => $kind,
            'actor' => $actor,
            'client_id' => $clientId,
            'service_id' => $serviceId,
            'detail' => json_encode((object) $detail, JSON_THROW_ON_ERROR),
        ]);
    }
}
