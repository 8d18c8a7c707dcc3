<?php

declare(strict_types=1);

namespace WhmcsGdpr\Tests\unit;

use WHMCS\Database\Capsule;
use WHMCS\Module\Addon\Whmcsgdpr\Columns;
use WHMCS\Module\Addon\Whmcsgdpr\Scrub\Batches;
use WHMCS\Module\Addon\Whmcsgdpr\Scrub\Identifiers;
use WHMCS\Module\Addon\Whmcsgdpr\Scrub\ScrubScopes;
use WHMCS\Module\Addon\Whmcsgdpr\Scrub\Scrubber;
use WHMCS\Module\Addon\Whmcsgdpr\Scrub\Subject;
use WHMCS\Module\Addon\Whmcsgdpr\Scrub\TextMatch;
use WhmcsGdpr\Tests\Support\DatabaseTestCase;

final class ScrubTextTest extends DatabaseTestCase
{
    private const CLIENT = 7;

    /** @return array<string, array{string}> */
    public function namings(): array
    {
        return [
            'an address' => ['Mail to anna@example.com'],
            'an address in other case' => ['Mail to Anna@Example.COM.'],
            'an address in brackets' => ['To: Anna <anna@example.com>'],
            'an address in HTML' => ['To: Anna &lt;anna@example.com&gt;'],
            'an address in a query' => ['a=1&email=anna%40example.com&b=2'],
            'an address in a query inside a query' => ['q=to%3Danna%40example.com'],
            'an address in JSON' => ['{"email":"anna@example.com"}'],
            'an address after an escaped line end' => ['"Hello\nanna@example.com\r\n"'],
            'an address in a print_r' => ["[email] => anna@example.com\n"],
            'an address with an apostrophe, as HTML' => ['o&#039;brien@example.org'],
            'an address in curly quotes' => ["\u{201C}anna@example.com\u{201D}"],
            'an address in angular quotes' => ["\u{AB}\u{A0}anna@example.com\u{A0}\u{BB}"],
            'an address before an ellipsis' => ["anna@example.com\u{2026}"],
            'an address after an arrow' => ["\u{2192}anna@example.com"],
            'an address before a sentence' => ['Contact anna@example.com.Thanks'],
            'an address in escaped brackets' => ['{"to":"Anna \u003Canna@example.com\u003E"}'],
            'an address in escaped quotes' => ['{"m":"\u0022anna@example.com\u0022"}'],
            'an address in JSON inside JSON' => ['{\\"email\\":\\"anna@example.com\\"}'],
            'an address serialised' => ['s:16:"anna@example.com"'],
            'an address encoded twice' => ['x=anna%2540example.com'],
            'an address encoded twice after a bracket' => ['x=%253Canna%2540example.com'],
            'an at sign as HTML' => ['anna&#64;example.com'],
            'an at sign as hexadecimal HTML' => ['anna&#x40;example.com'],
            'an at sign as named HTML' => ['anna&commat;example.com'],
            'an at sign as JSON' => ['anna\u0040example.com'],
            'an at sign in a mail' => ['anna=40example.com'],
            'an apostrophe as JSON' => ['o\u0027brien@example.org'],
            'an apostrophe as a URL' => ['o%27brien%40example.org'],
            'an apostrophe in SQL' => ["o\\'brien@example.org"],
            'letters beyond ASCII in capitals' => ["at M\u{DC}LLER.example"],
            'letters beyond ASCII as JSON' => ['at m\u00fcller.example'],
            'capitals beyond ASCII as JSON' => ['at M\u00DCLLER.example'],
            'letters beyond ASCII as a URL' => ['at m%C3%BCller.example'],
            'letters beyond ASCII as HTML' => ['at m&uuml;ller.example'],
            'a domain before a sentence' => ['Moved bakery.example.org.Regards'],
            'a domain' => ['Created bakery.example.org'],
            'a domain with www' => ['GET https://www.bakery.example.org/index.php'],
            'a domain at the end of a sentence' => ['Moved bakery.example.org.'],
            'an address at the domain' => ['info@bakery.example.org asked'],
            'a user name' => ['/home/bakery1/public_html'],
            'a user name in a query' => ['user=bakery1&pass=x'],
        ];
    }

