<?php

declare(strict_types=1);

namespace WhmcsGdpr\Tests\unit;

use DateTimeImmutable;
use InvalidArgumentException;
use WHMCS\Database\Capsule;
use WHMCS\Module\Addon\Whmcsgdpr\Brake\Brake;
use WHMCS\Module\Addon\Whmcsgdpr\Brake\BrakeEntry;
use WHMCS\Module\Addon\Whmcsgdpr\Brake\BrakeRefused;
use WHMCS\Module\Addon\Whmcsgdpr\Parts;
use WHMCS\Module\Addon\Whmcsgdpr\State;
use WHMCS\Module\Addon\Whmcsgdpr\Tables;
use WHMCS\Module\Addon\Whmcsgdpr\Utc;
use WhmcsGdpr\Tests\Support\DatabaseTestCase;
use WhmcsGdpr\Tests\Support\FixedClock;

/** Client 7 has service 702. Now is Sunday 22 November 2026, 13:00 in Brussels. */
final class BrakeTest extends DatabaseTestCase
{
    private FixedClock $clock;
    private Brake $brake;

    protected function setUp(): void
    {
        parent::setUp();
        $this->clock = new FixedClock();
        $this->brake = (new Parts($this->clock))->brake;
        Capsule::table('tblorders')->insert(['id' => 70, 'userid' => 7, 'status' => 'Active']);
        Capsule::table('tblhosting')->insert(['id' => 702, 'userid' => 7, 'orderid' => 70, 'domainstatus' => 'Active']);
    }

    public function testAServiceThatWhmcsDoesNotKnowIsNeverTerminated(): void
    {
        self::assertFalse($this->brake->mayTerminate(999, 7));
        self::assertSame([], self::rows(Tables::BRAKE));
    }

    public function testAServiceOfAnotherClientIsNeverTerminated(): void
    {
        $this->brake->releaseForService(702, 7);

        self::assertFalse($this->brake->mayTerminate(702, 8));
    }

    public function testWithAnOpenRequestTheFirstAttemptHoldsAndOnlyAReleaseEndsThat(): void
    {
        $this->request();

        self::assertFalse($this->brake->mayTerminate(702, 7));
        self::assertSame(Brake::CANCELLATION_REQUEST, $this->entry()->cause);
        self::assertNull($this->entry()->holdEndsAt);
        $this->clock->advance('P5Y');
        self::assertFalse($this->brake->mayTerminate(702, 7), 'time alone never ends it');

        $this->brake->releaseForService(702, 7);
        self::assertTrue($this->brake->mayTerminate(702, 7));
    }

    public function testAHoldByTheServiceTakesItsReleaseBackAndOutlastsNoRequest(): void
    {
        $this->brake->releaseForService(702, 7);
        $this->brake->holdForService(702, 7, new DateTimeImmutable('2026-12-20T23:00:00Z'));
        self::assertSame([], self::rows(Tables::BRAKE));
        self::assertFalse($this->brake->mayTerminate(702, 7), 'the default hold stands');

        $this->brake->holdForService(702, 7, null);
        self::assertSame(Brake::TERMINATION_WITHOUT_REQUEST, $this->entry()->cause);
    }

    public function testAHoldByTheServiceLeavesAReleaseByHand(): void
    {
        $this->brake->releaseByAdmin(702, 7, 3, 'client_asked');
        $this->brake->holdForService(702, 7, null);
        self::assertTrue($this->brake->mayTerminate(702, 7));
    }

    public function testAHoldWhoseRequestIsGoneUnheardBecomesOneThatEnds(): void
    {
        $this->request();
        $this->brake->holdForService(702, 7, new DateTimeImmutable('2026-12-20T23:00:00Z'));
        Capsule::table('tblcancelrequests')->delete();
        $this->clock->advance('P60D');

        self::assertFalse($this->brake->mayTerminate(702, 7));
        self::assertSame(Brake::TERMINATION_WITHOUT_REQUEST, $this->entry()->cause);
        self::assertNull($this->entry()->dueAt, 'that was promised to a request');
        self::assertSame([], $this->brake->overdue());
        $this->clock->advance('P16D');
        self::assertTrue($this->brake->mayTerminate(702, 7));
    }

