<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\Whmcsgdpr\Outbox;

use DateTimeImmutable;
use Illuminate\Database\Query\Builder;
use WHMCS\Database\Capsule;
use WHMCS\Module\Addon\Whmcsgdpr\Clock;
use WHMCS\Module\Addon\Whmcsgdpr\Tables;
use WHMCS\Module\Addon\Whmcsgdpr\Utc;

/** Events on their way to the service: written inside the request that they tell of, sent afterwards. */
final class Outbox
{
    /** Longer than the retry schedule's longest wait: whatever is to wait longer was written under a clock that was wrong. */
    private const LONGEST_WAIT = '+27 hours';
    private const REFUSED_OFTEN = 3;
    /** Refusals that say nothing of the event itself: a wrong connection string or address, or too much at once. */
    private const MENDED_BY_TIME = ['http_401', 'http_403', 'http_404', 'http_405', 'http_408', 'http_425', 'http_429'];

    public function __construct(private readonly Clock $clock) {}

    /**
     * Writes one event, to be sent at the first occasion. One row, no network.
     *
     * @return string the event's id, the same at each attempt
     */
    public function add(Event $event): string
    {
        $id = 'evt_' . bin2hex(random_bytes(16));
        $body = ['type' => $event->type, 'timestamp' => Utc::json($event->occurredAt), 'data' => (object) $event->data];
        Capsule::table(Tables::OUTBOX)->insert([
            'event_id' => $id,
            'type' => $event->type,
            'client_id' => $event->data['clientId'] ?? null,
            'body' => json_encode($body, JSON_THROW_ON_ERROR),
            'occurred_at' => Utc::column($event->occurredAt),
            'next_attempt_at' => Utc::column($this->clock->now()),
        ]);

        return $id;
    }

    /**
     * How it stands with what is on its way.
     *
     * @return array{pending: int, failing: int, oldestPendingAt: ?DateTimeImmutable, lastProblem: ?string,
     *     lastDeliveredAt: ?DateTimeImmutable, alarming: bool} `failing`: those that were tried in vain; `alarming`: one failed
     *     three times, fails for an hour, waits for an hour without having been tried, or would wait longer than any wait there is
     */
    public function health(): array
    {
        $now = $this->clock->now();
        $hourAgo = Utc::column($now->modify('-1 hour'));
        $found = self::waiting()
            ->selectRaw(
                'COUNT(*) AS pending, SUM(attempts > 0) AS failing, MIN(occurred_at) AS oldest, SUM(attempts >= 3' .
                    ' OR first_failed_at <= ? OR (attempts = 0 AND next_attempt_at <= ?) OR next_attempt_at > ?) AS alarming',
                [$hourAgo, $hourAgo, Utc::column($now->modify(self::LONGEST_WAIT))],
            )
            ->first();
        $latest = self::waiting()->whereNotNull('last_problem')->orderByDesc('next_attempt_at')->orderByDesc('id');

        return [
            'pending' => (int) $found->pending,
            'failing' => (int) $found->failing,
            'oldestPendingAt' => Utc::fromColumn($found->oldest),
            'lastProblem' => $latest->value('last_problem'),
            'lastDeliveredAt' => Utc::fromColumn(Capsule::table(Tables::OUTBOX)->max('delivered_at')),
            'alarming' => (int) $found->alarming > 0,
        ];
    }

    /**
     * Events that the service does not have yet, oldest first.
     *
     * @return list<array{eventId: string, type: string, clientId: ?int, occurredAt: DateTimeImmutable, attempts: int,
     *     nextAttemptAt: DateTimeImmutable, lastProblem: ?string}>
     */
    public function undelivered(int $limit): array
    {
        return self::waiting()
            ->orderBy('id')
            ->limit($limit)
            ->get()
            ->map(
                static fn(object $row): array => [
                    'eventId' => $row->event_id,
                    'type' => $row->type,
                    'clientId' => $row->client_id === null ? null : (int) $row->client_id,
                    'occurredAt' => Utc::fromColumn($row->occurred_at),
                    'attempts' => (int) $row->attempts,
                    'nextAttemptAt' => Utc::fromColumn($row->next_attempt_at),
                    'lastProblem' => $row->last_problem,
                ],
            )
            ->values()
            ->all();
    }

    /** Lets the next cron run try everything, whatever the schedule says: for when the owner mended something. */
    public function tryAllSoon(): void
    {
        $now = Utc::column($this->clock->now());
        self::waiting()
            ->where('next_attempt_at', '>', $now)
            ->update(['next_attempt_at' => $now]);
    }

    /** Brings what was put off under a wrong clock, or claimed under one, back to where it can be tried. */
    public function capWaits(): void
    {
        $latest = Utc::column($this->clock->now()->modify(self::LONGEST_WAIT));
        $claimed = self::waiting()->where('claimed_until', '>', $latest)->pluck('id');
        $putOff = self::waiting()->where('next_attempt_at', '>', $latest)->pluck('id');
        // Looked for without locks and changed by their ids: other runs are at work on the rest.
        if ($claimed->isNotEmpty()) {
            Capsule::table(Tables::OUTBOX)
                ->whereIn('id', $claimed)
                ->update(['claimed_by' => null, 'claimed_until' => null]);
        }
        if ($putOff->isNotEmpty()) {
            Capsule::table(Tables::OUTBOX)
                ->whereIn('id', $putOff)
                ->update(['next_attempt_at' => $latest]);
        }
    }

    /**
     * Events that the service refused for what they are, and would refuse for ever, oldest first.
     *
     * @return list<array{number: int, eventId: string, type: string, clientId: ?int, occurredAt: DateTimeImmutable,
     *     lastProblem: string}>
     */
    public function refused(int $limit): array
    {
        return self::refusedForGood()
            ->orderBy('id')
            ->limit($limit)
            ->get()
            ->map(
                static fn(object $row): array => [
                    'number' => (int) $row->id,
                    'eventId' => $row->event_id,
                    'type' => $row->type,
                    'clientId' => $row->client_id === null ? null : (int) $row->client_id,
                    'occurredAt' => Utc::fromColumn($row->occurred_at),
                    'lastProblem' => $row->last_problem,
                ],
            )
            ->values()
            ->all();
    }

    /** Gives up one of the refused events, for good. @return bool whether it was one, and not gone already */
    public function discard(int $number): bool
    {
        return self::refusedForGood()->where('id', $number)->delete() === 1;
    }

    private static function refusedForGood(): Builder
    {
        return self::waiting()
            ->where('attempts', '>=', self::REFUSED_OFTEN)
            ->where('last_problem', 'like', 'http\\_4__')
            ->whereNotIn('last_problem', self::MENDED_BY_TIME);
    }

    private static function waiting(): Builder
    {
        return Capsule::table(Tables::OUTBOX)->whereNull('delivered_at');
    }
}
