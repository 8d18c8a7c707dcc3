<?php

declare(strict_types=1);

namespace WhmcsGdpr\Tests\unit;

use WHMCS\Module\Addon\Whmcsgdpr\Pages\Client\Wording;
use WhmcsGdpr\Tests\Support\MyDataTestCase;

/** A client wants the data back first, or keeps the service: read in full, ticked, posted, recorded; and a link to one deletion. */
final class MyDataChoicesTest extends MyDataTestCase
{
    private const PATHS = ['data_first' => 'data-first', 'keep' => 'withdraw'];
    private const KINDS = ['data_first' => 'deletion.data_first', 'keep' => 'deletion.withdrawn'];
    /** Its clock stands until the client has the data: nothing is due. */
    private const STOPPED = [
        'reason' => 'data_back_first',
        'clockStoppedAt' => '2026-11-22T11:00:00.000Z',
        'startAt' => null,
        'dueAt' => null,
    ];

    protected function setUp(): void
    {
        parent::setUp();
        $this->lists([], [$this->aDeletion('scheduled')]);
        foreach (self::PATHS as $path) {
            self::$service->answer($this->call($path), $this->aDeletion('scheduled'));
        }
    }

    /** @return iterable<string, array{string}> */
    public static function choices(): iterable
    {
        yield 'my data back first' => ['data_first'];
        yield 'keep it' => ['keep'];
    }

    /** @dataProvider choices */
    public function testTheConfirmationShowsItsWholeWordingAndChangesNothing(string $choice): void
    {
        $html = $this->render($this->confirm($choice));

        foreach (self::texts('english') as $key => $text) {
            if (str_starts_with($key, "client_wording_{$choice}_")) {
                self::assertStringContainsString(htmlspecialchars($text, ENT_QUOTES), $html);
            }
        }
        self::assertStringContainsString('name="token" value="' . generate_token('plain') . '"', $html);
        self::assertStringNotContainsString('checked', $html);
        self::assertSame([], self::$service->acts());
    }

    public function testTheWordingOfDataFirstSaysWhoIsProcessorThatTheClockStopsAndHowTheDataComes(): void
    {
        $html = $this->render($this->confirm('data_first'));

        self::assertStringContainsString('we are your processor (Article 28(3)(g) GDPR)', $html);
        self::assertStringContainsString('the clock stands still from that moment', $html);
        self::assertStringContainsString('we write to the e-mail address of your account', $html);
    }

    /** @dataProvider choices */
    public function testAChoiceIsRecordedWithUserWordingAndTimeHereAndAtTheServiceAndSaysWhatFollows(string $choice): void
    {
        self::assertNull($this->submit($this->filledIn($choice), 'dutch'));

        $sent = self::$service->requests();
        self::assertSame([$this->call(self::PATHS[$choice])], self::$service->acts());
        self::assertSame(
            ['channel' => 'client_area', 'userId' => self::USER, 'wordingVersion' => Wording::VERSION],
            json_decode($sent[count($sent) - 1]['body'], true),
        );
        $evidence = self::evidence();
        self::assertCount(1, $evidence);
        self::assertSame(
            [self::KINDS[$choice], 'user:5', self::CLIENT, 702, '2026-11-22 12:00:00'],
            [
                $evidence[0]['kind'],
                $evidence[0]['actor'],
                (int) $evidence[0]['client_id'],
                (int) $evidence[0]['service_id'],
                $evidence[0]['at'],
            ],
        );
        self::assertSame(
            ['deletion' => self::DELETION, 'wordingVersion' => Wording::VERSION, 'language' => 'nl'],
            $evidence[0]['detail'],
        );
        self::assertSame('index.php?m=whmcsgdpr', $this->browser->location);
        self::assertSame(self::texts('english')["client_{$choice}_done"], $this->open()['vars']['mydata']['notice']);
    }

    /** @return iterable<string, array{string, array<string, mixed>, string}> */
    public static function whatDoesNotCount(): iterable
    {
        foreach (array_keys(self::PATHS) as $choice) {
            yield "{$choice}: the box is not ticked" => [$choice, ['understood' => null], 'tick the box'];
            yield "{$choice}: something else stands in the box" => [$choice, ['understood' => ['1']], 'tick the box'];
            yield "{$choice}: an older wording was shown" => [$choice, ['seen' => '2026-11-1|keep'], 'has changed'];
            yield "{$choice}: nothing was shown" => [$choice, ['seen' => null], 'has changed'];
            $other = Wording::VERSION . '|in_effect|2026-11-22T09:30:00.000Z';
            yield "{$choice}: another choice was shown" => [$choice, ['seen' => $other], 'has changed'];
        }
    }

