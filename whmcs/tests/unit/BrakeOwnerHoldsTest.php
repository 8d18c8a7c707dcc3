<?php

declare(strict_types=1);

namespace WhmcsGdpr\Tests\unit;

use WHMCS\Database\Capsule;
use WHMCS\Module\Addon\Whmcsgdpr\Brake\Brake;
use WHMCS\Module\Addon\Whmcsgdpr\Brake\BrakeRefused;
use WHMCS\Module\Addon\Whmcsgdpr\Door\DoorRefusal;
use WHMCS\Module\Addon\Whmcsgdpr\Door\OwnerHoldsAction;
use WHMCS\Module\Addon\Whmcsgdpr\Parts;
use WHMCS\Module\Addon\Whmcsgdpr\Tables;
use WhmcsGdpr\Tests\Support\DatabaseTestCase;
use WhmcsGdpr\Tests\Support\FixedClock;

/** Client 7 has services 702 and 703, client 8 has 802. */
final class BrakeOwnerHoldsTest extends DatabaseTestCase
{
    private FixedClock $clock;
    private Parts $parts;
    private Brake $brake;

    protected function setUp(): void
    {
        parent::setUp();
        $this->clock = new FixedClock();
        $this->parts = new Parts($this->clock);
        $this->brake = $this->parts->brake;
        foreach ([702 => 7, 703 => 7, 802 => 8] as $service => $client) {
            Capsule::table('tblhosting')->insert(['id' => $service, 'userid' => $client, 'domainstatus' => 'Active']);
        }
    }

    /** @dataProvider holds */
    public function testWhatTheOwnerHoldsOutlastsTheGracePeriodAndEveryRelease(array $set, bool $isSecondHeld): void
    {
        foreach ([702 => 7, 703 => 7] as $service => $client) {
            self::assertFalse($this->brake->mayTerminate($service, $client));
        }
        $this->tell($set);
        $this->clock->advance('P20D');

        self::assertFalse($this->brake->mayTerminate(702, 7), 'after the grace period');
        self::assertSame(!$isSecondHeld, $this->brake->mayTerminate(703, 7));
        $this->brake->releaseForService(702, 7);
        self::assertFalse($this->brake->mayTerminate(702, 7), 'released by the service');
        try {
            $this->brake->releaseByAdmin(702, 7, 3, 'other');
            self::fail('released by hand');
        } catch (BrakeRefused $refused) {
            self::assertSame(BrakeRefused::HELD_BY_OWNER, $refused->reason);
        }

        $this->tell([]);
        self::assertTrue($this->brake->mayTerminate(702, 7), 'lifted');
    }

    /** @return array<string, array{array<string, mixed>, bool}> */
    public static function holds(): array
    {
        return [
            'the client' => [['clientIds' => [9, 7]], true],
            'the service' => [['serviceIds' => [702]], false],
            'everything' => [['all' => true], true],
        ];
    }

    public function testAReleaseThatWasGivenBeforeTheHoldDoesNotCountEither(): void
    {
        $this->brake->releaseByAdmin(702, 7, 3, 'other');
        $this->tell(['clientIds' => [7]]);

        self::assertFalse($this->brake->mayTerminate(702, 7));
    }

    public function testItHoldsWhereTheAddonIsSetToHoldNothingElse(): void
    {
        Capsule::table('tbladdonmodules')->insert([
            'module' => 'whmcsgdpr',
            'setting' => 'holdTerminations',
            'value' => 'off',
        ]);
        $this->tell(['clientIds' => [7]]);

        self::assertFalse($this->brake->mayTerminate(702, 7));
        self::assertFalse($this->brake->mayTerminate(702, 7));
        self::assertTrue($this->brake->mayTerminate(802, 8));
    }

    public function testFraudPassesTheStopButNothingThatIsHeldByName(): void
    {
        Capsule::table('tblhosting')->update(['domainstatus' => 'Fraud']);
        $this->tell(['all' => true, 'serviceIds' => [703], 'clientIds' => [8]]);

        self::assertTrue($this->brake->mayTerminate(702, 7));
        self::assertFalse($this->brake->mayTerminate(703, 7));
        self::assertFalse($this->brake->mayTerminate(802, 8));
    }

