<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\Whmcsgdpr\Changes;

use DateTimeImmutable;
use DateTimeZone;
use Illuminate\Database\Query\Builder;
use Illuminate\Database\Query\JoinClause;
use WHMCS\Database\Capsule;
use WHMCS\Module\Addon\Whmcsgdpr\Attempt;
use WHMCS\Module\Addon\Whmcsgdpr\Brake\Brake;
use WHMCS\Module\Addon\Whmcsgdpr\Clock;
use WHMCS\Module\Addon\Whmcsgdpr\Outbox\Event;
use WHMCS\Module\Addon\Whmcsgdpr\Outbox\Outbox;
use WHMCS\Module\Addon\Whmcsgdpr\Tables;
use WHMCS\Module\Addon\Whmcsgdpr\Utc;

/**
 * Cancellation requests: the withdrawn ones, for which WHMCS has no hook, and those made where no hook was heard. Of several
 * requests for one service the newest counts.
 */
final class Requests
{
    private const SLICE = 500;
    /** Of all that were seen, more than this missing at once were not withdrawn: the table is being restored. */
    private const PERCENT = 50;
    /** The hook is called while a request is being made: its row may come a moment later. */
    private const ROW_COMES_WITHIN = '-10 minutes';

    public function __construct(
        private readonly Clock $clock,
        private readonly Baseline $baseline,
        private readonly MassLoss $massLoss,
        private readonly Seen $seen,
        private readonly Outbox $outbox,
        private readonly Brake $brake,
    ) {}

    /** Tells of requests made and withdrawn since the last look. A look without a memory holds what is open, and tells nothing. */
    public function look(): void
    {
        $isFirst = $this->baseline->isDue(Seen::REQUEST);
        $after = 0;
        do {
            $rows = self::unseen($after);
            foreach ($rows as $row) {
                $after = (int) $row->service_id;
                $isFirst ? $this->remember($row) : $this->found($row);
            }
        } while (count($rows) === self::SLICE);
        if (!$isFirst) {
            $this->lookForWithdrawn();
        }
        $this->baseline->taken(Seen::REQUEST);
    }

    /** A request that was there before the addon: held like any, but what was owed before it came is the service's to find. */
    private function remember(object $row): void
    {
        $serviceId = (int) $row->service_id;
        $isHeld = Capsule::table(Tables::BRAKE)
            ->where(['service_id' => $serviceId, 'addon_id' => 0])
            ->exists();
        if ($row->status !== null && !self::hasEnded($row) && !$isHeld) {
            $this->brake->hold($serviceId, (int) $row->client_id, 'cancellation_request');
        }
        $this->seen->put(Seen::REQUEST, $serviceId, (int) $row->client_id, (string) $row->request_id);
    }

    private function found(object $row): void
    {
        $serviceId = (int) $row->service_id;
        $clientId = (int) $row->client_id;
        $isTold = strncmp((string) $row->seen, Seen::TOLD, strlen(Seen::TOLD)) === 0;
        $known = (int) ($isTold ? substr($row->seen, strlen(Seen::TOLD)) : $row->seen);
        if ($isTold && (int) $row->request_id <= $known && !$this->isLate($row->seen_at)) {
            return; // The row of the request that the hook told of is yet to come.
        }
        // On a service that has ended it was carried out long ago, and its row was only away for a while.
        $isNews = !$isTold && (int) $row->request_id > $known && $clientId > 0 && !self::hasEnded($row);
        if ($isNews) {
            Attempt::to('hold', fn() => $this->brake->hold($serviceId, $clientId, 'cancellation_request'));
        }
        Capsule::connection()->transaction(function () use ($row, $serviceId, $clientId, $isNews): void {
            if ($this->seen->move(Seen::REQUEST, $serviceId, $row->seen, $clientId, (string) $row->request_id) && $isNews) {
                $this->outbox->add(
                    new Event('service.cancellation_requested', $this->requestedAt($row->date), [
                        'clientId' => $clientId,
                        'serviceId' => $serviceId,
                        'cancellationType' => CancellationType::of($row->type),
                    ]),
                );
            }
        });
    }