    /**
     * @dataProvider whatDoesNotCount
     * @param array<string, mixed> $change
     */
    public function testAConfirmationThatDoesNotCountIsShownAgainAndChangesNothing(
        string $choice,
        array $change,
        string $text,
    ): void {
        $answer = $this->submit($change + $this->filledIn($choice));

        self::assertNotNull($answer);
        self::assertStringContainsString($text, $this->render($answer));
        self::assertStringContainsString('name="understood"', $this->render($answer));
        self::assertSame([], self::$service->acts());
        self::assertSame([], self::evidence());
    }

    public function testWhileItWaitsForTheDataThePageSaysSoWithApproveAndKeepStillOffered(): void
    {
        $this->lists([], [$this->standing('waiting', self::STOPPED)]);

        $shown = $this->open()['vars']['mydata']['coming'][0];
        self::assertSame(
            'You asked for your data back first, on 22 November 2026, 12:00. The clock stands still: nothing is deleted until we have handed it over. We write to the e-mail address of your account.',
            $shown['lines'][0],
        );
        self::assertSame(['keep', 'approve'], array_column($shown['choices'], 'action'));
        self::assertCount(1, $shown['dates'], 'nothing is due while the clock stands');
    }

    public function testAnApprovalBeforeTheDataWasHandedOverSaysWhatItGivesUp(): void
    {
        $shownBefore = $this->open(['action' => 'approve', 'id' => self::DELETION])['vars']['mydata']['form']['seen'];
        $this->lists([], [$this->standing('waiting', self::STOPPED)]);
        self::$service->answer($this->call('approve'), $this->aDeletion('scheduled'));

        $html = $this->render($this->open(['action' => 'approve', 'id' => self::DELETION]));
        self::assertStringContainsString('If you approve now, you give that up.', $html);
        $stale = ['action' => 'approve', 'id' => self::DELETION, 'seen' => $shownBefore, 'understood' => '1'];
        self::assertStringContainsString('has changed', $this->render($this->submit($stale) ?? []));
        self::assertSame([], self::$service->acts());
    }

    /** @return iterable<string, array{string, array<string, mixed>, list<string>}> */
    public static function standings(): iterable
    {
        $nothing = ['startAt' => null, 'dueAt' => null];
        yield 'planned' => ['scheduled', [], ['data_first', 'keep', 'approve']];
        yield 'approved for the effect to come' => [
            'scheduled',
            ['approvedAt' => '2026-11-22T10:00:00.000Z'],
            ['data_first', 'keep'],
        ];
        yield 'its date is not known yet' => ['pending', $nothing, ['keep']];
        yield 'held' => ['held', ['holdReason' => 'dispute'], ['keep']];
        $gone = ['steps' => [['connector' => 'whmcs', 'action' => 'terminate_hosting', 'state' => 'done']]];
        $there = ['steps' => [['connector' => 'whmcs', 'action' => 'terminate_hosting', 'state' => 'pending']]];
        yield 'about to start' => ['scheduled', ['startAt' => '2026-11-22T12:00:00.000Z'], ['keep']];
        yield 'tried once, in vain' => ['scheduled', ['startAt' => '2026-11-22T11:00:00.000Z'] + $there, ['keep']];
        yield 'tried once, its hosting gone' => ['scheduled', ['startAt' => '2026-11-22T11:00:00.000Z'] + $gone, []];
        yield 'running' => ['running', [], []];
        yield 'waiting for a person who has yet to end its hosting' => ['waiting', $there, ['keep']];
        yield 'waiting for others after its hosting went' => ['waiting', $gone, []];
        yield 'failed' => ['failed', $there, ['keep']];
        yield 'done' => ['completed', ['finishedAt' => '2026-11-21T08:05:00.000Z'], []];
        yield 'withdrawn' => ['withdrawn', [], []];
    }

    /**
     * @dataProvider standings
     * @param array<string, mixed> $with
     * @param list<string> $offered
     */
    public function testOnlyWhatIsNotTooLateIsOfferedAndThereIsNoWayAround(string $state, array $with, array $offered): void
    {
        $this->lists([], [$this->standing($state, $with)]);

        $mydata = $this->open()['vars']['mydata'];
        $shown = [...$mydata['coming'], ...$mydata['ended']][0];
        self::assertSame($offered, array_column($shown['choices'], 'action'));
        foreach (array_diff(array_keys(self::PATHS), $offered) as $choice) {
            $this->lists([], [$this->aDeletion('scheduled')]);
            $form = $this->filledIn($choice);
            $this->lists([], [$this->standing($state, $with)]);
            self::assertNull($this->submit($form));
            self::assertSame('mydata', basename($this->confirm($choice)['templatefile']));
        }
        self::assertSame([], self::$service->acts());
        self::assertSame([], self::evidence());
    }