    public function testAReleaseThatWasGivenBeforeTheClientAskedDoesNotCountForWhatHeAsked(): void
    {
        $this->brake->releaseByAdmin(702, 7, 3, 'duplicate_order');
        $this->request();

        self::assertFalse($this->brake->mayTerminate(702, 7));
        self::assertFalse($this->brake->mayTerminate(702, 7, 9), 'nor for a product addon');
        self::assertSame([Brake::HELD, Brake::CANCELLATION_REQUEST], [$this->entry()->state, $this->entry()->cause]);
        $this->brake->releaseByAdmin(702, 7, 3, 'duplicate_order');
        self::assertTrue($this->brake->mayTerminate(702, 7));
    }

    public function testAReleaseCountsForTheRequestThatStoodWhenItWasGivenWhateverBeganTheHold(): void
    {
        $this->brake->mayTerminate(702, 7);
        $this->request();
        $this->brake->releaseForService(702, 7);

        self::assertTrue($this->brake->mayTerminate(702, 7));
    }

    public function testAReleaseByAClockThatWasAheadDoesNotCountOnceItIsSetRight(): void
    {
        $this->goTo('2027-11-22T12:00:00Z');
        $this->brake->releaseForService(702, 7);
        $this->goTo('2026-11-22T12:10:00Z');
        self::assertFalse($this->brake->mayTerminate(702, 7));
        self::assertSame(['held' => 1, 'released' => 0, 'overdue' => 0], $this->brake->counts());
        $this->goTo('2027-11-22T11:54:59Z');
        self::assertFalse($this->brake->mayTerminate(702, 7));

        $this->brake->releaseForService(702, 7);
        $this->goTo('2027-11-22T11:49:59Z');
        self::assertTrue($this->brake->mayTerminate(702, 7), 'five minutes are no other clock');
    }

    public function testAReleasedServiceIsTerminatedAlsoWhereWhmcsCannotDecryptTheConnection(): void
    {
        $row = ['module' => 'whmcsgdpr', 'setting' => 'connection', 'value' => 'broken:'];
        Capsule::table('tbladdonmodules')->insert($row);
        $this->brake->releaseForService(702, 7);

        self::assertTrue($this->brake->mayTerminate(702, 7));
    }

    public function testWithoutRequestTheFirstAttemptBeginsTheGracePeriodAndOneAfterItsEndPasses(): void
    {
        self::assertFalse($this->brake->mayTerminate(702, 7));
        self::assertSame(Brake::TERMINATION_WITHOUT_REQUEST, $this->entry()->cause);
        // 14 calendar days after 22 November end with 6 December, midnight in Brussels.
        self::assertSame('2026-12-06T23:00:00Z', Utc::json($this->entry()->holdEndsAt));

        $this->goTo('2026-12-06T22:59:59Z');
        self::assertFalse($this->brake->mayTerminate(702, 7));
        self::assertSame('2026-12-06T23:00:00Z', Utc::json($this->entry()->holdEndsAt), 'a second attempt prolongs nothing');
        $this->goTo('2026-12-06T23:00:00Z');
        self::assertTrue($this->brake->mayTerminate(702, 7));
    }

    public function testAnAttemptLongAfterTheHoldsEndIsAnotherStoryAndIsHeldAnew(): void
    {
        $this->brake->mayTerminate(702, 7);

        $this->goTo('2027-01-10T22:59:59Z');
        self::assertTrue($this->brake->mayTerminate(702, 7), '35 days after its end, less a second');

        $this->goTo('2027-01-10T23:00:00Z');
        self::assertFalse($this->brake->mayTerminate(702, 7));
        self::assertSame('2027-01-25T23:00:00Z', Utc::json($this->entry()->holdEndsAt));
        $this->goTo('2027-01-25T23:00:00Z');
        self::assertTrue($this->brake->mayTerminate(702, 7));
    }

