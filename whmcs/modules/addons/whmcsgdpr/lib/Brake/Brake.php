<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\Whmcsgdpr\Brake;

use DateInterval;
use DateTimeImmutable;
use InvalidArgumentException;
use WHMCS\Database\Capsule;
use WHMCS\Module\Addon\Whmcsgdpr\Clock;
use WHMCS\Module\Addon\Whmcsgdpr\Evidence;
use WHMCS\Module\Addon\Whmcsgdpr\Outbox\Event;
use WHMCS\Module\Addon\Whmcsgdpr\Outbox\Outbox;
use WHMCS\Module\Addon\Whmcsgdpr\Settings;
use WHMCS\Module\Addon\Whmcsgdpr\Utc;

/**
 * Holds back every termination of a service, or of one of its product addons, until its deletion was released. Fails closed: a service without a row is held
 * like any other, and what the database throws is thrown on, for the hook to refuse.
 *
 * Every change of a row happens under the row's lock, and a row is begun by an insert of its own, so that of two requests at
 * once one comes after the other.
 */
final class Brake
{
    public const HELD = 'held';
    public const RELEASED = 'released';

    /** The client asked for the cancellation: only a release ends the hold, never time. */
    public const CANCELLATION_REQUEST = 'cancellation_request';
    /** WHMCS wants to terminate and no client asked: overdue, a fixed term, an admin's click. Ends after the grace period. */
    public const TERMINATION_WITHOUT_REQUEST = 'termination_without_request';

    /** Why an admin may release by hand. */
    public const REASONS = ['client_asked', 'duplicate_order', 'test_service', 'fraud', 'legal_order', 'other'];

    private const SERVICE_RELEASE = 'PT1H';
    private const ADMIN_RELEASE = 'PT24H';
    /**
     * How long after its end a hold without a request lets a termination pass. An attempt later than that belongs to another
     * story (the client paid, and is overdue again a year later) and begins a hold of its own.
     */
    private const ATTEMPT_EXPECTED_WITHIN = 'P35D';
    /** While one termination is on its way, a second one of the same service is refused; a new release ends that. */
    private const ONE_AT_A_TIME = 'PT2M';

    private readonly BrakeRows $rows;

    public function __construct(
        private readonly Clock $clock,
        private readonly Evidence $evidence,
        private readonly Outbox $outbox,
        private readonly GracePeriod $grace,
        private readonly OwnerHolds $ownerHolds,
    ) {
        $this->rows = new BrakeRows($clock, $evidence, $grace);
    }

    /**
     * Whether WHMCS may terminate this service now, or only one of its product addons. The addon's end is not the service's, so
     * it has a hold and a release of its own; whoever lets the whole service go lets its product addons go too. Asked for the first time without a release, it begins the hold.
     *
     * @param int $clientId whose service WHMCS believes it is; another one's is refused
     * @param int $addonId 0: the service itself
     */
    public function mayTerminate(int $serviceId, int $clientId, int $addonId = 0): bool
    {
        $service = HostedService::find($serviceId, $addonId);
        if ($service === null || $service->clientId !== $clientId) {
            return false;
        }
        $isHeldByOwner = $this->ownerHolds->cover($service);
        if ($service->isFraud && !$isHeldByOwner) {
            $this->note('brake.passed', 'whmcs', $service, ['cause' => 'fraud']);

            return true;
        }
        if ($addonId !== 0 && !$isHeldByOwner && $this->isReleased($this->rows->find($serviceId), $service)) {
            $this->note('brake.passed', 'whmcs', $service, ['cause' => 'service_released']);

            return true;
        }
        $holdsAll = $isHeldByOwner || Settings::load()->holdTerminations;
        if (($service->hasRequest || $holdsAll) && $this->begin($service, self::causeOf($service))) {
            return false;
        }
        if ($isHeldByOwner) {
            return false;
        }

        return $this->rows->locked($serviceId, $addonId, function (?BrakeEntry $entry) use ($service, $holdsAll): bool {
            // Without a row there is nothing to hold, or it was taken away this instant and the next attempt begins anew.
            return $entry === null ? !$service->hasRequest && !$holdsAll : $this->judge($entry, $service, $holdsAll);
        });
    }

