<?php

declare(strict_types=1);

namespace WhmcsGdpr\Tests\unit;

use Illuminate\Database\Capsule\Manager;
use ReflectionProperty;
use WHMCS\Database\Capsule;
use WHMCS\Module\Addon\Whmcsgdpr\Brake\Brake;
use WHMCS\Module\Addon\Whmcsgdpr\Hooks\Registration;
use WHMCS\Module\Addon\Whmcsgdpr\Parts;
use WHMCS\Module\Addon\Whmcsgdpr\State;
use WHMCS\Module\Addon\Whmcsgdpr\Tables;
use WhmcsGdpr\Tests\Support\DatabaseTestCase;
use WhmcsGdpr\Tests\Support\Page;

/** Hooks as a page of WHMCS fires them, through the real `hooks.php`. */
final class HooksPageTest extends DatabaseTestCase
{
    private const TERMINATE = ['params' => ['serviceid' => 702, 'userid' => 7]];
    private const CANCEL = ['userid' => 7, 'relid' => 702, 'reason' => 'too dear', 'type' => 'Immediate'];
    /** Those that tell or brake; others only add to WHMCS's pages. */
    private const HOOKS = [
        'ClientClose',
        'ClientEdit',
        'PreDeleteClient',
        'AfterClientMerge',
        'ContactEdit',
        'ContactDelete',
        'UserEdit',
        'CancellationRequest',
        'AfterModuleTerminate',
        'AfterModuleUnsuspend',
        'AfterModuleCreate',
        'ServiceEdit',
        'ServiceDelete',
        'DomainDelete',
        'DailyCronJob',
        'AfterCronJob',
        'PreModuleTerminate',
    ];
    /** What `hooks.php` registered, which it does once per process. */
    private static array $registered = [];
    private string $errorLog;

    protected function setUp(): void
    {
        parent::setUp();
        Tables::install();
        $this->errorLog = (string) tempnam(sys_get_temp_dir(), 'whmcsgdpr');
        ini_set('error_log', $this->errorLog);
        if (self::$registered === []) {
            $this->withoutDatabase(static function (): void {
                require Page::addon() . '/hooks.php';
                require Page::addon() . '/hooks.php';
            });
            self::$registered = $GLOBALS['harness_hooks'];
            self::assertSame('', file_get_contents($this->errorLog));
        }
        $GLOBALS['harness_hooks'] = self::$registered;
    }

    protected function tearDown(): void
    {
        ini_restore('error_log');
        unlink($this->errorLog);
        Tables::install();
    }

    public function testEveryHookOfTheContractIsRegisteredOnceAlsoWhereTheFileIsLoadedTwiceAndWithoutADatabase(): void
    {
        foreach (self::HOOKS as $hook) {
            self::assertCount(1, array_merge(...array_values($GLOBALS['harness_hooks'][$hook] ?? [[]])), $hook);
        }
        self::assertTrue(Registration::brakeIsOn());
    }

    public function testACancellationIsHeldAndWrittenDownAtOnce(): void
    {
        self::assertSame([], run_hook('CancellationRequest', self::CANCEL));

        $events = self::rows(Tables::OUTBOX);
        self::assertCount(1, $events);
        self::assertStringContainsString(
            '{"clientId":7,"serviceId":702,"cancellationType":"immediate"}',
            $events[0]['body'],
        );
        $brake = self::rows(Tables::BRAKE);
        self::assertSame(
            [702, 7, Brake::HELD, 'cancellation_request'],
            [$brake[0]['service_id'], $brake[0]['client_id'], $brake[0]['state'], $brake[0]['cause']],
        );
        self::assertSame([['abortcmd' => true]], run_hook('PreModuleTerminate', self::TERMINATE));
    }

    public function testTheHoldIsTriedEvenWhereTheEventCannotBeWritten(): void
    {
        Capsule::schema()->drop(Tables::OUTBOX);
        run_hook('CancellationRequest', self::CANCEL);

        self::assertCount(1, self::rows(Tables::BRAKE));
    }

    public function testTheEventIsWrittenEvenWhereTheHoldCannotBeSet(): void
    {
        Capsule::schema()->drop(Tables::BRAKE);
        run_hook('CancellationRequest', self::CANCEL);

        self::assertCount(1, self::rows(Tables::OUTBOX));
        self::assertSame([['abortcmd' => true]], run_hook('PreModuleTerminate', self::TERMINATE), 'and the brake is closed');
    }

