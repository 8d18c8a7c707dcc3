<?php

declare(strict_types=1);

namespace WhmcsGdpr\Tests\unit;

use WHMCS\Database\Capsule;
use WHMCS\Module\Addon\Whmcsgdpr\Columns;
use WHMCS\Module\Addon\Whmcsgdpr\Scrub\Batches;
use WHMCS\Module\Addon\Whmcsgdpr\Scrub\Identifiers;
use WHMCS\Module\Addon\Whmcsgdpr\Scrub\Progress;
use WHMCS\Module\Addon\Whmcsgdpr\Scrub\Scope;
use WHMCS\Module\Addon\Whmcsgdpr\Scrub\ScrubScopes;
use WHMCS\Module\Addon\Whmcsgdpr\Scrub\Scrubber;
use WHMCS\Module\Addon\Whmcsgdpr\Scrub\Subject;
use WHMCS\Module\Addon\Whmcsgdpr\State;
use WHMCS\Module\Addon\Whmcsgdpr\Tables;
use WhmcsGdpr\Tests\Support\DatabaseTestCase;
use WhmcsGdpr\Tests\Support\FixedClock;

/** What a scrub and a look may cost in one call, however large a log is. */
final class ScrubBoundsTest extends DatabaseTestCase
{
    private const CLIENT = 7;

    private string $memoryLimit;

    protected function setUp(): void
    {
        parent::setUp();
        $this->memoryLimit = (string) ini_get('memory_limit');
    }

    protected function tearDown(): void
    {
        ini_set('memory_limit', $this->memoryLimit);
    }

    public function testManyLargeRowsPassInTheMemoryOfASmallSite(): void
    {
        Capsule::connection()->statement(
            "INSERT INTO tblmodulelog (module, action, request, response, arrdata)
             SELECT 'x', 'y', '', CONCAT(REPEAT('some account data, ', 80000), ' user=bakery1 ', REPEAT('and more of it, ', 90000)), ''
             FROM seq_1_to_60",
        );
        ini_set('memory_limit', '128M');

        self::assertSame(60, (new Scrubber())->left(self::subject(), self::logs(), new Batches(60.0))['scopes'][0]['left']);
        self::assertSame(60, (new Scrubber())->scrub(self::subject(), self::logs(), new Batches(60.0))['scopes'][0]['rows']);
    }

    public function testALongLogWithoutTheClientIsReadOnceOverSeveralCalls(): void
    {
        $this->fill(5000);
        $reached = [];
        do {
            $result = (new Scrubber())->scrub(self::subject(), self::logs(), self::noTime('scrub'));
            $kept = json_decode((string) (new State())->get('progress.scrub.7'), true);
            $reached[] = $kept['tables']['tblmodulelog']['id'] ?? 'forgotten';
        } while (!$result['finished']);

        self::assertSame([1000, 2000, 3000, 4000, 5000, 'forgotten'], $reached);
    }

    public function testWhatASlowScrubFindsLateGoesToo(): void
    {
        $this->fill(3000);
        Capsule::table('tblmodulelog')
            ->whereIn('id', [1, 2500])
            ->update(['request' => 'user=bakery1']);
        $rows = 0;
        do {
            $result = (new Scrubber())->scrub(self::subject(), self::logs(), self::noTime('scrub'));
            $rows += $result['scopes'][0]['rows'];
        } while (!$result['finished']);

        self::assertSame(2, $rows);
        self::assertSame(0, Capsule::table('tblmodulelog')->where('request', 'user=bakery1')->count());
    }

    public function testALookThatTakesLongerNamesNoScopeItHasNotCountedToItsEnd(): void
    {
        $this->fill(3000);
        Capsule::table('tblmodulelog')
            ->whereIn('id', [1, 2500])
            ->update(['request' => 'user=bakery1']);
        $answers = [];
        do {
            $answers[] = $answer = (new Scrubber())->left(self::subject(), self::logs(), self::noTime('verify'));
        } while (!$answer['finished'] && count($answers) < 20);

        $unfinished = ['finished' => false, 'scopes' => []];
        $counted = ['scope' => 'module_log', 'state' => 'checked', 'left' => 2];
        self::assertSame([$unfinished, $unfinished, $unfinished, ['finished' => true, 'scopes' => [$counted]]], $answers);
        self::assertNull((new State())->get('progress.verify.7'));
    }

    public function testTwoLongLogsAreBothReadThoughOneAloneTakesACall(): void
    {
        $this->fill(3000);
        Capsule::table('tblapilog')->insertUsing(
            ['request', 'response', 'response_headers'],
            Capsule::table('tblmodulelog')->selectRaw("'x', 'y', ''"),
        );
        $scopes = [ScrubScopes::all()['api_log'], ...self::logs()];
        $calls = 0;
        do {
            $calls += 1;
            $answer = (new Scrubber())->left(self::subject(), $scopes, self::noTime('verify', 'both'));
        } while (!$answer['finished'] && $calls < 20);

        self::assertSame(7, $calls);
        self::assertSame(['api_log', 'module_log'], array_column($answer['scopes'], 'scope'));
    }

    public function testAnotherQuestionAndAnOldOneStartAnew(): void
    {
        $this->fill(3000);
        $reached = static function (Batches $batches): int {
            $before = $batches->progress->reached('tblmodulelog');
            (new Scrubber())->left(self::subject(), self::logs(), $batches);

            return $before;
        };

        self::assertSame(0, $reached(self::noTime('verify')));
        self::assertSame(1000, $reached(self::noTime('verify')));
        self::assertSame(0, $reached(self::noTime('scrub')));
        self::assertSame(0, $reached(self::noTime('verify', 'another name')));
        self::assertSame(1000, $reached(self::noTime('verify', 'another name')));
        self::assertSame(0, $reached(self::noTime('verify', 'another name', '2026-11-22T12:00:00Z')));
    }

    public function testWhatIsKeptBetweenTwoCallsNamesNobody(): void
    {
        $this->fill(3000);
        (new Scrubber())->scrub(self::subject(), self::logs(), self::noTime('scrub', 'anna@example.com'));

        self::assertMatchesRegularExpression(
            '~^\{"question":"[0-9a-f]{6}","at":\d+,"tables":\{"tblmodulelog":\{"id":1000,"left":0\}\}\}$~',
            self::rows(Tables::STATE)[0]['value'],
        );
    }

    private function fill(int $rows): void
    {
        Capsule::connection()->statement(
            "INSERT INTO tblmodulelog (id, request) SELECT seq, CONCAT('field', seq, '=value') FROM seq_1_to_{$rows}",
        );
    }

    /** A call whose time is up at once, and that goes on where the last one with the same question stopped. */
    private static function noTime(string $kind, string $question = '', string $now = '2026-11-22T10:00:00Z'): Batches
    {
        $progress = Progress::keptIn(new State(), new FixedClock($now), $kind, self::CLIENT, [$question]);

        return new Batches(0.0, 1000, null, $progress);
    }

    /** @return list<Scope> */
    private static function logs(): array
    {
        return [ScrubScopes::all()['module_log']];
    }

    private static function subject(): Subject
    {
        return new Subject(self::CLIENT, Identifiers::of([], [], ['bakery1']), true, new Columns());
    }
}