    /** The service, or one of its product addons, was terminated: should it be created again, it is braked anew. */
    public function terminated(int $serviceId, int $addonId = 0): void
    {
        $this->rows->remove($serviceId, $addonId, 'brake.terminated');
    }

    /** The service's row is gone from WHMCS, which can terminate it no more. */
    public function deleted(int $serviceId): void
    {
        $this->rows->removeAll($serviceId, 'brake.service_deleted');
    }

    /** It runs again: a termination that no client asked for is off, the next one begins a hold of its own. */
    public function reactivated(int $serviceId, int $addonId = 0): void
    {
        $only = static fn(BrakeEntry $entry): bool => $entry->cause === self::TERMINATION_WITHOUT_REQUEST;
        $this->rows->remove($serviceId, $addonId, 'brake.reactivated', $only);
    }

    /** The request that held the service was withdrawn: nothing is to be ended, the default hold stands again. */
    public function forget(int $serviceId): void
    {
        $only = static fn(BrakeEntry $entry): bool => $entry->cause === self::CANCELLATION_REQUEST;
        $this->rows->removeAll($serviceId, 'brake.request_withdrawn', $only);
    }

    /**
     * Holds the service from now on, whatever was released before. A second call with the same cause changes nothing but the
     * due date.
     *
     * @param string $cause one of this class's causes
     * @param ?DateTimeImmutable $dueAt when the deletion is due; null leaves what is known
     */
    public function hold(int $serviceId, int $clientId, string $cause, ?DateTimeImmutable $dueAt = null): void
    {
        $due = $dueAt === null ? [] : ['due_at' => Utc::column($dueAt)];
        $hold = $this->rows->freshHold($clientId, $cause) + $due;
        if ($this->rows->begin($serviceId, 0, $hold)) {
            return;
        }
        $this->rows->locked($serviceId, 0, function (?BrakeEntry $entry) use (
            $serviceId,
            $clientId,
            $cause,
            $due,
            $hold,
        ): void {
            if ($entry === null) {
                $this->rows->begin($serviceId, 0, $hold);
            } elseif ($entry->isHeldFor($clientId) && $entry->cause === $cause) {
                $this->rows->change($serviceId, 0, $due);
            } else {
                $this->rows->change($serviceId, 0, $hold);
                $this->evidence->note('brake.held', 'addon', $clientId, $serviceId, ['cause' => $cause]);
            }
        });
    }

    /**
     * The service (through the door) holds. Without a cancellation request the default hold is all there is to stand again: a
     * hold of the service's own would outlast a request that was taken back a moment before. @throws BrakeRefused
     */
    public function holdForService(int $serviceId, int $clientId, ?DateTimeImmutable $dueAt): void
    {
        if (HostedService::ofClient($serviceId, $clientId)->hasRequest) {
            $this->hold($serviceId, $clientId, self::CANCELLATION_REQUEST, $dueAt);

            return;
        }
        $only = static fn(BrakeEntry $entry): bool => $entry->state === self::RELEASED && $entry->releasedBy === 'service';
        $this->rows->remove($serviceId, 0, 'brake.release_taken_back', $only);
    }

    /**
     * The service (through the door) lets one termination pass within the hour.
     *
     * @return DateTimeImmutable until when
     * @throws BrakeRefused
     */
    public function releaseForService(int $serviceId, int $clientId): DateTimeImmutable
    {
        return $this->release(HostedService::ofClient($serviceId, $clientId), 'service', null, self::SERVICE_RELEASE);
    }

