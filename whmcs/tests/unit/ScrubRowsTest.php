<?php

declare(strict_types=1);

namespace WhmcsGdpr\Tests\unit;

use RuntimeException;
use WHMCS\Database\Capsule;
use WHMCS\Module\Addon\Whmcsgdpr\Columns;
use WHMCS\Module\Addon\Whmcsgdpr\Scrub\Batches;
use WHMCS\Module\Addon\Whmcsgdpr\Scrub\Identifiers;
use WHMCS\Module\Addon\Whmcsgdpr\Scrub\ScrubScopes;
use WHMCS\Module\Addon\Whmcsgdpr\Scrub\Scrubber;
use WHMCS\Module\Addon\Whmcsgdpr\Scrub\Subject;
use WhmcsGdpr\Tests\Support\DatabaseTestCase;

/** Which rows a scope takes, where two clients alike would not show it. */
final class ScrubRowsTest extends DatabaseTestCase
{
    private const CLIENT = 7;

    public function testARunningServiceKeepsWhatItIsManagedWith(): void
    {
        $states = ['Active', 'Suspended', 'Pending', 'Completed', 'Terminated', 'Cancelled', 'Fraud'];
        foreach ($states as $state) {
            Capsule::table('tblhosting')->insert([
                'userid' => self::CLIENT,
                'domainstatus' => $state,
                'username' => 'bakery1',
                'password' => 'x',
                'notes' => 'Calls every day',
            ]);
        }

        self::assertSame(7, $this->scrub('services'));
        $left = static fn(string $column): array => array_column(
            array_filter(self::rows('tblhosting'), static fn(array $row): bool => $row[$column] !== ''),
            'domainstatus',
        );
        $running = ['Active', 'Suspended', 'Pending', 'Completed'];
        self::assertSame([$running, $running, []], [$left('username'), $left('password'), $left('notes')]);
        self::assertSame(0, $this->left('services'));
    }

    public function testQuotesAreLeftAsTheyWereAccepted(): void
    {
        $quote = ['stage' => 'Accepted', 'email' => 'anna@example.com', 'postcode' => '9000'];
        Capsule::table('tblquotes')->insert([$quote + ['userid' => self::CLIENT], $quote + ['userid' => 0]]);
        $before = self::rows('tblquotes');

        $all = array_values(ScrubScopes::all());
        (new Scrubber())->scrub(self::subject(), $all, new Batches(60.0));

        self::assertSame($before, self::rows('tblquotes'));
    }

    public function testASignInOfAUserWhoBelongsToAnotherClientTooStays(): void
    {
        Capsule::table('tblusers_clients')->insert([
            ['auth_user_id' => 90, 'client_id' => self::CLIENT],
            ['auth_user_id' => 99, 'client_id' => self::CLIENT],
            ['auth_user_id' => 99, 'client_id' => 8],
        ]);
        foreach ([90, 99, 0, null, 4711] as $user) {
            $link = ['provider' => 'google', 'client_id' => self::CLIENT, 'user_id' => $user];
            Capsule::table('tblauthn_account_links')->insert($link);
        }
        Capsule::table('tblauthn_account_links')->insert(['provider' => 'google', 'client_id' => 8, 'user_id' => null]);

        self::assertSame(4, $this->scrub('sign_in_links'));
        self::assertSame([99, null], array_column(self::rows('tblauthn_account_links'), 'user_id'));
        self::assertSame(0, $this->left('sign_in_links'));
    }

