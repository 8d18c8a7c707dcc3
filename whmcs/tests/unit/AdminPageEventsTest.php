<?php

declare(strict_types=1);

namespace WhmcsGdpr\Tests\unit;

use WHMCS\Database\Capsule;
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
}
