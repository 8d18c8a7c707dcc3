<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\Whmcsgdpr\Service;

use WHMCS\Module\Addon\Whmcsgdpr\Connection;
use WHMCS\Module\Addon\Whmcsgdpr\State;

/**
 * What the service last said of its mode and policy (`GET /v1/status`), kept so that the brake and the pages know it while
 * the service is silent.
 */
final class ServiceStatus
{
    public function __construct(private readonly State $state) {}

    /**
     * Asks and keeps. For each opening of the admin page.
     *
     * @return array<string, mixed>
     * @throws ServiceRefused
     * @throws ServiceUnreachable
     */
    public function refresh(ServiceApi $api): array
    {
        $status = $api->get('/v1/status');
        if (!in_array($status['mode'] ?? null, ['dry_run', 'live'], true)) {
            throw new ServiceUnreachable('not_the_service');
        }
        $this->state->put(State::SERVICE_STATUS, json_encode($status, JSON_THROW_ON_ERROR));

        return $status;
    }

    /**
     * For the beginning of each daily cron, so that the brake follows a policy that changed. A silent service leaves what is known; that it is
     * silent is the delivery's to tell.
     */
    public function keepFresh(?Connection $connection): void
    {
        if ($connection === null) {
            return;
        }
        try {
            $this->refresh(new ServiceApi($connection));
        } catch (ServiceRefused | ServiceUnreachable $silent) {
            return;
        }
    }

    /** What it last said; empty before it ever answered. @return array<string, mixed> */
    public function last(): array
    {
        $kept = json_decode($this->state->get(State::SERVICE_STATUS) ?? '', true);

        return is_array($kept) ? $kept : [];
    }
}