    /** @dataProvider namings */
    public function testALogRowThatNamesTheClientGoes(string $text): void
    {
        $this->log($text);

        self::assertSame(1, $this->left('module_log'));
        self::assertSame(1, $this->scrub('module_log'));
        self::assertSame([], self::rows('tblmodulelog'));
        self::assertSame(0, $this->left('module_log'));
    }

    /** @return array<string, array{string}> */
    public function lookalikes(): array
    {
        return [
            'an address inside a longer one' => ['joanna@example.com'],
            'an address with a dot before' => ['x.anna@example.com'],
            'an address that goes on' => ['anna@example.com.be and anna@example.community'],
            'a wildcard of LIKE' => ['an_a@example.com annaXexample.com'],
            'a subdomain' => ['shop.bakery.example.org'],
            'a domain that goes on' => ['bakery.example.org.uk'],
            'a domain inside a longer one' => ['mybakery.example.org old-bakery.example.org'],
            'www inside a word' => ['xwww.bakery.example.org'],
            'a user name that goes on' => ['bakery12 bakery1_db bakery1-old bakery1.example.com'],
            'a user name as another mailbox' => ['bakery1@example.be'],
            'a user name as another mailbox, encoded' => [
                'bakery1%40example.be bakery1&#64;example.be bakery1\u0040example.be',
            ],
            'an identifier that is too short' => ['abc'],
            'an address inside a longer one, behind letters as JSON' => ['jo\u00e9anna@example.com'],
            'an address in capitals that goes on' => ['ANNA@EXAMPLE.COM.BE'],
            'an address inside a longer one beyond ASCII' => ["\u{E9}anna@example.com"],
        ];
    }

    /** @dataProvider lookalikes */
    public function testALogRowThatOnlyLooksAlikeStays(string $text): void
    {
        $this->log($text);
        $before = self::rows('tblmodulelog');

        self::assertSame(0, $this->left('module_log'));
        self::assertSame(0, $this->scrub('module_log'));
        self::assertSame($before, self::rows('tblmodulelog'));
    }

    public function testARowThatNamesAnotherClientTooIsOnlyEmptiedOfTheIdentifiers(): void
    {
        $this->client(8, 'bram@example.be');
        $this->log('bram@example.be wrote to anna@example.com of bakery.example.org, cc%3Dbram%40example.be');

        self::assertSame(1, $this->scrub('module_log'));
        self::assertSame(
            'bram@example.be wrote to [erased] of [erased], cc%3Dbram%40example.be',
            self::rows('tblmodulelog')[0]['request'],
        );
        self::assertSame(0, $this->scrub('module_log'));
        self::assertSame(0, $this->left('module_log'));
    }

    /** @return iterable<string, array{string, array<string, mixed>}> */
    public function housesAddresses(): iterable
    {
        yield 'of the staff' => ['tbladmins', ['username' => 'jan', 'email' => 'tech@agency.example']];
        yield 'at the domain of the staff' => ['tbladmins', ['username' => 'jan', 'email' => 'jan@agency.example']];
        yield 'at the domain of the installation' => [
            'tblconfiguration',
            ['setting' => 'SystemURL', 'value' => 'https://www.agency.example/whmcs/'],
        ];
    }

    /**
     * @dataProvider housesAddresses
     * @param array<string, mixed> $row
     */
    public function testAnAddressOfTheHouseSavesNoRowThoughItIsAClientToo(string $table, array $row): void
    {
        Capsule::table($table)->insert($row);
        $this->client(1, 'tech@agency.example');
        $this->log('registrant=Anna, Dorpstraat 1; registrant_email=anna@example.com; tech_email=tech@agency.example');

        self::assertSame(1, $this->scrub('module_log'));
        self::assertSame([], self::rows('tblmodulelog'));
    }