    public function testTheSecondOfTwoClicksIsToldWhatStandsAndRecordsNothing(): void
    {
        $forms = ['data_first' => $this->filledIn('data_first'), 'keep' => $this->filledIn('keep')];
        $this->lists([], [$this->standing('waiting', self::STOPPED)]);
        self::assertNull($this->submit($forms['data_first']));
        self::assertStringStartsWith(
            'You asked for your data back first, on 22 November 2026, 12:00.',
            (string) $this->open()['vars']['mydata']['notice'],
        );
        $this->lists([], [$this->standing('withdrawn', ['reason' => 'client'])]);
        self::assertNull($this->submit($forms['keep']));
        $mydata = $this->open()['vars']['mydata'];
        self::assertSame('You called this deletion off. Nothing of it is deleted.', $mydata['notice']);
        self::assertSame(['You called this deletion off. Nothing of it is deleted.'], $mydata['ended'][0]['lines']);
        self::assertSame([], self::$service->acts());
    }

    /** @dataProvider choices */
    public function testADeletionThatBeganMeanwhileIsToldAndNothingIsRecordedHere(string $choice): void
    {
        self::$service->answer($this->call(self::PATHS[$choice]), ['code' => 'deletion.cannot'], 409);

        self::assertNull($this->submit($this->filledIn($choice)));
        self::assertSame(self::texts('english')["client_{$choice}_impossible"], $this->open()['vars']['mydata']['notice']);
        self::assertSame([], self::evidence());
    }

    /** @dataProvider choices */
    public function testAServiceThatRunsDryTakesNoChoice(string $choice): void
    {
        $form = $this->filledIn($choice);
        $this->promise(true, 'dry_run');

        self::assertSame([], $this->open()['vars']['mydata']['coming'][0]['choices']);
        self::assertNull($this->submit($form));
        self::assertSame([], self::$service->acts());
    }

    public function testAPolicyWithoutApprovalsStillGivesTheDataBackAndLetsTheServiceBeKept(): void
    {
        $this->promise(false);

        self::assertSame(
            ['data_first', 'keep'],
            array_column($this->open()['vars']['mydata']['coming'][0]['choices'], 'action'),
        );
    }

    public function testALinkToOneDeletionShowsThatOneAloneWithItsChoices(): void
    {
        $other = $this->aDeletion('scheduled', ['id' => self::EXPORT, 'serviceId' => 703]);
        $this->lists([$this->anExport('running')], [$other, $this->aDeletion('scheduled')]);

        $html = $this->render($this->open(['action' => 'deletion', 'id' => self::DELETION]));
        self::assertStringContainsString('Service 702', $html);
        self::assertStringNotContainsString('Service 703', $html);
        self::assertStringNotContainsString('A copy of my data', $html);
        foreach (['data_first', 'keep', 'approve'] as $choice) {
            self::assertStringContainsString("&amp;action={$choice}&amp;id=" . self::DELETION, $html);
        }
        self::assertNull($this->browser->refresh);
    }

    public function testALinkToADeletionThatIsOverStillSaysHowItEnded(): void
    {
        $this->lists([], [$this->aDeletion('completed', ['finishedAt' => '2026-11-21T08:05:00.000Z'])]);

        $html = $this->render($this->open(['action' => 'deletion', 'id' => self::DELETION]));
        self::assertStringContainsString('Deleted on 21 November 2026, 09:05.', $html);
        self::assertStringNotContainsString('What will be deleted', $html);
    }

    /** @param array<string, mixed> $with null: without that field @return array<string, mixed> */
    private function standing(string $state, array $with): array
    {
        return array_filter($this->aDeletion($state, $with), static fn(mixed $value): bool => $value !== null);
    }

    private function call(string $path): string
    {
        return 'POST /v1/deletions/' . self::DELETION . "/{$path}";
    }

    /** @return array<string, mixed> */
    private function confirm(string $choice): array
    {
        return $this->open(['action' => $choice, 'id' => self::DELETION]);
    }

    /** The form as the page shows it, filled in. @return array<string, mixed> */
    private function filledIn(string $choice): array
    {
        $seen = $this->confirm($choice)['vars']['mydata']['form']['seen'];

        return ['action' => $choice, 'id' => self::DELETION, 'seen' => $seen, 'understood' => '1'];
    }
}