    public function testTheSetIsReplacedAsAWholeAndOnlyWhatChangedBecomesEvidence(): void
    {
        $set = ['all' => true, 'clientIds' => [7, 8, 8], 'serviceIds' => [802]];
        self::assertSame('{"state":"held","clients":2,"services":1}', $this->tell($set));
        $this->tell($set);
        $this->tell(['clientIds' => [8, 9]]);

        $noted = array_map(
            static fn(array $row): array => [$row['kind'], $row['client_id'], $row['service_id'], $row['detail']],
            self::rows(Tables::EVIDENCE),
        );
        self::assertSame(
            [
                ['owner_hold.begun', null, null, '{"scope":"all"}'],
                ['owner_hold.begun', 7, null, '{"scope":"client"}'],
                ['owner_hold.begun', 8, null, '{"scope":"client"}'],
                ['owner_hold.begun', null, 802, '{"scope":"service"}'],
            ],
            array_slice($noted, 0, 4),
        );
        $after = array_slice($noted, 4);
        sort($after);
        self::assertSame(
            [
                ['owner_hold.begun', 9, null, '{"scope":"client"}'],
                ['owner_hold.ended', null, null, '{"scope":"all"}'],
                ['owner_hold.ended', null, 802, '{"scope":"service"}'],
                ['owner_hold.ended', 7, null, '{"scope":"client"}'],
            ],
            $after,
        );
    }

    public function testAsManyAsTheDoorTakesAreHeldAndOneMoreIsRefusedAsAWhole(): void
    {
        $this->tell(['clientIds' => [...range(1, 5000)], 'serviceIds' => [...range(1, 5000)]]);
        self::assertCount(10000, self::rows(Tables::OWNER_HOLDS));

        self::assertRefused(['all' => false, 'clientIds' => [...range(1, 5001)], 'serviceIds' => []]);
        self::assertCount(10000, self::rows(Tables::OWNER_HOLDS));
    }

    public function testASetThatIsNotWholeOrNotWellFormedChangesNothing(): void
    {
        $this->tell(['clientIds' => [7]]);
        $whole = ['all' => false, 'clientIds' => [], 'serviceIds' => []];

        foreach (array_keys($whole) as $key) {
            self::assertRefused(array_diff_key($whole, [$key => true]));
        }
        self::assertRefused(['all' => 0] + $whole);
        self::assertRefused(['clientIds' => ['7']] + $whole);
        self::assertRefused(['serviceIds' => ['a' => 7]] + $whole);
        self::assertRefused($whole + ['more' => true]);
        self::assertFalse($this->brake->mayTerminate(702, 7));
        self::assertSame([7], array_column(self::rows(Tables::OWNER_HOLDS), 'object_id'));
    }

    public function testWithoutTheTableNothingPasses(): void
    {
        $this->brake->releaseForService(702, 7);
        Capsule::schema()->drop(Tables::OWNER_HOLDS);
        try {
            $this->brake->mayTerminate(702, 7);
            self::fail('judged');
        } catch (\PDOException $thrown) {
            self::assertStringContainsString(Tables::OWNER_HOLDS, $thrown->getMessage());
        } finally {
            Tables::install();
        }
    }

    /** @param array<string, mixed> $set */
    private function tell(array $set): string
    {
        $whole = $set + ['all' => false, 'clientIds' => [], 'serviceIds' => []];

        return implode('', [...(new OwnerHoldsAction($this->parts->ownerHolds))->answer($whole)->chunks]);
    }

    /** @param array<string, mixed> $set */
    private function assertRefused(array $set): void
    {
        try {
            (new OwnerHoldsAction($this->parts->ownerHolds))->answer($set);
            self::fail('taken');
        } catch (DoorRefusal $refusal) {
            self::assertSame('door.invalid', $refusal->reason);
        }
    }
}