    public function testAServiceThatRunsAgainBeginsItsNextHoldFromTheStart(): void
    {
        $this->brake->mayTerminate(702, 7);
        $this->clock->advance('P10D');
        $this->brake->reactivated(702);

        $this->clock->advance('P10D');
        self::assertFalse($this->brake->mayTerminate(702, 7));
        self::assertSame('2026-12-26T23:00:00Z', Utc::json($this->entry()->holdEndsAt));
    }

    public function testUnsuspensionEndsNoHoldOfARequest(): void
    {
        $this->brake->hold(702, 7, Brake::CANCELLATION_REQUEST);

        $this->brake->reactivated(702);

        self::assertSame(Brake::HELD, $this->entry()->state);
    }

    public function testARequestTurnsARunningHoldIntoOneThatTimeDoesNotEnd(): void
    {
        $this->brake->mayTerminate(702, 7);
        $this->request();
        $this->clock->advance('P20D');

        self::assertFalse($this->brake->mayTerminate(702, 7));
        self::assertSame(Brake::CANCELLATION_REQUEST, $this->entry()->cause);
        $this->clock->advance('P20D');
        self::assertFalse($this->brake->mayTerminate(702, 7));
    }

    public function testTheOwnerMayLetTerminationsWithoutRequestPassButNeverOneWithARequestOrAHold(): void
    {
        Capsule::table('tbladdonmodules')->insert([
            'module' => 'whmcsgdpr',
            'setting' => 'holdTerminations',
            'value' => 'off',
        ]);
        self::assertTrue($this->brake->mayTerminate(702, 7));
        self::assertSame([], self::rows(Tables::BRAKE));

        $this->brake->hold(702, 7, Brake::CANCELLATION_REQUEST);
        self::assertFalse($this->brake->mayTerminate(702, 7), 'held by the service');
        $this->brake->terminated(702);
        $this->request();
        self::assertFalse($this->brake->mayTerminate(702, 7), 'cancelled by the client');
    }

    public function testAHoldThatRunsWhenTheOwnerLetsTerminationsPassEndsAtOnce(): void
    {
        $this->brake->mayTerminate(702, 7);
        Capsule::table('tbladdonmodules')->insert([
            'module' => 'whmcsgdpr',
            'setting' => 'holdTerminations',
            'value' => 'off',
        ]);

        self::assertTrue($this->brake->mayTerminate(702, 7));
    }

    public function testFraudPassesWhetherTheServiceOrItsOrderIsMarked(): void
    {
        $this->request();
        self::assertFalse($this->brake->mayTerminate(702, 7));

        Capsule::table('tblorders')
            ->where('id', 70)
            ->update(['status' => 'Fraud']);
        self::assertTrue($this->brake->mayTerminate(702, 7));
        Capsule::table('tblorders')
            ->where('id', 70)
            ->update(['status' => 'Active']);
        Capsule::table('tblhosting')
            ->where('id', 702)
            ->update(['domainstatus' => 'Fraud']);
        self::assertTrue($this->brake->mayTerminate(702, 7));
        self::assertContains('{"cause":"fraud"}', $this->evidence('brake.passed'));
    }

    public function testAReleaseOfTheServiceHoldsForOneHourAndThenTheBrakeIsOnAgain(): void
    {
        $this->brake->hold(702, 7, Brake::CANCELLATION_REQUEST);

        $until = $this->brake->releaseForService(702, 7);

        self::assertSame('2026-11-22T13:00:00Z', Utc::json($until));
        self::assertSame(Brake::RELEASED, $this->entry()->state);
        $this->clock->advance('PT59M59S');
        self::assertTrue($this->brake->mayTerminate(702, 7));
        $this->clock->advance('PT1S');
        self::assertFalse($this->brake->mayTerminate(702, 7));
        self::assertSame(Brake::HELD, $this->entry()->state);
    }

    public function testAReleaseWithoutAnyHoldBeforeItLetsPassAndLeavesTheDefaultHoldBehind(): void
    {
        $this->brake->releaseForService(702, 7);
        self::assertTrue($this->brake->mayTerminate(702, 7));

        $this->clock->advance('P1D');
        self::assertFalse($this->brake->mayTerminate(702, 7));
        self::assertSame('2026-12-06T23:00:00Z', Utc::json($this->entry()->holdEndsAt));
    }

