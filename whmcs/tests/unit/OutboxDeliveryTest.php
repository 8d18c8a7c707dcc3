<?php

declare(strict_types=1);

namespace WhmcsGdpr\Tests\unit;

use WHMCS\Database\Capsule;
use WHMCS\Module\Addon\Whmcsgdpr\Connection;
use WHMCS\Module\Addon\Whmcsgdpr\Outbox\Delivery;
use WHMCS\Module\Addon\Whmcsgdpr\Outbox\Event;
use WHMCS\Module\Addon\Whmcsgdpr\Outbox\RetrySchedule;
use WHMCS\Module\Addon\Whmcsgdpr\Outbox\Sender;
use WHMCS\Module\Addon\Whmcsgdpr\Parts;
use WHMCS\Module\Addon\Whmcsgdpr\Signature;
use WHMCS\Module\Addon\Whmcsgdpr\State;
use WHMCS\Module\Addon\Whmcsgdpr\Tables;
use WhmcsGdpr\Tests\Support\AnsweringService;
use WhmcsGdpr\Tests\Support\DatabaseTestCase;
use WhmcsGdpr\Tests\Support\FixedClock;
use WhmcsGdpr\Tests\Support\ReceiverAddress;

final class OutboxDeliveryTest extends DatabaseTestCase
{
    private const CALL = 'POST /webhooks/whmcs';
    private static AnsweringService $service;
    private FixedClock $clock;
    private Parts $parts;

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
    }

    public function testAnEventArrivesSignedWithTheBytesThatTheHookWrote(): void
    {
        self::$service->answer(self::CALL, ['status' => 'accepted'], 202);
        $id = $this->event(7);
        $body = $this->row($id)['body'];

        self::assertSame(1, $this->deliver());

        $request = self::$service->requests()[0];
        self::assertSame($body, $request['body']);
        self::assertSame($id, $request['headers']['webhook-id']);
        self::assertSame('application/json', $request['headers']['content-type']);
        self::assertMatchesRegularExpression('~^whmcsgdpr/\d+\.\d+\.\d+$~', $request['headers']['user-agent']);
        (new Signature(self::$service->connection()->secret))->verify(
            $id,
            $request['headers']['webhook-timestamp'],
            $request['headers']['webhook-signature'],
            $request['body'],
            $this->clock->now(),
        );
        self::assertSame('2026-11-22 12:00:00', $this->row($id)['delivered_at']);
        self::assertSame('2026-11-22T12:00:00Z', $this->parts->state->get(State::LAST_CONTACT));
        self::assertSame(0, $this->deliver(), 'delivered is delivered');
        self::assertCount(1, self::$service->requests());
    }

    public function testEachAttemptKeepsTheIdAndIsSignedWithItsOwnTime(): void
    {
        self::$service->answer(self::CALL, [], 503);
        $id = $this->event(7);
        $this->deliver();
        $this->clock->advance('PT5M');
        self::$service->answer(self::CALL, ['status' => 'duplicate'], 200);
        $this->deliver();

        [$first, $second] = array_column(self::$service->requests(), 'headers');
        self::assertSame([$id, $id], [$first['webhook-id'], $second['webhook-id']]);
        self::assertSame(300, (int) $second['webhook-timestamp'] - (int) $first['webhook-timestamp']);
        self::assertNotSame($first['webhook-signature'], $second['webhook-signature']);
    }

    /** @dataProvider answersThatAreNone */
    public function testWhateverIsNot2xxIsAFailureThatIsTriedAgain(int $status, string $problem): void
    {
        $elsewhere = ['location' => self::$service->url . '/elsewhere'];
        self::$service->answer(self::CALL, [], $status, $problem === 'redirect' ? $elsewhere : []);
        self::$service->answer('POST /elsewhere', [], 202);
        self::$service->answer('GET /elsewhere', [], 200);
        $id = $this->event(7);

        self::assertSame(0, $this->deliver());

        $row = $this->row($id);
        self::assertSame([$problem, 1, null], [$row['last_problem'], (int) $row['attempts'], $row['delivered_at']]);
        self::assertSame('2026-11-22 12:00:00', $row['first_failed_at']);
        self::assertSame('2026-11-22 12:00:05', $row['next_attempt_at']);
        self::assertNull($row['claimed_by']);
        self::assertSame([self::CALL], array_column(self::$service->requests(), 'call'), 'no redirection is followed');
        self::assertNull($this->parts->state->get(State::LAST_CONTACT));
    }

    /** @return iterable<array{int, string}> */
    public function answersThatAreNone(): iterable
    {
        foreach ([301, 302, 303, 307, 308] as $status) {
            yield "redirect {$status}" => [$status, 'redirect'];
        }
        foreach ([400, 401, 404, 413, 422, 500, 502, 503] as $status) {
            yield "status {$status}" => [$status, "http_{$status}"];
        }
    }

    /**
     * @dataProvider answersOfOthers
     * @param mixed $body
     */
    public function testWhoeverAnswers200WithoutSayingThatItHasTheEventIsNotTheService($body, int $status): void
    {
        self::$service->answer(self::CALL, $body, $status);
        $id = $this->event(7);

        self::assertSame(0, $this->deliver());
        self::assertSame(['not_the_service', null], [$this->row($id)['last_problem'], $this->row($id)['delivered_at']]);
        self::assertNull($this->parts->state->get(State::LAST_CONTACT));
        self::assertSame(0, $this->parts->delivery->afterPage(self::$service->connection()), 'nor does a page wait for it');
    }

    /** @return iterable<string, array{mixed, int}> */
    public function answersOfOthers(): iterable
    {
        yield 'a page' => ['<html>Welcome!</html>', 200];
        yield 'nothing' => ['', 202];
        yield 'no content' => ['', 204];
        yield 'a number' => [5, 200];
        yield 'another JSON' => [['status' => 'ok'], 200];
        yield 'a list for a status' => [['status' => ['accepted']], 202];
        yield 'more than the service would say' => [['status' => 'accepted', 'more' => str_repeat('x', 5000)], 202];
    }

    /** @testWith ["accepted", 202]
     *            ["ignored", 202]
     *            ["duplicate", 200]
     */
    public function testWhatTheServiceSaysItHasIsDelivered(string $said, int $status): void
    {
        self::$service->answer(self::CALL, ['status' => $said], $status);
        $this->event(7);

        self::assertSame(1, $this->deliver());
    }

    public function testAServiceThatHangsIsLeftAfterItsTime(): void
    {
        // Connections are taken by the kernel; nobody reads or answers.
        $silent = stream_socket_server('tcp://127.0.0.1:0');
        $id = $this->event(7);
        $begun = microtime(true);
        $this->parts->delivery->afterCron(self::serviceAt('http://' . stream_socket_get_name($silent, false)), 200, 45, 1);

        self::assertSame('timeout', $this->row($id)['last_problem']);
        self::assertLessThan(1.9, microtime(true) - $begun);
    }

    public function testAnAnswerThatNeverEndsIsNotReadToItsEnd(): void
    {
        $code = <<<'PHP'
        $server = stream_socket_server('tcp://127.0.0.1:0');
        echo stream_socket_get_name($server, false), "\n";
        $client = stream_socket_accept($server);
        fread($client, 4096);
        fwrite($client, "HTTP/1.1 202 Accepted\r\ncontent-length: 9000000\r\n\r\n" . str_repeat('long ', 2000));
        fgets(STDIN);
        PHP;
        $service = proc_open([PHP_BINARY, '-r', $code], [['pipe', 'r'], ['pipe', 'w']], $pipes);
        $this->event(7);
        $begun = microtime(true);
        $connection = self::serviceAt('http://' . trim((string) fgets($pipes[1])));

        self::assertSame(0, $this->parts->delivery->afterCron($connection));
        self::assertSame('not_the_service', self::rows(Tables::OUTBOX)[0]['last_problem']);
        self::assertLessThan(5, microtime(true) - $begun);
        proc_terminate($service, 9);
    }

    public function testACronRunEndsInItsTimeHoweverMuchWaits(): void
    {
        $silent = stream_socket_server('tcp://127.0.0.1:0');
        array_map([$this, 'event'], range(1, 20));
        $begun = microtime(true);
        $this->parts->delivery->afterCron(self::serviceAt('http://' . stream_socket_get_name($silent, false)), 200, 1, 10);

        self::assertLessThan(1.9, microtime(true) - $begun);
        self::assertSame(19, Capsule::table(Tables::OUTBOX)->where('attempts', 0)->count());
    }

    public function testAfterTwoFailuresToReachTheServiceTheRestKeepsItsPlace(): void
    {
        $ids = array_map([$this, 'event'], range(1, 10));
        $this->parts->delivery->afterCron(self::serviceAt(ReceiverAddress::dead()));

        self::assertSame('unreachable', $this->row($ids[1])['last_problem']);
        $untouched = Capsule::table(Tables::OUTBOX)->where('attempts', 0);
        self::assertSame(8, $untouched->count());
        self::assertSame(['2026-11-22 12:00:00'], $untouched->distinct()->pluck('next_attempt_at')->all());
    }

    public function testACertificateThatNobodyVouchesForIsNotTrusted(): void
    {
        $file = (string) tempnam(sys_get_temp_dir(), 'whmcsgdpr');
        $service = proc_open(
            [PHP_BINARY, dirname(__DIR__) . '/Support/receiver-tls.php', $file],
            [1 => ['pipe', 'w']],
            $pipes,
        );
        $address = trim((string) fgets($pipes[1]));
        $id = $this->event(7);
        $this->parts->delivery->afterCron(self::serviceAt("https://{$address}"));
        proc_terminate($service, 9);

        unlink($file);
        self::assertSame('tls', $this->row($id)['last_problem']);
        self::assertSame('', stream_get_contents($pipes[1]), 'nothing was sent to it');
    }

    public function testABrokenRowAndARefusedEventBlockNoOther(): void
    {
        $broken = $this->event(1);
        Capsule::table(Tables::OUTBOX)
            ->where('event_id', $broken)
            ->update(['body' => "\xff not json", 'attempts' => 4_000_000_000]);
        Capsule::table(Tables::OUTBOX)->insert([
            'event_id' => "bad\r\nid",
            'type' => '',
            'body' => '',
            'occurred_at' => '0000-00-00 00:00:00',
            'next_attempt_at' => '0000-00-00 00:00:00',
        ]);
        self::$service->answer(self::CALL, [], 422);
        $this->deliver();
        self::$service->answer(self::CALL, ['status' => 'accepted'], 202);
        $good = $this->event(2);

        self::assertSame(1, $this->deliver());
        self::assertNotNull($this->row($good)['delivered_at']);
    }

    public function testARowThatCannotEvenBeSentBlocksNoOther(): void
    {
        self::$service->answer(self::CALL, ['status' => 'accepted'], 202);
        $broken = $this->event(1);
        $good = $this->event(2);
        Capsule::connection()->statement('ALTER TABLE ' . Tables::OUTBOX . ' MODIFY body TEXT NULL');
        try {
            Capsule::table(Tables::OUTBOX)
                ->where('event_id', $broken)
                ->update(['body' => null]);
            self::assertSame(1, $this->deliver());
            self::assertSame('internal', $this->row($broken)['last_problem']);
            self::assertNotNull($this->row($good)['delivered_at']);
        } finally {
            Capsule::table(Tables::OUTBOX)->delete();
            Capsule::connection()->statement('ALTER TABLE ' . Tables::OUTBOX . ' MODIFY body TEXT NOT NULL');
        }
    }

    public function testARowInAnothersHandsIsLeftAloneUntilItsClaimEnds(): void
    {
        self::$service->answer(self::CALL, ['status' => 'accepted'], 202);
        $id = $this->event(7);
        Capsule::table(Tables::OUTBOX)->update(['claimed_by' => 'died', 'claimed_until' => '2026-11-22 12:02:00']);

        $this->clock->advance('PT1M59S');
        self::assertSame(0, $this->deliver());
        $this->clock->advance('PT1S');
        self::assertSame(1, $this->deliver());
        self::assertSame(1, (int) $this->row($id)['attempts']);
    }

    public function testAPageSendsOnlyWhatWasNeverTried(): void
    {
        self::$service->answer(self::CALL, [], 422);
        $this->event(1);
        $this->deliver();
        $this->clock->advance('P2D');
        self::$service->answer(self::CALL, ['status' => 'accepted'], 202);
        $new = $this->event(2);

        self::assertSame(1, $this->parts->delivery->afterPage(self::$service->connection()));
        self::assertSame($new, self::$service->requests()[1]['headers']['webhook-id']);
    }

    public function testWhileTheServiceIsOutOfReachPagesLeaveItToTheCron(): void
    {
        self::$service->answer(self::CALL, ['status' => 'accepted'], 202);
        $this->event(1);
        $this->parts->delivery->afterCron(self::serviceAt(ReceiverAddress::dead()));
        $this->event(2);

        self::assertSame(0, $this->parts->delivery->afterPage(self::$service->connection()));
        self::assertSame([], self::$service->requests());
    }

    public function testWhatWasDeliveredIsRemovedAfterThirtyDaysAndNothingElse(): void
    {
        self::$service->answer(self::CALL, ['status' => 'accepted'], 202);
        $old = $this->event(1);
        $this->deliver();
        self::$service->answer(self::CALL, [], 500);
        $undelivered = $this->event(2);
        $this->deliver();
        $this->clock->advance('P30D');
        $this->parts->delivery->prune();
        self::assertCount(2, self::rows(Tables::OUTBOX));
        $this->clock->advance('PT1S');
        $this->parts->delivery->prune();

        self::assertSame([$undelivered], Capsule::table(Tables::OUTBOX)->pluck('event_id')->all());
        self::assertNotSame($old, $undelivered);
    }

    private function event(int $clientId): string
    {
        return $this->parts->outbox->add(new Event('client.closed', $this->clock->now(), ['clientId' => $clientId]));
    }

    private function deliver(): int
    {
        $schedule = new RetrySchedule(static fn(): float => 0.0);
        $sender = new Sender();

        return (new Delivery($this->clock, $this->parts->state, $sender, $schedule))->afterCron(
            self::$service->connection(),
        );
    }

    /** @return array<string, mixed> */
    private function row(string $eventId): array
    {
        return (array) Capsule::table(Tables::OUTBOX)->where('event_id', $eventId)->first();
    }

    private static function serviceAt(string $url): Connection
    {
        return ReceiverAddress::elsewhere(self::$service->connection(), $url);
    }
}
