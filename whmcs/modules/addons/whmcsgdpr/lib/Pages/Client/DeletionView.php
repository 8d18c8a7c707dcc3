<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\Whmcsgdpr\Pages\Client;

use DateTimeImmutable;

/** How one deletion is shown: finished sentences, for a template that only prints. */
final class DeletionView
{
    /** @param array<string, Choice> $choices by the name of its action */
    public function __construct(
        private readonly ServiceNames $names,
        private readonly array $choices,
        private readonly Words $words,
    ) {}

    /** Whether it is over, for better or worse. @param array<string, mixed> $deletion */
    public static function hasEnded(array $deletion): bool
    {
        return in_array($deletion['state'], ['completed', 'withdrawn'], true);
    }

    /**
     * @param array<string, mixed> $deletion
     * @return array{id: string, service: string, state: string, lines: list<string>, dates: list<array{label: string,
     *     date: string}>, choices: list<array{action: string, button: string, hint: string, style: string}>}
     */
    public function of(array $deletion): array
    {
        return [
            'id' => $deletion['id'],
            'service' => $this->names->name((int) ($deletion['serviceId'] ?? 0)),
            'state' => $deletion['state'],
            'lines' => $this->lines($deletion),
            'dates' => $this->isYetToBegin($deletion) ? $this->dates($deletion) : [],
            'choices' => $this->choices($deletion),
        ];
    }

    /**
     * @param array<string, mixed> $deletion
     * @return list<string>
     */
    private function lines(array $deletion): array
    {
        $state = $deletion['state'];
        $lines = [
            match (true) {
                Standing::waitsForData($deletion) => $this->words->say('deletion_data_first', [
                    'when' => $this->moment($deletion, 'clockStoppedAt'),
                ]),
                $state === 'withdrawn' && ($deletion['reason'] ?? null) === 'client' => $this->words->say('deletion_kept'),
                default => $this->words->say("deletion_{$state}", ['when' => $this->moment($deletion, 'finishedAt')]),
            },
        ];
        if (isset($deletion['suspendedAt']) && $this->isYetToBegin($deletion)) {
            $lines[] = $this->words->say('deletion_suspended', ['when' => $this->moment($deletion, 'suspendedAt')]);
        }
        if (isset($deletion['approvedAt']) && !self::hasEnded($deletion)) {
            $lines[] = $this->words->say('deletion_approved', ['when' => $this->moment($deletion, 'approvedAt')]);
        }
        if ($state === 'completed' && isset($deletion['goneAt'])) {
            $lines[] = $this->words->say('deletion_gone', ['when' => $this->moment($deletion, 'goneAt')]);
        }

        return $lines;
    }

    /**
     * @param array<string, mixed> $deletion
     * @return list<array{action: string, button: string, hint: string, style: string}> those it is not too late for
     */
    private function choices(array $deletion): array
    {
        $offered = [];
        foreach ($this->choices as $action => $choice) {
            if ($choice->isPossible($deletion)) {
                $offered[] = ['action' => $action] + $choice->offer();
            }
        }

        return $offered;
    }

    /**
     * What is known of its dates. A held one's clock goes on, but it does not start at them: only the effect is told.
     *
     * @param array<string, mixed> $deletion
     * @return list<array{label: string, date: string}>
     */
    private function dates(array $deletion): array
    {
        $known = [];
        if (isset($deletion['effectiveAt'])) {
            $known['deletion_effective'] = $this->words->beginning(new DateTimeImmutable($deletion['effectiveAt']));
        }
        if ($deletion['state'] === 'scheduled' && isset($deletion['startAt'], $deletion['dueAt'])) {
            $known['deletion_starts'] = $this->words->moment(new DateTimeImmutable($deletion['startAt']));
            // Periods shorter than a day, and what was approved, start at the due moment itself and end when they end.
            if ($deletion['dueAt'] !== $deletion['startAt']) {
                $known['deletion_due'] = $this->words->ending(new DateTimeImmutable($deletion['dueAt']));
            }
        }
        $dates = [];
        foreach ($known as $key => $date) {
            $dates[] = ['label' => $this->words->say($key), 'date' => $date];
        }

        return $dates;
    }

    /** @param array<string, mixed> $deletion */
    private function isYetToBegin(array $deletion): bool
    {
        return in_array($deletion['state'], ['scheduled', 'held'], true) || Standing::waitsForData($deletion);
    }

    /** @param array<string, mixed> $deletion */
    private function moment(array $deletion, string $field): string
    {
        return isset($deletion[$field]) ? $this->words->moment(new DateTimeImmutable($deletion[$field])) : '';
    }
}
