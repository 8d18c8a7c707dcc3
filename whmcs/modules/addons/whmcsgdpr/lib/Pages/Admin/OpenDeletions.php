<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\Whmcsgdpr\Pages\Admin;

/** Every deletion that has not ended, as the service tells it, read once for the whole page. */
final class OpenDeletions
{
    private const STATES = ['running', 'failed', 'held', 'waiting', 'pending', 'scheduled'];
    private const MOST_OF_EACH = 200;

    /** @var ?list<array<string, mixed>> */
    private ?array $read = null;
    private bool $isCut = false;

    public function __construct(private readonly ServiceState $service) {}

    /**
     * What is overdue comes first, then the next to fall due.
     *
     * @return list<array<string, mixed>>
     * @throws \WHMCS\Module\Addon\Whmcsgdpr\Service\ServiceRefused
     * @throws \WHMCS\Module\Addon\Whmcsgdpr\Service\ServiceUnreachable
     */
    public function all(): array
    {
        if ($this->read === null) {
            $found = [];
            foreach (self::STATES as $state) {
                $page = $this->service->api()->get('/v1/deletions', ['state' => $state, 'limit' => self::MOST_OF_EACH]);
                $found = [...$found, ...array_values($page['items'] ?? [])];
                $this->isCut = $this->isCut || ($page['nextCursor'] ?? null) !== null;
            }
            $rank = static fn(array $duty): array => [DutyView::isOverdue($duty) ? 0 : 1, $duty['dueAt'] ?? '9'];
            usort($found, static fn(array $a, array $b): int => $rank($a) <=> $rank($b));
            $this->read = $found;
        }

        return $this->read;
    }

    /** Whether there are more than were read. */
    public function isCut(): bool
    {
        return $this->isCut;
    }
}
