<?php

declare(strict_types=1);

namespace WhmcsGdpr\Tests\unit;

use RuntimeException;
use WHMCS\Database\Capsule;
use WHMCS\Module\Addon\Whmcsgdpr\Columns;
use WHMCS\Module\Addon\Whmcsgdpr\Scrub\Batches;
use WHMCS\Module\Addon\Whmcsgdpr\Scrub\Identifiers;
use WHMCS\Module\Addon\Whmcsgdpr\Scrub\Scope;
use WHMCS\Module\Addon\Whmcsgdpr\Scrub\ScrubScopes;
use WHMCS\Module\Addon\Whmcsgdpr\Scrub\Scrubber;
use WHMCS\Module\Addon\Whmcsgdpr\Scrub\Subject;
use WhmcsGdpr\Tests\Support\DatabaseTestCase;
use WhmcsGdpr\Tests\Support\TwinWorld;

final class ScrubTwinsTest extends DatabaseTestCase
{
    /** What the API of WHMCS erases or empties before or after the scrub, and what names no person. */
    private const FOR_THE_API = [
        'tblclients' => [
            'uuid',
            'firstname',
            'lastname',
            'companyname',
            'email',
            'address1',
            'address2',
            'city',
            'state',
            'postcode',
            'phonenumber',
            'tax_id',
            'notes',
            'language',
        ],
        'tblusers' => ['first_name', 'last_name', 'email', 'language'],
        'tblusers_clients' => ['permissions'],
        'tblcontacts' => [
            'firstname',
            'lastname',
            'companyname',
            'email',
            'address1',
            'address2',
            'city',
            'state',
            'postcode',
            'country',
            'phonenumber',
            'tax_id',
        ],
        'tblhosting' => ['domain', 'paymentmethod', 'billingcycle'],
        'tblhostingaddons' => ['name', 'paymentmethod'],
        'tbldomains' => ['domain', 'registrar', 'paymentmethod'],
        'tblquotes' => [
            'subject',
            'firstname',
            'lastname',
            'companyname',
            'email',
            'address1',
            'address2',
            'city',
            'state',
            'postcode',
            'country',
            'phonenumber',
            'tax_id',
            'proposal',
            'customernotes',
            'adminnotes',
        ],
        'tblquoteitems' => ['description'],
        'tbltickets' => ['tid', 'c', 'title', 'message', 'urgency', 'attachment'],
        'tblticketreplies' => ['message', 'attachment'],
        'tblticketnotes' => ['admin', 'message', 'attachments'],
    ];
    /** What the law makes the owner keep. */
    private const BOOKKEEPING = [
        'tblinvoices' => ['invoicenum', 'paymentmethod', 'notes'],
        'tblinvoiceitems' => ['type', 'description', 'paymentmethod', 'notes'],
        'mod_invoicedata' => ['clientsdetails', 'customfields', 'version'],
        'tblaccounts' => ['gateway', 'description', 'transid'],
        'tblbillableitems' => ['description'],
    ];
    /** Names of modules, gateways and actions. */
    private const NOT_PERSONAL = [
        'tblorders' => ['renewals', 'promocode', 'paymentmethod', 'fraudmodule', 'status'],
        'tblcancelrequests' => ['type'],
        'tbldomains' => ['status'],
        'tblhostingaddons' => ['status'],
        'tbltickets' => ['status'],
        'tblsslorders' => ['module', 'certtype', 'status'],
        'tblupgrades' => ['type'],
        'tblmodulequeue' => ['module_name', 'module_action'],
        'tbltransaction_history' => ['gateway', 'transaction_id', 'remote_status'],
    ];

    private string $folder;

    protected function setUp(): void
    {
        parent::setUp();
        $this->folder = sys_get_temp_dir() . '/twins_' . bin2hex(random_bytes(6));
        mkdir($this->folder);
        TwinWorld::plant($this->folder);
    }

    protected function tearDown(): void
    {
        TwinWorld::clear();
        array_map('unlink', glob("{$this->folder}/*") ?: []);
        rmdir($this->folder);
        unset($GLOBALS['attachments_dir']);
    }

