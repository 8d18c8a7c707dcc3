<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\Whmcsgdpr\Pages\Admin;

use WHMCS\Module\Addon\Whmcsgdpr\Connection;
use WHMCS\Module\Addon\Whmcsgdpr\Service\ServiceApi;
use WHMCS\Module\Addon\Whmcsgdpr\Service\ServiceRefused;
use WHMCS\Module\Addon\Whmcsgdpr\Service\ServiceStatus;
use WHMCS\Module\Addon\Whmcsgdpr\Service\ServiceUnreachable;

/** How the service is at this opening of the page: asked once, so that a dead one costs the page one wait only. */
final class ServiceState
{
    public const NOT_CONNECTED = 'not_connected';
    public const SILENT = 'silent';
    public const STOPPED = 'stopped';
    public const DRY_RUN = 'dry_run';
    public const LIVE = 'live';

    /**
     * @param array<string, mixed> $status what it says now; while it is silent, what it said last
     */
    private function __construct(
        public readonly string $mode,
        public readonly ?ServiceApi $api,
        public readonly array $status,
        public readonly ServiceRefused|ServiceUnreachable|null $fault = null,
    ) {}

    /** Asks it. */
    public static function look(?Connection $connection, ServiceStatus $known): self
    {
        if ($connection === null) {
            return new self(self::NOT_CONNECTED, null, $known->last());
        }
        $api = new ServiceApi($connection);
        try {
            $status = $known->refresh($api);
        } catch (ServiceRefused | ServiceUnreachable $fault) {
            return new self(self::SILENT, $api, $known->last(), $fault);
        }
        $mode = $status['mode'] === self::LIVE ? self::LIVE : self::DRY_RUN;

        return new self(($status['stopped'] ?? false) === true ? self::STOPPED : $mode, $api, $status);
    }

    /** Whether it answered just now. */
    public function answers(): bool
    {
        return !in_array($this->mode, [self::NOT_CONNECTED, self::SILENT], true);
    }

    public function isDryRun(): bool
    {
        return ($this->status['mode'] ?? null) !== self::LIVE;
    }

    /** The service's API. @throws ServiceUnreachable where it was silent just now: it is not waited for twice */
    public function api(): ServiceApi
    {
        if ($this->api === null || $this->fault !== null) {
            throw $this->fault ?? new ServiceUnreachable('not_connected');
        }

        return $this->api;
    }

    /** A part of the policy it told, such as `timezone`. */
    public function policy(string ...$path): mixed
    {
        $value = $this->status['policy'] ?? null;
        foreach ($path as $name) {
            $value = is_array($value) ? $value[$name] ?? null : null;
        }

        return $value;
    }

    /** Every named check of its readiness. @return array<string, array{ok: bool, detail: string}> */
    public function checks(): array
    {
        $told = $this->answers() ? $this->status['readiness']['checks'] ?? null : null;
        $checks = [];
        foreach (is_array($told) ? $told : [] as $name => $check) {
            $isOk = ($check['ok'] ?? false) === true;
            $checks[(string) $name] = ['ok' => $isOk, 'detail' => (string) ($check['detail'] ?? '')];
        }

        return $checks;
    }
}
