<?php

declare(strict_types=1);

namespace WhmcsGdpr\Tests\unit;

use WHMCS\Database\Capsule;
use WHMCS\Module\Addon\Whmcsgdpr\Tables;
use WhmcsGdpr\Tests\Support\ChangesTestCase;

final class ChangesClientsTest extends ChangesTestCase
{
    public function testTheFirstLookOnlyRemembers(): void
    {
        $this->client(7, 'Closed');
        $this->client(8);
        $this->look();

        self::assertSame([], $this->events());
        self::assertCount(2, self::rows(Tables::SEEN));
    }

    public function testAClientClosedWithoutAHookIsToldOnce(): void
    {
        $this->client(7);
        $this->look();
        Capsule::table('tblclients')->update(['status' => 'Closed']);
        $this->look();
        $this->look();

        self::assertSame(['client.closed {"clientId":7}'], $this->events());
    }

    public function testAClientNeverSeenIsRememberedSilentlyWhateverItsStatus(): void
    {
        $this->client(6);
        $this->look();
        $this->client(7, 'Closed');
        $this->client(8);
        $this->look();
        self::assertSame([], $this->events());

        Capsule::table('tblclients')
            ->where('id', 7)
            ->update(['status' => 'Active']);
        $this->look();
        self::assertSame(['client.reopened {"clientId":7}'], $this->events());
    }

    public function testAClientOpenedAgainIsTold(): void
    {
        $this->client(7, 'Closed');
        $this->client(8, 'Closed');
        $this->look();
        Capsule::table('tblclients')
            ->where('id', 7)
            ->update(['status' => 'Active']);
        Capsule::table('tblclients')
            ->where('id', 8)
            ->update(['status' => 'Inactive']);
        $this->look();

        self::assertSame(['client.reopened {"clientId":7}', 'client.reopened {"clientId":8}'], $this->events());
    }

    public function testAClientMadeInactiveByTheCronIsNoNews(): void
    {
        $this->client(7);
        $this->look();
        Capsule::table('tblclients')->update(['status' => 'Inactive']);
        $this->look();
        Capsule::table('tblclients')->update(['status' => 'Active']);
        $this->look();

        self::assertSame([], $this->events());
    }

    public function testAClientThatIsGoneIsToldAndItsServicesGoWithIt(): void
    {
        $this->client(7);
        $this->client(8);
        $this->service(702, 7);
        $this->request(1, 702);
        $this->look();
        self::assertSame(1, $this->parts->brake->counts()['held']);
        Capsule::table('tblclients')->where('id', 7)->delete();
        Capsule::table('tblhosting')->delete();
        Capsule::table('tblcancelrequests')->delete();
        $this->service(802, 8);
        $this->look();
        self::assertSame([], $this->events(), 'one look proves nothing');
        $this->clock->advance('PT25M');
        $this->look();

        self::assertSame(['client.deleted {"clientId":7}'], $this->events());
        self::assertSame(0, $this->parts->brake->counts()['held']);
        self::assertSame([8, 802], Capsule::table(Tables::SEEN)->orderBy('object_id')->pluck('object_id')->all());
    }

    /** @dataProvider hooks */
    public function testWhatAHookToldIsNotToldAgain(string $before, ?string $after, string $hook, array $vars): void
    {
        $this->client(7, $before);
        $this->client(8);
        $this->service(702, 7);
        $this->look();
        $this->fire($hook, $vars);
        $told = $this->events();
        self::assertCount(1, $told);
        if ($after === null) {
            Capsule::table('tblclients')->where('id', 7)->delete();
            Capsule::table('tblhosting')->update(['userid' => 8]);
            if ($hook === 'PreDeleteClient') {
                Capsule::table('tblhosting')->delete();
            }
        } else {
            Capsule::table('tblclients')
                ->where('id', 7)
                ->update(['status' => $after]);
        }
        $this->look();
        $this->look();

        self::assertSame($told, $this->events());
    }

    /** @return iterable<string, array{string, ?string, string, array<string, mixed>}> */
    public function hooks(): iterable
    {
        $edit = static fn(string $before, string $after): array => [
            'userid' => 7,
            'status' => $after,
            'olddata' => ['status' => $before],
        ];
        yield 'closed' => ['Active', 'Closed', 'ClientClose', ['userid' => 7]];
        yield 'closed by profile' => ['Active', 'Closed', 'ClientEdit', $edit('Active', 'Closed')];
        yield 'reopened' => ['Closed', 'Active', 'ClientEdit', $edit('Closed', 'Active')];
        yield 'reopened as inactive' => ['Closed', 'Inactive', 'ClientEdit', $edit('Closed', 'Inactive')];
        yield 'deleted' => ['Active', null, 'PreDeleteClient', ['userid' => 7]];
        yield 'merged' => ['Active', null, 'AfterClientMerge', ['fromUserID' => 7, 'toUserID' => 8]];
    }