    public function testAfterAllScopesNothingOfTheClientIsLeftButWhatIsListed(): void
    {
        $others = TwinWorld::dumpOfOthers();

        $result = $this->scrub($this->allScopes());

        self::assertTrue($result['finished']);
        self::assertSame(self::allowed(), self::sorted(TwinWorld::marksLeft()));
        self::assertSame($others, TwinWorld::dumpOfOthers());
        self::assertSame([$this->folder . '/file7_mkB.txt'], glob("{$this->folder}/*"));
        foreach ($result['scopes'] as $scope) {
            $isKept = in_array($scope['scope'], ['billing_contact', 'transaction_descriptions', 'billable_items'], true);
            self::assertSame($isKept ? 'nothing_found' : 'done', $scope['state'], $scope['scope']);
        }
    }

    public function testOnceNoInvoiceIsKeptTheBookkeepingScopesWorkToo(): void
    {
        $others = TwinWorld::dumpOfOthers();

        $result = $this->scrub($this->allScopes(), false);

        $left = TwinWorld::marksLeft();
        self::assertNotContains('tblcontacts.tax_id', $left);
        self::assertNotContains('tblaccounts.description', $left);
        self::assertNotContains('tblbillableitems.description', $left);
        self::assertContains('tblinvoiceitems.description', $left);
        self::assertContains('mod_invoicedata.clientsdetails', $left);
        self::assertSame(0, Capsule::table('tblclients')->where('id', TwinWorld::CLIENT)->value('billingcid'));
        self::assertSame($others, TwinWorld::dumpOfOthers());
        self::assertNotContains('nothing_found', array_column($result['scopes'], 'state'));
    }

    /** @return iterable<string, array{string}> */
    public function scopeNames(): iterable
    {
        foreach (array_keys(ScrubScopes::all()) as $name) {
            yield $name => [$name];
        }
    }

    /** @dataProvider scopeNames */
    public function testEachScopeTouchesItsClientOnlyAndTwiceIsOnce(string $name): void
    {
        $scope = ScrubScopes::all()[$name];
        $before = TwinWorld::dump();
        $others = TwinWorld::dumpOfOthers();
        self::assertGreaterThan(0, $this->left([$scope], false)[0]['left'], 'nothing was planted for this scope');

        $first = $this->scrub([$scope], false);
        $after = TwinWorld::dump();
        $second = $this->scrub([$scope], false);

        self::assertSame('done', $first['scopes'][0]['state']);
        self::assertSame([], $first['scopes'][0]['missing']);
        self::assertSame(self::differences($before, $after), $first['scopes'][0]['rows']);
        self::assertSame($others, TwinWorld::dumpOfOthers());
        self::assertSame('nothing_found', $second['scopes'][0]['state']);
        self::assertSame(0, $second['scopes'][0]['rows']);
        self::assertSame($after, TwinWorld::dump());
        self::assertSame([['scope' => $name, 'state' => 'checked', 'left' => 0]], $this->left([$scope], false));
    }

    public function testKilledInAnyBatchAndRunAgainEndsTheSame(): void
    {
        $this->scrub($this->allScopes());
        $expected = TwinWorld::dump();
        $kills = 0;
        for ($batch = 1; ; $batch += 1) {
            TwinWorld::clear();
            TwinWorld::plant($this->folder);
            $count = 0;
            try {
                $this->scrub(
                    $this->allScopes(),
                    true,
                    new Batches(60.0, 1, static function () use (&$count, $batch): void {
                        $count += 1;
                        if ($count === $batch) {
                            throw new RuntimeException('killed');
                        }
                    }),
                );
                break;
            } catch (RuntimeException $killed) {
                self::assertSame('killed', $killed->getMessage());
                $kills += 1;
            }
            self::assertTrue($this->scrub($this->allScopes())['finished']);
            self::assertSame($expected, TwinWorld::dump(), "killed in batch {$batch}");
            self::assertSame([$this->folder . '/file7_mkB.txt'], glob("{$this->folder}/*"));
        }
        self::assertGreaterThan(40, $kills);
    }

    public function testAProcessKilledForRealAgainAndAgainIsCaughtUpWith(): void
    {
        $this->scrub($this->allScopes());
        $expected = TwinWorld::dump();
        TwinWorld::clear();
        TwinWorld::plant($this->folder);
        $database = Capsule::connection()->getDatabaseName();
        $script = dirname(__DIR__) . '/Support/scrub-until-killed.php';
        foreach ([3, 11, 2, 17] as $batch) {
            $socket = (string) getenv('WHMCS_TEST_SOCKET');
            $command = [PHP_BINARY, $script, $socket, $database, $this->folder, (string) $batch];
            $process = proc_open($command, [1 => ['pipe', 'w'], 2 => ['pipe', 'w']], $pipes);
            $printed = stream_get_contents($pipes[1]) . stream_get_contents($pipes[2]);
            do {
                $status = proc_get_status($process);
            } while ($status['running']);
            self::assertSame([true, 9], [$status['signaled'], $status['termsig']], $printed);
        }
        self::assertNotSame($expected, TwinWorld::dump());

        self::assertTrue($this->scrub($this->allScopes())['finished']);
        self::assertSame($expected, TwinWorld::dump());
    }

