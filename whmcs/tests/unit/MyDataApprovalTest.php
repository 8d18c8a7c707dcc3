<?php

declare(strict_types=1);

namespace WhmcsGdpr\Tests\unit;

use WHMCS\Module\Addon\Whmcsgdpr\Pages\Client\Wording;
use WhmcsGdpr\Tests\Support\MyDataTestCase;

/** A client approves a deletion: read in full, ticked, posted, recorded. */
final class MyDataApprovalTest extends MyDataTestCase
{
    private const APPROVE = 'POST /v1/deletions/' . self::DELETION . '/approve';
    /** The cancellation is yet to take effect: at the beginning of 20 December in Brussels. */
    private const TO_COME = [
        'effectiveAt' => '2026-12-19T23:00:00.000Z',
        'startAt' => '2027-01-02T11:00:00.000Z',
        'dueAt' => '2027-01-02T23:00:00.000Z',
    ];

    protected function setUp(): void
    {
        parent::setUp();
        $this->lists([], [$this->aDeletion('scheduled')]);
        self::$service->answer(self::APPROVE, $this->aDeletion('scheduled', ['approvedAt' => '2026-11-22T12:00:00.000Z']));
    }

    public function testTheConfirmationShowsTheWholeWordingAndAPlanThatIsInEffectOffersNoChoice(): void
    {
        $texts = self::texts('english');
        $html = $this->render($this->confirm());

        foreach (['goes', 'stays', 'in_effect', 'understood'] as $part) {
            self::assertStringContainsString(htmlspecialchars($texts["client_wording_{$part}"], ENT_QUOTES), $html);
        }
        self::assertStringNotContainsString('name="when"', $html);
        self::assertStringContainsString('name="token" value="' . generate_token('plain') . '"', $html);
        self::assertSame([], self::$service->acts());
    }

    public function testAnApprovalIsRecordedWithUserWordingAndTimeHereAndAtTheService(): void
    {
        self::assertNull($this->submit($this->filledIn(), 'dutch'));

        self::assertSame(
            [
                'channel' => 'client_area',
                'userId' => self::USER,
                'wordingVersion' => Wording::VERSION,
                'now' => false,
            ],
            json_decode($this->lastRequest()['body'], true),
        );
        $evidence = self::evidence();
        self::assertCount(1, $evidence);
        self::assertSame(
            ['deletion.approved', 'user:5', self::CLIENT, 702, '2026-11-22 12:00:00'],
            [
                $evidence[0]['kind'],
                $evidence[0]['actor'],
                (int) $evidence[0]['client_id'],
                (int) $evidence[0]['service_id'],
                $evidence[0]['at'],
            ],
        );
        self::assertSame(
            [
                'deletion' => self::DELETION,
                'wordingVersion' => Wording::VERSION,
                'language' => 'nl',
                'inEffect' => true,
                'now' => false,
            ],
            $evidence[0]['detail'],
        );
        self::assertSame('index.php?m=whmcsgdpr', $this->browser->location);
        self::assertStringContainsString('We have recorded your approval', $this->render($this->open()));
    }

    public function testBeforeTheEffectGivingUpPaidTimeIsAChoiceOfItsOwn(): void
    {
        $this->lists([], [$this->aDeletion('scheduled', self::TO_COME)]);
        $html = $this->render($this->confirm());
        self::assertStringContainsString('this service runs until 20 December 2026', $html);
        self::assertStringContainsString(
            'I give up the time until 20 December 2026, even where it is already paid for.',
            $html,
        );
        self::assertStringNotContainsString('checked', $html, 'nothing is chosen beforehand');

        foreach (['effect' => false, 'now' => true] as $when => $now) {
            self::assertNull($this->submit($this->filledIn(['when' => $when])));
            self::assertSame($now, json_decode($this->lastRequest()['body'], true)['now']);
        }
        self::assertSame([false, true], array_column(array_column(self::evidence(), 'detail'), 'now'));
    }

    public function testOnceInEffectNoPaidTimeIsGivenUpWhateverIsPosted(): void
    {
        self::assertNull($this->submit($this->filledIn(['when' => 'now'])));
        self::assertFalse(json_decode($this->lastRequest()['body'], true)['now']);
    }

    /** @return iterable<string, array{bool, array<string, mixed>, string}> */
    public static function whatDoesNotCount(): iterable
    {
        yield 'the box is not ticked' => [false, ['understood' => null], 'tick the box'];
        yield 'something else stands in the box' => [false, ['understood' => ['1']], 'tick the box'];
        yield 'no choice was made' => [true, ['when' => null], 'choose when'];
        yield 'an unknown choice' => [true, ['when' => 'yesterday'], 'choose when'];
        yield 'another wording was shown' => [
            false,
            ['seen' => '2026-10-1|in_effect|2026-11-22T09:30:00.000Z'],
            'has changed',
        ];
        $otherPhase = Wording::VERSION . '|before_effect|2026-11-22T09:30:00.000Z';
        yield 'another situation was shown' => [false, ['seen' => $otherPhase], 'has changed'];
        yield 'another date was shown' => [
            true,
            ['seen' => Wording::VERSION . '|before_effect|2026-12-31T23:00:00.000Z'],
            'has changed',
        ];
        yield 'nothing was shown' => [false, ['seen' => null], 'has changed'];
    }