    /**
     * An admin lets WHMCS terminate within a day, with a reason that becomes evidence here and, where it is about the service
     * itself, at the service.
     *
     * @param int $addonId 0: the service itself, else only this product addon of it
     * @param string $reason one of `REASONS`
     * @return DateTimeImmutable until when
     * @throws BrakeRefused
     * @throws InvalidArgumentException `brake.unknown_reason`
     */
    public function releaseByAdmin(
        int $serviceId,
        int $clientId,
        int $adminId,
        string $reason,
        int $addonId = 0,
    ): DateTimeImmutable {
        if (!in_array($reason, self::REASONS, true)) {
            throw new InvalidArgumentException('brake.unknown_reason');
        }
        $service = HostedService::ofClient($serviceId, $clientId, $addonId);
        if ($this->ownerHolds->cover($service)) {
            throw new BrakeRefused(BrakeRefused::HELD_BY_OWNER);
        }

        return Capsule::connection()->transaction(function () use ($service, $adminId, $reason): DateTimeImmutable {
            $until = $this->release($service, "admin:{$adminId}", $reason, self::ADMIN_RELEASE);
            if ($service->addonId !== 0) {
                return $until;
            }
            // Who it was is told where WHMCS told it; an id of 0 would be refused as none.
            $who = $adminId > 0 ? ['adminId' => $adminId] : [];
            $ids = ['clientId' => $service->clientId, 'serviceId' => $service->id];
            $this->outbox->add(new Event('brake.released', $this->clock->now(), $ids + ['reason' => $reason] + $who));

            return $until;
        }, BrakeRows::ATTEMPTS);
    }

    /**
     * An admin takes a release back, his own or another's. What is held already stays as it is.
     *
     * @param int $addonId 0: the service itself, else only this product addon of it
     * @throws BrakeRefused
     */
    public function holdByAdmin(int $serviceId, int $clientId, int $adminId, int $addonId = 0): void
    {
        $service = HostedService::ofClient($serviceId, $clientId, $addonId);
        $this->rows->locked($serviceId, $addonId, function (?BrakeEntry $entry) use ($service, $adminId): void {
            if ($entry !== null && $entry->state === self::RELEASED) {
                $this->beginAnew($service, self::causeOf($service), "admin:{$adminId}", $entry->dueAt);
            }
        });
    }

    /** Every service on the brake, those whose deletion comes first at the top. @return list<BrakeEntry> */
    public function all(): array
    {
        return $this->rows->all();
    }

    /** Those that should have been deleted by now and are still held. @return list<BrakeEntry> */
    public function overdue(): array
    {
        return array_values(
            array_filter($this->all(), fn(BrakeEntry $entry): bool => $this->grace->isMissed($entry, $this->clock->now())),
        );
    }

    /** @return array{held: int, released: int, overdue: int} */
    public function counts(): array
    {
        $entries = $this->all();
        $held = array_filter($entries, static fn(BrakeEntry $entry): bool => $entry->state === self::HELD);

        return [
            'held' => count($held),
            'released' => count($entries) - count($held),
            'overdue' => count(
                array_filter($held, fn(BrakeEntry $entry): bool => $this->grace->isMissed($entry, $this->clock->now())),
            ),
        ];
    }

    /** The rules, in their order; the row is locked. */
    private function judge(BrakeEntry $entry, HostedService $service, bool $holdsAll): bool
    {
        if ($entry->clientId !== $service->clientId) {
            // Held or released for another client, before the service moved: neither his release nor his patience counts.
            return $this->beginAnew($service, self::causeOf($service));
        }
        if ($this->isReleased($entry, $service)) {
            return $this->pass($entry);
        }
        if ($service->hasRequest) {
            $isKnown = $entry->state === self::HELD && $entry->cause === self::CANCELLATION_REQUEST;

            return $isKnown ? false : $this->beginAnew($service, self::CANCELLATION_REQUEST);
        }
        if ($entry->cause === self::CANCELLATION_REQUEST) {
            // Its request is gone and nobody said so; what WHMCS wants now is another matter, with a hold that ends.
            return $this->beginAnew($service, self::TERMINATION_WITHOUT_REQUEST);
        }
        $now = $this->clock->now();
        if (!$holdsAll) {
            return $this->pass($entry);
        }
        if ($entry->holdEndsAt !== null && $now < $entry->holdEndsAt) {
            return false;
        }
        if ($entry->holdEndsAt !== null && $now < $entry->holdEndsAt->add(new DateInterval(self::ATTEMPT_EXPECTED_WITHIN))) {
            return $this->pass($entry);
        }

        return $this->beginAnew($service, self::TERMINATION_WITHOUT_REQUEST);
    }

