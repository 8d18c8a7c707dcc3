<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\Whmcsgdpr\Pages\Client;

use DateTimeImmutable;
use Throwable;
use WHMCS\Module\Addon\Whmcsgdpr\Parts;
use WHMCS\Module\Addon\Whmcsgdpr\Service\ServiceApi;
use WHMCS\Module\Addon\Whmcsgdpr\Service\ServiceRefused;
use WHMCS\Module\Addon\Whmcsgdpr\Service\ServiceUnreachable;

/** A client's copies of his data: asked for at most once in 24 hours, downloaded through WHMCS. */
final class Exports
{
    public function __construct(
        private readonly Parts $parts,
        private readonly ServiceApi $api,
        private readonly Visitor $visitor,
    ) {}

    /**
     * Asks for one, unless one is under way or 24 hours have not passed. Two clicks at once lead to one export: both carry
     * the idempotency key of what was there before.
     *
     * @param list<array<string, mixed>> $exports those there are, newest first
     * @return string the text that tells what came of it: `export_asked`, `export_open_already` or `export_too_soon`
     * @throws ServiceRefused
     * @throws ServiceUnreachable
     */
    public function ask(array $exports): string
    {
        if (self::isAnyOpen($exports)) {
            return 'export_open_already';
        }
        if ($this->nextAllowedAt($exports) !== null) {
            return 'export_too_soon';
        }
        $before = $exports[0]['id'] ?? 'none';
        $clientId = $this->visitor->clientId;
        try {
            $made = $this->api->post('/v1/exports', ['clientId' => $clientId], "client-area:{$clientId}:after:{$before}");
        } catch (ServiceRefused $refused) {
            // The other click of two is being answered at this very moment.
            return $refused->reason === 'idempotency.in_progress' ? 'export_open_already' : throw $refused;
        }
        $this->note('export.asked', (string) ($made['id'] ?? ''));

        return 'export_asked';
    }

    /**
     * When a new one may be asked for; null: now.
     *
     * @param list<array<string, mixed>> $exports newest first
     */
    public function nextAllowedAt(array $exports): ?DateTimeImmutable
    {
        foreach ($exports as $export) {
            if (!in_array($export['state'], ['failed', 'withdrawn'], true)) {
                $allowedAt = (new DateTimeImmutable($export['createdAt']))->modify('+24 hours');

                return $allowedAt > $this->parts->clock->now() ? $allowedAt : null;
            }
        }

        return null;
    }

    /** @param list<array<string, mixed>> $exports */
    public static function isAnyOpen(array $exports): bool
    {
        foreach ($exports as $export) {
            if (!in_array($export['state'], ['completed', 'failed', 'withdrawn'], true)) {
                return true;
            }
        }

        return false;
    }

    /**
     * Whether its package can be downloaded now.
     *
     * @param array<string, mixed> $export
     */
    public function isThere(array $export): bool
    {
        $package = $export['package'] ?? null;

        return $export['state'] === 'completed' &&
            is_array($package) &&
            !isset($package['goneAt']) &&
            new DateTimeImmutable($package['expiresAt']) > $this->parts->clock->now();
    }

    /**
     * Hands the ZIP through, a piece at a time, and ends the request. What breaks half-way leaves a file shorter than its
     * announced length, which browsers report.
     *
     * @param array<string, mixed> $export one of the client's own
     * @throws ServiceRefused before anything was sent
     * @throws ServiceUnreachable before anything was sent
     */
    public function download(array $export, Browser $browser): never
    {
        $begun = false;
        $fileName = 'my-data-' . substr($export['createdAt'], 0, 10) . '.zip';
        try {
            $this->api->download(
                "/v1/exports/{$export['id']}/package",
                function (int $status, ?int $bytes) use (&$begun, $fileName, $export, $browser): void {
                    $this->note('export.downloaded', $export['id']);
                    $begun = true;
                    $browser->beginFile('application/zip', $fileName, $bytes);
                },
                static function (string $piece) use ($browser): void {
                    $browser->send($piece);
                },
            );
        } catch (Throwable $brokenOff) {
            // Once the file has begun no page may follow in it.
            if (!$begun) {
                throw $brokenOff;
            }
        }
        $browser->leave();
    }

    private function note(string $kind, string $exportId): void
    {
        $detail = ['export' => $exportId];
        $this->parts->evidence->note($kind, $this->visitor->actor(), $this->visitor->clientId, null, $detail);
    }
}
