<?php

declare(strict_types=1);

namespace WhmcsGdpr\Tests\unit;

use WHMCS\Database\Capsule;
use WHMCS\Module\Addon\Whmcsgdpr\Brake\Brake;
use WHMCS\Module\Addon\Whmcsgdpr\Outbox\Event;
use WHMCS\Module\Addon\Whmcsgdpr\Parts;
use WHMCS\Module\Addon\Whmcsgdpr\Tables;
use WHMCS\Module\Addon\Whmcsgdpr\Version;
use WhmcsGdpr\Tests\Support\DatabaseTestCase;
use WhmcsGdpr\Tests\Support\FixedClock;

/** Through the functions that WHMCS itself calls. */
final class LifecycleTest extends DatabaseTestCase
{
    private Parts $parts;

    public static function setUpBeforeClass(): void
    {
        require_once dirname(__DIR__, 2) . '/modules/addons/whmcsgdpr/whmcsgdpr.php';
    }

    protected function setUp(): void
    {
        Tables::install();
        parent::setUp();
        $this->parts = new Parts(new FixedClock());
    }

    public static function tearDownAfterClass(): void
    {
        Tables::install();
    }

    public function testActivationMakesTheTablesAndASecondOneLosesNothing(): void
    {
        Tables::drop();
        self::assertSame('success', whmcsgdpr_activate()['status']);
        $this->fill();

        self::assertSame('success', whmcsgdpr_activate()['status']);
        self::assertCount(1, self::rows(Tables::OUTBOX));
        self::assertCount(1, self::rows(Tables::BRAKE));
    }

    public function testAnUpdateKeepsWhatIsThereMakesWhatIsMissingAndMayRunTwice(): void
    {
        $this->fill();
        Capsule::schema()->drop(Tables::SEEN);

        whmcsgdpr_upgrade(['version' => '0.9']);
        whmcsgdpr_upgrade(['version' => Version::NUMBER]);

        self::assertTrue(Capsule::schema()->hasTable(Tables::SEEN));
        self::assertCount(1, self::rows(Tables::OUTBOX));
        self::assertSame(
            [['addon.upgraded', '{"from":"0.9","to":"' . Version::NUMBER . '"}']],
            array_map(static fn(array $row): array => [$row['kind'], $row['detail']], self::evidence('addon.upgraded')),
        );
    }

    public function testDeactivationKeepsUnsentEventsAndEvidenceAndSaysThatTheBrakeIsOff(): void
    {
        $this->fill();

        foreach ([1, 2] as $time) {
            $answer = whmcsgdpr_deactivate();
            self::assertSame('success', $answer['status']);
            self::assertStringContainsString('The brake is off', $answer['description']);
            self::assertStringContainsString('1 of them were held', $answer['description']);
            self::assertStringContainsString('1 unsent event(s)', $answer['description']);
        }
        self::assertCount(1, self::rows(Tables::OUTBOX));
        self::assertCount(2, self::evidence('addon.deactivated'));
        self::assertCount(1, self::evidence('brake.held'));

        self::assertSame('success', whmcsgdpr_activate()['status']);
        self::assertSame(1, $this->parts->brake->counts()['held'], 'what was held is held again');
    }

    public function testTablesGoOnlyWhereTheOwnerTickedSoAndASecondTimeDoesNoHarm(): void
    {
        Capsule::table('tbladdonmodules')->insert(['module' => 'whmcsgdpr', 'setting' => 'dropTables', 'value' => 'on']);
        $this->fill();

        $answer = whmcsgdpr_deactivate();
        self::assertStringContainsString('1 unsent event(s)', $answer['description']);
        foreach (Tables::ALL as $table) {
            self::assertFalse(Capsule::schema()->hasTable($table), $table);
        }
        self::assertSame('success', whmcsgdpr_deactivate()['status']);
    }

    public function testADatabaseThatRefusesIsAnsweredInPlainWordsWithoutItsOwn(): void
    {
        // A view stands where a table is needed, so that writing the evidence fails.
        Capsule::schema()->drop(Tables::EVIDENCE);
        Capsule::connection()->statement('CREATE VIEW ' . Tables::EVIDENCE . ' AS SELECT 1 AS anna');

        $answer = whmcsgdpr_activate();

        Capsule::connection()->statement('DROP VIEW ' . Tables::EVIDENCE);
        self::assertSame('error', $answer['status']);
        self::assertStringNotContainsString(Tables::EVIDENCE, $answer['description']);
        self::assertStringNotContainsString('insert into', strtolower($answer['description']));
    }

    private function fill(): void
    {
        $this->parts->outbox->add(new Event('client.closed', $this->parts->clock->now(), ['clientId' => 7]));
        $this->parts->brake->hold(702, 7, Brake::CANCELLATION_REQUEST);
    }

    /** @return list<array<string, mixed>> */
    private static function evidence(string $kind): array
    {
        return array_values(
            array_filter(self::rows(Tables::EVIDENCE), static fn(array $row): bool => $row['kind'] === $kind),
        );
    }
}
