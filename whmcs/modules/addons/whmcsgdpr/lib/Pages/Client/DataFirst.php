<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\Whmcsgdpr\Pages\Client;

use DateTimeImmutable;
use WHMCS\Module\Addon\Whmcsgdpr\Clock;

/**
 * A client's word that the content is given back before it is deleted: of what lies in a hosting account the client is the
 * controller and the agency its processor, so the choice is the client's (GDPR Art. 28(3)(g)).
 */
final class DataFirst implements Choice
{
    public function __construct(
        private readonly Clock $clock,
        private readonly Signing $signing,
        private readonly Words $words,
        private readonly bool $isTaken,
    ) {}

    public function isPossible(array $deletion): bool
    {
        return $this->isTaken && Standing::isAhead($deletion, $this->clock->now());
    }

    public function offer(): array
    {
        return [
            'button' => $this->words->say('data_first_button'),
            'hint' => $this->words->say('data_first_hint'),
            'style' => 'primary',
        ];
    }

    public function form(array $deletion): array
    {
        return [
            'seen' => $this->mark($deletion),
            'title' => $this->words->say('data_first_title'),
            'about' => [],
            'lines' => [
                $this->words->say('wording_data_first_role'),
                $this->words->say('wording_data_first_clock'),
                $this->words->say('wording_data_first_way'),
            ],
            'choose' => '',
            'options' => [],
            'understood' => $this->words->say('wording_data_first_understood'),
            'confirm' => $this->words->say('data_first_confirm'),
            'style' => 'primary',
        ];
    }

    public function fault(array $deletion, array $input): ?string
    {
        return $this->signing->fault($this->mark($deletion), $input);
    }

    public function record(array $deletion, array $input): string
    {
        $this->signing->record($deletion, 'data-first', 'deletion.data_first');

        return 'data_first_done';
    }

    public function refusal(array $deletion): array
    {
        return Standing::waitsForData($deletion)
            ? ['deletion_data_first', ['when' => $this->words->moment(new DateTimeImmutable($deletion['clockStoppedAt']))]]
            : ['data_first_impossible', []];
    }

    /** @param array<string, mixed> $deletion */
    private function mark(array $deletion): string
    {
        return $this->signing->mark('data_first', (string) ($deletion['dueAt'] ?? ''));
    }
}
