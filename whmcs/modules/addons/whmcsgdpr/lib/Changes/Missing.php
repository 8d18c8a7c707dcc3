<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\Whmcsgdpr\Changes;

use Illuminate\Database\Query\Builder;
use WHMCS\Database\Capsule;
use WHMCS\Module\Addon\Whmcsgdpr\Clock;
use WHMCS\Module\Addon\Whmcsgdpr\Tables;
use WHMCS\Module\Addon\Whmcsgdpr\Utc;

/**
 * Rows that were seen and are no longer in WHMCS's table. One look proves nothing, for the table may just be half filled: a row
 * counts as gone only after it was missing for half an hour. What comes back is compared with what was seen before.
 */
final class Missing
{
    private const GONE_AFTER = '-30 minutes';
    private const SLICE = 500;
    /** Of all that were seen, more than this missing at once is a loss of the table's and not of the shop's. */
    private const PERCENT = 5;

    public function __construct(private readonly Clock $clock, private readonly MassLoss $massLoss) {}

    /**
     * Notes what is missing now and what is back.
     *
     * @return list<object> what is gone: `object_id`, `client_id`
     */
    public function gone(Watched $watched, int $limit): array
    {
        // One pass over both tables, which is all where nothing is missing.
        $counts = self::seen($watched)
            ->selectRaw("COUNT(*) AS known, SUM({$watched->table()}.id IS NULL) AS missing")
            ->selectRaw("SUM({$watched->table()}.id IS NULL AND s.missing_since IS NULL) AS newly")
            ->selectRaw("SUM({$watched->table()}.id IS NOT NULL AND s.missing_since IS NOT NULL) AS returned")
            ->first();
        if ((int) $counts->returned > 0) {
            $this->clearReturned($watched);
        }
        if ((int) $counts->newly > 0) {
            $this->mark($watched);
        }
        $missing = (int) $counts->missing;
        $mayTell = $this->massLoss->mayTell($watched->kind(), $missing, (int) $counts->known, self::PERCENT);
        // A table without any row is one that is being restored, not a small shop that lost everything at once.
        if ($missing === 0 || !$mayTell || !Capsule::table($watched->table())->exists()) {
            return [];
        }

        return self::missing($watched)
            ->where('s.missing_since', '<=', Utc::column($this->clock->now()->modify(self::GONE_AFTER)))
            ->orderBy('s.object_id')
            ->limit($limit)
            ->get(['s.object_id', 's.client_id'])
            ->all();
    }

    /** So many of what is gone were told. */
    public function told(string $kind, int $count): void
    {
        $this->massLoss->told($kind, $count);
    }

    private function clearReturned(Watched $watched): void
    {
        do {
            $ids = self::seen($watched)
                ->whereNotNull('s.missing_since')
                ->whereNotNull("{$watched->table()}.id")
                ->limit(self::SLICE)
                ->pluck('s.object_id');
            self::put($watched, $ids->all(), null);
        } while ($ids->count() === self::SLICE);
    }

    private function mark(Watched $watched): void
    {
        $now = Utc::column($this->clock->now());
        do {
            $ids = self::missing($watched)->whereNull('s.missing_since')->limit(self::SLICE)->pluck('s.object_id');
            self::put($watched, $ids->all(), $now);
        } while ($ids->count() === self::SLICE);
    }

    /** @param list<int> $ids */
    private static function put(Watched $watched, array $ids, ?string $since): void
    {
        if ($ids !== []) {
            Capsule::table(Tables::SEEN)
                ->where('kind', $watched->kind())
                ->whereIn('object_id', $ids)
                ->update(['missing_since' => $since]);
        }
    }

    private static function missing(Watched $watched): Builder
    {
        return self::seen($watched)->whereNull("{$watched->table()}.id");
    }

    private static function seen(Watched $watched): Builder
    {
        return Capsule::table(Tables::SEEN . ' AS s')
            ->leftJoin($watched->table(), "{$watched->table()}.id", '=', 's.object_id')
            ->where('s.kind', $watched->kind());
    }
}