    public function testAReleaseLetsOneTerminationPassAtATime(): void
    {
        $this->brake->releaseForService(702, 7);

        self::assertTrue($this->brake->mayTerminate(702, 7));
        self::assertFalse($this->brake->mayTerminate(702, 7), 'the first one is on its way');
        $this->brake->releaseForService(702, 7);
        self::assertTrue($this->brake->mayTerminate(702, 7), 'a new release is a new try');
        $this->clock->advance('PT2M');
        self::assertTrue($this->brake->mayTerminate(702, 7), 'the first one failed at the server');
    }

    public function testAnAdminReleasesForADayWithAReasonThatBecomesEvidenceHereAndAtTheService(): void
    {
        $this->brake->hold(702, 7, Brake::CANCELLATION_REQUEST);

        $this->brake->releaseByAdmin(702, 7, 3, 'duplicate_order');

        self::assertSame('admin:3', $this->entry()->releasedBy);
        self::assertSame('duplicate_order', $this->entry()->reason);
        self::assertSame(['{"reason":"duplicate_order"}'], $this->evidence('brake.released'));
        self::assertSame(
            '{"type":"brake.released","timestamp":"2026-11-22T12:00:00Z","data":' .
                '{"clientId":7,"serviceId":702,"reason":"duplicate_order","adminId":3}}',
            self::rows(Tables::OUTBOX)[0]['body'],
        );
        $this->clock->advance('PT23H59M');
        self::assertTrue($this->brake->mayTerminate(702, 7));
        $this->clock->advance('PT1M');
        self::assertFalse($this->brake->mayTerminate(702, 7));
    }

    public function testAReleaseByNobodyKnownNamesNoAdminToTheService(): void
    {
        $this->brake->releaseByAdmin(702, 7, 0, 'other');
        self::assertStringNotContainsString('adminId', self::rows(Tables::OUTBOX)[0]['body']);
    }

    public function testAnAdminTakesAReleaseBackWhichBecomesEvidenceAndIsNothingWhereNoneStands(): void
    {
        $this->request();
        $this->brake->holdForService(702, 7, new DateTimeImmutable('2026-12-20T23:00:00Z'));
        $this->brake->releaseByAdmin(702, 7, 3, 'other');
        $this->brake->releaseByAdmin(702, 7, 3, 'other', 9);

        $this->brake->holdByAdmin(702, 7, 4);
        $this->brake->holdByAdmin(702, 7, 5);
        $this->brake->holdByAdmin(702, 7, 5, 10);
        self::assertFalse($this->brake->mayTerminate(702, 7));
        self::assertTrue($this->brake->mayTerminate(702, 7, 9), 'its release is another one');
        self::assertContains('2026-12-20 23:00:00', array_column(self::rows(Tables::BRAKE), 'due_at'));
        $actors = array_map(static fn(array $row): array => [$row['kind'], $row['actor']], self::rows(Tables::EVIDENCE));
        self::assertContains(['brake.held', 'admin:4'], $actors);
        self::assertNotContains(['brake.held', 'admin:5'], $actors);

        $this->brake->holdByAdmin(702, 7, 4, 9);
        self::assertFalse($this->brake->mayTerminate(702, 7, 9));
    }

    public function testAnAdminReleasesForNoReasonOfHisOwnWording(): void
    {
        try {
            $this->brake->releaseByAdmin(702, 7, 3, 'Anna phoned');
            self::fail('released');
        } catch (InvalidArgumentException $refused) {
            self::assertSame('brake.unknown_reason', $refused->getMessage());
        }
        self::assertSame([], self::rows(Tables::BRAKE));
        self::assertSame([], self::rows(Tables::OUTBOX));
    }

