<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\Whmcsgdpr\Door;

use DateInterval;
use WHMCS\Database\Capsule;
use WHMCS\Module\Addon\Whmcsgdpr\Clock;
use WHMCS\Module\Addon\Whmcsgdpr\Tables;
use WHMCS\Module\Addon\Whmcsgdpr\Utc;

/** Remembers every call that was let in, so that none is let in twice, also when two copies arrive at once. */
final class CallBook
{
    /** A signature holds from 300 s before to 300 s after its time: what is older than this is stale anyway. */
    private const KEPT_FOR = 'PT30M';

    public function __construct(private readonly Clock $clock) {}

    /** Writes the call down. True for exactly one call of each id, whatever happens to its answer afterwards. */
    public function admit(string $id): bool
    {
        $now = $this->clock->now();
        Capsule::table(Tables::DOOR_CALLS)
            ->where('received_at', '<', Utc::column($now->sub(new DateInterval(self::KEPT_FOR))))
            ->delete();
        // Hashed: an id of any length fits, and no two ids are one to the column's collation.
        $written = Capsule::table(Tables::DOOR_CALLS)->insertOrIgnore([
            'call_id' => hash('sha256', $id),
            'received_at' => Utc::column($now),
        ]);

        return $written === 1;
    }
}
