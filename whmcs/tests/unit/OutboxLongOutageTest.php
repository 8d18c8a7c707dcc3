<?php

declare(strict_types=1);

namespace WhmcsGdpr\Tests\unit;

use WHMCS\Database\Capsule;
use WHMCS\Module\Addon\Whmcsgdpr\Hooks\CronRun;
use WHMCS\Module\Addon\Whmcsgdpr\Outbox\Event;
use WHMCS\Module\Addon\Whmcsgdpr\Parts;
use WHMCS\Module\Addon\Whmcsgdpr\State;
use WHMCS\Module\Addon\Whmcsgdpr\Tables;
use WhmcsGdpr\Tests\Support\AnsweringService;
use WhmcsGdpr\Tests\Support\DatabaseTestCase;
use WhmcsGdpr\Tests\Support\FixedClock;
use WhmcsGdpr\Tests\Support\ReceiverAddress;

/** Three days without the service, a cron run every five minutes. */
final class OutboxLongOutageTest extends DatabaseTestCase
{
    private const CALL = 'POST /webhooks/whmcs';
    private const RUNS_OF_A_DAY = 288;
    private AnsweringService $service;
    private FixedClock $clock;
    private Parts $parts;
    private CronRun $cron;

    protected function setUp(): void
    {
        parent::setUp();
        $this->service = AnsweringService::start();
        $this->clock = new FixedClock();
        $this->parts = new Parts($this->clock);
        $this->cron = new CronRun($this->parts);
    }

    protected function tearDown(): void
    {
        $this->service->stop();
    }

    public function testAfterSeventyTwoHoursEveryEventIsTakenExactlyOnce(): void
    {
        $written = [];
        // A day out of reach, a day of refusals and a day of redirections; every fourth hour something happens.
        $weather = [
            [ReceiverAddress::dead(), 503, []],
            [$this->service->url, 503, []],
            [$this->service->url, 302, ['location' => "{$this->service->url}/elsewhere"]],
        ];
        foreach ($weather as $day => [$url, $status, $headers]) {
            ReceiverAddress::paste(ReceiverAddress::elsewhere($this->service->connection(), $url));
            $this->service->answer(self::CALL, [], $status, $headers);
            for ($run = 0; $run < self::RUNS_OF_A_DAY; $run++) {
                if ($run % 48 === 0) {
                    $event = new Event('client.closed', $this->clock->now(), ['clientId' => 100 * $day + $run + 1]);
                    $written[] = $this->parts->outbox->add($event);
                }
                $this->cron->run();
                $this->clock->advance('PT5M');
            }
        }
        self::assertSame(0, Capsule::table(Tables::OUTBOX)->whereNotNull('delivered_at')->count());
        self::assertSame(18, $this->parts->outbox->health()['failing']);
        $mails = array_filter(
            self::rows('harness_local_api'),
            static fn(array $call): bool => str_contains($call['parameters'], 'events are not reaching the service'),
        );
        self::assertCount(3, $mails, 'a mail each day');
        $asked = count(ReceiverAddress::eventsAt($this->service));

        $this->service->answer(self::CALL, ['status' => 'accepted'], 202);
        for ($run = 0; $run < self::RUNS_OF_A_DAY * 1.1 && $this->parts->outbox->health()['pending'] > 0; $run++) {
            $this->cron->run();
            $this->clock->advance('PT5M');
        }

        $ids = array_slice(ReceiverAddress::eventsAt($this->service), $asked);
        self::assertEqualsCanonicalizing($written, $ids);
        self::assertSame(0, $this->parts->outbox->health()['pending']);
        self::assertNull($this->parts->state->get(State::CRON_FAILURES));
        self::assertNull($this->parts->state->get(State::OUTBOX_ALARM));
    }

    public function testWithoutAConnectionEventsWaitAndAreSentOnceThereIsOne(): void
    {
        $this->parts->outbox->add(new Event('client.closed', $this->clock->now(), ['clientId' => 7]));
        $this->cron->run();
        self::assertSame([0, 1], [$this->parts->outbox->health()['failing'], $this->parts->outbox->health()['pending']]);

        $this->service->answer(self::CALL, ['status' => 'accepted'], 202);
        ReceiverAddress::paste($this->service->connection());
        $this->cron->run();
        self::assertSame(0, $this->parts->outbox->health()['pending']);
        self::assertSame('2026-11-22T12:00:00Z', $this->parts->state->get(State::LAST_CRON));
    }

    public function testAPartOfTheCronRunThatFailsIsNamedAndStopsNoOther(): void
    {
        $this->service->answer(self::CALL, ['status' => 'accepted'], 202);
        ReceiverAddress::paste($this->service->connection());
        $this->parts->outbox->add(new Event('client.closed', $this->clock->now(), ['clientId' => 7]));
        $log = ini_set('error_log', '/dev/null');
        Capsule::schema()->rename('tblclients', 'tblclients_away');
        try {
            $this->cron->run();
        } finally {
            Capsule::schema()->rename('tblclients_away', 'tblclients');
            ini_set('error_log', (string) $log);
        }

        self::assertSame('clients', $this->parts->state->get(State::CRON_FAILURES));
        self::assertSame(0, $this->parts->outbox->health()['pending']);
        $this->cron->run();
        self::assertNull($this->parts->state->get(State::CRON_FAILURES));
    }
}