    public function testNobodyMovesTheBrakeOfAServiceThatIsAnotherClientsOrDoesNotExist(): void
    {
        $acts = [
            fn(int $service, int $client) => $this->brake->holdForService($service, $client, null),
            fn(int $service, int $client) => $this->brake->releaseForService($service, $client),
            fn(int $service, int $client) => $this->brake->releaseByAdmin($service, $client, 3, 'other'),
            fn(int $service, int $client) => $this->brake->holdByAdmin($service, $client, 3),
        ];
        foreach ($acts as $act) {
            foreach (
                [[702, 8, BrakeRefused::FACTS_DIFFER], [703, 7, BrakeRefused::SERVICE_NOT_FOUND]]
                as [$service, $client, $why]
            ) {
                try {
                    $act($service, $client);
                    self::fail('moved');
                } catch (BrakeRefused $refused) {
                    self::assertSame($why, $refused->reason);
                }
            }
        }
        self::assertSame([], self::rows(Tables::BRAKE));
        self::assertSame([], self::rows(Tables::EVIDENCE));
    }

    public function testAHoldTakesAReleaseBack(): void
    {
        $this->brake->releaseForService(702, 7);

        $this->brake->holdForService(702, 7, null);

        self::assertFalse($this->brake->mayTerminate(702, 7));
        self::assertNull($this->entry()->releasedBy);
    }

    public function testAHoldThatStandsKeepsItsBeginningAndItsDueDateAndIsNotedOnce(): void
    {
        $this->request();
        $this->brake->holdForService(702, 7, new DateTimeImmutable('2026-12-06T23:00:00Z'));
        $this->clock->advance('P1D');
        $this->brake->hold(702, 7, Brake::CANCELLATION_REQUEST);

        self::assertSame('2026-11-22T12:00:00Z', Utc::json($this->entry()->heldAt));
        self::assertSame('2026-12-06T23:00:00Z', Utc::json($this->entry()->dueAt));
        self::assertCount(1, $this->evidence('brake.held'));

        $this->brake->holdForService(702, 7, new DateTimeImmutable('2026-12-20T23:00:00Z'));
        self::assertSame('2026-12-20T23:00:00Z', Utc::json($this->entry()->dueAt));
    }

    public function testAWithdrawnRequestEndsItsHoldAndTakesAReleaseBack(): void
    {
        $this->brake->hold(702, 7, Brake::CANCELLATION_REQUEST);
        $this->brake->releaseForService(702, 7);
        $this->brake->forget(702);
        self::assertSame([], self::rows(Tables::BRAKE));
        self::assertFalse($this->brake->mayTerminate(702, 7), 'the default hold stands');
    }

    public function testAServiceThatWasTerminatedAndCreatedAgainIsBrakedAnew(): void
    {
        $this->brake->releaseForService(702, 7);
        self::assertTrue($this->brake->mayTerminate(702, 7));
        $this->brake->terminated(702);
        $this->brake->terminated(702);

        self::assertSame([], self::rows(Tables::BRAKE));
        self::assertCount(1, $this->evidence('brake.terminated'));
        $this->clock->advance('PT10M');
        self::assertFalse($this->brake->mayTerminate(702, 7), 'the hour of the release is not over');
    }

    public function testAServiceThatWasDeletedInWhmcsLeavesTheBrake(): void
    {
        $this->brake->hold(702, 7, Brake::CANCELLATION_REQUEST, new DateTimeImmutable('2026-11-21T12:00:00Z'));

        $this->brake->deleted(702);

        self::assertSame(['held' => 0, 'released' => 0, 'overdue' => 0], $this->brake->counts());
        self::assertCount(1, $this->evidence('brake.service_deleted'));
    }

    public function testAServiceThatMovedToAnotherClientTakesNoReleaseAlong(): void
    {
        $this->brake->releaseForService(702, 7);
        Capsule::table('tblhosting')
            ->where('id', 702)
            ->update(['userid' => 8]);

        self::assertFalse($this->brake->mayTerminate(702, 8));
        self::assertSame([8, Brake::HELD], [$this->entry()->clientId, $this->entry()->state]);
        self::assertFalse($this->brake->mayTerminate(702, 8));
    }

    /** @dataProvider policies */
    public function testTheGracePeriodIsThatOfThePolicyInItsTimeZone(string $now, ?array $policy, string $end): void
    {
        $this->goTo($now);
        if ($policy !== null) {
            (new State())->put(State::SERVICE_STATUS, json_encode(['policy' => $policy]));
        }

        $this->brake->mayTerminate(702, 7);

        self::assertSame($end, Utc::json($this->entry()->holdEndsAt));
    }