    public function testTheFieldsOfAGuestsTicketAreTheClientsByItsAddress(): void
    {
        $fields = ['id' => 5, 'type' => 'support', 'fieldname' => 'f', 'fieldtype' => 'text', 'adminonly' => ''];
        Capsule::table('tblcustomfields')->insert($fields);
        $tickets = [[0, 'anna@example.com'], [0, 'joanna@example.com'], [8, 'anna@example.com'], [7, 'x@example.be']];
        foreach ($tickets as $index => [$client, $email]) {
            Capsule::table('tbltickets')->insert(['id' => $index + 1, 'userid' => $client, 'email' => $email]);
            $value = ['fieldid' => 5, 'relid' => $index + 1, 'value' => 'national number'];
            Capsule::table('tblcustomfieldsvalues')->insert($value);
        }

        self::assertSame(2, $this->scrub('custom_field_values'));
        self::assertSame([2, 3], array_column(self::rows('tblcustomfieldsvalues'), 'relid'));
    }

    /** @return iterable<string, array{string, string, string, array<string, mixed>}> scope, table, column and the row beside it */
    public function columnsOfLogs(): iterable
    {
        foreach (['to', 'cc', 'bcc', 'subject', 'message', 'attachments', 'message_data', 'failure_reason'] as $column) {
            yield "mails, {$column}" => ['mail_log', 'tblemails', $column, ['userid' => 0]];
        }
        foreach (['request', 'response', 'request_headers', 'response_headers'] as $column) {
            yield "API, {$column}" => ['api_log', 'tblapilog', $column, []];
        }
        foreach (['request', 'response', 'arrdata'] as $column) {
            yield "modules, {$column}" => ['module_log', 'tblmodulelog', $column, []];
        }
        foreach (['to', 'cc', 'name', 'email', 'subject', 'message'] as $column) {
            yield "mails that came in, {$column}" => ['ticket_mail_log', 'tblticketmaillog', $column, []];
        }
    }

    /**
     * @dataProvider columnsOfLogs
     * @param array<string, mixed> $row
     */
    public function testALogIsSearchedInEachOfItsTexts(string $scope, string $table, string $column, array $row): void
    {
        Capsule::table($table)->insert([$column => 'Rejected <anna@example.com>'] + $row);

        self::assertSame([1, 1, []], [$this->left($scope), $this->scrub($scope), self::rows($table)]);
    }

    public function testAnOlderWhmcsWithoutSomeTextsLacksNothing(): void
    {
        Capsule::connection()->statement('ALTER TABLE tblemails RENAME COLUMN message_data TO away');
        try {
            self::assertSame([], ScrubScopes::all()['mail_log']->missing(new Columns()));
        } finally {
            Capsule::connection()->statement('ALTER TABLE tblemails RENAME COLUMN away TO message_data');
        }
    }

    public function testCertificatesAreTheClientsByItsIdAndByItsDomain(): void
    {
        foreach ([[7, 'other.example'], [0, 'bakery.example.org'], [8, 'another.example']] as [$client, $domain]) {
            Capsule::table('tblsslstatus')->insert(['user_id' => $client, 'domain_name' => $domain]);
        }

        self::assertSame(2, $this->scrub('ssl_orders'));
        self::assertSame([8], array_column(self::rows('tblsslstatus'), 'user_id'));
    }

    public function testWhatAnotherClientsTicketOrLineSaysIsNotAGuests(): void
    {
        foreach ([1 => 0, 2 => 8] as $id => $client) {
            $ticket = ['id' => $id, 'userid' => $client, 'name' => 'Anna', 'email' => 'anna@example.com'];
            Capsule::table('tbltickets')->insert($ticket);
            Capsule::table('tblticketfeedback')->insert(['id' => $id, 'ticketid' => $id, 'comments' => 'Good']);
        }
        Capsule::table('tblusers_clients')->insert(['auth_user_id' => 90, 'client_id' => self::CLIENT]);
        foreach ([0, 8] as $client) {
            $line = ['date' => '2026-01-02', 'description' => 'Logged in', 'user' => 'x', 'ipaddr' => 'y'];
            Capsule::table('tblactivitylog')->insert($line + ['userid' => $client, 'user_id' => 90]);
        }

        $this->scrub('ticket_leftovers');
        $this->scrub('activity_log');
        self::assertSame([1 => '', 2 => 'Anna'], array_column(self::rows('tbltickets'), 'name', 'id'));
        self::assertSame([2], array_column(self::rows('tblticketfeedback'), 'id'));
        self::assertSame([8], array_column(self::rows('tblactivitylog'), 'userid'));
    }

