<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\Whmcsgdpr\Pages\Client;

use DateTimeImmutable;
use WHMCS\Module\Addon\Whmcsgdpr\Parts;
use WHMCS\Module\Addon\Whmcsgdpr\Service\ServiceApi;

/** Everything one request of one visitor works with, put together in one place. */
final class Desk
{
    private const ENDED_SHOWN = 5;

    public readonly OwnDuties $duties;
    public readonly Exports $exports;
    /** @var array<string, Choice> by the name of its action: `approve`, `data_first`, `keep` */
    public readonly array $choices;

    /**
     * @param bool $isLive whether the service carries out what it plans: what is only rehearsed cannot be decided about
     * @param bool $mayApprove whether the policy takes approvals from clients
     */
    public function __construct(
        Parts $parts,
        ServiceApi $api,
        private readonly Visitor $visitor,
        public readonly Words $words,
        bool $isLive,
        bool $mayApprove,
    ) {
        $this->duties = new OwnDuties($api, $visitor->clientId);
        $this->exports = new Exports($parts, $api, $visitor);
        $signing = new Signing($parts, $api, $visitor, $words);
        $this->choices = [
            'data_first' => new DataFirst($parts->clock, $signing, $words, $isLive),
            'keep' => new Keep($signing, $words, $isLive),
            'approve' => new Approval($parts->clock, $signing, $words, $isLive && $mayApprove),
        ];
    }

    public function deletionView(): DeletionView
    {
        return new DeletionView(ServiceNames::of($this->visitor->clientId, $this->words), $this->choices, $this->words);
    }

    /**
     * What the page of one deletion shows: nothing else than it.
     *
     * @param array<string, mixed> $deletion
     * @return array<string, mixed>
     */
    public function one(array $deletion): array
    {
        $shown = [$this->deletionView()->of($deletion)];
        $hasEnded = DeletionView::hasEnded($deletion);

        return ['one' => true, 'coming' => $hasEnded ? [] : $shown, 'ended' => $hasEnded ? $shown : []];
    }

    /**
     * What the overview shows.
     *
     * @param list<array<string, mixed>> $exports
     * @return array<string, mixed>
     */
    public function overview(array $exports): array
    {
        $deletions = $this->duties->deletions();
        $view = $this->deletionView();
        $export = new ExportView($this->exports, $this->words);
        $ended = array_values(array_filter($deletions, DeletionView::hasEnded(...)));
        $coming = array_values(array_filter($deletions, static fn(array $one): bool => !DeletionView::hasEnded($one)));
        // The nearest first; what has no date yet comes last.
        usort($coming, static fn(array $a, array $b): int => ($a['dueAt'] ?? '~') <=> ($b['dueAt'] ?? '~'));
        $allowedAt = $this->exports->nextAllowedAt($exports);
        $isOpen = Exports::isAnyOpen($exports);

        return [
            'one' => false,
            'exports' => array_map($export->of(...), $exports),
            'exportOpen' => $isOpen,
            'mayAsk' => !$isOpen && $allowedAt === null,
            'tooSoon' => $isOpen || $allowedAt === null ? null : $this->tooSoon($allowedAt),
            'coming' => array_map($view->of(...), $coming),
            'ended' => array_map($view->of(...), array_slice($ended, 0, self::ENDED_SHOWN)),
        ];
    }

    private function tooSoon(DateTimeImmutable $allowedAt): string
    {
        return $this->words->say('export_too_soon', ['when' => $this->words->moment($allowedAt)]);
    }
}
