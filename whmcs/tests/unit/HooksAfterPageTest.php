<?php

declare(strict_types=1);

namespace WhmcsGdpr\Tests\unit;

use WHMCS\Database\Capsule;
use WHMCS\Module\Addon\Whmcsgdpr\Tables;
use WhmcsGdpr\Tests\Support\AnsweringService;
use WhmcsGdpr\Tests\Support\DatabaseTestCase;
use WhmcsGdpr\Tests\Support\Page;
use WhmcsGdpr\Tests\Support\ReceiverAddress;

final class HooksAfterPageTest extends DatabaseTestCase
{
    private const CALL = 'POST /webhooks/whmcs';
    private const CLOSE = ['ClientClose', ['userid' => 7]];
    private static AnsweringService $service;

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
        self::$service->answer(self::CALL, ['status' => 'accepted'], 202);
        ReceiverAddress::paste(self::$service->connection());
    }

    public function testEventsAreSentOnceThePageIsWhollySentAndPrintNothing(): void
    {
        $lines = Page::run([self::CLOSE, self::CLOSE], true);

        self::assertSame(
            ['page begins', '[[],[]]', 'page ends', 'page sent'],
            $lines,
            'after what other code prints at its end',
        );
        self::assertCount(2, self::$service->requests());
        self::assertSame(0, Capsule::table(Tables::OUTBOX)->whereNull('delivered_at')->count());
    }

    public function testWherePhpCannotSendThePageFirstNothingIsSentInIt(): void
    {
        self::assertSame(['page begins', '[[]]', 'page ends'], Page::run([self::CLOSE]));
        self::assertSame([], self::$service->requests());
    }

    public function testAPageWithoutAnEventIsLeftAlone(): void
    {
        self::assertSame(['page begins', '[[]]', 'page ends'], Page::run([['ClientClose', []]], true));
    }

    public function testANetworkThatFailsAfterThePageHarmsNothing(): void
    {
        ReceiverAddress::paste(ReceiverAddress::elsewhere(self::$service->connection(), ReceiverAddress::dead()));

        self::assertSame(['page begins', '[[]]', 'page ends', 'page sent'], Page::run([self::CLOSE], true));
        self::assertSame('unreachable', Capsule::table(Tables::OUTBOX)->value('last_problem'));
    }
}
