<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\Whmcsgdpr\Pages\Client;

use DateTimeImmutable;

/** How one export is shown: finished sentences, for a template that only prints. */
final class ExportView
{
    public function __construct(private readonly Exports $exports, private readonly Words $words) {}

    /**
     * @param array<string, mixed> $export
     * @return array{id: string, asked: string, open: bool, ready: bool, lines: list<string>}
     */
    public function of(array $export): array
    {
        $ready = $this->exports->isThere($export);

        return [
            'id' => $export['id'],
            'asked' => $this->words->say('export_of', [
                'when' => $this->words->moment(new DateTimeImmutable($export['createdAt'])),
            ]),
            'open' => Exports::isAnyOpen([$export]),
            'ready' => $ready,
            'lines' => $this->lines($export, $ready),
        ];
    }

    /**
     * @param array<string, mixed> $export
     * @return list<string>
     */
    private function lines(array $export, bool $ready): array
    {
        $sources = $export['sources'] ?? [];
        $records = $this->words->number((int) array_sum(array_column($sources, 'records')));
        if ($ready) {
            $lines = [
                $this->words->say('export_ready', [
                    'records' => $records,
                    'size' => $this->words->size((int) $export['package']['bytes']),
                    'until' => $this->words->moment(new DateTimeImmutable($export['package']['expiresAt'])),
                ]),
            ];
            if (in_array('unreachable', array_column($sources, 'status'), true)) {
                $lines[] = $this->words->say('export_incomplete');
            }

            return $lines;
        }

        return [
            match ($export['state']) {
                'completed' => $this->words->say('export_expired'),
                'failed' => $this->words->say('export_failed'),
                'withdrawn' => $this->words->say('export_withdrawn'),
                'running' => $this->words->say('export_running', ['records' => $records]),
                default => $this->words->say('export_waiting'),
            },
        ];
    }
}