    public function testWithoutTimeEachCallStillGetsFurtherUntilItIsFinished(): void
    {
        $calls = 0;
        $rows = 0;
        do {
            $result = $this->scrub($this->allScopes(), true, new Batches(0.0, 1));
            $calls += 1;
            $rows += array_sum(array_column($result['scopes'], 'rows'));
        } while (!$result['finished']);

        self::assertSame($rows + 1, $calls);
        self::assertSame(self::allowed(), self::sorted(TwinWorld::marksLeft()));
    }

    public function testAUserWhoBelongsToAnotherClientTooIsLeftAlone(): void
    {
        $shared = fn(): array => (array) Capsule::table('tblusers')->find(TwinWorld::SHARED_USER);
        $before = $shared();
        Capsule::table('tblactivitylog')->insert([
            'id' => 100,
            'date' => '2026-01-02',
            'description' => 'Logged in: ' . TwinWorld::SHARED_EMAIL,
            'user' => 'x',
            'userid' => 0,
            'user_id' => TwinWorld::SHARED_USER,
            'ipaddr' => '192.0.2.1',
        ]);

        $this->scrub($this->allScopes(), false, null, ['emails' => ['anna@example.com', TwinWorld::SHARED_EMAIL]]);

        self::assertSame($before, $shared());
        self::assertTrue(Capsule::table('tblactivitylog')->where('id', 100)->exists());
        self::assertSame('*', Capsule::table('tblusers')->where('id', TwinWorld::TWIN)->value('password'));
    }

    public function testADeletedClientsRowsAreStillFoundByItsId(): void
    {
        Capsule::table('tblclients')->where('id', TwinWorld::CLIENT)->delete();

        $this->scrub([ScrubScopes::all()['client_notes'], ScrubScopes::all()['orders']]);

        self::assertSame(0, Capsule::table('tblnotes')->where('userid', TwinWorld::CLIENT)->count());
        self::assertSame('', Capsule::table('tblorders')->where('userid', TwinWorld::CLIENT)->value('ipaddress'));
    }

    /** @return list<Scope> */
    private function allScopes(): array
    {
        return array_values(ScrubScopes::all());
    }

    /**
     * @param list<Scope> $scopes
     * @param array<string, list<string>> $identifiers
     */
    private function scrub(
        array $scopes,
        bool $keepsInvoices = true,
        ?Batches $batches = null,
        array $identifiers = [],
    ): array {
        return (new Scrubber())->scrub(self::subject($keepsInvoices, $identifiers), $scopes, $batches ?? new Batches(60.0));
    }

    /** @param list<Scope> $scopes */
    private function left(array $scopes, bool $keepsInvoices): array
    {
        return (new Scrubber())->left(self::subject($keepsInvoices, []), $scopes, new Batches(60.0))['scopes'];
    }

    /** @param array<string, list<string>> $identifiers */
    private static function subject(bool $keepsInvoices, array $identifiers): Subject
    {
        ['emails' => $emails, 'domains' => $domains, 'usernames' => $usernames] = $identifiers + TwinWorld::IDENTIFIERS;

        return new Subject(TwinWorld::CLIENT, Identifiers::of($emails, $domains, $usernames), $keepsInvoices, new Columns());
    }

    /** @return list<string> */
    private static function allowed(): array
    {
        $names = [];
        foreach ([self::FOR_THE_API, self::BOOKKEEPING, self::NOT_PERSONAL] as $list) {
            foreach ($list as $table => $columns) {
                foreach ($columns as $column) {
                    $names[] = "{$table}.{$column}";
                }
            }
        }

        return self::sorted($names);
    }

    private static function sorted(array $names): array
    {
        sort($names);

        return $names;
    }

    /** How many rows are gone or not what they were. */
    private static function differences(array $before, array $after): int
    {
        $count = 0;
        foreach ($before as $table => $rows) {
            $now = array_column($after[$table], null, 'id');
            foreach ($rows as $row) {
                $count += ($now[$row['id']] ?? null) === $row ? 0 : 1;
            }
        }

        return $count;
    }
}
