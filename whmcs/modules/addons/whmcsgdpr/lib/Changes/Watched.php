<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\Whmcsgdpr\Changes;

use WHMCS\Module\Addon\Whmcsgdpr\Outbox\Event;

/** One of WHMCS's tables whose rows have a status: where it stands, and what its changes mean. */
interface Watched
{
    /** As `Seen` knows it. */
    public function kind(): string;

    public function table(): string;

    public function statusColumn(): string;

    public function clientColumn(): string;

    /** What a status means that is not as seen. @param ?string $seen null: never seen. @return ?Event null: nothing to tell */
    public function changed(int $id, int $clientId, ?string $seen, string $status): ?Event;

    /** What it means that the row is another client's now. */
    public function moved(int $id, int $clientId): ?Event;

    /** What it means that the row is no longer there. */
    public function gone(int $id, int $clientId): ?Event;

    /** Forgets a row that is gone, with what hangs on it. @return bool whether it was still known */
    public function forget(Seen $seen, int $id): bool;
}
