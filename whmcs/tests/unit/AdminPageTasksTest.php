<?php

declare(strict_types=1);

namespace WhmcsGdpr\Tests\unit;

use WHMCS\Module\Addon\Whmcsgdpr\Tables;
use WhmcsGdpr\Tests\Support\AdminPageTestCase;

final class AdminPageTasksTest extends AdminPageTestCase
{
    private const TASK = '0192d3b0-0000-7000-8000-0000000000aa';
    private const MARK = '<script>"\'&';

    public function testOverdueTasksStandFirstAndAreCountedAndEachNamesItsRecipient(): void
    {
        $this->list('tasks', [
            self::task(['code' => 'review_hold', 'dueAt' => '2026-12-20T10:00:00.000Z', 'clientId' => 8]),
            self::task([
                'dueAt' => '2026-11-01T10:00:00.000Z',
                'overdue' => true,
                'recipient' => 'Mollie B.V.',
                'hasDetails' => true,
            ]),
        ]);

        $page = $this->open('tasks');
        self::assertStringContainsString('1 overdue. They stand first.', $page);
        self::assertLessThan(strpos($page, 'userid=8'), strpos($page, 'userid=7'));
        self::assertSame(1, substr_count($page, 'label-danger'));
        self::assertStringContainsString('At: Mollie B.V.', $page);
        $details = 'href="addonmodules.php?module=whmcsgdpr&amp;view=task&amp;taskId=' . self::TASK . '"';
        self::assertSame(1, substr_count($page, $details));
    }

    public function testFurtherPagesOfTheServiceAreReadUpToAThousandTasks(): void
    {
        self::$service->answer('GET /v1/tasks', ['items' => [self::task([])], 'nextCursor' => 'next']);

        $page = $this->open('tasks');
        self::assertSame(5, substr_count($page, 'value="' . self::TASK . '"'));
        self::assertStringContainsString('There are more', $page);
        $asked = array_filter(self::$service->requests(), static fn(array $one): bool => $one['call'] === 'GET /v1/tasks');
        $cursors = array_map(static function (array $one): ?string {
            parse_str($one['query'], $query);

            return $query['cursor'] ?? null;
        }, array_values($asked));
        self::assertSame([null, 'next', 'next', 'next', 'next'], $cursors);
    }

    public function testOneTaskShowsWhomToLookForWhatToWriteAndWhere(): void
    {
        $this->answerTask([
            'recipient' => 'Versio',
            'details' => [
                'lookFor' => [
                    'names' => ['Anna Example'],
                    'emails' => ['anna@example.com'],
                    'domains' => ['bakery.example'],
                ],
                'newValues' => ['firstName' => 'Anna', 'city' => 'Mechelen', 'country' => 'BE'],
                'where' => [['kind' => 'domain_contact', 'id' => 'c-9']],
                'missing' => [],
            ],
        ]);

        $page = $this->open('task', ['taskId' => self::TASK]);
        foreach (
            ['Anna Example', 'anna@example.com', 'bakery.example', 'Mechelen', 'domain contact c-9', 'Versio']
            as $text
        ) {
            self::assertStringContainsString($text, $page);
        }
        self::assertStringContainsString('name="outcome"', $page);
        self::assertStringNotContainsString('Could not be read', $page);
        self::assertSame([], self::rows(Tables::EVIDENCE));
        self::assertStringContainsString('Vorname', $this->open('task', ['taskId' => self::TASK], 'german'));
    }

    public function testATaskAboutNoClientInParticularIsReportedLikeAnyOther(): void
    {
        $this->list('tasks', [self::task(['code' => 'mailed_form_copies', 'clientId' => 0])]);
        $page = $this->open('tasks');
        self::assertStringContainsString('No client in particular', $page);
        self::assertStringContainsString('reads no mailbox', $page);
        self::$service->answer('POST /v1/tasks/' . self::TASK . '/done', ['state' => 'done']);
        $this->send('task.done', ['task' => self::TASK, 'clientId' => '0', 'outcome' => 'done'], 'tasks');
        self::assertSame(['POST /v1/tasks/' . self::TASK . '/done'], self::$service->acts());
    }

    public function testWhatCannotBeReadIsSaidAndTheTaskCanStillBeReported(): void
    {
        $this->answerTask(['details' => ['missing' => [['detail' => 'lookFor', 'reason' => 'connector.unreachable']]]]);

        $page = $this->open('task', ['taskId' => self::TASK]);
        self::assertStringContainsString('Could not be read now: what to look for', $page);
        self::assertStringContainsString('name="outcome"', $page);
        self::assertStringNotContainsString('<h4>', $page);
    }

    public function testNothingThatTheServiceTellsOfATaskBecomesMarkup(): void
    {
        $this->answerTask([
            'code' => self::MARK,
            'what' => self::MARK,
            'recipient' => self::MARK,
            'dueAt' => self::MARK,
            'details' => [
                'lookFor' => ['names' => [self::MARK], 'emails' => [self::MARK], 'domains' => [self::MARK, ['x']]],
                'newValues' => ['city' => self::MARK, 'country' => ['x']],
                'where' => [['kind' => self::MARK, 'id' => self::MARK], 'x'],
                'missing' => [['detail' => self::MARK, 'reason' => self::MARK], 'x'],
            ],
        ]);

        $page = $this->open('task', ['taskId' => self::TASK]);
        self::assertStringNotContainsString('<script', $page);
        self::assertStringNotContainsString('"\'&', $page);
        self::assertGreaterThan(8, substr_count($page, '&lt;script&gt;'));
    }

    /** @dataProvider names */
    public function testWhatIsNoTaskIsAskedOfNobody(string $id): void
    {
        $page = $this->open('task', ['taskId' => $id]);
        self::assertStringContainsString('No task was named.', $page);
        self::assertSame(['GET /v1/status'], array_column(self::$service->requests(), 'call'));
    }

    /** @return list<array{string}> */
    public function names(): array
    {
        return [[''], ['7'], ['../stop'], [self::TASK . "\n"]];
    }

    /** @param array<string, mixed> $other */
    private function answerTask(array $other): void
    {
        self::$service->answer('GET /v1/tasks/' . self::TASK, self::task($other));
    }

    /** @param array<string, mixed> $other @return array<string, mixed> */
    private static function task(array $other): array
    {
        return $other + [
            'id' => self::TASK,
            'code' => 'erase_client_by_hand',
            'what' => 'What to do.',
            'connector' => 'mollie',
            'clientId' => 7,
            'createdAt' => '2026-11-01T10:00:00.000Z',
            'dueAt' => '2026-12-01T10:00:00.000Z',
            'state' => 'open',
        ];
    }
}
