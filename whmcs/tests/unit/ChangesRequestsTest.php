<?php

declare(strict_types=1);

namespace WhmcsGdpr\Tests\unit;

use WHMCS\Database\Capsule;
use WHMCS\Module\Addon\Whmcsgdpr\Tables;
use WhmcsGdpr\Tests\Support\ChangesTestCase;

final class ChangesRequestsTest extends ChangesTestCase
{
    private const REQUESTED = 'service.cancellation_requested {"clientId":7,"serviceId":702,"cancellationType":"immediate"}';
    private const WITHDRAWN = 'service.cancellation_withdrawn {"clientId":7,"serviceId":702}';
    private const HOOK = ['userid' => 7, 'relid' => 702, 'reason' => '', 'type' => 'Immediate'];

    protected function setUp(): void
    {
        parent::setUp();
        $this->client(7);
        $this->service(702, 7);
    }

    public function testTheFirstLookHoldsWhatIsOpenAndTellsNothing(): void
    {
        $this->service(703, 7, 'Terminated');
        $this->request(1, 702);
        $this->request(2, 703);
        $this->look();
        $this->look();

        self::assertSame([], $this->events());
        self::assertSame([702], $this->held());
    }

    public function testAMemoryThatWasLostIsTakenAnewAndTellsNothing(): void
    {
        $this->client(8, 'Closed');
        $this->service(703, 7, 'Terminated');
        $this->request(1, 702);
        $this->request(2, 703);
        $this->look();
        Capsule::table(Tables::SEEN)->truncate();
        Capsule::table(Tables::BRAKE)->truncate();
        $this->service(704, 7);
        $this->request(3, 704);
        $this->look();
        $this->look();
        self::assertSame([], $this->events());
        self::assertSame([702, 704], $this->held(), 'what is open is held all the same');

        $this->service(705, 7);
        $this->request(4, 705);
        $this->look();
        self::assertSame([str_replace('702', '705', self::REQUESTED)], $this->events(), 'and what comes is told again');
    }

    public function testARequestThatComesBackOnAServiceThatHasEndedIsNoNews(): void
    {
        $this->service(703, 7, 'Terminated');
        $this->service(704, 7, 'Cancelled');
        $this->request(1, 702);
        $this->request(2, 703);
        $this->request(3, 704);
        $this->look();
        Capsule::table('tblcancelrequests')->where('id', '>', 1)->delete();
        $this->look();
        $this->request(2, 703);
        $this->request(3, 704);
        $this->look();

        self::assertSame([], $this->events());
        self::assertSame([702], $this->held());
    }

    public function testTheFirstLookLeavesWhatTheServiceReleasedAlready(): void
    {
        $this->request(1, 702);
        $this->parts->brake->releaseForService(702, 7);
        $this->look();

        self::assertSame('released', Capsule::table(Tables::BRAKE)->value('state'));
    }

    public function testARequestThatNoHookToldIsToldWithItsOwnDateAndHeldAtOnce(): void
    {
        $this->look();
        // 10:00 in Brussels, where the server stands.
        $this->request(1, 702, '2026-11-20 10:00:00', 'End of Billing Period');
        $this->look();
        $this->look();

        $expected = str_replace('immediate', 'end_of_billing_period', self::REQUESTED);
        self::assertSame([$expected], $this->events());
        self::assertStringContainsString('"timestamp":"2026-11-20T09:00:00Z"', self::rows(Tables::OUTBOX)[0]['body']);
        self::assertSame([702], $this->held());
    }

    /** @dataProvider dates */
    public function testADateThatSaysNothingCredibleCountsAsNow(string $date): void
    {
        $this->look();
        $this->request(1, 702, $date);
        $this->look();

        self::assertSame('2026-11-22 12:10:00', self::rows(Tables::OUTBOX)[0]['occurred_at']);
    }

    /** @return iterable<array{string}> */
    public function dates(): iterable
    {
        yield 'zero date' => ['0000-00-00 00:00:00'];
        yield 'the future' => ['2027-01-01 00:00:00'];
        yield 'before WHMCS' => ['1970-01-01 00:00:00'];
    }

    public function testAWithdrawnRequestIsToldOnceAndItsHoldEnds(): void
    {
        $this->request(1, 702);
        $this->look();
        Capsule::table('tblcancelrequests')->delete();
        $this->look();
        $this->look();

        self::assertSame([self::WITHDRAWN], $this->events());
        self::assertSame([], $this->held());
    }

    public function testMoreThanHalfOfAllRequestsGoneAtOnceWereNotWithdrawn(): void
    {
        for ($id = 1; $id <= 42; $id++) {
            $this->service(1000 + $id, 7);
            $this->request($id, 1000 + $id);
        }
        $this->look();
        Capsule::table('tblcancelrequests')->where('id', '>', 20)->delete();
        $this->look();
        self::assertSame([], $this->events());
        self::assertCount(42, $this->held());
        self::assertSame(22, $this->parts->massLoss->standing('request'));

        $this->request(21, 1021);
        $this->look();
        self::assertCount(21, $this->events(), 'half of them is told');
        self::assertCount(21, $this->held());
        self::assertSame(0, $this->parts->massLoss->standing('request'));
    }

