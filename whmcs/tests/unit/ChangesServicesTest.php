<?php

declare(strict_types=1);

namespace WhmcsGdpr\Tests\unit;

use Illuminate\Database\QueryException;
use WHMCS\Database\Capsule;
use WhmcsGdpr\Tests\Support\ChangesTestCase;

final class ChangesServicesTest extends ChangesTestCase
{
    private const UPDATED = 'service.updated {"clientId":7,"serviceId":702}';

    protected function setUp(): void
    {
        parent::setUp();
        $this->client(7);
        $this->client(8);
        $this->service(702, 7);
        $this->service(802, 8);
        $this->look();
    }

    public function testAStatusSetInADropDownIsToldOnce(): void
    {
        Capsule::table('tblhosting')
            ->where('id', 702)
            ->update(['domainstatus' => 'Cancelled']);
        $this->look();
        $this->look();

        self::assertSame([self::UPDATED], $this->events());
    }

    public function testANewServiceIsNoNews(): void
    {
        $this->service(703, 7, 'Pending');
        $this->look();

        self::assertSame([], $this->events());
    }

    public function testAServiceThatIsGoneIsTold(): void
    {
        $this->request(1, 702);
        $this->look();
        Capsule::table('tblhosting')->where('id', 702)->delete();
        Capsule::table('tblcancelrequests')->delete();
        $this->lookUntilGone();
        $this->look();

        self::assertSame('service.deleted {"clientId":7,"serviceId":702}', $this->events()[1]);
        self::assertCount(2, $this->events());
        self::assertSame(0, $this->parts->brake->counts()['held'], 'there is nothing left to terminate');
    }

    public function testAHalfFilledTableTellsNoDeletionAndOpensNoBrake(): void
    {
        for ($id = 1; $id <= 30; $id++) {
            $this->service($id, 7);
        }
        $this->request(1, 30);
        $this->look();
        $told = $this->events();
        Capsule::table('tblhosting')->where('id', '<=', 30)->delete();
        $this->lookUntilGone();

        self::assertSame($told, $this->events());
        self::assertSame(1, $this->parts->brake->counts()['held']);
        self::assertSame(30, $this->parts->massLoss->standing('service'));
    }

    public function testAServiceThatBecameAnotherClientsIsTold(): void
    {
        Capsule::table('tblhosting')
            ->where('id', 702)
            ->update(['userid' => 8]);
        $this->look();
        $this->look();

        self::assertSame(['service.updated {"clientId":8,"serviceId":702}'], $this->events());
    }

    public function testAServiceOfNobodyIsRememberedAndNeverTold(): void
    {
        $this->service(999, 0);
        $this->look();
        Capsule::table('tblhosting')
            ->where('id', 999)
            ->update(['domainstatus' => 'Terminated']);
        $this->look();
        Capsule::table('tblhosting')->where('id', 999)->delete();
        $this->lookUntilGone();

        self::assertSame([], $this->events());
    }

    /** @dataProvider hooks */
    public function testWhatAHookToldIsNotToldAgain(string $hook, array $vars, string $status): void
    {
        Capsule::table('tblhosting')
            ->where('id', 702)
            ->update(['domainstatus' => $hook === 'ServiceEdit' ? $status : 'Suspended']);
        $hook === 'ServiceEdit' || $this->look();
        $before = $this->events();
        $this->fire($hook, $vars);
        $status === ''
            ? Capsule::table('tblhosting')->where('id', 702)->delete()
            : Capsule::table('tblhosting')
                ->where('id', 702)
                ->update(['domainstatus' => $status]);
        $this->look();
        $this->look();

        self::assertCount(count($before) + 1, $this->events());
    }

    /** @return iterable<string, array{string, array<string, mixed>, string}> */
    public function hooks(): iterable
    {
        $ids = ['userid' => 7, 'serviceid' => 702];
        yield 'terminated by an admin' => ['AfterModuleTerminate', ['params' => $ids], 'Terminated'];
        yield 'terminated by the cancellation cron' => ['AfterModuleTerminate', ['params' => $ids], 'Cancelled'];
        yield 'unsuspended' => ['AfterModuleUnsuspend', ['params' => $ids], 'Active'];
        yield 'edited' => ['ServiceEdit', $ids, 'Cancelled'];
        yield 'deleted' => ['ServiceDelete', $ids, ''];
    }

    public function testAStatusOtherThanTheHookAnnouncedIsTold(): void
    {
        $this->fire('AfterModuleTerminate', ['params' => ['userid' => 7, 'serviceid' => 702]]);
        $this->look();

        self::assertSame(['service.terminated {"clientId":7,"serviceId":702}', self::UPDATED], $this->events());
    }

    public function testOfTwoCronsAtOnceOnlyOneTells(): void
    {
        $seen = $this->parts->seen;
        self::assertTrue($seen->move('service', 702, 'Active', 7, 'Cancelled'));
        self::assertFalse($seen->move('service', 702, 'Active', 7, 'Cancelled'));
        self::assertTrue($seen->move('service', 704, null, 7, 'Active'));
        self::assertFalse($seen->move('service', 704, null, 7, 'Active'));
    }

    public function testWhatCouldNotBeWrittenDownIsFoundAgainAtTheNextLook(): void
    {
        Capsule::table('tblhosting')
            ->where('id', 702)
            ->update(['domainstatus' => 'Cancelled']);
        Capsule::schema()->rename('mod_whmcsgdpr_outbox', 'outbox_away');
        try {
            $this->look();
            self::fail('the look should fail');
        } catch (QueryException $failed) {
            self::assertSame('42S02', $failed->getCode());
        } finally {
            Capsule::schema()->rename('outbox_away', 'mod_whmcsgdpr_outbox');
        }
        $this->look();

        self::assertSame([self::UPDATED], $this->events());
    }
}
