<?php

declare(strict_types=1);

namespace WhmcsGdpr\Tests\unit;

use InvalidArgumentException;
use WHMCS\Module\Addon\Whmcsgdpr\Outbox\Event;
use WHMCS\Module\Addon\Whmcsgdpr\Parts;
use WHMCS\Module\Addon\Whmcsgdpr\Tables;
use WhmcsGdpr\Tests\Support\DatabaseTestCase;
use WhmcsGdpr\Tests\Support\FixedClock;

final class OutboxAddTest extends DatabaseTestCase
{
    public function testAnEventIsOneRowWithTheBytesThatWillBeSigned(): void
    {
        $clock = new FixedClock();
        $id = (new Parts($clock))->outbox->add(new Event('client.closed', $clock->now(), ['clientId' => 7]));

        $rows = self::rows(Tables::OUTBOX);
        self::assertCount(1, $rows);
        self::assertSame($id, $rows[0]['event_id']);
        self::assertSame(
            '{"type":"client.closed","timestamp":"2026-11-22T12:00:00Z","data":{"clientId":7}}',
            $rows[0]['body'],
        );
        self::assertSame('2026-11-22 12:00:00', $rows[0]['next_attempt_at']);
    }

    public function testFreeTextNeverBecomesPartOfAnEvent(): void
    {
        $this->expectException(InvalidArgumentException::class);
        new Event('client.updated', (new FixedClock())->now(), ['clientId' => 7, 'changed' => ['Anna de Vries']]);
    }
}
