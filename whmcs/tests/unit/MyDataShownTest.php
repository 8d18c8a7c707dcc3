<?php

declare(strict_types=1);

namespace WhmcsGdpr\Tests\unit;

use DateTimeImmutable;
use DateTimeZone;
use WHMCS\Database\Capsule;
use WHMCS\Module\Addon\Whmcsgdpr\Pages\Client\MenuLink;
use WHMCS\Module\Addon\Whmcsgdpr\Pages\Client\Words;
use WHMCS\View\Menu\Item;
use WhmcsGdpr\Tests\Support\MyDataTestCase;

/** What a client reads on the page "My data", in which language and time zone. */
final class MyDataShownTest extends MyDataTestCase
{
    /** @return iterable<string, array{string, list<string>}> */
    public static function languages(): iterable
    {
        yield 'english' => [
            'english',
            ['My data', '22 November 2026', '6 December 2026, 12:00', 'the end of 6 December 2026'],
        ];
        yield 'dutch' => [
            'dutch',
            ['Mijn gegevens', '22 november 2026', '6 december 2026, 12:00 uur', 'het einde van 6 december 2026'],
        ];
        yield 'french' => [
            'french',
            ['Mes données', '22 novembre 2026', '6 décembre 2026, 12:00', 'le 6 décembre 2026 à 24 h'],
        ];
        yield 'german' => [
            'german',
            ['Meine Daten', '22. November 2026', '6. Dezember 2026, 12:00 Uhr', 'Ende des 6. Dezember 2026'],
        ];
    }

    /**
     * @dataProvider languages
     * @param list<string> $expected
     */
    public function testEachLanguageTellsTheDatesInWords(string $language, array $expected): void
    {
        $this->lists([$this->anExport('completed')], [$this->aDeletion('scheduled')]);

        $answer = $this->open([], $language);
        $html = $answer['pagetitle'] . $this->render($answer);
        foreach ($expected as $text) {
            self::assertStringContainsString($text, $html);
        }
        self::assertDoesNotMatchRegularExpression('~client_|\{\w+\}~', $html, 'no text is missing or unfilled');
        self::assertSame(['index.php?m=whmcsgdpr' => $expected[0]], $answer['breadcrumb']);
        self::assertTrue($answer['forcessl']);
    }

    public function testDatesAreThoseOfThePolicysZoneWhateverTheServersIs(): void
    {
        $server = date_default_timezone_get();
        date_default_timezone_set('America/New_York');
        try {
            $this->lists([], [$this->aDeletion('scheduled')]);
            self::assertStringContainsString('the end of 6 December 2026', $this->render($this->open()));
        } finally {
            date_default_timezone_set($server);
        }
    }

    public function testTheFirstOfAMonthIsWrittenAsFrenchWritesIt(): void
    {
        $first = new DateTimeImmutable('2026-12-01T12:00:00Z');
        $zone = new DateTimeZone('Europe/Brussels');
        self::assertSame('1er décembre 2026', (new Words(self::texts('french'), $zone))->day($first));
        self::assertSame('1. Dezember 2026', (new Words(self::texts('german'), $zone))->day($first));
    }

    public function testEachDeletionTellsServiceDomainDatesAndWhatGoesAndStaysTheNearestFirst(): void
    {
        Capsule::table('tblproducts')->insert(['id' => 12, 'name' => 'Hosting &amp; Mail']);
        Capsule::table('tblhosting')->insert([
            'id' => 702,
            'userid' => self::CLIENT,
            'packageid' => 12,
            'domain' => 'garden.example',
        ]);
        Capsule::table('tblhosting')->insert(['id' => 703, 'userid' => self::CLIENT, 'packageid' => 12, 'domain' => '']);
        $later = ['id' => self::EXPORT, 'serviceId' => 703, 'dueAt' => '2026-12-20T23:00:00.000Z'];
        $undated = $this->aDeletion('pending', ['id' => self::THEIRS, 'serviceId' => 704]);
        unset($undated['dueAt'], $undated['startAt']);
        $this->lists([], [$undated, $this->aDeletion('scheduled', $later), $this->aDeletion('scheduled')]);

        $answer = $this->open();
        self::assertSame(
            ['Hosting & Mail (garden.example)', 'Hosting & Mail', 'Service 704'],
            array_column($answer['vars']['mydata']['coming'], 'service'),
        );
        $html = $this->render($answer);
        self::assertStringContainsString('Hosting &amp; Mail (garden.example)', $html);
        self::assertStringContainsString('such as files, databases and mailboxes', $html);
        self::assertStringContainsString('your invoices and payments', $html);
    }

