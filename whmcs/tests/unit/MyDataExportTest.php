<?php

declare(strict_types=1);

namespace WhmcsGdpr\Tests\unit;

use WhmcsGdpr\Tests\Support\MyDataTestCase;

/** A client's copies of his data on the page "My data". */
final class MyDataExportTest extends MyDataTestCase
{
    public function testAskingIsOneCallForTheOwnersClientAndEvidence(): void
    {
        self::$service->answer('POST /v1/exports', ['id' => self::EXPORT], 202);

        self::assertNull($this->submit(['action' => 'export', 'clientId' => (string) self::OTHER_CLIENT]));
        self::assertSame('index.php?m=whmcsgdpr', $this->browser->location);
        self::assertSame('{"clientId":7}', $this->posted()[0]['body']);
        $evidence = self::evidence();
        self::assertCount(1, $evidence);
        self::assertSame(
            ['export.asked', 'user:5', self::CLIENT],
            [$evidence[0]['kind'], $evidence[0]['actor'], (int) $evidence[0]['client_id']],
        );
        self::assertSame(['export' => self::EXPORT], $evidence[0]['detail']);
        self::assertStringContainsString('We are preparing your copy', $this->render($this->open()));
        self::assertStringNotContainsString('We are preparing your copy', $this->render($this->open()), 'said once');
    }

    public function testTwoClicksAtOnceCarryTheSameIdempotencyKeyAndANewCopyAnother(): void
    {
        self::$service->answer('POST /v1/exports', ['id' => self::EXPORT], 202);
        $this->submit(['action' => 'export']);
        $this->submit(['action' => 'export']);
        $this->lists([$this->anExport('completed')], []);
        $this->clock->advance('P2D');
        $this->submit(['action' => 'export']);

        $keys = array_map(static fn(array $request): string => $request['headers']['idempotency-key'], $this->posted());
        self::assertCount(3, $keys);
        self::assertSame($keys[0], $keys[1]);
        self::assertNotSame($keys[0], $keys[2]);
    }

    /** @return iterable<string, array{string}> */
    public static function openStates(): iterable
    {
        yield 'pending' => ['pending'];
        yield 'scheduled' => ['scheduled'];
        yield 'running' => ['running'];
        yield 'waiting' => ['waiting'];
    }

    /** @dataProvider openStates */
    public function testWhileOneIsUnderWayNoOtherIsAskedForAndThePageRefreshesItself(string $state): void
    {
        // Older than a day: it is its being open that counts.
        $this->lists([$this->anExport($state, ['createdAt' => '2026-11-20T09:30:00.000Z'])], []);

        $answer = $this->open();
        self::assertSame(5, $this->browser->refresh);
        self::assertFalse($answer['vars']['mydata']['mayAsk']);
        $this->submit(['action' => 'export']);
        self::assertSame([], self::$service->acts());
        self::assertStringContainsString('already on its way', $this->render($this->open()));
    }

    public function testTheRecordsCollectedSoFarAreShown(): void
    {
        $sources = [
            ['name' => 'whmcs', 'status' => 'running', 'records' => 1234],
            ['name' => 'x', 'status' => 'complete', 'records' => 66],
        ];
        $this->lists([$this->anExport('running', ['sources' => $sources])], []);

        self::assertStringContainsString('Records collected so far: 1,300.', $this->render($this->open()));
        self::assertStringContainsString('Tot nu toe verzameld: 1.300 records.', $this->render($this->open([], 'dutch')));
    }

    public function testASecondWithin24HoursIsFriendlyRefusedUntilTheyHavePassed(): void
    {
        self::$service->answer('POST /v1/exports', ['id' => self::EXPORT], 202);
        $this->lists([$this->anExport('completed')], []);

        $this->submit(['action' => 'export']);
        self::assertSame([], self::$service->acts());
        $html = $this->render($this->open());
        self::assertStringContainsString('You can ask for a new one from 23 November 2026, 10:30.', $html);
        self::assertStringNotContainsString('value="export"', $html);

        $this->clock->advance('PT21H29M59S');
        $this->submit(['action' => 'export']);
        self::assertSame([], self::$service->acts());
        $this->clock->advance('PT1S');
        self::assertStringContainsString('value="export"', $this->render($this->open()));
        $this->submit(['action' => 'export']);
        self::assertSame(['POST /v1/exports'], self::$service->acts());
    }

    public function testTheClickThatFindsTheOtherBeingAnsweredIsToldThatItIsOnItsWay(): void
    {
        self::$service->answer('POST /v1/exports', ['code' => 'idempotency.in_progress'], 409);

        self::assertNull($this->submit(['action' => 'export']));
        self::assertStringContainsString('already on its way', $this->render($this->open()));
        self::assertSame([], self::evidence());
    }

