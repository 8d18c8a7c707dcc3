<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\Whmcsgdpr\Brake;

use DateInterval;
use DateTimeImmutable;
use WHMCS\Module\Addon\Whmcsgdpr\Utc;

/** One service, or one of its product addons, on the brake, as it stands at a given instant. All instants in UTC. */
final class BrakeEntry
{
    /** How far two clocks may differ; a release from later than that was given by a clock that has been set right since. */
    private const CLOCKS_DIFFER = 'PT5M';

    /**
     * @param int $addonId 0: the service itself
     * @param string $state `held` or `released`; a release that ran out is held again
     * @param string $cause one of `Brake`'s causes
     * @param ?DateTimeImmutable $holdEndsAt null: nothing but a release ends the hold
     * @param ?DateTimeImmutable $dueAt when the deletion is due, as far as the service said so
     * @param ?string $releasedBy `service`, or `admin:` and the admin's id
     */
    private function __construct(
        public readonly int $serviceId,
        public readonly int $addonId,
        public readonly int $clientId,
        public readonly string $state,
        public readonly string $cause,
        public readonly DateTimeImmutable $heldAt,
        public readonly ?DateTimeImmutable $holdEndsAt,
        public readonly ?DateTimeImmutable $dueAt,
        public readonly ?DateTimeImmutable $releasedAt,
        public readonly ?DateTimeImmutable $releasedUntil,
        public readonly ?string $releasedBy,
        public readonly ?string $reason,
        public readonly ?DateTimeImmutable $passedAt,
    ) {}

    public function isHeldFor(int $clientId): bool
    {
        return $this->state === Brake::HELD && $this->clientId === $clientId;
    }

    /** Reads a row of the brake's table. */
    public static function fromRow(object $row, DateTimeImmutable $now): self
    {
        $until = Utc::fromColumn($row->released_until);
        $from = Utc::fromColumn($row->released_at);
        $hasBegun = $from !== null && $from <= $now->add(new DateInterval(self::CLOCKS_DIFFER));
        $isReleased = $row->state === Brake::RELEASED && $hasBegun && $until !== null && $now < $until;

        return new self(
            (int) $row->service_id,
            (int) $row->addon_id,
            (int) $row->client_id,
            $isReleased ? Brake::RELEASED : Brake::HELD,
            (string) $row->cause,
            Utc::fromColumn((string) $row->held_at),
            Utc::fromColumn($row->hold_ends_at),
            Utc::fromColumn($row->due_at),
            $from,
            $until,
            $row->released_by,
            $row->reason,
            Utc::fromColumn($row->passed_at),
        );
    }
}