    /** @return array<string, array{string, ?array<string, mixed>, string}> */
    public static function policies(): array
    {
        $of = static fn(mixed $period, mixed $zone = 'Europe/Brussels'): array => [
            'hostingDeletion' => ['gracePeriod' => $period],
            'timezone' => $zone,
        ];

        return [
            'unknown, into summer time' => ['2026-03-17T12:00:00Z', null, '2026-03-31T22:00:00Z'],
            'unknown, into winter time' => ['2026-10-20T12:00:00Z', null, '2026-11-03T23:00:00Z'],
            'thirty days' => ['2026-11-22T12:00:00Z', $of('P30D'), '2026-12-22T23:00:00Z'],
            'weeks' => ['2026-11-22T12:00:00Z', $of('P2W'), '2026-12-06T23:00:00Z'],
            'a month from the 31st ends with the shorter one' => [
                '2027-01-31T12:00:00Z',
                $of('P1M'),
                '2027-02-28T23:00:00Z',
            ],
            'over the end of a year' => ['2026-12-31T12:00:00Z', $of('P1Y2M'), '2028-02-29T23:00:00Z'],
            'already tomorrow there' => ['2026-11-22T12:00:00Z', $of('P1D', 'Pacific/Auckland'), '2026-11-24T11:00:00Z'],
            'with a time part it is added to the instant' => ['2026-11-22T12:00:00Z', $of('PT20S'), '2026-11-22T12:00:20Z'],
            'a period that cannot be read' => ['2026-11-22T12:00:00Z', $of('fortnight'), '2026-12-06T23:00:00Z'],
            'a period that is no text' => ['2026-11-22T12:00:00Z', $of(['P1D']), '2026-12-06T23:00:00Z'],
            'a zone that does not exist' => ['2026-11-22T12:00:00Z', $of('P1D', 'Mars/Olympus'), '2026-12-06T23:00:00Z'],
        ];
    }

    public function testTheListTellsWhatIsHeldReleasedAndOverdueTheNextFirst(): void
    {
        foreach ([703, 704, 705] as $id) {
            Capsule::table('tblhosting')->insert(['id' => $id, 'userid' => 7]);
        }
        $this->brake->hold(702, 7, Brake::CANCELLATION_REQUEST, new DateTimeImmutable('2026-12-01T00:00:00Z'));
        $this->brake->hold(703, 7, Brake::CANCELLATION_REQUEST, new DateTimeImmutable('2026-11-25T00:00:00Z'));
        $this->brake->hold(704, 7, Brake::CANCELLATION_REQUEST);
        $this->brake->mayTerminate(705, 7);
        self::assertSame([704, 703, 702, 705], array_column($this->brake->all(), 'serviceId'));
        self::assertSame(['held' => 4, 'released' => 0, 'overdue' => 0], $this->brake->counts());

        $this->goTo('2026-11-26T00:00:00Z');
        $this->brake->releaseForService(702, 7);
        self::assertSame(['held' => 3, 'released' => 1, 'overdue' => 1], $this->brake->counts());
        // The service never said when 704 is due: late two days after the grace period. 705 waits for WHMCS, not for a deletion.
        $this->goTo('2026-12-08T23:00:01Z');
        self::assertSame([704, 703, 702], array_column($this->brake->overdue(), 'serviceId'));
    }

    private function goTo(string $instant): void
    {
        $this->clock = new FixedClock($instant);
        $this->brake = (new Parts($this->clock))->brake;
    }

    private function request(): void
    {
        Capsule::table('tblcancelrequests')->insert(['relid' => 702, 'type' => 'Immediate']);
    }

    private function entry(): BrakeEntry
    {
        return $this->brake->all()[0];
    }

    /** @return list<string> the details of this kind */
    private function evidence(string $kind): array
    {
        $rows = array_filter(self::rows(Tables::EVIDENCE), static fn(array $row): bool => $row['kind'] === $kind);

        return array_values(array_column($rows, 'detail'));
    }
}
