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
