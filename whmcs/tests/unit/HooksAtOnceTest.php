<?php

declare(strict_types=1);

namespace WhmcsGdpr\Tests\unit;

use PDO;
use WHMCS\Database\Capsule;
use WHMCS\Module\Addon\Whmcsgdpr\Tables;
use WhmcsGdpr\Tests\Support\AnsweringService;
use WhmcsGdpr\Tests\Support\DatabaseTestCase;
use WhmcsGdpr\Tests\Support\Page;
use WhmcsGdpr\Tests\Support\ReceiverAddress;

/** Pages and cron runs that do the same work at the same moment. */
final class HooksAtOnceTest extends DatabaseTestCase
{
    private const CALL = 'POST /webhooks/whmcs';
    private const CRON = [['AfterCronJob', []]];
    private AnsweringService $service;

    protected function setUp(): void
    {
        parent::setUp();
        $this->service = AnsweringService::start();
        $this->service->answer(self::CALL, ['status' => 'accepted'], 202);
        ReceiverAddress::paste($this->service->connection());
    }

    protected function tearDown(): void
    {
        $this->service->stop();
    }

    public function testPagesAndCronsSendEachEventOnce(): void
    {
        Page::run(array_map(static fn(int $id): array => ['ClientClose', ['userid' => $id]], range(1, 20)));
        $this->atOnce(
            Tables::OUTBOX,
            static fn(): array => [
                Page::start(self::CRON),
                Page::start(self::CRON),
                Page::start(self::CRON),
                Page::start([['ClientClose', ['userid' => 21]]], true),
                Page::start([['ClientClose', ['userid' => 22]]], true),
            ],
        );
        // What a page wrote at the very end of it all is the next run's.
        Page::run(self::CRON);

        $this->assertTakenOnce(22);
    }

    public function testCronsTellOnceWhatTheyAllFound(): void
    {
        for ($id = 1; $id <= 20; $id++) {
            Capsule::table('tblclients')->insert(['id' => $id, 'status' => 'Active']);
            Capsule::table('tblhosting')->insert(['id' => 700 + $id, 'userid' => $id, 'domainstatus' => 'Active']);
            Capsule::table('tblcancelrequests')->insert(['id' => $id, 'relid' => 700 + $id]);
        }
        Page::run(self::CRON);
        Capsule::table('tblclients')
            ->where('id', '<=', 10)
            ->update(['status' => 'Closed']);
        Capsule::table('tblclients')->where('id', '>', 15)->delete();
        // As a look of half an hour ago left them.
        Capsule::table(Tables::SEEN)
            ->where('kind', 'client')
            ->where('object_id', '>', 15)
            ->update(['missing_since' => '2026-01-01 00:00:00']);
        Capsule::table('tblhosting')
            ->where('id', '<=', 705)
            ->update(['domainstatus' => 'Suspended']);
        Capsule::table('tblcancelrequests')->where('id', '<=', 10)->delete();
        $this->atOnce(
            Tables::SEEN,
            static fn(): array => array_map(static fn(): array => Page::start(self::CRON), range(1, 4)),
        );

        $types = array_count_values(array_column(self::rows(Tables::OUTBOX), 'type'));
        self::assertEquals(
            [
                'client.closed' => 10,
                'client.deleted' => 5,
                'service.updated' => 5,
                'service.cancellation_withdrawn' => 10,
            ],
            $types,
        );
    }

    /**
     * Lets processes begin while a table is locked, until all wait for it, and then go on together.
     *
     * @param callable(): list<array{process: resource, pipes: array<int, resource>}> $start
     */
    private function atOnce(string $table, callable $start): void
    {
        $database = Capsule::connection()->getDatabaseName();
        $lock = new PDO('mysql:unix_socket=' . getenv('WHMCS_TEST_SOCKET') . ";dbname={$database}", 'root', '');
        $lock->exec("LOCK TABLES {$table} WRITE");
        $runs = $start();
        $waiting = "SELECT COUNT(*) AS n FROM information_schema.PROCESSLIST WHERE DB = '{$database}' AND STATE LIKE 'Waiting for table%'";
        $deadline = microtime(true) + 20;
        while ((int) Capsule::selectOne($waiting)->n < count($runs)) {
            self::assertLessThan($deadline, microtime(true), 'not all processes came to the table');
            usleep(5_000);
        }
        $lock->exec('UNLOCK TABLES');
        foreach ($runs as ['process' => $process, 'pipes' => $pipes]) {
            stream_get_contents($pipes[1]);
            self::assertSame('', stream_get_contents($pipes[2]));
            self::assertSame(0, proc_close($process));
        }
    }

    private function assertTakenOnce(int $expected): void
    {
        $ids = ReceiverAddress::eventsAt($this->service);
        self::assertCount($expected, $ids);
        self::assertCount($expected, array_unique($ids));
        self::assertSame(0, Capsule::table(Tables::OUTBOX)->whereNull('delivered_at')->count());
    }
}