    /**
     * @dataProvider whatDoesNotCount
     * @param array<string, mixed> $change
     */
    public function testAConfirmationThatDoesNotCountIsShownAgainAndChangesNothing(
        bool $toCome,
        array $change,
        string $text,
    ): void {
        $this->lists([], [$this->aDeletion('scheduled', $toCome ? self::TO_COME : [])]);

        $answer = $this->submit($change + $this->filledIn(['when' => 'effect']));
        self::assertNotNull($answer);
        self::assertStringContainsString($text, $this->render($answer));
        self::assertStringContainsString('name="understood"', $this->render($answer));
        self::assertSame([], self::$service->acts());
        self::assertSame([], self::evidence());
    }

    /** @return iterable<string, array{string, array<string, mixed>, string}> */
    public static function whatCannotBeApproved(): iterable
    {
        yield 'its date is not known yet' => ['pending', ['startAt' => null, 'dueAt' => null], 'working out the date'];
        yield 'held' => ['held', ['holdReason' => 'dispute'], 'On hold'];
        yield 'running' => ['running', [], 'can no longer be stopped'];
        yield 'waiting for others' => ['waiting', [], 'by hand or by another company'];
        yield 'failed' => ['failed', [], 'Something went wrong'];
        yield 'done' => ['completed', ['finishedAt' => '2026-11-21T08:05:00.000Z'], 'Deleted on 21 November 2026, 09:05.'];
        yield 'withdrawn' => ['withdrawn', [], 'Withdrawn'];
        yield 'about to start' => ['scheduled', ['startAt' => '2026-11-22T12:00:00.000Z'], 'Planned'];
    }

    /**
     * @dataProvider whatCannotBeApproved
     * @param array<string, mixed> $with
     */
    public function testWhatCannotBeApprovedExplainsItselfAndHasNoButton(string $state, array $with, string $text): void
    {
        $this->lists([], [array_filter($this->aDeletion($state, $with), static fn(mixed $value): bool => $value !== null)]);

        $html = $this->render($this->open());
        self::assertStringContainsString($text, $html);
        self::assertStringNotContainsString('action=approve', $html);
        self::assertStringContainsString('cannot be approved now', $this->render($this->confirm()));
        self::assertNull($this->submit($this->filledIn()));
        self::assertStringContainsString('cannot be approved now', $this->render($this->open()));
        self::assertSame([], self::$service->acts());
    }

    public function testTheSecondOfTwoClicksIsToldThatItIsApprovedAndRecordsNothing(): void
    {
        $form = $this->filledIn();
        $approved = ['approvedAt' => '2026-11-22T10:00:00.000Z', 'dueAt' => '2026-11-22T10:00:00.000Z'];
        foreach (['scheduled', 'running', 'completed'] as $state) {
            $this->lists([], [$this->aDeletion($state, $approved)]);
            self::assertStringNotContainsString('action=approve', $this->render($this->open()));
            self::assertNull($this->submit($form));
            self::assertSame(
                'You approved this deletion on 22 November 2026, 11:00.',
                $this->open()['vars']['mydata']['notice'],
            );
        }
        self::assertSame([], self::$service->acts());
        self::assertSame([], self::evidence());
    }

    /** @dataProvider whatTakesNoApprovals */
    public function testWhereNoApprovalIsTakenThereIsNoButtonAndNoWayAround(bool $customerMayApprove, string $mode): void
    {
        self::assertStringContainsString('action=approve', $this->render($this->open()));
        $form = $this->filledIn();
        $this->promise($customerMayApprove, $mode);

        self::assertStringNotContainsString('action=approve', $this->render($this->open()));
        self::assertNull($this->submit($form));
        self::assertSame([], self::$service->acts());
    }

    /** @return iterable<string, array{bool, string}> */
    public function whatTakesNoApprovals(): iterable
    {
        yield 'a policy without them' => [false, 'live'];
        yield 'a service that runs dry' => [true, 'dry_run'];
    }

    public function testADeletionThatBeganMeanwhileIsToldAndNothingIsRecordedHere(): void
    {
        self::$service->answer(self::APPROVE, ['code' => 'deletion.cannot_approve_running'], 409);

        self::assertNull($this->submit($this->filledIn()));
        self::assertStringContainsString('cannot be approved now', $this->render($this->open()));
        self::assertSame([], self::evidence());
    }

    public function testAnAnswerThatNeverCameIsToldAsNotConfirmed(): void
    {
        self::$service->answer(self::APPROVE, '<html>Bad gateway</html>', 502);

        $answer = $this->submit($this->filledIn());
        self::assertStringContainsString('could not confirm your request', $this->render($answer ?? []));
        self::assertSame([], self::evidence());
    }

    /** @return array<string, mixed> */
    private function confirm(): array
    {
        return $this->open(['action' => 'approve', 'id' => self::DELETION]);
    }

    /** The form as the page shows it, filled in. @param array<string, mixed> $with @return array<string, mixed> */
    private function filledIn(array $with = []): array
    {
        $form = $this->confirm()['vars']['mydata']['form'] ?? [
            'seen' => Wording::VERSION . '|in_effect|2026-11-22T09:30:00.000Z',
        ];

        return $with + ['action' => 'approve', 'id' => self::DELETION, 'seen' => $form['seen'], 'understood' => '1'];
    }

    /** @return array{call: string, query: string, headers: array<string, string>, body: string} */
    private function lastRequest(): array
    {
        $requests = self::$service->requests();

        return $requests[count($requests) - 1];
    }
}
