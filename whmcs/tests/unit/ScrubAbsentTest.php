<?php

declare(strict_types=1);

namespace WhmcsGdpr\Tests\unit;

use WHMCS\Database\Capsule;
use WHMCS\Module\Addon\Whmcsgdpr\Columns;
use WHMCS\Module\Addon\Whmcsgdpr\Door\DoorRefusal;
use WHMCS\Module\Addon\Whmcsgdpr\Door\ScrubAction;
use WHMCS\Module\Addon\Whmcsgdpr\Door\VerifyGoneAction;
use WHMCS\Module\Addon\Whmcsgdpr\Evidence;
use WHMCS\Module\Addon\Whmcsgdpr\Scrub\ScrubScopes;
use WHMCS\Module\Addon\Whmcsgdpr\Tables;
use WhmcsGdpr\Tests\Support\DatabaseTestCase;
use WhmcsGdpr\Tests\Support\DoorAsked;
use WhmcsGdpr\Tests\Support\FixedClock;
use WhmcsGdpr\Tests\Support\TwinWorld;

/** `scrub` and `verifyGone` as the service asks them, and what they say of a WHMCS that lacks something. */
final class ScrubAbsentTest extends DatabaseTestCase
{
    private string $folder;
    /** @var list<string> statements that bring back what a test took away */
    private array $repairs = [];

    protected function setUp(): void
    {
        parent::setUp();
        $this->folder = sys_get_temp_dir() . '/absent_' . bin2hex(random_bytes(6));
        mkdir($this->folder);
        TwinWorld::plant($this->folder);
    }

    protected function tearDown(): void
    {
        array_map([Capsule::connection(), 'statement'], $this->repairs);
        TwinWorld::clear();
        array_map('unlink', glob("{$this->folder}/*") ?: []);
        rmdir($this->folder);
        unset($GLOBALS['attachments_dir']);
    }

    public function testADroppedTableIsNamedAndTheRestOfItsScopeAndAllOthersRun(): void
    {
        $this->takeTable('tblticketfeedback');

        $result = $this->scrub(array_keys(ScrubScopes::all()));

        $byName = array_column($result['scopes'], null, 'scope');
        foreach (['ticket_trail', 'ticket_leftovers'] as $scope) {
            self::assertSame('partly', $byName[$scope]['state']);
            self::assertContains('tblticketfeedback', $byName[$scope]['missing']);
        }
        self::assertSame(0, Capsule::table('tblticketlog')->where('tid', 8)->count());
        unset($byName['ticket_trail'], $byName['ticket_leftovers']);
        self::assertNotContains('partly', array_column($byName, 'state'));
        self::assertTrue($result['finished']);
    }

    public function testADroppedColumnIsNamedAndTheOthersAreEmptied(): void
    {
        $this->takeColumn('tblorders', 'fraudoutput');

        self::assertSame(
            [
                'scope' => 'orders',
                'state' => 'partly',
                'rows' => 1,
                'missing' => ['tblorders.fraudoutput'],
            ],
            $this->scrub(['orders'])['scopes'][0],
        );
        self::assertSame('', Capsule::table('tblorders')->where('id', 8)->value('ipaddress'));
        self::assertSame([['scope' => 'orders', 'state' => 'checked', 'left' => 0]], $this->verify(['orders']));
    }

    public function testAScopeWithoutAnyOfItsTablesIsAbsent(): void
    {
        $this->takeTable('tblnotes');

        self::assertSame(
            [
                'scope' => 'client_notes',
                'state' => 'absent',
                'rows' => 0,
                'missing' => ['tblnotes'],
            ],
            $this->scrub(['client_notes'])['scopes'][0],
        );
        self::assertSame([['scope' => 'client_notes', 'state' => 'absent', 'left' => 0]], $this->verify(['client_notes']));
        $offered = array_column((new ScrubScopes(new Columns()))->scopes(), null, 'scope');
        self::assertSame(
            ['scope' => 'client_notes', 'available' => false, 'missing' => ['tblnotes']],
            $offered['client_notes'],
        );
        self::assertTrue($offered['orders']['available']);
    }

    public function testAColumnThatSaysWhoseARowIsIsNeverGuessed(): void
    {
        $this->takeColumn('tblusers_clients', 'client_id');
        $users = self::rows('tblusers');

        $scope = $this->scrub(['users'])['scopes'][0];

        self::assertSame('absent', $scope['state']);
        self::assertContains('tblusers_clients.client_id', $scope['missing']);
        self::assertSame($users, self::rows('tblusers'));
    }

    public function testAFileOutOfReachKeepsItsRowAndIsNamed(): void
    {
        unlink("{$this->folder}/file8_mkA.txt");

        self::assertSame(
            [
                'scope' => 'client_files',
                'state' => 'partly',
                'rows' => 0,
                'missing' => ['tblclientsfiles.file'],
            ],
            $this->scrub(['client_files'])['scopes'][0],
        );
        self::assertSame(1, Capsule::table('tblclientsfiles')->where('id', 8)->count());
        self::assertSame(0, $this->verify(['client_files'])[0]['left']);

        file_put_contents("{$this->folder}/file8_mkA.txt", 'back again');
        self::assertSame(1, $this->verify(['client_files'])[0]['left']);
    }

    public function testAFileNamedByAPathIsNeverTouched(): void
    {
        $outside = sys_get_temp_dir() . '/outside_' . bin2hex(random_bytes(6));
        file_put_contents($outside, 'not the client\'s');
        Capsule::table('tblclientsfiles')
            ->where('id', 8)
            ->update(['filename' => '../' . basename($outside)]);

        self::assertSame('partly', $this->scrub(['client_files'])['scopes'][0]['state']);
        self::assertFileExists($outside);
        unlink($outside);
    }

