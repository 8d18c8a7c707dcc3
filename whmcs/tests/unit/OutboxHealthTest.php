<?php

declare(strict_types=1);

namespace WhmcsGdpr\Tests\unit;

use WHMCS\Database\Capsule;
use WHMCS\Module\Addon\Whmcsgdpr\Outbox\Event;
use WHMCS\Module\Addon\Whmcsgdpr\Parts;
use WHMCS\Module\Addon\Whmcsgdpr\Tables;
use WHMCS\Module\Addon\Whmcsgdpr\Utc;
use WhmcsGdpr\Tests\Support\DatabaseTestCase;
use WhmcsGdpr\Tests\Support\FixedClock;

final class OutboxHealthTest extends DatabaseTestCase
{
    private FixedClock $clock;
    private Parts $parts;

    protected function setUp(): void
    {
        parent::setUp();
        $this->clock = new FixedClock();
        $this->parts = new Parts($this->clock);
    }

    public function testAnEmptyOutboxIsWell(): void
    {
        self::assertSame(
            [
                'pending' => 0,
                'failing' => 0,
                'oldestPendingAt' => null,
                'lastProblem' => null,
                'lastDeliveredAt' => null,
                'alarming' => false,
            ],
            $this->parts->outbox->health(),
        );
        self::assertSame([], $this->parts->outbox->undelivered(10));
    }

    public function testHealthCountsWhatWaitsAndWhatFails(): void
    {
        $this->event(['delivered_at' => '2026-11-22 11:00:00']);
        $this->event(['occurred_at' => '2026-11-20 08:00:00']);
        $failing = $this->event(['attempts' => 1, 'last_problem' => 'http_503', 'first_failed_at' => '2026-11-22 11:59:00']);
        $health = $this->parts->outbox->health();

        self::assertSame(
            [2, 1, 'http_503', false],
            [$health['pending'], $health['failing'], $health['lastProblem'], $health['alarming']],
        );
        self::assertSame('2026-11-20T08:00:00Z', Utc::json($health['oldestPendingAt']));
        self::assertSame('2026-11-22T11:00:00Z', Utc::json($health['lastDeliveredAt']));
        self::assertSame([0, 1], array_column($this->parts->outbox->undelivered(10), 'attempts'));
        self::assertSame($failing, $this->parts->outbox->undelivered(10)[1]['eventId']);
        self::assertCount(1, $this->parts->outbox->undelivered(1));
    }

    /** @dataProvider troubles */
    public function testThreeFailuresOrAnHourAreMailedOnceAndAgainEachDay(array $trouble, string $before): void
    {
        $this->event($trouble);
        $this->clock = new FixedClock($before);
        $this->parts = new Parts($this->clock);
        $this->parts->alarm->look(true);
        self::assertSame([], self::mails(), 'a minute earlier all is in order');

        $this->clock->advance('PT1M');
        Capsule::table(Tables::OUTBOX)
            ->where('attempts', 2)
            ->update(['attempts' => 3]);
        $this->parts->alarm->look(true);
        self::assertCount(1, self::mails());
        $this->clock->advance('PT23H59M');
        $this->parts->alarm->look(true);
        self::assertCount(1, self::mails());
        $this->clock->advance('PT1M');
        $this->parts->alarm->look(true);
        self::assertCount(2, self::mails());

        Capsule::table(Tables::OUTBOX)->update(['delivered_at' => '2026-11-24 12:00:00']);
        $this->parts->alarm->look(true);
        $this->event(['attempts' => 3]);
        $this->parts->alarm->look(true);
        self::assertCount(3, self::mails(), 'a new trouble is told at once');
    }

    /** @return iterable<string, array{array<string, mixed>, string}> */
    public function troubles(): iterable
    {
        $failing = ['attempts' => 1, 'last_problem' => 'timeout', 'first_failed_at' => '2026-11-22 12:00:00'];
        yield 'three failures' => [['attempts' => 2] + $failing, '2026-11-22T12:01:00Z'];
        yield 'an hour of failing' => [$failing, '2026-11-22T12:59:00Z'];
        yield 'an hour without being tried' => [[], '2026-11-22T12:59:00Z'];
    }

    public function testTheMailSaysInPlainWordsWhatToDoAndNamesNobody(): void
    {
        $this->event(['attempts' => 3, 'last_problem' => 'http_401', 'client_id' => 987654]);
        $this->parts->alarm->look(true);
        $mail = self::mails()[0];

        self::assertSame('system', $mail['type']);
        foreach (
            ['What happened: the service refused the signature', 'What it means:', 'What to do:', '1 event(s)']
            as $words
        ) {
            self::assertStringContainsString($words, $mail['custommessage']);
        }
        self::assertStringNotContainsString('987654', $mail['custommessage'] . $mail['customsubject']);
        self::assertDoesNotMatchRegularExpression('~evt_|whsec|https?:~', $mail['custommessage']);
    }

    public function testWithoutAConnectionTheMailSaysThatThereIsNone(): void
    {
        $this->event(['attempts' => 0]);
        $this->clock->advance('PT1H');
        $this->parts->alarm->look(false);

        self::assertStringContainsString('no valid connection string', self::mails()[0]['custommessage']);
    }

    public function testAnEventPutOffUnderAWrongClockIsMailedAndBroughtBackWithinTheLongestWait(): void
    {
        $this->event(['next_attempt_at' => '2026-11-23 15:00:00']);
        $this->parts->alarm->look(true);
        self::assertSame([], self::mails(), 'as long as the schedule may put it off');

        $this->event([
            'next_attempt_at' => '2027-11-22 12:00:00',
            'claimed_by' => 'x',
            'claimed_until' => '2027-11-22 12:02:00',
        ]);
        self::assertTrue($this->parts->outbox->health()['alarming']);
        $this->parts->alarm->look(true);
        self::assertCount(1, self::mails());
        $row = self::rows(Tables::OUTBOX)[1];
        self::assertSame(['2026-11-23 15:00:00', null], [$row['next_attempt_at'], $row['claimed_until']]);
    }

    public function testTheOwnerMayHaveEverythingTriedAtTheNextCron(): void
    {
        $this->event(['attempts' => 9, 'next_attempt_at' => '2026-11-23 12:00:00']);
        $this->event(['next_attempt_at' => '2026-11-22 11:00:00']);
        $this->parts->outbox->tryAllSoon();

        self::assertSame(
            ['2026-11-22 12:00:00', '2026-11-22 11:00:00'],
            Capsule::table(Tables::OUTBOX)->orderBy('id')->pluck('next_attempt_at')->all(),
        );
    }

    /** @param array<string, mixed> $with columns that differ from a fresh event's */
    private function event(array $with): string
    {
        $id = $this->parts->outbox->add(new Event('client.closed', $this->clock->now(), ['clientId' => 7]));
        Capsule::table(Tables::OUTBOX)
            ->where('event_id', $id)
            ->update($with + ['client_id' => 7]);

        return $id;
    }

    /** @return list<array<string, string>> */
    private static function mails(): array
    {
        return Capsule::table('harness_local_api')
            ->where('command', 'SendAdminEmail')
            ->orderBy('id')
            ->pluck('parameters')
            ->map(static fn(string $json): array => json_decode($json, true))
            ->all();
    }
}
