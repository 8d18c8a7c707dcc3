<?php

declare(strict_types=1);

namespace WhmcsGdpr\Tests\unit;

use WHMCS\Database\Capsule;
use WHMCS\Module\Addon\Whmcsgdpr\Hooks\CronRun;
use WHMCS\Module\Addon\Whmcsgdpr\Brake\Brake;
use WHMCS\Module\Addon\Whmcsgdpr\Parts;
use WHMCS\Module\Addon\Whmcsgdpr\State;
use WHMCS\Module\Addon\Whmcsgdpr\Utc;
use WhmcsGdpr\Tests\Support\DatabaseTestCase;
use WhmcsGdpr\Tests\Support\FixedClock;

final class BrakeOverdueWatchTest extends DatabaseTestCase
{
    private FixedClock $clock;
    private Parts $parts;

    protected function setUp(): void
    {
        parent::setUp();
        $this->clock = new FixedClock();
        $this->parts = new Parts($this->clock);
        Capsule::table('tblhosting')->insert(['id' => 702, 'userid' => 7, 'domain' => 'anna.example.be']);
        Capsule::table('tbladdonmodules')->insert([
            'module' => 'whmcsgdpr',
            'setting' => 'connection',
            'value' =>
                'whmcsgdpr1.' .
                base64_encode(
                    json_encode([
                        'url' => 'https://gdpr.example.com',
                        'secret' => 'whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=',
                        'token' => str_repeat('t', 32),
                    ]),
                ),
        ]);
        $this->heard();
    }

    public function testOverdueDeletionsAreMailedByIdAndCountOnceADayWhileTheServiceIsSilent(): void
    {
        $this->parts->brake->hold(702, 7, Brake::CANCELLATION_REQUEST, $this->clock->now()->modify('+1 hour'));
        $this->passes('PT25H59M');
        self::assertSame([], $this->mails(), 'not before the silence is one');

        $this->passes('PT1M');
        self::assertCount(1, $this->mails());
        $mail = $this->mails()[0];
        self::assertSame('GDPR automation: 1 deletion(s) overdue and the service is silent', $mail['customsubject']);
        self::assertSame('system', $mail['type']);
        self::assertStringContainsString('of the services with id 702.', $mail['custommessage']);
        self::assertStringContainsString('since 2026-11-22 12:00 UTC', $mail['custommessage']);
        self::assertStringNotContainsString('anna', $mail['custommessage']);

        $this->passes('PT23H59M');
        self::assertCount(1, $this->mails());
        $this->passes('PT1M');
        self::assertCount(2, $this->mails());
    }

    public function testSilenceAloneIsMailedWhereTheAddonIsConnected(): void
    {
        $this->passes('PT26H');

        self::assertSame(['GDPR automation: the service is silent'], array_column($this->mails(), 'customsubject'));
        self::assertStringContainsString('No deletion is overdue.', $this->mails()[0]['custommessage']);
    }

    public function testWithoutAConnectionOnlyWhatIsOverdueIsMailed(): void
    {
        Capsule::table('tbladdonmodules')->delete();
        $this->passes('PT26H');
        self::assertSame([], $this->mails());

        $this->parts->brake->hold(702, 7, Brake::CANCELLATION_REQUEST, $this->clock->now()->modify('-1 hour'));
        $this->passes('PT5M');
        self::assertCount(1, $this->mails());
    }

    public function testWhereAMailTellsOfEventsThatDoNotGetThroughSilenceIsNotMailedAsWell(): void
    {
        $this->parts->state->put(State::OUTBOX_ALARM, Utc::json($this->clock->now()));
        $this->passes('PT26H');
        self::assertSame([], $this->mails());

        $this->parts->brake->hold(702, 7, Brake::CANCELLATION_REQUEST, $this->clock->now()->modify('-1 hour'));
        $this->passes('PT5M');
        self::assertCount(1, $this->mails(), 'what is overdue is mailed all the same');
    }

    public function testAServiceThatIsHeardIsLeftToTellWhatIsOverdueItself(): void
    {
        $this->parts->brake->hold(702, 7, Brake::CANCELLATION_REQUEST, $this->clock->now()->modify('-3 days'));

        $this->passes('PT25H');
        $this->heard();
        $this->passes('PT25H');

        self::assertSame([], $this->mails());
    }

    public function testANewSilenceIsMailedAtOnceAndNotADayAfterTheLastMailOfAnOldOne(): void
    {
        $this->passes('PT26H');
        $this->heard();
        $this->passes('PT5M');
        $this->passes('PT26H');

        self::assertCount(2, $this->mails());
    }

    public function testAServiceThatWasNeverHeardIsSilentFromTheFirstLookOn(): void
    {
        $this->parts->state->forget(State::LAST_CONTACT);
        $this->passes('PT1H');
        $this->passes('PT25H');
        self::assertSame([], $this->mails());

        $this->passes('PT1H');
        self::assertCount(1, $this->mails());
    }

    public function testEachCronRunLooks(): void
    {
        $this->clock->advance('P2D');

        (new CronRun($this->parts))->run();

        self::assertContains('GDPR automation: the service is silent', array_column($this->mails(), 'customsubject'));
    }

    private function heard(): void
    {
        $this->parts->state->put(State::LAST_CONTACT, Utc::json($this->clock->now()));
    }

    private function passes(string $period): void
    {
        $this->clock->advance($period);
        $this->parts->overdueWatch->run();
    }

    /** @return list<array<string, string>> */
    private function mails(): array
    {
        $calls = array_filter(
            self::rows('harness_local_api'),
            static fn(array $row): bool => $row['command'] === 'SendAdminEmail',
        );

        return array_map(static fn(array $row): array => json_decode($row['parameters'], true), array_values($calls));
    }
}