    public function testWhatIsOverIsToldApartWithTheDayOnWhichTheLastCopiesAreGone(): void
    {
        $done = [
            'finishedAt' => '2026-11-21T08:05:00.000Z',
            'goneAt' => '2026-12-21T08:05:00.000Z',
            'approvedAt' => '2026-11-20T08:05:00.000Z',
        ];
        $this->lists([], [$this->aDeletion('completed', $done)]);

        $answer = $this->open();
        self::assertSame([], $answer['vars']['mydata']['coming']);
        self::assertSame(
            [
                [
                    'Deleted on 21 November 2026, 09:05.',
                    'The last copies, such as backups, are gone on 21 December 2026, 09:05.',
                ],
            ],
            array_column($answer['vars']['mydata']['ended'], 'lines'),
        );
    }

    public function testAServiceThatIsSuspendedUntilItsDeletionSaysSoAndThatNothingIsGoneYet(): void
    {
        $suspended = ['suspendedAt' => '2026-11-22T09:35:00.000Z'];
        $this->lists([], [$this->aDeletion('scheduled', $suspended)]);

        self::assertStringContainsString(
            'suspended since 22 November 2026, 10:35. What is in it is still there.',
            $this->render($this->open()),
        );
        $this->lists([], [$this->aDeletion('completed', $suspended + ['finishedAt' => '2026-11-21T08:05:00.000Z'])]);
        self::assertStringNotContainsString('suspended since', $this->render($this->open()));
    }

    public function testMarksInNamesAreShownAndNeverRun(): void
    {
        $mark = '<script>alert("x")</script>\'"{$smarty.version}';
        Capsule::table('tblproducts')->insert(['id' => 12, 'name' => $mark]);
        Capsule::table('tblhosting')->insert(['id' => 702, 'userid' => self::CLIENT, 'packageid' => 12, 'domain' => $mark]);
        $this->lists([], [$this->aDeletion('scheduled')]);

        foreach ([null, 'deletion', 'approve', 'data_first', 'keep'] as $action) {
            $query = $action === null ? [] : ['action' => $action, 'id' => self::DELETION];
            $html = $this->render($this->open($query));
            self::assertStringNotContainsString('<script', $html);
            $shown = '&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;&#039;&quot;{$smarty.version}';
            self::assertStringContainsString($shown, $html);
        }
    }

    public function testEveryValueInTheTemplatesIsEscaped(): void
    {
        $templates = glob(dirname(__DIR__, 2) . '/modules/addons/whmcsgdpr/templates/*.tpl') ?: [];
        self::assertCount(3, $templates);
        foreach ($templates as $template) {
            preg_match_all('~\{\$[^}]*\}~', (string) file_get_contents($template), $printed);
            self::assertNotEmpty($printed[0]);
            foreach ($printed[0] as $one) {
                self::assertMatchesRegularExpression('~\|escape(:\'url\')?\}$~', $one, $template);
            }
        }
    }

    public function testTheListsAreReadToTheirEnd(): void
    {
        self::$service->answer('GET /v1/deletions', ['items' => [$this->aDeletion('scheduled')], 'nextCursor' => 'more']);

        $answer = $this->open();
        self::assertCount(10, $answer['vars']['mydata']['coming'], 'a list without an end is given up');
        $queries = array_column(
            array_filter(
                self::$service->requests(),
                static fn(array $request): bool => $request['call'] === 'GET /v1/deletions',
            ),
            'query',
        );
        self::assertSame(['clientId=7&limit=200', 'clientId=7&limit=200&cursor=more'], array_slice($queries, 0, 2));
    }

    public function testTheMenuLeadsTheOwnerHereInHisLanguageAndNobodyElse(): void
    {
        $_SESSION['Language'] = 'dutch';
        $links = static function (): array {
            $navbar = new Item();
            $account = $navbar->addChild('Account');
            MenuLink::add($navbar);

            return array_map(
                static fn(Item $item): array => [$item->getLabel(), $item->getUri()],
                array_values($account->getChildren()),
            );
        };
        self::assertSame([['Mijn gegevens', 'index.php?m=whmcsgdpr']], $links());
        $this->logIn(6, self::CLIENT);
        self::assertSame([], $links());
        $this->logIn(null, null);
        self::assertSame([], $links());
    }

    public function testAThemeWithoutAnAccountMenuIsLeftAsItIs(): void
    {
        $bare = new Item();
        foreach ([$bare, null, [], 'menu', new \stdClass()] as $navbar) {
            MenuLink::add($navbar);
        }
        self::assertSame([], $bare->getChildren());
    }
}