    public function testWhatOnlySomeVersionsHaveIsNotHeldAgainstAScope(): void
    {
        // The tables of the tests lack `tblclients.bankacct`, and older versions lack the error log.
        $this->takeTable('tblerrorlog');

        self::assertSame(
            ['scope' => 'client_profile_leftovers', 'state' => 'done', 'rows' => 1, 'missing' => []],
            $this->scrub(['client_profile_leftovers'])['scopes'][0],
        );
        self::assertSame('nothing_found', $this->scrub(['error_log'])['scopes'][0]['state']);
        self::assertSame([['scope' => 'error_log', 'state' => 'checked', 'left' => 0]], $this->verify(['error_log']));
        $offered = array_column((new ScrubScopes(new Columns()))->scopes(), null, 'scope');
        self::assertSame(['scope' => 'error_log', 'available' => true, 'missing' => []], $offered['error_log']);
    }

    public function testScopesRunInTheOrderOfTheCatalogueWithTheLogsLast(): void
    {
        $asked = ['module_log', 'activity_log', 'mail_log', 'api_log', 'orders', 'users'];

        self::assertSame(
            ['users', 'orders', 'mail_log', 'activity_log', 'api_log', 'module_log'],
            array_column($this->scrub($asked)['scopes'], 'scope'),
        );
        self::assertSame(
            ['mail_log', 'activity_log', 'api_log', 'module_log'],
            array_slice(array_keys(ScrubScopes::all()), -4),
        );
    }

    public function testScrubbingWritesNoLineIntoTheActivityLogAndOnlyNumbersIntoTheEvidence(): void
    {
        $this->scrub(array_keys(ScrubScopes::all()));

        self::assertSame([7], array_column(self::rows('tblactivitylog'), 'id'));
        $evidence = self::rows(Tables::EVIDENCE);
        self::assertSame(
            ['data.scrubbed', 'service', 7],
            [$evidence[0]['kind'], $evidence[0]['actor'], $evidence[0]['client_id']],
        );
        self::assertMatchesRegularExpression('~^\{"rows":\d+,"scopes":\d+,"finished":true\}$~', $evidence[0]['detail']);
        self::assertSame(0, array_sum(array_column($this->scrub(array_keys(ScrubScopes::all()))['scopes'], 'rows')));
        self::assertCount(1, self::rows(Tables::EVIDENCE));
    }

    public function testALookThatSaysNothingOfInvoicesTakesThemForKept(): void
    {
        $call = self::call(['billable_items']);
        $left = static fn(array $asked): int => DoorAsked::json(new VerifyGoneAction(new Columns()), $asked)['scopes'][0][
            'left'
        ];

        self::assertSame(1, $left(['keepsInvoices' => false] + $call));
        self::assertSame(0, $left($call));
        unset($call['keepsInvoices']);
        self::assertSame(0, $left($call));
    }

    public function testALookTellsThatItHasFinished(): void
    {
        self::assertTrue(DoorAsked::json(new VerifyGoneAction(new Columns()), self::call(['orders']))['finished']);
    }

    /** @return iterable<string, array{array<string, mixed>, int}> */
    public function refusedCalls(): iterable
    {
        yield 'a scope that is not known' => [['scopes' => ['everything']], 422];
        yield 'no scope' => [['scopes' => []], 422];
        yield 'scopes as a text' => [['scopes' => 'orders'], 422];
        yield 'an identifier that is no text' => [['identifiers' => ['emails' => [7]]], 422];
        yield 'an empty identifier' => [['identifiers' => ['domains' => ['']]], 422];
        yield 'another kind of identifier' => [['identifiers' => ['names' => ['Anna']]], 422];
        yield 'identifiers that are none' => [['identifiers' => null], 422];
        yield 'no word about invoices' => [['keepsInvoices' => null], 422];
        yield 'a client who never was' => [['clientId' => 4711], 404];
    }

    /**
     * @dataProvider refusedCalls
     * @param array<string, mixed> $changes
     */
    public function testAMalformedCallIsRefusedAndChangesNothing(array $changes, int $status): void
    {
        $before = TwinWorld::dump();
        try {
            $this->action()->answer($changes + self::call(['orders']));
            self::fail('accepted');
        } catch (DoorRefusal $refusal) {
            self::assertSame($status, $refusal->status);
        }
        self::assertSame($before, TwinWorld::dump());
    }

    /** @param list<string> $scopes */
    private function scrub(array $scopes): array
    {
        return DoorAsked::json($this->action(), self::call($scopes));
    }

    /** @param list<string> $scopes */
    private function verify(array $scopes): array
    {
        $call = self::call($scopes);
        unset($call['keepsInvoices']);

        return DoorAsked::json(new VerifyGoneAction(new Columns()), $call)['scopes'];
    }

    private function action(): ScrubAction
    {
        return new ScrubAction(new Columns(), new Evidence(new FixedClock()));
    }

    /**
     * @param list<string> $scopes
     * @return array<string, mixed>
     */
    private static function call(array $scopes): array
    {
        return [
            'clientId' => 7,
            'scopes' => $scopes,
            'identifiers' => TwinWorld::IDENTIFIERS,
            'keepsInvoices' => true,
        ];
    }

    private function takeTable(string $table): void
    {
        Capsule::connection()->statement("RENAME TABLE {$table} TO mod_whmcsgdpr_away");
        $this->repairs[] = "RENAME TABLE mod_whmcsgdpr_away TO {$table}";
    }

    private function takeColumn(string $table, string $column): void
    {
        Capsule::connection()->statement("ALTER TABLE {$table} RENAME COLUMN {$column} TO away");
        $this->repairs[] = "ALTER TABLE {$table} RENAME COLUMN away TO {$column}";
    }
}
