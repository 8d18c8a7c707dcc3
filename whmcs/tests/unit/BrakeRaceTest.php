<?php

declare(strict_types=1);

namespace WhmcsGdpr\Tests\unit;

use PDO;
use WHMCS\Database\Capsule;
use WHMCS\Module\Addon\Whmcsgdpr\Brake\Brake;
use WHMCS\Module\Addon\Whmcsgdpr\Parts;
use WHMCS\Module\Addon\Whmcsgdpr\Tables;
use WhmcsGdpr\Tests\Support\DatabaseTestCase;
use WhmcsGdpr\Tests\Support\FixedClock;

/**
 * Several processes, each with a connection of its own, that meet at the brake of one service. Another connection keeps its row
 * locked until all of them wait for it, so that they really run at once.
 */
final class BrakeRaceTest extends DatabaseTestCase
{
    private Brake $brake;

    protected function setUp(): void
    {
        parent::setUp();
        $this->brake = (new Parts(new FixedClock()))->brake;
        Capsule::table('tblhosting')->insert(['id' => 702, 'userid' => 7]);
    }

    public function testOfTwoTerminationsAtOnceExactlyOnePassesARelease(): void
    {
        $this->brake->releaseForService(702, 7);

        $said = $this->atOnce(['terminate', 'terminate', 'terminate']);

        self::assertSame(['passed' => 1, 'refused' => 2], self::counted($said));
    }

    public function testTwoFirstAttemptsAtOnceBeginOneHoldAndNeitherPasses(): void
    {
        $said = $this->atOnce(
            ['terminate', 'terminate', 'terminate'],
            'INSERT INTO ' .
                Tables::BRAKE .
                " (service_id, client_id, state, cause, held_at) VALUES (702, 7, 'released', 'cancellation_request', '2026-11-22 12:00:00')",
        );

        self::assertSame(['refused' => 3], self::counted($said));
        self::assertCount(1, self::rows(Tables::BRAKE));
        self::assertSame(['brake.held'], array_column(self::rows(Tables::EVIDENCE), 'kind'));
    }

    public function testReleaseAndHoldAtOnceEndHeldOrInOnePass(): void
    {
        $this->brake->hold(702, 7, Brake::CANCELLATION_REQUEST);

        $said = $this->atOnce(['release', 'hold', 'terminate', 'terminate']);

        self::assertSame([1, 1], [self::counted($said)['released'], self::counted($said)['held']]);
        self::assertLessThanOrEqual(1, self::counted($said)['passed'] ?? 0);
        self::assertCount(
            self::counted($said)['passed'] ?? 0,
            array_keys(array_column(self::rows(Tables::EVIDENCE), 'kind'), 'brake.passed', true),
        );
    }

    public function testAHoldThatWaitedForATerminationStandsAfterIt(): void
    {
        $this->brake->releaseForService(702, 7);

        $this->atOnce(['terminate', 'hold']);

        self::assertSame(Brake::HELD, $this->brake->all()[0]->state);
        self::assertFalse($this->brake->mayTerminate(702, 7));
    }

    /**
     * Lets these acts wait for one lock and then go.
     *
     * @param list<string> $acts
     * @param string $lock an insert is taken back before they go
     * @return list<string> what each said
     */
    private function atOnce(
        array $acts,
        string $lock = 'SELECT * FROM ' . Tables::BRAKE . ' WHERE service_id = 702 FOR UPDATE',
    ): array {
        $socket = (string) getenv('WHMCS_TEST_SOCKET');
        $database = Capsule::connection()->getDatabaseName();
        $other = new PDO("mysql:unix_socket={$socket};dbname={$database}", 'root', '');
        $other->beginTransaction();
        $other->query($lock)->fetchAll();
        $processes = [];
        foreach ($acts as $act) {
            $command = [PHP_BINARY, dirname(__DIR__) . '/Support/brake-act.php', $socket, $database, $act];
            $process = proc_open($command, [1 => ['pipe', 'w'], 2 => ['pipe', 'w']], $pipes);
            self::assertIsResource($process);
            $processes[] = [$process, $pipes];
        }
        $this->waitUntilAllAreLocked($database, count($acts));
        $other->rollBack();

        return array_map(static function (array $started): string {
            [$process, $pipes] = $started;
            $said = stream_get_contents($pipes[1]) . stream_get_contents($pipes[2]);
            self::assertSame(0, proc_close($process), $said);

            return $said;
        }, $processes);
    }

    private function waitUntilAllAreLocked(string $database, int $count): void
    {
        $deadline = microtime(true) + 20;
        do {
            $waiting = Capsule::selectOne(
                'SELECT COUNT(*) AS n FROM information_schema.INNODB_TRX t JOIN information_schema.PROCESSLIST p' .
                    " ON p.ID = t.trx_mysql_thread_id WHERE p.DB = ? AND t.trx_state = 'LOCK WAIT'",
                [$database],
            )->n;
            self::assertLessThan($deadline, microtime(true), "{$waiting} of {$count} wait");
            // The server renews its list of transactions only for who has not read it for 100 ms.
            usleep(120000);
        } while ($waiting < $count);
    }

    /** @param list<string> $said @return array<string, int> */
    private static function counted(array $said): array
    {
        $counts = array_count_values($said);
        ksort($counts);

        return $counts;
    }
}
