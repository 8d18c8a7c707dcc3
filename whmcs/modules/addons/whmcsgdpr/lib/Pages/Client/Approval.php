<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\Whmcsgdpr\Pages\Client;

use DateTimeImmutable;
use WHMCS\Module\Addon\Whmcsgdpr\Clock;

/** A client's word that a deletion need not wait. Giving up paid time is a choice of its own within it. */
final class Approval implements Choice
{
    public function __construct(
        private readonly Clock $clock,
        private readonly Signing $signing,
        private readonly Words $words,
        private readonly bool $isTaken,
    ) {}

    public function isPossible(array $deletion): bool
    {
        return $this->isTaken &&
            !isset($deletion['approvedAt']) &&
            isset($deletion['effectiveAt']) &&
            (Standing::isAhead($deletion, $this->clock->now()) || Standing::waitsForData($deletion));
    }

    public function offer(): array
    {
        return [
            'button' => $this->words->say('approve_button'),
            'hint' => $this->words->say('approve_hint'),
            'style' => 'danger',
        ];
    }

    public function form(array $deletion): array
    {
        $words = $this->words;
        $effective = ['effective' => $words->beginning(new DateTimeImmutable($deletion['effectiveAt']))];
        $inEffect = $this->isInEffect($deletion);
        $options = [
            ['value' => 'effect', 'text' => $words->say('wording_at_effect', $effective)],
            ['value' => 'now', 'text' => $words->say('wording_now', $effective)],
        ];

        return [
            'seen' => $this->mark($deletion),
            'title' => $words->say('approve_title'),
            'about' => [
                ['label' => $words->say('deletion_goes'), 'text' => $words->say('wording_goes')],
                ['label' => $words->say('deletion_stays'), 'text' => $words->say('wording_stays')],
            ],
            'lines' => [
                ...Standing::waitsForData($deletion) ? [$words->say('wording_without_data')] : [],
                ...$inEffect ? [$words->say('wording_in_effect')] : [],
            ],
            'choose' => $inEffect ? '' : $words->say('wording_before_effect', $effective),
            'options' => $inEffect ? [] : $options,
            'understood' => $words->say('wording_understood'),
            'confirm' => $words->say('approve_confirm'),
            'style' => 'danger',
        ];
    }

    public function fault(array $deletion, array $input): ?string
    {
        $fault = $this->signing->fault($this->mark($deletion), $input);
        $isChosen = $this->isInEffect($deletion) || in_array($input['when'] ?? null, ['effect', 'now'], true);

        return $isChosen || $fault === 'choice_changed' ? $fault : 'choice_choose';
    }

    public function record(array $deletion, array $input): string
    {
        $inEffect = $this->isInEffect($deletion);
        // Where no paid time is left there is nothing to give up.
        $now = !$inEffect && $input['when'] === 'now';
        $this->signing->record($deletion, 'approve', 'deletion.approved', ['now' => $now], ['inEffect' => $inEffect]);

        return 'approve_done';
    }

    public function refusal(array $deletion): array
    {
        return isset($deletion['approvedAt'])
            ? ['deletion_approved', ['when' => $this->words->moment(new DateTimeImmutable($deletion['approvedAt']))]]
            : ['approve_impossible', []];
    }

    /** @param array<string, mixed> $deletion */
    private function isInEffect(array $deletion): bool
    {
        return Standing::isInEffect($deletion, $this->clock->now());
    }

    /** @param array<string, mixed> $deletion */
    private function mark(array $deletion): string
    {
        return $this->signing->mark(
            $this->isInEffect($deletion) ? 'in_effect' : 'before_effect',
            (string) $deletion['effectiveAt'],
            ...Standing::waitsForData($deletion) ? ['without_data'] : [],
        );
    }
}