    public function testAServiceThatComesBackWithItsRequestIsNoNews(): void
    {
        $this->service(703, 7);
        $this->request(1, 702);
        $this->look();
        Capsule::table('tblhosting')->where('id', 702)->delete();
        Capsule::table('tblcancelrequests')->delete();
        $this->look();
        $this->service(702, 7);
        $this->request(1, 702);
        $this->look();

        self::assertSame([], $this->events());
        self::assertSame([702], $this->held());
    }

    /** @dataProvider endedStatuses */
    public function testARequestThatWentWithItsServiceWasNotWithdrawn(?string $status): void
    {
        $this->service(703, 7);
        $this->request(1, 702);
        $this->look();
        $service = Capsule::table('tblhosting')->where('id', 702);
        $status === null ? $service->delete() : $service->update(['domainstatus' => $status]);
        Capsule::table('tblcancelrequests')->delete();
        $this->lookUntilGone();

        self::assertNotContains(self::WITHDRAWN, $this->events());
        self::assertSame(0, Capsule::table(Tables::SEEN)->where('kind', 'request')->count());
    }

    /** @return iterable<string, array{?string}> */
    public function endedStatuses(): iterable
    {
        yield 'cancelled' => ['Cancelled'];
        yield 'terminated' => ['Terminated'];
        yield 'deleted' => [null];
    }

    public function testANewerRequestOfTheSameServiceIsToldAgainAndHeldAgain(): void
    {
        $this->request(1, 702);
        $this->look();
        Capsule::table('tblcancelrequests')->delete();
        $this->request(2, 702);
        Capsule::table(Tables::BRAKE)->delete();
        $this->look();

        self::assertSame([self::REQUESTED], $this->events());
        self::assertSame([702], $this->held());
    }

    public function testTheOlderOfTwoRequestsThatRemainsIsNoNews(): void
    {
        $this->request(1, 702);
        $this->request(2, 702);
        $this->look();
        Capsule::table('tblcancelrequests')->where('id', 2)->delete();
        $this->look();
        self::assertSame([], $this->events());
        Capsule::table('tblcancelrequests')->delete();
        $this->look();

        self::assertSame([self::WITHDRAWN], $this->events());
    }

    public function testWhatTheHookToldIsNotToldAgainWhenItsRowIsFound(): void
    {
        $this->look();
        $this->fire('CancellationRequest', self::HOOK);
        $this->look();
        $this->request(1, 702);
        $this->look();
        $this->look();
        self::assertSame([self::REQUESTED], $this->events());

        Capsule::table('tblcancelrequests')->delete();
        $this->look();
        self::assertSame([self::REQUESTED, self::WITHDRAWN], $this->events());
    }

    public function testTheHooksRequestIsNotTakenForAnOlderOneThatIsStillThere(): void
    {
        $this->request(1, 702);
        $this->look();
        $this->fire('CancellationRequest', self::HOOK);
        $this->look();
        $this->request(2, 702);
        $this->look();
        $this->look();

        self::assertSame([self::REQUESTED], $this->events());
        self::assertSame('2', Capsule::table(Tables::SEEN)->where('kind', 'request')->value('state'));
    }

    public function testAHookBeforeTheFirstLookIsNotToldAgain(): void
    {
        $this->fire('CancellationRequest', self::HOOK);
        $this->request(1, 702);
        $this->look();
        $this->look();

        self::assertSame([self::REQUESTED], $this->events());
    }

    public function testARequestThatNeverCameAfterItsHookIsWithdrawnInTheEnd(): void
    {
        $this->look();
        $this->fire('CancellationRequest', self::HOOK);
        $this->look();
        self::assertSame([self::REQUESTED], $this->events());
        $this->look();
        self::assertSame([self::REQUESTED, self::WITHDRAWN], $this->events());
    }

    public function testARequestIsToldEvenWhereItCannotBeHeld(): void
    {
        $this->look();
        $this->request(1, 702);
        $log = ini_set('error_log', '/dev/null');
        Capsule::schema()->rename(Tables::BRAKE, 'brake_away');
        try {
            $this->look();
        } finally {
            Capsule::schema()->rename('brake_away', Tables::BRAKE);
            ini_set('error_log', (string) $log);
        }

        self::assertSame([self::REQUESTED], $this->events());
    }

    /** @return list<int> the services that are held */
    private function held(): array
    {
        return Capsule::table(Tables::BRAKE)->where('state', 'held')->orderBy('service_id')->pluck('service_id')->all();
    }
}