    public function testAnAddressOfTheStaffAtAMailProviderSavesNoRowAndIsNeverTouched(): void
    {
        Capsule::table('tbladmins')->insert(['username' => 'jan', 'email' => 'jan@bakery.example.org']);
        Capsule::table('tbladmins')->insert(['username' => 'els', 'email' => 'els@gmail.com']);
        $this->client(8, 'bram@gmail.com');
        $this->log('anna@example.com, els@gmail.com');
        $this->log('anna@example.com, bram@gmail.com, els@gmail.com');

        self::assertSame(2, $this->scrub('module_log'));
        self::assertSame(['[erased], bram@gmail.com, els@gmail.com'], array_column(self::rows('tblmodulelog'), 'request'));
    }

    public function testAMailOfTheClientGoesWhoeverElseGotIt(): void
    {
        $this->client(8, 'bram@example.be');
        $mail = ['name' => 'Anna', 'to' => 'support@agency.example', 'cc' => 'bram@example.be', 'message' => 'I am Anna'];
        Capsule::table('tblticketmaillog')->insert($mail + ['id' => 1, 'email' => 'Anna@example.com']);
        Capsule::table('tblticketmaillog')->insert($mail + ['id' => 2, 'email' => 'Anna <anna@example.com>']);
        Capsule::table('tblticketmaillog')->insert(
            ['id' => 3, 'name' => 'Bram', 'email' => 'bram@example.be', 'cc' => 'anna@example.com'] + $mail,
        );

        self::assertSame(3, $this->scrub('ticket_mail_log'));
        self::assertSame([2 => '', 3 => 'Bram'], array_column(self::rows('tblticketmaillog'), 'name', 'id'));
    }

    public function testWhatTheClientDidForAnotherKeepsNoAddressOfTheirs(): void
    {
        $line = ['date' => '2026-01-02', 'ipaddr' => '192.0.2.7', 'userid' => 8];
        Capsule::table('tblactivitylog')->insert([
            $line + ['id' => 1, 'user' => 'anna@example.com', 'description' => 'Logged in'],
            $line + ['id' => 2, 'user' => 'Bram', 'description' => 'Mailed anna@example.com'],
        ]);

        self::assertSame(2, $this->scrub('activity_log'));
        self::assertSame([1 => '', 2 => '192.0.2.7'], array_column(self::rows('tblactivitylog'), 'ipaddr', 'id'));
    }

    public function testAnotherClientsAddressAtTheClientsDomainIsNeverTouched(): void
    {
        $this->client(8, 'bram@bakery.example.org');
        $this->log('bram@bakery.example.org logged in');

        self::assertSame(0, $this->scrub('module_log'));
        self::assertSame('bram@bakery.example.org logged in', self::rows('tblmodulelog')[0]['request']);
    }

    /** @return array<string, array{string}> */
    public function addressesOfAnother(): array
    {
        return [
            'plain' => ['bram@bakery.example.org'],
            'in capitals' => ['BRAM@Bakery.Example.org'],
            'in escaped brackets' => ['\u003Cbram@bakery.example.org\u003E'],
            'after an escaped line end' => ['Dear\nbram@bakery.example.org'],
            'encoded' => ['x=bram%40bakery.example.org'],
            'encoded twice' => ['x=%253Cbram%2540bakery.example.org'],
            'with an at sign as HTML' => ['bram&#64;bakery.example.org'],
            'with an at sign as JSON' => ['bram\u0040bakery.example.org'],
            'before a sentence' => ['bram@bakery.example.org.Thanks'],
            'in curly quotes' => ["\u{201C}bram@bakery.example.org\u{201D}"],
            'in a text that is no UTF-8' => ["\x93bram@bakery.example.org\x94"],
        ];
    }