    /**
     * A release is for what stood when it was given: where no request did and one stands now, the client asked for something
     * else since.
     */
    private function isReleased(?BrakeEntry $entry, HostedService $service): bool
    {
        if ($entry === null || $entry->state !== self::RELEASED || $entry->clientId !== $service->clientId) {
            return false;
        }

        return $entry->cause === self::CANCELLATION_REQUEST || !$service->hasRequest;
    }

    private function pass(BrakeEntry $entry): bool
    {
        $now = $this->clock->now();
        if ($entry->passedAt !== null && $now < $entry->passedAt->add(new DateInterval(self::ONE_AT_A_TIME))) {
            return false;
        }
        $this->rows->change($entry->serviceId, $entry->addonId, ['passed_at' => Utc::column($now)]);
        $detail = ['cause' => $entry->cause, 'releasedBy' => $entry->state === self::RELEASED ? $entry->releasedBy : null];
        $this->rows->note('brake.passed', 'whmcs', $entry->clientId, $entry->serviceId, $entry->addonId, $detail);

        return true;
    }

    private function release(HostedService $service, string $by, ?string $reason, string $for): DateTimeImmutable
    {
        $this->begin($service, self::causeOf($service));

        return $this->rows->locked($service->id, $service->addonId, function (?BrakeEntry $entry) use (
            $service,
            $by,
            $reason,
            $for,
        ): DateTimeImmutable {
            if ($entry === null) {
                $this->begin($service, self::causeOf($service));
            }
            $now = $this->clock->now();
            $until = $now->add(new DateInterval($for));
            $this->rows->change(
                $service->id,
                $service->addonId,
                [
                    'client_id' => $service->clientId,
                    'state' => self::RELEASED,
                    'released_at' => Utc::column($now),
                    'released_until' => Utc::column($until),
                    'released_by' => $by,
                    'reason' => $reason,
                    'passed_at' => null,
                ] + ($service->hasRequest ? ['cause' => self::CANCELLATION_REQUEST] : []),
            );
            $this->note('brake.released', $by, $service, ['reason' => $reason]);

            return $until;
        });
    }

    private static function causeOf(HostedService $service): string
    {
        return $service->hasRequest ? self::CANCELLATION_REQUEST : self::TERMINATION_WITHOUT_REQUEST;
    }

    /** True when this call began the hold, false when there is a row already. */
    private function begin(HostedService $service, string $cause): bool
    {
        return $this->rows->begin($service->id, $service->addonId, $this->rows->freshHold($service->clientId, $cause));
    }

    /** Overwrites the locked row with a hold that begins now, and refuses. */
    private function beginAnew(
        HostedService $service,
        string $cause,
        string $by = 'addon',
        ?DateTimeImmutable $dueAt = null,
    ): bool {
        $hold = $this->rows->freshHold($service->clientId, $cause) + [
            'due_at' => $dueAt === null ? null : Utc::column($dueAt),
        ];
        $this->rows->change($service->id, $service->addonId, $hold);
        $this->note('brake.held', $by, $service, ['cause' => $cause]);

        return false;
    }

    /** @param array<string, ?string> $detail */
    private function note(string $kind, string $by, HostedService $service, array $detail): void
    {
        $this->rows->note($kind, $by, $service->clientId, $service->id, $service->addonId, $detail);
    }
}
