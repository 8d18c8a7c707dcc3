<?php

declare(strict_types=1);

namespace WhmcsGdpr\Tests\unit;

use WhmcsGdpr\Tests\Support\AdminPageTestCase;

final class AdminPageConfirmTest extends AdminPageTestCase
{
    private const OVERDUE = ['startAt' => '2026-11-22T10:00:00.000Z', 'dueAt' => '2026-11-22T11:00:00.000Z'];
    private const WRONG = 'What you typed is not the number that was asked for. Nothing was done.';

    public function testAClientWhoseHeldDeletionIsDueIsReleasedOnlyWithItsNumberTyped(): void
    {
        $duty = self::deletion(['state' => 'held', 'heldBy' => 'client'] + self::OVERDUE);
        $this->list('duties', [$duty]);
        $this->list('deletions', [$duty]);
        self::$service->answer('POST /v1/clients/7/release', ['held' => false]);
        foreach (['deletions', 'client'] as $view) {
            self::assertStringContainsString('Type the client number 7', $this->open($view, ['clientId' => '7']));
        }
        foreach ([[], ['typed' => '702'], ['typed' => "7\n8"]] as $typed) {
            self::assertStringContainsString(self::WRONG, $this->send('client.release', $typed + ['clientId' => '7']));
        }
        self::assertSame([], self::$service->acts());

        $this->send('client.release', ['clientId' => '7', 'typed' => '7']);
        self::assertSame(['POST /v1/clients/7/release'], self::$service->acts());
    }

    public function testAClientWithNothingDueIsReleasedByAClick(): void
    {
        $this->list('duties', [
            self::deletion(['state' => 'held', 'heldBy' => 'client']),
            ['kind' => 'export'] + self::deletion(self::OVERDUE),
        ]);
        self::$service->answer('POST /v1/clients/7/release', ['held' => false]);
        self::assertStringNotContainsString('Type the client number', $this->open('client', ['clientId' => '7']));

        $this->send('client.release', ['clientId' => '7'], 'client');
        self::assertSame(['POST /v1/clients/7/release'], self::$service->acts());
        $asked = array_column(self::$service->requests(), 'query', 'call')['GET /v1/duties'];
        self::assertSame('state=held&clientId=7&limit=200', $asked);
    }

    /**
     * @dataProvider trailing
     * @param array<string, string|list<string>> $fields
     */
    public function testAValueWithALineBreakAtItsEndIsNotTheOneThatWasOffered(string $act, array $fields): void
    {
        self::$service->answer('GET /v1/deletions/' . self::DUTY, self::deletion(['state' => 'failed']));

        self::assertStringContainsString('Nothing was done', $this->send($act, $fields));
        self::assertSame([], self::$service->acts());
    }

    /** @return array<string, array<mixed>> */
    public function trailing(): array
    {
        $duty = ['kind' => 'deletion', 'duty' => self::DUTY, 'channel' => 'email', 'typed' => '702'];

        return [
            'a duty' => ['duty.retry', ['duty' => self::DUTY . "\n"] + $duty],
            'one of several' => ['backlog.release', ['ids' => [self::DUTY . "\n"], 'typed' => '1']],
            'a day' => ['deletion.approve', ['receivedOn' => "2026-11-20\n"] + $duty],
        ];
    }

    public function testAKeyWithALineBreakAtItsEndIsNoKey(): void
    {
        self::$service->answer('POST /v1/exports', ['id' => self::DUTY], 202);
        $this->send('export.create', ['clientId' => '7', 'once' => str_repeat('a', 32) . "\n"], 'client');

        $posts = array_filter(self::$service->requests(), static fn(array $one): bool => $one['body'] !== '');
        self::assertArrayNotHasKey('idempotency-key', array_values($posts)[0]['headers']);
    }

    public function testEverythingIsResumedOnlyWithTheNumberOfWhatIsDueTyped(): void
    {
        $this->status(['stopped' => true]);
        // The same list answers for each of the four states.
        $this->list('duties', [self::deletion(), self::deletion(self::OVERDUE)]);
        self::$service->answer('POST /v1/resume', ['stopped' => false]);
        self::assertStringContainsString('Type how many: 4', $this->open('overview'));

        self::assertStringContainsString(self::WRONG, $this->send('service.resume', ['sure' => '1'], 'overview'));
        self::assertSame([], self::$service->acts());
        $this->send('service.resume', ['sure' => '1', 'typed' => '4'], 'overview');
        self::assertSame(['POST /v1/resume'], self::$service->acts());
    }

    public function testWithNothingDueATickResumes(): void
    {
        $this->status(['stopped' => true]);
        $this->list('duties', [self::deletion()]);
        self::$service->answer('POST /v1/resume', ['stopped' => false]);
        self::assertStringNotContainsString('Type how many', $this->open('overview'));

        $this->send('service.resume', ['sure' => '1'], 'overview');
        self::assertSame(['POST /v1/resume'], self::$service->acts());
    }
}