    public function testEveryHookLeavesThePageUnharmedWhenTheDatabaseFails(): void
    {
        $results = [];
        $this->withoutDatabase(function () use (&$results): void {
            foreach (self::HOOKS as $hook) {
                $results[$hook] = run_hook($hook, self::plantedVars());
            }
        });

        self::assertSame([['abortcmd' => true]], $results['PreModuleTerminate']);
        unset($results['PreModuleTerminate']);
        self::assertCount(count(self::HOOKS) - 1, $results);
        self::assertSame([], array_merge(...array_values($results)));
        self::assertStringNotContainsString('planted', (string) file_get_contents($this->errorLog));
        self::assertStringContainsString(
            'whmcsgdpr: event of ClientClose failed:',
            (string) file_get_contents($this->errorLog),
        );
    }

    /** @dataProvider senseless */
    public function testVariablesThatMakeNoSenseHarmNothingAndTerminateNothing(array $vars): void
    {
        foreach (self::HOOKS as $hook) {
            $expected = $hook === 'PreModuleTerminate' ? [['abortcmd' => true]] : [];
            self::assertSame($expected, run_hook($hook, $vars), $hook);
        }
        self::assertSame(['system.heartbeat'], array_column(self::rows(Tables::OUTBOX), 'type'));
        self::assertGreaterThan(5, (int) (new State())->get(State::HOOKS_WITHOUT_ID));
    }

    /** @return iterable<string, array{array<mixed>}> */
    public function senseless(): iterable
    {
        yield 'none' => [[]];
        yield 'no array of parameters' => [['params' => 'text', 'userid' => [], 'olddata' => 'text']];
        yield 'objects' => [['params' => (object) ['serviceid' => 1], 'userid' => (object) []]];
        yield 'numbers that are none' => [
            ['params' => ['serviceid' => -1, 'userid' => 'x'], 'userid' => '1e3', 'serviceid' => 0.5],
        ];
    }

    public function testNothingOfWhatHooksCarryBesideIdsIsKeptAnywhere(): void
    {
        Capsule::table('tblusers_clients')->insert(['auth_user_id' => 5, 'client_id' => 7]);
        foreach (self::HOOKS as $hook) {
            run_hook($hook, self::plantedVars());
        }

        self::assertGreaterThan(12, Capsule::table(Tables::OUTBOX)->count());
        foreach (Tables::ALL as $table) {
            self::assertStringNotContainsString(
                'planted',
                json_encode(self::rows($table), JSON_PARTIAL_OUTPUT_ON_ERROR),
                $table,
            );
        }
        self::assertSame([], self::rows('tblactivitylog'));
        self::assertStringNotContainsString('planted', (string) file_get_contents($this->errorLog));
    }

    public function testAUserOfTwoClientsIsToldForBoth(): void
    {
        Capsule::table('tblusers_clients')->insert([
            ['auth_user_id' => 5, 'client_id' => 7],
            ['auth_user_id' => 5, 'client_id' => 8],
            ['auth_user_id' => 6, 'client_id' => 9],
        ]);
        run_hook('UserEdit', ['user_id' => 5, 'olddata' => []]);

        self::assertSame([7, 8], Capsule::table(Tables::OUTBOX)->orderBy('id')->pluck('client_id')->all());
    }

    public function testAProductAddonsEndIsJudgedByItself(): void
    {
        Capsule::table('tblhosting')->insert(['id' => 702, 'userid' => 7]);
        foreach (['9', 9, 0, '0', '', 'x'] as $addonId) {
            $vars = ['params' => ['addonId' => $addonId] + self::TERMINATE['params']];
            self::assertSame([['abortcmd' => true]], run_hook('PreModuleTerminate', $vars));
        }
        self::assertSame([0, 9], array_column(self::rows(Tables::BRAKE), 'addon_id'));

        (new Parts())->brake->releaseForService(702, 7);
        $odd = ['params' => ['addonId' => 'x'] + self::TERMINATE['params']];
        self::assertSame([['abortcmd' => true]], run_hook('PreModuleTerminate', $odd), 'neither the service nor an addon');
    }

    /** @dataProvider oddTerminations */
    public function testATerminationThatDoesNotPlainlyNameItsServiceIsRefused(mixed $vars): void
    {
        Capsule::table('tblhosting')->insert([['id' => 702, 'userid' => 7], ['id' => 1, 'userid' => 1]]);
        (new Parts())->brake->releaseForService(702, 7);
        (new Parts())->brake->releaseForService(1, 1);

        $results = [];
        foreach (array_merge(...array_values($GLOBALS['harness_hooks']['PreModuleTerminate'])) as $handler) {
            $results[] = $handler($vars);
        }
        self::assertSame([['abortcmd' => true]], $results);
        self::assertSame([], run_hook('PreModuleTerminate', self::TERMINATE), 'well named it passes');
    }