    /** @dataProvider addressesOfAnother */
    public function testHoweverAnAddressOfAnotherAtTheClientsDomainIsWrittenItStays(string $address): void
    {
        $this->client(8, 'bram@bakery.example.org');
        $match = new TextMatch($this->subject()->identifiers, ['emails', 'domains'], $this->subject()->others);

        self::assertSame("{$address} - [erased]", $match->erase("{$address} - anna@example.com"));
        self::assertTrue($match->namesOthers($address));
    }

    public function testATextThatIsNoUtf8KeepsItsBytes(): void
    {
        $match = new TextMatch($this->subject()->identifiers, ['emails'], $this->subject()->others);

        self::assertSame("caf\xe9 \x93[erased]\x94 \u{20AC}", $match->erase("caf\xe9 \x93anna@example.com\x94 \u{20AC}"));
    }

    public function testAnActivityLineOfAnotherClientIsOnlyEmptiedOfTheIdentifiers(): void
    {
        $line = ['date' => '2026-01-02', 'user' => 'Admin', 'ipaddr' => ''];
        Capsule::table('tblactivitylog')->insert([
            $line + ['id' => 1, 'userid' => 7, 'description' => 'Order placed'],
            $line + ['id' => 2, 'userid' => 0, 'description' => 'Failed login for anna@example.com'],
            $line + ['id' => 3, 'userid' => 8, 'description' => 'Domain bakery.example.org moved away'],
            $line + ['id' => 4, 'userid' => 8, 'description' => 'Order placed'],
        ]);

        self::assertSame(3, $this->scrub('activity_log'));
        self::assertSame(
            [3 => 'Domain [erased] moved away', 4 => 'Order placed'],
            array_column(self::rows('tblactivitylog'), 'description', 'id'),
        );
    }

    public function testWhatADeletedTicketLeftBehindIsEmptiedOfTheAddress(): void
    {
        Capsule::table('tblticketlog')->insert(['tid' => 4711, 'action' => 'New reply by anna@example.com']);

        self::assertSame(1, $this->scrub('ticket_leftovers'));
        self::assertSame('New reply by [erased]', self::rows('tblticketlog')[0]['action']);
    }

    public function testTheTrailOfTicketsGoesBeforeThemAndLeavesThemToBeFoundByTheirAddress(): void
    {
        foreach ([1 => 'anna@example.com', 2 => 'joanna@example.com'] as $id => $email) {
            Capsule::table('tbltickets')->insert(['id' => $id, 'userid' => 0, 'name' => 'Guest', 'email' => $email]);
            Capsule::table('tblticketfeedback')->insert(['id' => $id, 'ticketid' => $id, 'comments' => 'Good', 'ip' => 'x']);
        }

        self::assertSame(1, $this->scrub('ticket_trail'));
        self::assertSame(['anna@example.com', 'joanna@example.com'], array_column(self::rows('tbltickets'), 'email'));
        self::assertSame([2], array_column(self::rows('tblticketfeedback'), 'id'));
    }

    public function testATicketWrittenAsAGuestIsTheClientsByItsAddress(): void
    {
        foreach ([1 => 'anna@example.com', 2 => 'joanna@example.com'] as $id => $email) {
            Capsule::table('tbltickets')->insert(['id' => $id, 'userid' => 0, 'name' => 'Guest', 'email' => $email]);
            Capsule::table('tblticketreplies')->insert(['id' => $id, 'tid' => $id, 'name' => 'Guest', 'email' => $email]);
            Capsule::table('tblticketfeedback')->insert(['id' => $id, 'ticketid' => $id, 'comments' => 'Good', 'ip' => 'x']);
        }

        self::assertSame(3, $this->scrub('ticket_leftovers'));
        self::assertSame([1 => '', 2 => 'Guest'], array_column(self::rows('tbltickets'), 'name', 'id'));
        self::assertSame(['anna@example.com', 'joanna@example.com'], array_column(self::rows('tbltickets'), 'email'));
        self::assertSame([1 => '', 2 => 'Guest'], array_column(self::rows('tblticketreplies'), 'name', 'id'));
        self::assertSame([2], array_column(self::rows('tblticketfeedback'), 'id'));
    }

