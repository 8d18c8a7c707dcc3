<?php

declare(strict_types=1);

namespace WhmcsGdpr\Tests\Support;

use Smarty;
use WHMCS\Database\Capsule;
use WHMCS\Module\Addon\Whmcsgdpr\Pages\Client\MyDataPage;
use WHMCS\Module\Addon\Whmcsgdpr\Parts;
use WHMCS\Module\Addon\Whmcsgdpr\Tables;

require_once '/usr/share/php/smarty4/Smarty.class.php';

/** The page "My data" on the real database and real templates; an HTTP server stands in for the service. */
abstract class MyDataTestCase extends DatabaseTestCase
{
    protected const USER = 5;
    protected const CLIENT = 7;
    protected const OTHER_CLIENT = 8;
    protected const EXPORT = '0192f000-0000-7000-8000-000000000001';
    protected const DELETION = '0192f000-0000-7000-8000-000000000002';
    protected const THEIRS = '0192f000-0000-7000-8000-00000000000f';

    protected static AnsweringService $service;
    protected FixedClock $clock;
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
        $this->clock = new FixedClock('2026-11-22T12:00:00Z');
        Capsule::table('tblusers_clients')->insert([
            'auth_user_id' => self::USER,
            'client_id' => self::CLIENT,
            'owner' => 1,
        ]);
        $this->connect(self::$service->connection()->url);
        $this->logIn(self::USER, self::CLIENT);
        $this->promise(true);
        $this->lists([], []);
    }

    protected function logIn(?int $userId, ?int $clientId, bool $masquerading = false): void
    {
        $_SESSION = [
            'harness_user' => $userId,
            'harness_client' => $clientId,
            'harness_masquerading' => $masquerading,
        ];
    }

    protected function connect(string $url): void
    {
        $connection = self::$service->connection();
        $parts = ['url' => $url, 'secret' => $connection->secret, 'token' => $connection->token];
        $json = json_encode($parts, JSON_THROW_ON_ERROR);
        Capsule::table('tbladdonmodules')->updateOrInsert(
            ['module' => 'whmcsgdpr', 'setting' => 'connection'],
            ['value' => 'whmcsgdpr1.' . rtrim(strtr(base64_encode($json), '+/', '-_'), '=')],
        );
    }

    /** What the service says of its policy and of how it runs. */
    protected function promise(bool $customerMayApprove, string $mode = 'live'): void
    {
        self::$service->answer('GET /v1/status', [
            'mode' => $mode,
            'policy' => [
                'timezone' => 'Europe/Brussels',
                'hostingDeletion' => ['customerMayApprove' => $customerMayApprove],
            ],
        ]);
    }

    /**
     * What the service lists for the client.
     *
     * @param list<array<string, mixed>> $exports
     * @param list<array<string, mixed>> $deletions
     */
    protected function lists(array $exports, array $deletions): void
    {
        self::$service->answer('GET /v1/exports', ['items' => $exports, 'nextCursor' => null]);
        self::$service->answer('GET /v1/deletions', ['items' => $deletions, 'nextCursor' => null]);
    }

    /** @param array<string, mixed> $with @return array<string, mixed> */
    protected function anExport(string $state, array $with = []): array
    {
        return $with + [
                'id' => self::EXPORT,
                'kind' => 'export',
                'state' => $state,
                'clientId' => self::CLIENT,
                'createdAt' => '2026-11-22T09:30:00.000Z',
                'sources' => [['name' => 'whmcs', 'status' => 'complete', 'records' => 1234]],
            ] +
            ($state !== 'completed'
                ? []
                : [
                    'package' => [
                        'bytes' => 1_440_000,
                        'sha256' => str_repeat('a', 64),
                        'expiresAt' => '2026-11-29T09:31:00.000Z',
                    ],
                ]);
    }

    /** Cancelled at once, planned to end with the day of 6 December in Brussels. @param array<string, mixed> $with */
    protected function aDeletion(string $state, array $with = []): array
    {
        return $with + [
            'id' => self::DELETION,
            'kind' => 'deletion',
            'state' => $state,
            'clientId' => self::CLIENT,
            'serviceId' => 702,
            'createdAt' => '2026-11-22T09:30:00.000Z',
            'effectiveAt' => '2026-11-22T09:30:00.000Z',
            'startAt' => '2026-12-06T11:00:00.000Z',
            'dueAt' => '2026-12-06T23:00:00.000Z',
            'steps' => [],
        ];
    }

    /** Opens the page. @param array<string, mixed> $query @return array<string, mixed> the page's answer */
    protected function open(array $query = [], string $language = 'english'): array
    {
        $_SERVER['REQUEST_METHOD'] = 'GET';
        $_GET = ['m' => 'whmcsgdpr'] + $query;
        $_POST = [];

        return $this->answer($language);
    }

    /**
     * Posts a form of it, token included.
     *
     * @param array<string, mixed> $form
     * @return ?array<string, mixed> null: the request ended
     */
    protected function submit(array $form, string $language = 'english'): ?array
    {
        $_SERVER['REQUEST_METHOD'] = 'POST';
        $_GET = ['m' => 'whmcsgdpr'];
        $_POST = $form + ['token' => generate_token('plain')];
        try {
            return $this->answer($language);
        } catch (Left $left) {
            return null;
        }
    }

    /** What the visitor sees of an answer. @param array<string, mixed> $answer */
    protected function render(array $answer): string
    {
        $smarty = new Smarty();
        $smarty->setCompileDir(sys_get_temp_dir() . '/whmcsgdpr-templates-' . getmypid());
        $smarty->assign($answer['vars']);
        $template = dirname(__DIR__, 2) . "/modules/addons/whmcsgdpr/{$answer['templatefile']}.tpl";
        $html = $smarty->fetch($template);
        $smarty->clearCompiledTemplate();
        rmdir($smarty->getCompileDir());

        return $html;
    }

    /** @return array<string, string> */
    public static function texts(string $language): array
    {
        $_ADDONLANG = [];
        require dirname(__DIR__, 2) . "/modules/addons/whmcsgdpr/lang/{$language}.php";

        return $_ADDONLANG;
    }

    /** @return list<array<string, mixed>> what was noted as evidence, its detail decoded */
    protected static function evidence(): array
    {
        return array_map(
            static fn(array $row): array => ['detail' => json_decode($row['detail'], true)] + $row,
            self::rows(Tables::EVIDENCE),
        );
    }

    /** @return array<string, mixed> */
    private function answer(string $language): array
    {
        $this->browser = new RecordingBrowser();

        return (new MyDataPage(new Parts($this->clock), $this->browser))->answer(['_lang' => self::texts($language)]);
    }
}
