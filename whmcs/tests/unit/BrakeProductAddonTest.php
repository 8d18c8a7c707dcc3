<?php

declare(strict_types=1);

namespace WhmcsGdpr\Tests\unit;

use WHMCS\Database\Capsule;
use WHMCS\Module\Addon\Whmcsgdpr\Brake\Brake;
use WHMCS\Module\Addon\Whmcsgdpr\Hooks\HookRun;
use WHMCS\Module\Addon\Whmcsgdpr\Parts;
use WHMCS\Module\Addon\Whmcsgdpr\Tables;
use WhmcsGdpr\Tests\Support\DatabaseTestCase;
use WhmcsGdpr\Tests\Support\FixedClock;

/** Client 7 has service 702 with the product addons 9 and 10. */
final class BrakeProductAddonTest extends DatabaseTestCase
{
    private const ADDON = ['params' => ['serviceid' => 702, 'userid' => 7, 'addonId' => 9]];

    private FixedClock $clock;
    private Parts $parts;
    private Brake $brake;

    protected function setUp(): void
    {
        parent::setUp();
        $this->clock = new FixedClock();
        $this->parts = new Parts($this->clock);
        $this->brake = $this->parts->brake;
        Capsule::table('tblhosting')->insert(['id' => 702, 'userid' => 7, 'domainstatus' => 'Active']);
    }

    public function testTheEndOfAProductAddonOpensNothingForItsService(): void
    {
        self::assertFalse($this->brake->mayTerminate(702, 7, 9), 'it has a hold of its own');
        $this->clock->advance('P16D');
        self::assertTrue($this->brake->mayTerminate(702, 7, 9), 'which ends with its own grace period');
        (new HookRun($this->parts))->handle('AfterModuleTerminate', self::ADDON);
        $this->clock->advance('PT3M');

        self::assertFalse($this->brake->mayTerminate(702, 7), 'the first attempt on the service itself');
        self::assertSame([[702, 0]], $this->keys());
    }

    public function testAReleaseOfTheServiceLetsItsProductAddonsGoAndIsNotUsedUpByThem(): void
    {
        Capsule::table('tblcancelrequests')->insert(['relid' => 702, 'type' => 'Immediate']);
        self::assertFalse($this->brake->mayTerminate(702, 7, 9));
        $this->brake->releaseForService(702, 7);

        foreach ([9, 10] as $addonId) {
            self::assertTrue($this->brake->mayTerminate(702, 7, $addonId));
            $addon = ['params' => ['addonId' => $addonId] + self::ADDON['params']];
            (new HookRun($this->parts))->handle('AfterModuleTerminate', $addon);
        }
        self::assertSame([[702, 0]], $this->keys());
        self::assertTrue($this->brake->mayTerminate(702, 7));
        $passed = array_column(self::rows(Tables::EVIDENCE), 'detail', 'kind')['brake.passed'];
        self::assertSame('{"cause":"cancellation_request","releasedBy":"service"}', $passed);
    }

    public function testAReleaseOfTheServiceThatRanOutOrIsAnotherClientsLetsNoProductAddonGo(): void
    {
        $this->brake->releaseForService(702, 7);
        Capsule::table('tblhosting')->update(['userid' => 8]);
        self::assertFalse($this->brake->mayTerminate(702, 8, 9));

        Capsule::table('tblhosting')->update(['userid' => 7]);
        $this->clock->advance('PT1H');
        self::assertFalse($this->brake->mayTerminate(702, 7, 10));
    }

    public function testAReleaseByHandIsForThatProductAddonAloneAndTellsTheServiceOfNoReleasedService(): void
    {
        $this->brake->releaseByAdmin(702, 7, 3, 'client_asked', 9);

        self::assertTrue($this->brake->mayTerminate(702, 7, 9));
        self::assertFalse($this->brake->mayTerminate(702, 7, 10));
        self::assertFalse($this->brake->mayTerminate(702, 7));
        self::assertSame([], self::rows(Tables::OUTBOX));
        $details = array_column(self::rows(Tables::EVIDENCE), 'detail', 'kind');
        self::assertSame('{"reason":"client_asked","addonId":9}', $details['brake.released']);
    }

    public function testWhatTheOwnerHoldsHoldsItsProductAddonsToo(): void
    {
        $this->brake->releaseByAdmin(702, 7, 3, 'other', 9);
        $this->brake->releaseByAdmin(702, 7, 3, 'other');
        $this->parts->ownerHolds->replace(false, [], [702]);

        self::assertFalse($this->brake->mayTerminate(702, 7, 9));
        self::assertFalse($this->brake->mayTerminate(702, 7, 10));
    }

    public function testAProductAddonThatRunsAgainLeavesTheServicesHoldAndTheOtherWayRound(): void
    {
        $this->brake->mayTerminate(702, 7);
        $this->brake->mayTerminate(702, 7, 9);
        (new HookRun($this->parts))->handle('AfterModuleUnsuspend', self::ADDON);
        self::assertSame([[702, 0]], $this->keys());

        $this->brake->mayTerminate(702, 7, 9);
        (new HookRun($this->parts))->handle('AfterModuleUnsuspend', ['params' => ['serviceid' => 702, 'userid' => 7]]);
        self::assertSame([[702, 9]], $this->keys());
    }

    public function testAServiceThatIsGoneOrWhoseRequestIsTakesItsProductAddonsAlong(): void
    {
        Capsule::table('tblcancelrequests')->insert(['relid' => 702, 'type' => 'Immediate']);
        foreach (['forget', 'deleted'] as $act) {
            $this->brake->mayTerminate(702, 7);
            $this->brake->mayTerminate(702, 7, 9);
            $this->brake->{$act}(702);
            self::assertSame([], $this->keys(), $act);
        }
    }

    public function testAProductAddonByItselfIsNeverOverdue(): void
    {
        Capsule::table('tblcancelrequests')->insert(['relid' => 702, 'type' => 'Immediate']);
        $this->brake->mayTerminate(702, 7, 9);
        $this->clock->advance('P60D');

        self::assertSame(['held' => 1, 'released' => 0, 'overdue' => 0], $this->brake->counts());
    }

    /** @return list<array{int, int}> */
    private function keys(): array
    {
        return array_map(static fn(array $row): array => [$row['service_id'], $row['addon_id']], self::rows(Tables::BRAKE));
    }
}
