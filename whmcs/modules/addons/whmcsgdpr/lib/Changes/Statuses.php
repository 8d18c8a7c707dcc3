<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\Whmcsgdpr\Changes;

use Illuminate\Database\Query\Builder;
use Illuminate\Database\Query\JoinClause;
use WHMCS\Database\Capsule;
use WHMCS\Module\Addon\Whmcsgdpr\Outbox\Event;
use WHMCS\Module\Addon\Whmcsgdpr\Outbox\Outbox;
use WHMCS\Module\Addon\Whmcsgdpr\Tables;

/**
 * Compares one of WHMCS's tables with what was last seen of it and tells what no hook told. Reads without locks and in
 * slices, so that it may run beside a busy shop with many clients.
 */
final class Statuses
{
    private const SLICE = 500;
    /** So many events one look tells at most; the next one goes on. */
    private const EVENTS = 1000;

    public function __construct(
        private readonly Baseline $baseline,
        private readonly Missing $missing,
        private readonly Seen $seen,
        private readonly Outbox $outbox,
        private readonly Watched $watched,
    ) {}

    /** Tells what changed since the last look. A look without a memory to compare with tells nothing, it only remembers. */
    public function look(): void
    {
        $isFirst = $this->baseline->isDue($this->watched->kind());
        $told = $this->lookAtRows($isFirst);
        if (!$isFirst && $told < self::EVENTS) {
            $this->lookForGone(self::EVENTS - $told);
        }
        $this->baseline->taken($this->watched->kind());
    }

    private function lookAtRows(bool $isFirst): int
    {
        $told = 0;
        $after = 0;
        do {
            $rows = $this->differing($after);
            $adopted = [];
            foreach ($rows as $row) {
                $after = (int) $row->id;
                $event = $isFirst ? null : $this->watched->changed($after, (int) $row->client_id, $row->seen, $row->status);
                // Whoever was nobody's (null or 0) did not move.
                if (!$isFirst && (int) $row->seen_client > 0 && (int) $row->seen_client !== (int) $row->client_id) {
                    $event ??= $this->watched->moved($after, (int) $row->client_id);
                }
                if ($event === null) {
                    $adopted[] = [$after, (int) $row->client_id, $row->status];
                } elseif (++$told <= self::EVENTS) {
                    $this->tell($row, $event);
                }
            }
            $this->seen->putAll($this->watched->kind(), $adopted);
        } while (count($rows) === self::SLICE && $told < self::EVENTS);

        return $told;
    }

    /** Rows that are not as they were seen, in order of their ids. @return list<object> */
    private function differing(int $after): array
    {
        $table = $this->watched->table();
        $status = "LEFT(COALESCE({$table}.{$this->watched->statusColumn()}, ''), 64)";

        return Capsule::table($table)
            ->leftJoin(Tables::SEEN . ' AS s', function (JoinClause $join) use ($table): void {
                $join->on('s.object_id', '=', "{$table}.id")->where('s.kind', '=', $this->watched->kind());
            })
            ->where("{$table}.id", '>', $after)
            // As bytes: the two tables may well have different collations, which cannot be compared.
            ->where(function (Builder $differs) use ($table, $status): void {
                $differs
                    ->whereNull('s.state')
                    ->orWhereRaw("s.state <> CAST({$status} AS BINARY)")
                    ->orWhereColumn('s.client_id', '<>', "{$table}.{$this->watched->clientColumn()}");
            })
            ->orderBy("{$table}.id")
            ->limit(self::SLICE)
            ->selectRaw("{$table}.id, {$table}.{$this->watched->clientColumn()} AS client_id, {$status} AS status")
            ->selectRaw('s.state AS seen, s.client_id AS seen_client')
            ->get()
            ->all();
    }

    /** Event and memory in one transaction: after a crash between the two neither is there. */
    private function tell(object $row, Event $event): void
    {
        Capsule::connection()->transaction(function () use ($row, $event): void {
            $kind = $this->watched->kind();
            if ($this->seen->move($kind, (int) $row->id, $row->seen, (int) $row->client_id, $row->status)) {
                $this->outbox->add($event);
            }
        });
    }

    private function lookForGone(int $limit): void
    {
        $told = 0;
        foreach ($this->missing->gone($this->watched, $limit) as $row) {
            Capsule::connection()->transaction(function () use ($row, &$told): void {
                $event = $this->watched->gone((int) $row->object_id, (int) $row->client_id);
                $isMine = $this->watched->forget($this->seen, (int) $row->object_id);
                $told += $isMine ? 1 : 0;
                if ($isMine && $event !== null) {
                    $this->outbox->add($event);
                }
            });
        }
        $this->missing->told($this->watched->kind(), $told);
    }
}
