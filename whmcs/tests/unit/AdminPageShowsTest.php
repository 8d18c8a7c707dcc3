<?php

declare(strict_types=1);

namespace WhmcsGdpr\Tests\unit;

use WHMCS\Database\Capsule;
use WHMCS\Module\Addon\Whmcsgdpr\Brake\Brake;
use WHMCS\Module\Addon\Whmcsgdpr\Outbox\Event;
use WHMCS\Module\Addon\Whmcsgdpr\State;
use WhmcsGdpr\Tests\Support\AdminPageTestCase;
use WhmcsGdpr\Tests\Support\AnsweringService;

final class AdminPageShowsTest extends AdminPageTestCase
{
    private const VIEWS = [
        'overview',
        'deletions',
        'clients',
        'tasks',
        'documents',
        'backlog',
        'connection',
        'client',
        'service',
    ];
    private const MARK = '<script>"\'&';

    public function testWhatTheServiceAndWhmcsTellIsTextInEveryView(): void
    {
        $duty = self::everywhereMarked();
        $this->status([
            'mode' => 'dry_run',
            'version' => self::MARK,
            'policy' => [
                'timezone' => self::MARK,
                'controller' => ['name' => self::MARK],
                'hostingDeletion' => ['customerMayApprove' => true],
            ],
            'readiness' => ['checks' => [self::MARK => ['ok' => false, 'detail' => self::MARK]]],
        ]);
        foreach (['exports', 'anonymizations', 'deletions', 'purges', 'backlog', 'tasks'] as $list) {
            $this->list($list, [$duty]);
        }
        $this->list('clients/7/documents', [
            [
                'kind' => self::MARK,
                'id' => 1,
                'ground' => self::MARK,
                'state' => self::MARK,
                'reason' => self::MARK,
                'datedOn' => self::MARK,
                'dutyId' => $duty['id'],
            ],
        ]);
        self::$service->answer('GET /v1/services/702/plan', [
            'clientId' => 7,
            'cancelled' => true,
            'effectiveAt' => self::MARK,
            'steps' => $duty['steps'],
            'conflicts' => [['code' => self::MARK, 'sharedWith' => [['type' => self::MARK, 'id' => 1]]]],
        ]);
        self::$service->answer('GET /v1/clients/7/plan', [
            'steps' => $duty['steps'],
            'blockers' => [
                ['code' => self::MARK, 'ids' => [1], 'message' => self::MARK],
                ['code' => 'open_ticket', 'ids' => []],
            ],
        ]);
        Capsule::table('tblclients')->insert([
            'id' => 7,
            'firstname' => self::MARK,
            'lastname' => '',
            'companyname' => self::MARK,
        ]);
        Capsule::table('tblhosting')->insert(['id' => 702, 'userid' => 7, 'domain' => self::MARK]);
        $this->parts->brake->hold(703, 7, self::MARK);
        Capsule::table('mod_whmcsgdpr_outbox')->insert([
            'event_id' => 'e',
            'type' => 't',
            'body' => '{}',
            'attempts' => 1,
            'occurred_at' => '2026-11-22 11:00:00',
            'next_attempt_at' => '2026-11-22 11:00:00',
            'last_problem' => self::MARK,
        ]);
        $this->parts->state->put(State::CRON_FAILURES, self::MARK);
        $this->parts->state->put(State::LAST_CRON, '2026-11-22T11:59:00Z');

        foreach (self::VIEWS as $view) {
            $page = $this->open($view, [
                'clientId' => '7',
                'serviceId' => '702',
                'plan' => '1',
                'purge' => (string) $duty['id'],
                'ids' => [(string) $duty['id']],
            ]);
            self::assertStringNotContainsString('<script', $page, $view);
            self::assertStringNotContainsString('"\'&', $page, $view);
            self::assertStringContainsString('&lt;script&gt;', $page, $view);
        }
    }

    /** @dataProvider modes */
    public function testTheBannerSaysWhetherAnythingIsReallyDeleted(array $status, string $mode, string $words): void
    {
        $this->status($status);

        $page = $this->open('overview');
        self::assertStringContainsString("data-mode=\"{$mode}\"", $page);
        self::assertStringContainsString("<strong>{$words}</strong>", $page);
    }