    public function testOneThatFailedOrWasWithdrawnDoesNotKeepFromAskingAgain(): void
    {
        self::$service->answer('POST /v1/exports', ['id' => self::EXPORT], 202);
        foreach (['failed', 'withdrawn'] as $state) {
            $this->lists([$this->anExport($state)], []);
            self::assertTrue($this->open()['vars']['mydata']['mayAsk']);
            $this->submit(['action' => 'export']);
        }
        self::assertCount(2, self::$service->acts());
    }

    public function testAFinishedOneTellsSizeAndEndAndWhatIsMissing(): void
    {
        $this->lists([$this->anExport('completed')], []);
        $html = $this->render($this->open());
        self::assertStringContainsString(
            'Ready: 1,234 records, 1.4 MB. You can download it until 29 November 2026, 10:31.',
            $html,
        );
        self::assertStringNotContainsString('could not be collected', $html);
        self::assertNull($this->browser->refresh);

        $sources = [
            ['name' => 'whmcs', 'status' => 'complete', 'records' => 5],
            ['name' => 'x', 'status' => 'unreachable', 'records' => 0],
        ];
        $this->lists([$this->anExport('completed', ['sources' => $sources])], []);
        self::assertStringContainsString('Part of your data could not be collected', $this->render($this->open()));
    }

    public function testTheZipComesThroughInPiecesAsTheServiceSentItAndIsEvidence(): void
    {
        $bytes = random_bytes(300_000);
        $this->lists([$this->anExport('completed')], []);
        $this->package(base64_encode($bytes));

        self::assertNull($this->submit(['action' => 'download', 'id' => self::EXPORT]));
        self::assertSame(base64_encode($bytes), $this->browser->sent);
        self::assertGreaterThan(3, $this->browser->pieces);
        self::assertSame(['application/zip', 'my-data-2026-11-22.zip', 400_000], $this->browser->file);
        $evidence = self::evidence();
        self::assertSame(['export.downloaded', 'user:5'], [$evidence[0]['kind'], $evidence[0]['actor']]);
        self::assertCount(1, $evidence);
    }

    public function testAPackageThatIsNotThereIsToldAndNothingIsSent(): void
    {
        $expired = ['bytes' => 9, 'expiresAt' => '2026-11-22T11:59:59.000Z'];
        $destroyed = ['bytes' => 9, 'expiresAt' => '2026-11-29T00:00:00.000Z', 'goneAt' => '2026-11-22T11:00:00.000Z'];
        foreach ([$expired, $destroyed] as $package) {
            $this->lists([$this->anExport('completed', ['package' => $package])], []);
            $html = $this->render($this->open());
            self::assertStringContainsString('No longer available', $html);
            self::assertStringNotContainsString('value="download"', $html);
        }
        self::$service->answer('GET /v1/exports/' . self::EXPORT . '/package', ['code' => 'export.package_gone'], 410);
        self::assertNull($this->submit(['action' => 'download', 'id' => self::EXPORT]));
        self::assertNull($this->browser->file);
        self::assertStringContainsString('No longer available', $this->open()['vars']['mydata']['notice']);

        self::$service->answer('GET /v1/exports/' . self::EXPORT . '/package', ['code' => 'export.not_completed'], 409);
        self::assertNull($this->submit(['action' => 'download', 'id' => self::EXPORT]));
        self::assertStringContainsString('not ready yet', $this->open()['vars']['mydata']['notice']);
        self::assertSame([], self::evidence());
    }

    public function testAServiceThatFailsBeforeTheFirstByteIsToldPolitely(): void
    {
        $this->lists([$this->anExport('completed')], []);
        self::$service->answer('GET /v1/exports/' . self::EXPORT . '/package', ['code' => 'storage.unavailable'], 503);

        $answer = $this->submit(['action' => 'download', 'id' => self::EXPORT]);
        self::assertNotNull($answer);
        self::assertSame(503, $this->browser->status);
        self::assertStringContainsString('Nothing is lost', $this->render($answer));
        self::assertNull($this->browser->file);
        self::assertSame([], self::evidence());
    }

    public function testADownloadThatBreaksOffEndsShortOfItsAnnouncedLengthAndWithNothingElseInIt(): void
    {
        $this->lists([$this->anExport('completed')], []);
        $this->package(str_repeat('z', 200_000), 500_000);

        self::assertNull($this->submit(['action' => 'download', 'id' => self::EXPORT]));
        self::assertSame(500_000, $this->browser->file[2] ?? null);
        self::assertSame('', trim($this->browser->sent, 'z'));
        self::assertLessThan(500_000, strlen($this->browser->sent));
    }

    private function package(string $bytes, ?int $announced = null): void
    {
        self::$service->answer('GET /v1/exports/' . self::EXPORT . '/package', $bytes, 200, [
            'content-type' => 'application/zip',
            'content-length' => (string) ($announced ?? strlen($bytes)),
        ]);
    }

    /** @return list<array{call: string, query: string, headers: array<string, string>, body: string}> */
    private function posted(): array
    {
        return array_values(
            array_filter(
                self::$service->requests(),
                static fn(array $request): bool => $request['call'] === 'POST /v1/exports',
            ),
        );
    }
}
