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
use WhmcsGdpr\Tests\Support\DatabaseTestCase;

/** Which of the names that the service sends are looked for at all. */
final class ScrubIdentifiersTest extends DatabaseTestCase
{
    private const CLIENT = 7;

    /** @return iterable<string, array{string, string}> kind and value */
    public function wordsOfEverybody(): iterable
    {
        foreach (['root', 'ORDER', 'admin', 'admin2', 'hosting', 'www-data', 'abc'] as $name) {
            yield "user name {$name}" => ['usernames', $name];
        }
        $domains = [
            'hosting',
            'gmail.com',
            'www.gmail.com',
            'users.telenet.be',
            'live.be',
            'yahoo.co.uk',
            '192.0.2.7',
            'a.b',
        ];
        foreach ($domains as $domain) {
            yield "domain {$domain}" => ['domains', $domain];
        }
        yield 'an address without a domain' => ['emails', 'anna'];
    }

    /** @dataProvider wordsOfEverybody */
    public function testAWordThatTellsOfNobodyIsNotLookedFor(string $kind, string $value): void
    {
        self::assertSame([], self::identifiers([$kind => [$value]])->{$kind});
    }

    public function testWhatTellsOfOneClientIsLookedFor(): void
    {
        $given = [
            'emails' => ['anna@gmail.com'],
            'domains' => ['bakery.example.org', 'gmail.example', 'livestock.be', 'müller.example', 'xn--mller-kva.example'],
            'usernames' => ['bakery1', 'rooted', 'admins'],
        ];
        $read = self::identifiers($given);

        self::assertSame($given, ['emails' => $read->emails, 'domains' => $read->domains, 'usernames' => $read->usernames]);
    }

    public function testOtherPeoplesRowsStayThoughTheClientHasGenericNames(): void
    {
        foreach ([0 => 'Cron: root cannot be reached', 8 => 'Order placed by bakery1'] as $client => $text) {
            $line = ['date' => '2026-01-01', 'user' => 'root', 'ipaddr' => '', 'userid' => $client];
            Capsule::table('tblactivitylog')->insert($line + ['description' => $text]);
        }
        Capsule::table('tbllog_register')->insert(['namespace_value' => 'Ran bakery1']);
        Capsule::table('tblmodulelog')->insert(['request' => 'user=other9&owner=root', 'response' => 'whm order']);
        Capsule::table('tblbannedemails')->insert(['domain' => 'gmail.com', 'count' => 9]);
        Capsule::table('tbltodolist')->insert(['title' => 'Call piet@gmail.com', 'description' => 'about hosting']);

        self::assertSame(
            0,
            $this->scrub([
                'domains' => ['gmail.com', 'hosting'],
                'usernames' => ['root', 'order', 'bakery1'],
            ]),
        );
    }

    public function testAUserNameIsLookedForWhereServersAreSpokenOf(): void
    {
        Capsule::table('tblmodulelog')->insert(['request' => 'user=bakery1']);
        Capsule::table('tblapilog')->insert(['request' => 'username=bakery1']);
        Capsule::table('tblerrorlog')->insert(['details' => 'No account bakery1']);

        self::assertSame(3, $this->scrub(['usernames' => ['bakery1']]));
    }

    /** @return iterable<string, array{string, array<string, mixed>, string, string}> table, row, kind and value */
    public function namesOfOthers(): iterable
    {
        yield 'a client' => ['tblclients', ['id' => 8, 'email' => 'anna@example.com'], 'emails', 'anna@example.com'];
        yield 'a contact' => ['tblcontacts', ['userid' => 8, 'email' => 'anna@example.com'], 'emails', 'anna@example.com'];
        yield 'the staff' => ['tbladmins', ['email' => 'anna@example.com'], 'emails', 'anna@example.com'];
        yield 'one of the staff at a provider' => ['tbladmins', ['email' => 'anna@gmail.com'], 'emails', 'anna@gmail.com'];
        $host = 'bakery.example.org';
        yield 'a service' => ['tblhosting', ['userid' => 8, 'domain' => $host], 'domains', $host];
        yield 'a service with www' => ['tblhosting', ['userid' => 8, 'domain' => "www.{$host}"], 'domains', $host];
        yield 'a domain' => ['tbldomains', ['userid' => 8, 'domain' => $host], 'domains', $host];
        yield 'a domain with www' => ['tbldomains', ['userid' => 8, 'domain' => "www.{$host}"], 'domains', $host];
        yield 'the domain of the staff' => ['tbladmins', ['email' => "jan@{$host}"], 'domains', $host];
        foreach (
            ['Domain' => "https://www.{$host}/", 'SystemURL' => "https://{$host}:8443/", 'Email' => "info@{$host}"]
            as $name => $value
        ) {
            yield "the setting {$name}" => ['tblconfiguration', ['setting' => $name, 'value' => $value], 'domains', $host];
        }
        yield 'an account' => ['tblhosting', ['userid' => 8, 'username' => 'bakery1'], 'usernames', 'bakery1'];
        yield 'an account of the staff' => ['tbladmins', ['username' => 'bakery1'], 'usernames', 'bakery1'];
    }

    /**
     * @dataProvider namesOfOthers
     * @param array<string, mixed> $row
     */
    public function testANameThatSomebodyElseHasTooIsNotLookedFor(
        string $table,
        array $row,
        string $kind,
        string $value,
    ): void {
        self::assertSame([$value], self::subject([$kind => [$value]])->identifiers->{$kind});

        Capsule::table($table)->insert($row);
        self::assertSame([], self::subject([$kind => [$value]])->identifiers->{$kind});

        if (isset($row['userid'])) {
            Capsule::table($table)->update(['userid' => self::CLIENT]);
            self::assertSame([$value], self::subject([$kind => [$value]])->identifiers->{$kind});
        }
    }

    /** @param array<string, list<string>> $given */
    private function scrub(array $given): int
    {
        $scopes = array_values(ScrubScopes::all());
        $result = (new Scrubber())->scrub(self::subject($given), $scopes, new Batches(60.0));

        return array_sum(array_column($result['scopes'], 'rows'));
    }

    /** @param array<string, list<string>> $given */
    private static function subject(array $given): Subject
    {
        return new Subject(self::CLIENT, self::identifiers($given), true, new Columns());
    }

    /** @param array<string, list<string>> $given */
    private static function identifiers(array $given): Identifiers
    {
        return Identifiers::of($given['emails'] ?? [], $given['domains'] ?? [], $given['usernames'] ?? []);
    }
}
