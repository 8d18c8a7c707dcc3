<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\Whmcsgdpr\Pages\Client;

use DateTimeImmutable;
use WHMCS\Module\Addon\Whmcsgdpr\Parts;
use WHMCS\Module\Addon\Whmcsgdpr\Service\ServiceApi;
use WHMCS\Module\Addon\Whmcsgdpr\Service\ServiceRefused;
use WHMCS\Module\Addon\Whmcsgdpr\Service\ServiceUnreachable;

/** A client's word that a deletion need not wait: the full wording, a ticked box, and who said so when, on which wording. */
final class Approval
{
    public function __construct(
        private readonly Parts $parts,
        private readonly ServiceApi $api,
        private readonly Visitor $visitor,
        private readonly Words $words,
        private readonly bool $policyAllows,
    ) {}

    /**
     * Whether it can be approved as it stands: planned, not approved before, not started.
     *
     * @param array<string, mixed> $deletion
     */
    public function isPossible(array $deletion): bool
    {
        return $this->policyAllows &&
            $deletion['state'] === 'scheduled' &&
            !isset($deletion['approvedAt']) &&
            isset($deletion['effectiveAt'], $deletion['startAt']) &&
            new DateTimeImmutable($deletion['startAt']) > $this->parts->clock->now();
    }

    /**
     * What the confirmation shows: the whole wording for where this deletion stands, and a mark of what was shown.
     *
     * @param array<string, mixed> $deletion one that can be approved
     * @return array{seen: string, inEffect: bool, intro: string, atEffect: string, now: string, understood: string}
     */
    public function form(array $deletion): array
    {
        $effective = ['effective' => $this->words->beginning(new DateTimeImmutable($deletion['effectiveAt']))];
        $inEffect = $this->isInEffect($deletion);

        return [
            'seen' => $this->seen($deletion),
            'inEffect' => $inEffect,
            'intro' => $this->words->say($inEffect ? 'wording_in_effect' : 'wording_before_effect', $effective),
            'atEffect' => $this->words->say('wording_at_effect', $effective),
            'now' => $this->words->say('wording_now', $effective),
            'understood' => $this->words->say('wording_understood'),
        ];
    }

    /**
     * What keeps a filled-in confirmation from counting.
     *
     * @param array<string, mixed> $deletion
     * @param array<array-key, mixed> $input as posted
     * @return ?string the text that tells: `approve_changed`, `approve_choose` or `approve_tick`; null: it counts
     */
    public function fault(array $deletion, array $input): ?string
    {
        if (($input['seen'] ?? null) !== $this->seen($deletion)) {
            return 'approve_changed';
        }
        if (!$this->isInEffect($deletion) && !in_array($input['when'] ?? null, ['effect', 'now'], true)) {
            return 'approve_choose';
        }

        return ($input['understood'] ?? null) === '1' ? null : 'approve_tick';
    }

    /**
     * Records it, at the service and as evidence here. Only after `fault` found none.
     *
     * @param array<string, mixed> $deletion
     * @param array<array-key, mixed> $input as posted
     * @throws ServiceRefused when it is held, running or ended by now; nothing was recorded
     * @throws ServiceUnreachable
     */
    public function record(array $deletion, array $input): void
    {
        // Giving up paid time is a choice of its own; where none is left there is nothing to give up.
        $now = !$this->isInEffect($deletion) && $input['when'] === 'now';
        $this->api->post("/v1/deletions/{$deletion['id']}/approve", [
            'channel' => 'client_area',
            'userId' => $this->visitor->userId,
            'wordingVersion' => ApprovalWording::VERSION,
            'now' => $now,
        ]);
        $this->parts->evidence->note(
            'deletion.approved',
            $this->visitor->actor(),
            $this->visitor->clientId,
            (int) ($deletion['serviceId'] ?? 0),
            [
                'deletion' => $deletion['id'],
                'wordingVersion' => ApprovalWording::VERSION,
                'language' => $this->words->say('language'),
                'inEffect' => $this->isInEffect($deletion),
                'now' => $now,
            ],
        );
    }

    /** @param array<string, mixed> $deletion */
    private function isInEffect(array $deletion): bool
    {
        return new DateTimeImmutable($deletion['effectiveAt']) <= $this->parts->clock->now();
    }

    /**
     * Which wording for which situation: a page that lay open while either changed does not count.
     *
     * @param array<string, mixed> $deletion
     */
    private function seen(array $deletion): string
    {
        $phase = $this->isInEffect($deletion) ? 'in_effect' : 'before_effect';

        return ApprovalWording::VERSION . "|{$phase}|{$deletion['effectiveAt']}";
    }
}