    /** @return array<string, array{array<string, mixed>, string, string}> */
    public function modes(): array
    {
        return [
            'live' => [['mode' => 'live'], 'live', 'Live'],
            'dry run' => [['mode' => 'dry_run'], 'dry_run', 'Dry run'],
            'stopped, live' => [['stopped' => true], 'stopped', 'Stopped'],
            'stopped, dry' => [['mode' => 'dry_run', 'stopped' => true], 'stopped', 'Stopped'],
            'something else that answers JSON' => [['mode' => 'other'], 'silent', 'The GDPR service does not answer'],
        ];
    }

    public function testWithoutAConnectionThePageSaysWhatToPasteAndCallsNobody(): void
    {
        $this->connect(null);

        foreach (self::VIEWS as $view) {
            self::assertStringContainsString('data-mode="not_connected"', $this->open($view));
        }
        self::assertStringContainsString('npm run addon:connect', $this->open('connection'));
        self::assertSame([], self::$service->requests());
    }

    public function testADeadServiceCostsOneWaitAndWhatIsTheAddonsOwnIsShown(): void
    {
        $this->open('overview');
        self::$service->reset();
        self::$service->answer('GET /v1/status', '<html>Bad gateway</html>', 502);
        Capsule::table('tblhosting')->insert(['id' => 702, 'userid' => 7, 'domain' => 'garden.example']);
        $this->parts->brake->hold(702, 7, Brake::CANCELLATION_REQUEST);

        $page = $this->open('deletions');
        self::assertStringContainsString('data-mode="silent"', $page);
        self::assertStringContainsString('Something else answers at its address', $page);
        self::assertStringContainsString('This part needs the GDPR service', $page);
        self::assertStringContainsString('garden.example', $page);
        self::assertStringContainsString('name="typed"', $page);
        self::assertCount(1, self::$service->requests());
        // What it said last is still known: its policy's time zone.
        self::assertStringContainsString('Europe/Brussels', $page);
    }

    public function testATokenThatIsNotKnownAnyMoreIsSaidWithWhatToDo(): void
    {
        self::$service->answer(
            'GET /v1/status',
            ['type' => '/problems/auth.required', 'code' => 'auth.required', 'detail' => 'x'],
            401,
        );

        self::assertStringContainsString(
            'does not know our token. Paste the current connection string',
            $this->open('overview'),
        );
    }

    public function testADeletionShowsItsLatestDayAsAPersonWouldSayIt(): void
    {
        $this->list('deletions', [self::deletion()]);

        $page = $this->open('deletions');
        self::assertStringContainsString('end of 6 December 2026', $page);
        self::assertStringContainsString('in 14 days', $page);
        self::assertStringContainsString('href="clientssummary.php?userid=7"', $page);
        self::assertStringContainsString('href="clientsservices.php?userid=7&amp;id=702"', $page);
        self::assertStringContainsString('Ende des 6. Dezember 2026', $this->open('deletions', [], 'german'));
    }

    public function testTheOutboxTellsItsLastProblemInWords(): void
    {
        $this->parts->outbox->add(new Event('client.closed', $this->clock->now(), ['clientId' => 7]));
        Capsule::table('mod_whmcsgdpr_outbox')->update(['attempts' => 3, 'last_problem' => 'http_401']);

        $page = $this->open('overview');
        self::assertStringContainsString('The GDPR service refused the signature.', $page);
        self::assertStringContainsString('Events have not been getting through', $page);
        self::assertStringContainsString('Send now', $page);
    }

    /**
     * @dataProvider settings
     * @param array<string, string> $settings
     */
    public function testASettingOfWhmcsThatBreaksThePromiseIsNamed(array $settings, string $shown): void
    {
        foreach ($settings as $setting => $value) {
            Capsule::table('tblconfiguration')->insert(['setting' => $setting, 'value' => $value]);
        }

        self::assertStringContainsString($shown, $this->open('overview'));
    }

    /** @return array<string, array{array<string, string>, string}> */
    public function settings(): array
    {
        $months = 'DRAutoDeleteInactiveClientsMonths';

        return [
            'hooks not loaded' => [[], 'WHMCS has not loaded this addon’s hooks.'],
            'automation without the brake' => [['AutoCancellationRequests' => 'on'], 'and nothing holds it back.'],
            'pruning too early' => [
                ['DRAutoDeleteInactiveClients' => 'on', $months => '24'],
                'inactive clients after 24 months.',
            ],
            'pruning, who knows when' => [['DRAutoDeleteInactiveClients' => 'on'], 'it cannot be read after how long.'],
            'no snapshot' => [['StoreClientDataSnapshotOnInvoiceCreation' => ''], 'does not freeze the client’s details'],
            'no cron yet' => [[], 'has not run since this addon was activated.'],
        ];
    }

