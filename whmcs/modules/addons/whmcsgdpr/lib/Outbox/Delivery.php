<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\Whmcsgdpr\Outbox;

use Illuminate\Database\Query\Builder;
use Throwable;
use WHMCS\Database\Capsule;
use WHMCS\Module\Addon\Whmcsgdpr\Clock;
use WHMCS\Module\Addon\Whmcsgdpr\Connection;
use WHMCS\Module\Addon\Whmcsgdpr\State;
use WHMCS\Module\Addon\Whmcsgdpr\Tables;
use WHMCS\Module\Addon\Whmcsgdpr\Utc;

/**
 * Brings waiting events to the service. Any number of pages and crons may do so at once: a row is sent by the one that
 * claimed it, and the claim of one that died ends by itself.
 */
final class Delivery
{
    /** Longer than any one exchange with the service takes. */
    private const CLAIM = '+2 minutes';
    /** So many in a row that found no way to the service end a run. */
    private const GIVE_UP_AFTER = 2;
    private const KEEP_DELIVERED = '-30 days';
    /** The database ends one of two statements that wait for each other. */
    private const TRIES = 5;

    private readonly string $name;

    public function __construct(
        private readonly Clock $clock,
        private readonly State $state,
        private readonly Sender $sender,
        private readonly RetrySchedule $schedule,
    ) {
        $this->name = bin2hex(random_bytes(16));
    }

    /** At the end of a cron run: everything that is due, within bounds. @return int events the service took */
    public function afterCron(Connection $connection, int $rows = 200, float $seconds = 45, int $secondsEach = 10): int
    {
        return $this->run($connection, self::due(Utc::column($this->clock->now())), $rows, $seconds, $secondsEach);
    }

    /**
     * After a page was sent: events that were never tried. While the service cannot be reached it does nothing, so that a
     * dead service does not keep the web server's processes waiting.
     */
    public function afterPage(Connection $connection): int
    {
        $unreached = Capsule::table(Tables::OUTBOX)->whereNull('delivered_at')->whereIn('last_problem', Sender::TRANSPORT);
        if ($unreached->exists()) {
            return 0;
        }
        $new = self::due(Utc::column($this->clock->now()))->where('attempts', 0);

        return $this->run($connection, $new, 20, 5, 5);
    }

    /** Removes what was delivered long ago, little at a time: a page that writes an event must not wait for it. */
    public function prune(): void
    {
        $before = Utc::column($this->clock->now()->modify(self::KEEP_DELIVERED));
        Capsule::table(Tables::OUTBOX)->where('delivered_at', '<', $before)->limit(1000)->delete();
    }

    private function run(Connection $connection, Builder $due, int $rows, float $seconds, int $secondsEach): int
    {
        $until = hrtime(true) + $seconds * 1e9;
        $taken = 0;
        $unreached = 0;
        foreach ($due->orderBy('next_attempt_at')->orderBy('id')->limit($rows)->pluck('id') as $id) {
            $left = (int) ceil(($until - hrtime(true)) / 1e9);
            if ($left < 1 || $unreached >= self::GIVE_UP_AFTER) {
                break;
            }
            if (!$this->claim((int) $id)) {
                continue;
            }
            $problem = $this->attempt($connection, (int) $id, min($secondsEach, $left));
            $unreached = in_array($problem, Sender::TRANSPORT, true) ? $unreached + 1 : 0;
            $taken += $problem === null ? 1 : 0;
        }
        if ($taken > 0) {
            $this->state->put(State::LAST_CONTACT, Utc::json($this->clock->now()));
        }

        return $taken;
    }

    /** Sends one claimed row and writes down what came of it. @return ?string the problem; null: delivered */
    private function attempt(Connection $connection, int $id, int $seconds): ?string
    {
        $now = $this->clock->now();
        $row = Capsule::table(Tables::OUTBOX)
            ->where('id', $id)
            ->first(['event_id', 'body', 'attempts', 'first_failed_at']);
        if ($row === null) {
            return null; // Removed by hand meanwhile.
        }
        try {
            $problem = $this->sender->send($connection, $row->event_id, $row->body, $now, $seconds);
        } catch (Throwable $broken) {
            $problem = 'internal'; // A row that cannot be sent must not stop the others.
        }
        $attempts = (int) $row->attempts + 1;
        $came =
            $problem === null
                ? ['delivered_at' => Utc::column($now), 'last_problem' => null]
                : [
                    'last_problem' => $problem,
                    'first_failed_at' => $row->first_failed_at ?? Utc::column($now),
                    'next_attempt_at' => Utc::column($this->schedule->next($attempts, $now)),
                ];
        // Where another run's lock ends this one's statement it is tried again: an event that is not written down as
        // delivered is sent twice.
        Capsule::connection()->transaction(
            fn(): int => Capsule::table(Tables::OUTBOX)
                ->where('id', $id)
                ->where('claimed_by', $this->name)
                ->update(['attempts' => $attempts, 'claimed_by' => null, 'claimed_until' => null] + $came),
            self::TRIES,
        );

        return $problem;
    }

    /** Takes a row for this one alone, by compare-and-set. */
    private function claim(int $id): bool
    {
        $now = $this->clock->now();

        return self::due(Utc::column($now))
            ->where('id', $id)
            ->update([
                'claimed_by' => $this->name,
                'claimed_until' => Utc::column($now->modify(self::CLAIM)),
            ]) === 1;
    }

    /** Undelivered, at its time, and in nobody's hands. */
    private static function due(string $now): Builder
    {
        return Capsule::table(Tables::OUTBOX)
            ->whereNull('delivered_at')
            ->where('next_attempt_at', '<=', $now)
            ->where(
                static fn(Builder $free): Builder => $free->whereNull('claimed_until')->orWhere('claimed_until', '<=', $now),
            );
    }
}