    public function testAnIdentifierThatAnotherClientOrTheStaffUsesIsNotLookedFor(): void
    {
        Capsule::table('tblhosting')->insert(['userid' => 8, 'domain' => 'bakery.example.org', 'username' => 'bakery1']);
        $this->client(8, 'anna@example.com');
        $this->log('anna@example.com bakery.example.org bakery1');

        self::assertSame(0, $this->scrub('module_log'));
        self::assertSame(0, $this->left('module_log'));
    }

    public function testWithoutIdentifiersNoLogIsTouched(): void
    {
        $this->log('anna@example.com');
        $subject = new Subject(self::CLIENT, Identifiers::of([], ['a.b'], ['bob']), false, new Columns());

        $result = (new Scrubber())->scrub($subject, array_values(ScrubScopes::all()), new Batches(60.0));

        self::assertSame(0, array_sum(array_column($result['scopes'], 'rows')));
        self::assertCount(1, self::rows('tblmodulelog'));
    }

    public function testThreeThousandActivityLinesGoInSeveralCalls(): void
    {
        foreach (array_chunk(range(1, 3000), 500) as $ids) {
            Capsule::table('tblactivitylog')->insert(
                array_map(
                    static fn(int $id): array => [
                        'id' => $id,
                        'date' => '2026-01-02',
                        'user' => '',
                        'ipaddr' => '',
                        'userid' => $id % 2 === 0 ? 7 : 0,
                        'description' => $id % 2 === 0 ? 'Order placed' : 'Failed login for anna@example.com',
                    ],
                    $ids,
                ),
            );
        }
        $scopes = [ScrubScopes::all()['activity_log']];
        $rows = [];
        do {
            $result = (new Scrubber())->scrub($this->subject(), $scopes, new Batches(0.0, 500));
            $rows[] = $result['scopes'][0]['rows'];
        } while (!$result['finished']);

        self::assertSame(3000, array_sum($rows));
        self::assertGreaterThan(5, count($rows));
        self::assertLessThanOrEqual(500, max($rows));
        self::assertSame([], self::rows('tblactivitylog'));
    }

    public function testALongEncodedTextIsSearchedQuickly(): void
    {
        $this->log(str_repeat('%C3%A9', 100_000) . ' ' . str_repeat('QUJD+/abc.', 50_000) . ' anna@example.com');
        $began = hrtime(true);

        self::assertSame(1, $this->scrub('module_log'));
        self::assertLessThan(5.0, (hrtime(true) - $began) / 1e9);
    }

    private function log(string $text): void
    {
        Capsule::table('tblmodulelog')->insert(['module' => 'x', 'action' => 'y', 'request' => $text]);
    }

    private function client(int $id, string $email): void
    {
        Capsule::table('tblclients')->insert(['id' => $id, 'email' => $email]);
    }

    private function scrub(string $scope): int
    {
        $scopes = [ScrubScopes::all()[$scope]];

        return (new Scrubber())->scrub($this->subject(), $scopes, new Batches(60.0))['scopes'][0]['rows'];
    }

    private function left(string $scope): int
    {
        return (new Scrubber())->left(
            $this->subject(),
            [ScrubScopes::all()[$scope]],
            new Batches(60.0),
        )['scopes'][0]['left'];
    }

    private function subject(): Subject
    {
        $identifiers = Identifiers::of(
            ['anna@example.com', "o'brien@example.org"],
            ['bakery.example.org', "m\u{FC}ller.example"],
            ['bakery1', 'abc'],
        );

        return new Subject(self::CLIENT, $identifiers, false, new Columns());
    }
}
