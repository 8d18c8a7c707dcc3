<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\Whmcsgdpr\Pages\Client;

/** A client's word that the service stays: the deletion is called off, and with it the cancellation. Possible between two attempts too. */
final class Keep implements Choice
{
    public function __construct(
        private readonly Signing $signing,
        private readonly Words $words,
        private readonly bool $isTaken,
    ) {}

    public function isPossible(array $deletion): bool
    {
        return $this->isTaken && Standing::mayBeKept($deletion);
    }

    public function offer(): array
    {
        return [
            'button' => $this->words->say('keep_button'),
            'hint' => $this->words->say('keep_hint'),
            'style' => 'primary',
        ];
    }

    public function form(array $deletion): array
    {
        return [
            'seen' => $this->mark(),
            'title' => $this->words->say('keep_title'),
            'about' => [],
            'lines' => [$this->words->say('wording_keep_means'), $this->words->say('wording_keep_goes_on')],
            'choose' => '',
            'options' => [],
            'understood' => $this->words->say('wording_keep_understood'),
            'confirm' => $this->words->say('keep_confirm'),
            'style' => 'primary',
        ];
    }

    public function fault(array $deletion, array $input): ?string
    {
        return $this->signing->fault($this->mark(), $input);
    }

    public function record(array $deletion, array $input): string
    {
        $this->signing->record($deletion, 'withdraw', 'deletion.withdrawn');

        return 'keep_done';
    }

    public function refusal(array $deletion): array
    {
        $withdrawn = ($deletion['reason'] ?? null) === 'client' ? 'deletion_kept' : 'deletion_withdrawn';

        return [$deletion['state'] === 'withdrawn' ? $withdrawn : 'keep_impossible', []];
    }

    private function mark(): string
    {
        return $this->signing->mark('keep');
    }
}