    public function testPruningAfterTheLegalPeriodAndAFreshCronAreNoWarning(): void
    {
        foreach (
            ['DRAutoDeleteInactiveClients' => 'on', 'DRAutoDeleteInactiveClientsMonths' => '120']
            as $setting => $value
        ) {
            Capsule::table('tblconfiguration')->insert(['setting' => $setting, 'value' => $value]);
        }
        $this->parts->state->put(State::LAST_CRON, '2026-11-22T11:30:00Z');

        $page = $this->open('overview');
        self::assertStringNotContainsString('inactive clients', $page);
        self::assertStringNotContainsString('cron has not run', $page);
        $this->clock->advance('PT31M');
        self::assertStringContainsString('The WHMCS cron has not run for over an hour.', $this->open('overview'));
    }

    public function testAPlanNamesWhatBlocksWhatStaysAndUntilWhenAndThenOffersNoForm(): void
    {
        $step = [
            'connector' => 'whmcs',
            'action' => 'keep_invoices',
            'state' => 'retained',
            'reason' => 'bookkeeping',
            'count' => 3,
            'retainedUntil' => '2035-01-01',
            'ground' => 'VAT code, article 60',
        ];
        $blocker = ['code' => 'invoice_unpaid', 'ids' => [12, 13], 'message' => 'x'];
        self::$service->answer('GET /v1/clients/7/plan', ['steps' => [$step], 'blockers' => [$blocker]]);

        $page = $this->open('client', ['clientId' => '7', 'plan' => '1']);
        self::assertStringContainsString('Unpaid invoices (12, 13)', $page);
        self::assertStringContainsString('VAT code, article 60', $page);
        self::assertStringContainsString('1 January 2035', $page);
        self::assertStringNotContainsString('anonymization.create', $page);
    }

    public function testTheAddonsOwnMissingTablesAreSaidAndBreakNothing(): void
    {
        Capsule::schema()->rename('mod_whmcsgdpr_brake', 'brake_away');
        try {
            $this->list('deletions', [self::deletion()]);
            $page = $this->open('deletions');
        } finally {
            Capsule::schema()->rename('brake_away', 'mod_whmcsgdpr_brake');
        }
        self::assertStringContainsString('Something went wrong inside this addon', $page);
        self::assertStringNotContainsString('SQLSTATE', $page);
        self::assertStringContainsString('nav-tabs', $page);
    }

    public function testNothingSecretStandsOnThePage(): void
    {
        $secret = self::$service->connection()->secret;
        foreach (self::VIEWS as $view) {
            $page = $this->open($view, ['clientId' => '7', 'serviceId' => '702']);
            self::assertStringNotContainsString(AnsweringService::TOKEN, $page);
            self::assertStringNotContainsString($secret, $page);
        }
    }

    /** @return array<string, mixed> */
    private static function everywhereMarked(): array
    {
        $step = [
            'connector' => self::MARK,
            'action' => self::MARK,
            'state' => self::MARK,
            'reason' => self::MARK,
            'count' => 1,
            'sharedWith' => [['type' => self::MARK, 'id' => 1]],
            'fields' => [
                ['group' => self::MARK, 'treatment' => self::MARK, 'reason' => self::MARK],
                ['group' => 'names', 'treatment' => 'retain', 'until' => self::MARK, 'ground' => self::MARK],
            ],
            'undo' => ['until' => 'start', 'how' => self::MARK, 'at' => self::MARK, 'afterwards' => ['how' => self::MARK]],
        ];

        return self::deletion([
            'kind' => self::MARK,
            'state' => 'completed',
            'reason' => self::MARK,
            'result' => self::MARK,
            'code' => self::MARK,
            'what' => self::MARK,
            'connector' => self::MARK,
            'dueAt' => self::MARK,
            'clockStoppedAt' => self::MARK,
            'suspendedAt' => self::MARK,
            'absence' => [
                [
                    'connector' => self::MARK,
                    'moment' => self::MARK,
                    'dueAt' => self::MARK,
                    'state' => self::MARK,
                    'reason' => self::MARK,
                ],
            ],
            'package' => ['bytes' => 1, 'expiresAt' => '2027-01-01T00:00:00Z'],
            'sources' => [['name' => self::MARK, 'status' => self::MARK, 'records' => 1]],
            'steps' => [$step, ['state' => 'retained', 'retainedUntil' => self::MARK, 'ground' => self::MARK] + $step],
        ]);
    }
}