    /** @return array<string, array{mixed}> */
    public static function oddTerminations(): array
    {
        $of = static fn(mixed $service, mixed $client): array => [
            ['params' => ['serviceid' => $service, 'userid' => $client]],
        ];

        return [
            'nothing' => [null],
            'a text' => ['x'],
            'no parameters' => [[]],
            'parameters that are a text' => [['params' => 'x']],
            'parameters that are an object' => [['params' => new \ArrayObject(['serviceid' => 702, 'userid' => 7])]],
            'lists' => $of([702], [7]),
            'truth' => $of(true, true),
            'text behind digits' => $of('702abc', '7'),
            'text behind the client' => $of('702', '7x'),
            'fractions' => $of(702.9, 7.2),
            'no client' => $of(702, null),
        ];
    }

    public function testTheDailyCronTellsOfTheAddonsOwnHealthInNumbers(): void
    {
        run_hook('CancellationRequest', self::CANCEL);
        run_hook('DailyCronJob', []);

        $heartbeat = json_decode(self::rows(Tables::OUTBOX)[1]['body'], true);
        self::assertSame('system.heartbeat', $heartbeat['type']);
        self::assertSame(
            ['addonVersion' => '1.0.0', 'outboxPending' => 1, 'outboxFailing' => 0, 'held' => 1, 'overdue' => 0],
            $heartbeat['data'],
        );
    }

    public function testAHeartbeatBeatsAlsoWhereTheBrakeCannotBeCounted(): void
    {
        Capsule::schema()->drop(Tables::BRAKE);
        run_hook('DailyCronJob', []);

        $heartbeat = json_decode(self::rows(Tables::OUTBOX)[0]['body'], true);
        self::assertSame(['addonVersion' => '1.0.0', 'outboxPending' => 0, 'outboxFailing' => 0], $heartbeat['data']);
    }

    public function testATerminatedServiceIsBrakedAnewAndAnAddonsEndLeavesTheServicesHold(): void
    {
        run_hook('CancellationRequest', self::CANCEL);
        run_hook('AfterModuleTerminate', ['params' => ['serviceid' => 702, 'userid' => 7, 'addonId' => 3]]);
        self::assertCount(1, self::rows(Tables::BRAKE));
        run_hook('AfterModuleTerminate', self::TERMINATE);
        self::assertCount(0, self::rows(Tables::BRAKE));
    }

    public function testAHookTakesLessThanFiftyMilliseconds(): void
    {
        $milliseconds = [];
        for ($i = 1; $i <= 21; $i++) {
            $begun = hrtime(true);
            run_hook('CancellationRequest', ['relid' => $i] + self::CANCEL);
            $milliseconds[] = (hrtime(true) - $begun) / 1e6;
        }
        sort($milliseconds);
        self::assertLessThan(50, $milliseconds[10]);
    }

    /** What WHMCS hands over, every value that is no id planted with a mark. */
    private static function plantedVars(): array
    {
        $profile = [
            'firstname' => 'planted first name',
            'lastname' => 'planted',
            'email' => 'planted@example.com',
            'password' => 'planted',
            'address1' => 'planted street',
            'notes' => 'planted',
            'status' => 'planted',
            'authdata' => 'planted',
        ];
        $old = array_map(static fn(string $value): string => "{$value} old", $profile);

        return $profile + [
            'userid' => 7,
            'user_id' => 5,
            'relid' => 702,
            'serviceid' => 702,
            'contactid' => 31,
            'domainid' => 44,
            'fromUserID' => 7,
            'toUserID' => 8,
            'reason' => 'planted reason',
            'type' => 'planted type',
            'olddata' => $old,
            'planted' => 'planted',
            'params' => $profile + [
                'serviceid' => 702,
                'userid' => 7,
                'domain' => 'planted.example',
                'clientsdetails' => $profile,
            ],
        ];
    }

    /** Points Capsule at a database that is not there, as when MariaDB dies between two queries. */
    private function withoutDatabase(callable $act): void
    {
        $there = new ReflectionProperty(Manager::class, 'instance');
        $there->setAccessible(true);
        $manager = $there->getValue();
        harness_connect('/nonexistent/mariadb.sock', 'gone');
        try {
            $act();
        } finally {
            $manager->setAsGlobal();
            $manager->bootEloquent();
        }
    }
}