    public function testAClientClosedAgainAfterAHookReopenedItIsTold(): void
    {
        $this->client(7, 'Closed');
        $this->look();
        $this->fire('ClientEdit', ['userid' => 7, 'status' => 'Active', 'olddata' => ['status' => 'Closed']]);
        $this->look();

        self::assertSame(['client.reopened {"clientId":7}', 'client.closed {"clientId":7}'], $this->events());
    }

    public function testATableThatIsBeingRestoredIsNotAShopThatLostAllItsClients(): void
    {
        $this->client(7);
        $this->look();
        Capsule::table('tblclients')->delete();
        $this->look();

        self::assertSame([], $this->events());
    }

    public function testARowThatComesBackIsNotToldAndIsComparedWithWhatItWasBefore(): void
    {
        $this->client(7);
        $this->client(8);
        $this->client(9);
        $this->look();
        Capsule::table('tblclients')->where('id', '>', 7)->delete();
        $this->look();
        $this->client(8);
        $this->client(9, 'Closed');
        $this->look();
        self::assertSame(['client.closed {"clientId":9}'], $this->events());

        Capsule::table('tblclients')->where('id', 8)->delete();
        $this->clock->advance('PT25M');
        $this->look();
        self::assertCount(1, $this->events(), 'the half hour begins anew');
        $this->clock->advance('PT25M');
        $this->look();
        self::assertSame('client.deleted {"clientId":8}', $this->events()[1]);
    }

    public function testAHalfFilledTableTellsNoDeletionAtAll(): void
    {
        Capsule::connection()->statement("INSERT INTO tblclients (id, status) SELECT seq, 'Active' FROM seq_1_to_100");
        $this->look();
        Capsule::table('tblclients')->where('id', '>', 79)->delete();
        $this->lookUntilGone();
        self::assertSame([], $this->events());
        self::assertSame(21, $this->parts->massLoss->standing('client'));

        $this->client(80);
        $this->lookUntilGone();
        self::assertCount(20, $this->events(), 'twenty may be deleted within a day');
        self::assertSame(0, $this->parts->massLoss->standing('client'));
    }

    public function testOfManyClientsATwentiethMayBeDeletedAtOnce(): void
    {
        Capsule::connection()->statement("INSERT INTO tblclients (id, status) SELECT seq, 'Active' FROM seq_1_to_1000");
        $this->look();
        Capsule::table('tblclients')->where('id', '>', 950)->delete();
        $this->lookUntilGone();

        self::assertCount(50, $this->events());
    }

    public function testWhatAnAdminConfirmedIsToldAndTheNextLossIsAnother(): void
    {
        Capsule::connection()->statement("INSERT INTO tblclients (id, status) SELECT seq, 'Active' FROM seq_1_to_100");
        $this->look();
        Capsule::table('tblclients')->where('id', '>', 70)->delete();
        $this->lookUntilGone();
        $this->parts->massLoss->confirm('client');
        $this->look();
        self::assertCount(30, $this->events());

        Capsule::table('tblclients')->where('id', '>', 45)->delete();
        $this->lookUntilGone();
        self::assertCount(30, $this->events());
        self::assertSame(25, $this->parts->massLoss->standing('client'));
    }

    public function testATableInAnotherCollationIsReadAllTheSame(): void
    {
        Capsule::connection()->statement(
            'ALTER TABLE tblclients CONVERT TO CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci',
        );
        try {
            $this->client(7);
            $this->look();
            Capsule::table('tblclients')->update(['status' => 'Closed']);
            $this->look();
        } finally {
            Capsule::connection()->statement(
                'ALTER TABLE tblclients CONVERT TO CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci',
            );
        }

        self::assertSame(['client.closed {"clientId":7}'], $this->events());
    }

    public function testFiftyThousandClientsAreLookedAtQuicklyAndInLittleMemory(): void
    {
        Capsule::connection()->statement("INSERT INTO tblclients (id, status) SELECT seq, 'Active' FROM seq_1_to_50000");
        $peak = memory_get_peak_usage();
        $this->look();
        Capsule::table('tblclients')
            ->where('id', '<=', 30_000)
            ->update(['status' => 'Inactive']);
        Capsule::table('tblclients')
            ->where('id', '>', 48_500)
            ->update(['status' => 'Closed']);
        $this->parts->clients->look();
        self::assertLessThan(8 * 1024 * 1024, memory_get_peak_usage() - $peak);
        self::assertCount(1000, $this->events(), 'a run is bounded');
        $this->parts->clients->look();
        self::assertCount(1500, array_unique($this->events()), 'and the next one goes on');
        $begun = microtime(true);
        $this->parts->clients->look();
        self::assertLessThan(1.0, microtime(true) - $begun);
        self::assertCount(1500, $this->events());
    }
}
