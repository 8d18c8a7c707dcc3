<?php

declare(strict_types=1);

namespace WhmcsGdpr\Tests\Support;

use WHMCS\Database\Capsule;
use WHMCS\Module\Addon\Whmcsgdpr\Connection;
use WHMCS\Module\Addon\Whmcsgdpr\Pages\Admin\AdminPage;
use WHMCS\Module\Addon\Whmcsgdpr\Parts;

/** A test of the admin page on the real database, with an HTTP server in the service's place. Admin 3 is logged in. */
abstract class AdminPageTestCase extends DatabaseTestCase
{
    public const DUTY = '0192d3b0-0000-7000-8000-000000000001';

    protected static AnsweringService $service;
    protected FixedClock $clock;
    protected Parts $parts;
    protected RecordingBrowser $browser;

    public static function setUpBeforeClass(): void
    {
        self::$service = AnsweringService::start();
    }

    public static function tearDownAfterClass(): void
    {
        self::$service->stop();
    }

    protected function setUp(): void
    {
        parent::setUp();
        self::$service->reset();
        $this->clock = new FixedClock();
        $this->parts = new Parts($this->clock);
        $_SESSION['adminid'] = 3;
        $this->connect(self::$service->connection());
        $this->status([]);
        foreach (['exports', 'anonymizations', 'deletions', 'duties', 'purges', 'tasks', 'backlog'] as $list) {
            $this->list($list, []);
        }
    }

    protected function tearDown(): void
    {
        $_SERVER['REQUEST_METHOD'] = 'GET';
    }

    /** What the owner pasted; null: nothing. */
    protected function connect(?Connection $connection): void
    {
        $json = $connection === null ? '' : (string) json_encode(get_object_vars($connection));
        $string = $connection === null ? '' : 'whmcsgdpr1.' . rtrim(strtr(base64_encode($json), '+/', '-_'), '=');
        Capsule::table('tbladdonmodules')->updateOrInsert(
            ['module' => 'whmcsgdpr', 'setting' => 'connection'],
            ['value' => $string],
        );
    }

    /** @param array<string, mixed> $other what differs from a live service */
    protected function status(array $other): void
    {
        self::$service->answer(
            'GET /v1/status',
            $other + [
                'mode' => 'live',
                'stopped' => false,
                'version' => '0.1.0',
                'policy' => [
                    'timezone' => 'Europe/Brussels',
                    'languages' => ['nl'],
                    'controller' => ['name' => 'Example Hosting'],
                    'hostingDeletion' => ['gracePeriod' => 'P14D', 'startBefore' => 'PT12H', 'customerMayApprove' => true],
                ],
                'readiness' => ['ready' => true, 'checks' => ['ledger' => ['ok' => true]]],
                'addon' => null,
            ],
        );
    }

    /** @param list<array<string, mixed>> $items */
    protected function list(string $name, array $items): void
    {
        self::$service->answer("GET /v1/{$name}", ['items' => $items, 'nextCursor' => null]);
    }

    /** A scheduled deletion of service 702 of client 7, due at the end of 6 December. @return array<string, mixed> */
    protected static function deletion(array $other = []): array
    {
        return $other + [
            'id' => self::DUTY,
            'kind' => 'deletion',
            'state' => 'scheduled',
            'clientId' => 7,
            'serviceId' => 702,
            'createdAt' => '2026-11-22T10:00:00.000Z',
            'effectiveAt' => '2026-11-22T10:00:00.000Z',
            'startAt' => '2026-12-06T11:00:00.000Z',
            'dueAt' => '2026-12-06T23:00:00.000Z',
            'backlog' => false,
            'progress' => ['done' => 0, 'total' => 2],
            'steps' => [['connector' => 'whmcs', 'action' => 'terminate_hosting', 'state' => 'pending']],
        ];
    }

    /** The page as opened. @param array<string, string|list<string>> $query */
    protected function open(string $view, array $query = [], string $language = 'english'): string
    {
        $_SERVER['REQUEST_METHOD'] = 'GET';
        $_GET = ['module' => 'whmcsgdpr', 'view' => $view] + $query;

        return $this->render($language);
    }

    /** The page after one of its forms was sent. @param array<string, string|list<string>> $fields */
    protected function send(string $act, array $fields, string $view = 'deletions'): string
    {
        $_SERVER['REQUEST_METHOD'] = 'POST';
        $_GET = ['module' => 'whmcsgdpr', 'view' => $view];
        $_POST = ['token' => generate_token('plain'), 'act' => $act] + $fields;

        return $this->render('english');
    }

    private function render(string $language): string
    {
        $lang = require dirname(__DIR__, 2) . "/modules/addons/whmcsgdpr/lang/admin/{$language}.php";
        $vars = ['modulelink' => 'addonmodules.php?module=whmcsgdpr', '_lang' => $lang];

        $this->browser = new RecordingBrowser();

        return (new AdminPage($this->parts, $this->browser))->render($vars);
    }
}