    private function lookForWithdrawn(): void
    {
        $known = Capsule::table(Tables::SEEN)->where('kind', Seen::REQUEST)->count();
        if (!$this->massLoss->mayTell(Seen::REQUEST, self::missing()->count(), $known, self::PERCENT)) {
            return;
        }
        $gone = self::missing()
            ->leftJoin('tblhosting AS h', 'h.id', '=', 's.object_id')
            // While the service itself is missing and not told as deleted, both may come back: then nothing has happened.
            ->leftJoin(Tables::SEEN . ' AS service', static function (JoinClause $join): void {
                $join->on('service.object_id', '=', 's.object_id')->where('service.kind', '=', Seen::SERVICE);
            })
            ->where(static fn(Builder $there): Builder => $there->whereNotNull('h.id')->orWhereNull('service.object_id'))
            ->orderBy('s.object_id')
            ->limit(self::SLICE)
            ->get([
                's.object_id AS service_id',
                's.state AS seen',
                's.seen_at',
                'h.userid AS client_id',
                'h.domainstatus AS status',
            ]);
        $ended = 0;
        foreach ($gone as $row) {
            $isTold = strncmp($row->seen, Seen::TOLD, strlen(Seen::TOLD)) === 0;
            if (!$isTold || $this->isLate($row->seen_at)) {
                $this->withdrawn($row);
                $ended++;
            }
        }
        $this->massLoss->told(Seen::REQUEST, $ended);
    }

    /** Services whose request was seen and that have none any more. */
    private static function missing(): Builder
    {
        $requests = Capsule::table('tblcancelrequests')->select('relid')->distinct();

        return Capsule::table(Tables::SEEN . ' AS s')
            ->leftJoinSub($requests, 'r', 'r.relid', '=', 's.object_id')
            ->where('s.kind', Seen::REQUEST)
            ->whereNull('r.relid');
    }

    /** What has ended, or is gone with its service, was carried out and not withdrawn. */
    private function withdrawn(object $row): void
    {
        $serviceId = (int) $row->service_id;
        $isWithdrawn = (int) $row->client_id > 0 && !self::hasEnded($row);
        Capsule::connection()->transaction(function () use ($row, $serviceId, $isWithdrawn): void {
            if ($this->seen->forget(Seen::REQUEST, $serviceId) && $isWithdrawn) {
                $ids = ['clientId' => (int) $row->client_id, 'serviceId' => $serviceId];
                $this->outbox->add(new Event('service.cancellation_withdrawn', $this->clock->now(), $ids));
                $this->brake->forget($serviceId);
            }
        });
    }

    /** The newest request of each service, where it is not the one that was seen. @return list<object> */
    private static function unseen(int $after): array
    {
        $newest = Capsule::table('tblcancelrequests')->selectRaw('relid, MAX(id) AS id')->groupBy('relid');

        return Capsule::table('tblcancelrequests AS r')
            ->joinSub($newest, 'newest', 'newest.id', '=', 'r.id')
            ->leftJoin('tblhosting AS h', 'h.id', '=', 'r.relid')
            ->leftJoin(Tables::SEEN . ' AS s', static function ($join): void {
                $join->on('s.object_id', '=', 'r.relid')->where('s.kind', '=', Seen::REQUEST);
            })
            ->where('r.relid', '>', $after)
            ->whereRaw('(s.state IS NULL OR s.state <> CAST(r.id AS BINARY))')
            ->orderBy('r.relid')
            ->limit(self::SLICE)
            ->get([
                'r.id AS request_id',
                'r.relid AS service_id',
                'r.date',
                'r.type',
                'h.userid AS client_id',
                'h.domainstatus AS status',
                's.state AS seen',
                's.seen_at',
            ])
            ->all();
    }

    /** When the client asked, by WHMCS's own date, which is in the server's zone; now, where that says nothing credible. */
    private function requestedAt(string $date): DateTimeImmutable
    {
        $now = $this->clock->now();
        $zone = new DateTimeZone(date_default_timezone_get());
        $at = DateTimeImmutable::createFromFormat('!Y-m-d H:i:s', strlen($date) === 10 ? "{$date} 00:00:00" : $date, $zone);

        return $at === false || (int) $at->format('Y') < 2000 || $at > $now ? $now : $at;
    }

    private function isLate(string $toldAt): bool
    {
        return $toldAt <= Utc::column($this->clock->now()->modify(self::ROW_COMES_WITHIN));
    }

    private static function hasEnded(object $row): bool
    {
        return in_array($row->status, Services::ENDED, true);
    }
}