    public function testAFilterOfWordsIsTheHousesThoughItReadsLikeTheClient(): void
    {
        foreach (['sender', 'subject', 'phrase'] as $type) {
            foreach (['anna@example.com', 'bakery.example.org'] as $content) {
                Capsule::table('tblticketspamfilters')->insert(['type' => $type, 'content' => $content]);
            }
        }

        self::assertSame(2, $this->scrub('banned_emails'));
        $left = array_column(self::rows('tblticketspamfilters'), 'type');
        self::assertSame(['subject', 'subject', 'phrase', 'phrase'], $left);
    }

    public function testATokenOfNoUserIsNotThatOfAClientWithoutAnId(): void
    {
        Capsule::table('tblclients')->insert(['id' => self::CLIENT, 'uuid' => '']);
        Capsule::table('tbloauthserver_access_tokens')->insert(['access_token' => 'x', 'user_id' => '']);

        self::assertSame(0, $this->scrub('sign_in_links'));
        self::assertCount(1, self::rows('tbloauthserver_access_tokens'));
    }

    public function testAFileThatIsAnotherClientsTooStaysWithIt(): void
    {
        $folder = sys_get_temp_dir() . '/shared_' . bin2hex(random_bytes(6));
        mkdir($folder);
        file_put_contents("{$folder}/contract.pdf", 'of both');
        $GLOBALS['attachments_dir'] = $folder;
        foreach ([self::CLIENT, 8] as $client) {
            Capsule::table('tblclientsfiles')->insert(['userid' => $client, 'filename' => 'contract.pdf']);
        }
        try {
            self::assertSame(1, $this->scrub('client_files'));
            self::assertSame([8], array_column(self::rows('tblclientsfiles'), 'userid'));
            self::assertSame(["{$folder}/contract.pdf"], glob("{$folder}/*"));
        } finally {
            array_map('unlink', glob("{$folder}/*") ?: []);
            rmdir($folder);
            unset($GLOBALS['attachments_dir']);
        }
    }

    public function testABatchThatIsCutOffChangesNothingAtAll(): void
    {
        foreach (['anna@example.com', 'bakery.example.org'] as $text) {
            Capsule::table('tblmodulelog')->insert(['request' => $text]);
        }
        Capsule::table('tblnotes')->insert([
            ['userid' => self::CLIENT, 'note' => 'a'],
            ['userid' => self::CLIENT, 'note' => 'b'],
        ]);
        $before = [self::rows('tblmodulelog'), self::rows('tblnotes')];
        foreach (['module_log', 'client_notes'] as $scope) {
            $killed = new Batches(60.0, 500, static fn() => throw new RuntimeException('killed'));
            try {
                (new Scrubber())->scrub(self::subject(), [ScrubScopes::all()[$scope]], $killed);
                self::fail('not cut off');
            } catch (RuntimeException $cut) {
                self::assertSame('killed', $cut->getMessage());
            }
        }

        self::assertSame($before, [self::rows('tblmodulelog'), self::rows('tblnotes')]);
    }

    private function scrub(string $scope): int
    {
        $scopes = [ScrubScopes::all()[$scope]];

        return (new Scrubber())->scrub(self::subject(), $scopes, new Batches(60.0))['scopes'][0]['rows'];
    }

    private function left(string $scope): int
    {
        $scopes = [ScrubScopes::all()[$scope]];

        return (new Scrubber())->left(self::subject(), $scopes, new Batches(60.0))['scopes'][0]['left'];
    }

    private static function subject(): Subject
    {
        $identifiers = Identifiers::of(['anna@example.com'], ['bakery.example.org'], []);

        return new Subject(self::CLIENT, $identifiers, true, new Columns());
    }
}
