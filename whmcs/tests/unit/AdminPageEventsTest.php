<?php

declare(strict_types=1);

namespace WhmcsGdpr\Tests\unit;

use WHMCS\Database\Capsule;
use WHMCS\Module\Addon\Whmcsgdpr\Hooks\HookRun;
use WHMCS\Module\Addon\Whmcsgdpr\Outbox\Event;
use WHMCS\Module\Addon\Whmcsgdpr\State;
use WHMCS\Module\Addon\Whmcsgdpr\Tables;
use WhmcsGdpr\Tests\Support\AdminPageTestCase;

/** What an admin sees and decides about what the service is told. */
final class AdminPageEventsTest extends AdminPageTestCase
{
    private const WRONG = 'What you typed is not the number that was asked for. Nothing was done.';

    public function testManyClientsMissingAtOnceAreWarnedOfAndToldOnlyOnceTheAdminTypedHowMany(): void
    {
        Capsule::connection()->statement("INSERT INTO tblclients (id, status) SELECT seq, 'Active' FROM seq_1_to_100");
        $this->parts->clients->look();
        Capsule::table('tblclients')->where('id', '>', 70)->delete();
        $this->parts->clients->look();
        $page = $this->open('overview');
        self::assertStringContainsString('30 clients are missing from WHMCS’s table at once.', $page);
        self::assertStringContainsString('These clients were really deleted', $page);
        self::assertStringContainsString('30 Kunden fehlen auf einmal', $this->open('overview', [], 'german'));

        foreach ([[], ['typed' => '31']] as $typed) {
            $page = $this->send('missing.confirm', $typed + ['kind' => 'client'], 'overview');
            self::assertStringContainsString(self::WRONG, $page);
        }
        self::assertSame([], self::rows(Tables::EVIDENCE));

        $page = $this->send('missing.confirm', ['kind' => 'client', 'typed' => '30'], 'overview');
        self::assertStringNotContainsString('are missing from WHMCS', $page);
        self::assertSame('{"kind":"client","count":30}', self::rows(Tables::EVIDENCE)[0]['detail']);
        $this->clock->advance('PT30M');
        $this->parts->clients->look();
        self::assertSame(30, Capsule::table(Tables::OUTBOX)->where('type', 'client.deleted')->count());

        $page = $this->send('missing.confirm', ['kind' => 'client', 'typed' => '0'], 'overview');
        self::assertStringContainsString('Nothing is missing any more. Nothing was done.', $page);
    }

    public function testHookCallsThatNameNobodyAndPartsOfTheCronThatFailAreWarnedOf(): void
    {
        self::assertStringNotContainsString('without saying whom it is about', $this->open('overview'));
        (new HookRun($this->parts))->handle('ClientClose', []);
        (new HookRun($this->parts))->handle('ClientClose', ['userid' => 'x']);
        $this->parts->state->put(State::LAST_CRON, '2026-11-22T12:00:00Z');
        $this->parts->state->put(State::CRON_FAILURES, 'clients,alarm');

        $page = $this->open('overview');
        self::assertStringContainsString('without saying whom it is about (2 times so far)', $page);
        self::assertStringContainsString('A part of the last cron run failed.', $page);
        self::assertStringContainsString('zonder te zeggen over wie het gaat', $this->open('overview', [], 'dutch'));
    }

    public function testAnEventThatTheServiceRefusesForEverIsDiscardedOnceItsNumberWasTyped(): void
    {
        $number = $this->refusedEvent('http_422', 3);
        $page = $this->open('overview');
        self::assertStringContainsString("Type the event number {$number}", $page);
        foreach ([[], ['typed' => '7']] as $typed) {
            $page = $this->send('outbox.discard', $typed + ['event' => (string) $number], 'overview');
            self::assertStringContainsString(self::WRONG, $page);
        }
        self::assertCount(1, self::rows(Tables::OUTBOX));

        $event = self::rows(Tables::OUTBOX)[0]['event_id'];
        $fields = ['event' => (string) $number, 'typed' => (string) $number];
        self::assertStringContainsString(
            "Event {$number} was discarded.",
            $this->send('outbox.discard', $fields, 'overview'),
        );
        self::assertSame([], self::rows(Tables::OUTBOX));
        [$evidence] = self::rows(Tables::EVIDENCE);
        self::assertSame(
            ['outbox.discarded', 'admin:3', 7, '{"type":"client.closed","event":"' . $event . '"}'],
            [$evidence['kind'], $evidence['actor'], $evidence['client_id'], $evidence['detail']],
        );
        self::assertStringContainsString('no longer refused', $this->send('outbox.discard', $fields, 'overview'));
        self::assertCount(1, self::rows(Tables::EVIDENCE));
    }

    /** @dataProvider troublesThatPass */
    public function testAnEventThatMayStillGetThroughIsNotOfferedForDiscarding(string $problem, int $attempts): void
    {
        $number = $this->refusedEvent($problem, $attempts);
        self::assertStringNotContainsString('Type the event number', $this->open('overview'));

        $this->send('outbox.discard', ['event' => (string) $number, 'typed' => (string) $number], 'overview');
        self::assertCount(1, self::rows(Tables::OUTBOX));
    }

    /** @return iterable<string, array{string, int}> */
    public function troublesThatPass(): iterable
    {
        yield 'a wrong connection string' => ['http_401', 9];
        yield 'a wrong address' => ['http_404', 9];
        yield 'a sick service' => ['http_503', 9];
        yield 'a silent service' => ['timeout', 9];
        yield 'refused for the first time' => ['http_422', 1];
    }

    private function refusedEvent(string $problem, int $attempts): int
    {
        $this->parts->outbox->add(new Event('client.closed', $this->clock->now(), ['clientId' => 7]));
        Capsule::table(Tables::OUTBOX)->update(['last_problem' => $problem, 'attempts' => $attempts]);

        return (int) self::rows(Tables::OUTBOX)[0]['id'];
    }
}
