<?php

declare(strict_types=1);

namespace WhmcsGdpr\Tests\Support;

use WHMCS\Database\Capsule;
use WHMCS\Module\Addon\Whmcsgdpr\Hooks\HookRun;
use WHMCS\Module\Addon\Whmcsgdpr\Parts;
use WHMCS\Module\Addon\Whmcsgdpr\Tables;

/** A test of what the addon finds in WHMCS's tables by itself. */
abstract class ChangesTestCase extends DatabaseTestCase
{
    protected FixedClock $clock;
    protected Parts $parts;

    protected function setUp(): void
    {
        parent::setUp();
        $this->clock = new FixedClock();
        $this->parts = new Parts($this->clock);
    }

    /** One look at all tables, five minutes after the one before. */
    protected function look(): void
    {
        $this->clock->advance('PT5M');
        $this->parts->clients->look();
        $this->parts->services->look();
        $this->parts->requests->look();
    }

    /** Two looks with what is gone missing at both, half an hour apart. */
    protected function lookUntilGone(): void
    {
        $this->look();
        $this->clock->advance('PT25M');
        $this->look();
    }

    /** @param array<string, mixed> $vars */
    protected function fire(string $hook, array $vars): void
    {
        (new HookRun($this->parts))->handle($hook, $vars);
    }

    protected function client(int $id, string $status = 'Active'): void
    {
        Capsule::table('tblclients')->insert(['id' => $id, 'status' => $status]);
    }

    protected function service(int $id, int $clientId, string $status = 'Active'): void
    {
        Capsule::table('tblhosting')->insert(['id' => $id, 'userid' => $clientId, 'domainstatus' => $status]);
    }

    protected function request(
        int $id,
        int $serviceId,
        string $date = '2026-11-22 10:00:00',
        string $type = 'Immediate',
    ): void {
        Capsule::table('tblcancelrequests')->insert(['id' => $id, 'relid' => $serviceId, 'date' => $date, 'type' => $type]);
    }

    /** What was told so far, each as its type and data. @return list<string> */
    protected function events(): array
    {
        return Capsule::table(Tables::OUTBOX)
            ->orderBy('id')
            ->pluck('body')
            ->map(static function (string $body): string {
                $event = json_decode($body);

                return $event->type . ' ' . json_encode($event->data);
            })
            ->all();
    }
}
