<?php

declare(strict_types=1);

namespace WhmcsGdpr\Tests\unit;

use PHPUnit\Framework\TestCase;
use RuntimeException;
use WHMCS\Module\Addon\Whmcsgdpr\Connection;
use WHMCS\Module\Addon\Whmcsgdpr\Service\ServiceApi;
use WHMCS\Module\Addon\Whmcsgdpr\Service\ServiceRefused;
use WHMCS\Module\Addon\Whmcsgdpr\Service\ServiceUnreachable;
use WhmcsGdpr\Tests\Support\AnsweringService;

final class ServiceApiTest extends TestCase
{
    private static AnsweringService $service;
    private ServiceApi $api;

    public static function setUpBeforeClass(): void
    {
        self::$service = AnsweringService::start();
    }

    public static function tearDownAfterClass(): void
    {
        self::$service->stop();
    }

    protected function setUp(): void
    {
        self::$service->reset();
        $this->api = new ServiceApi(self::$service->connection());
    }

    public function testAReadCarriesTokenAndQuery(): void
    {
        self::$service->answer('GET /v1/deletions', ['items' => [], 'nextCursor' => null]);

        self::assertSame(
            ['items' => [], 'nextCursor' => null],
            $this->api->get('/v1/deletions', ['state' => 'held', 'limit' => 5]),
        );
        [$request] = self::$service->requests();
        self::assertSame('state=held&limit=5', $request['query']);
        self::assertSame('Bearer ' . AnsweringService::TOKEN, $request['headers']['authorization']);
    }

    public function testAnActIsJsonWithItsIdempotencyKeyAndAnEmptyBodyIsAnObject(): void
    {
        self::$service->answer('POST /v1/exports', ['id' => 'x'], 202);
        self::$service->answer('POST /v1/stop', ['stopped' => true]);

        self::assertSame(['id' => 'x'], $this->api->post('/v1/exports', ['clientId' => 7], 'key-1'));
        $this->api->post('/v1/stop');
        [$export, $stop] = self::$service->requests();
        self::assertSame('{"clientId":7}', $export['body']);
        self::assertSame('key-1', $export['headers']['idempotency-key']);
        self::assertSame('application/json', $export['headers']['content-type']);
        self::assertSame('{}', $stop['body']);
        self::assertArrayNotHasKey('idempotency-key', $stop['headers']);
    }

    public function testARefusalKeepsStatusCodeAndTheServicesOwnWords(): void
    {
        $blockers = [['code' => 'hold', 'ids' => [], 'message' => 'The client is held.']];
        self::$service->answer(
            'POST /v1/anonymizations',
            [
                'code' => 'anonymization.blocked',
                'detail' => 'Resolve it.',
                'blockers' => $blockers,
            ],
            409,
        );

        try {
            $this->api->post('/v1/anonymizations', ['clientId' => 7]);
            self::fail('nothing was thrown');
        } catch (ServiceRefused $refused) {
            self::assertSame(409, $refused->status);
            self::assertSame('anonymization.blocked', $refused->reason);
            self::assertSame('Resolve it.', $refused->detail);
            self::assertSame($blockers, $refused->answer['blockers']);
        }
    }

    public function testAPageOfSomethingElseIsNeverTakenForTheService(): void
    {
        self::$service->answer('GET /v1/status', '<html>Bad gateway</html>', 502);
        self::$service->answer('GET /v1/tasks', '<html>A web site</html>');

        self::assertSame('not_the_service', $this->reasonOf(fn() => $this->api->get('/v1/status')));
        self::assertSame('not_the_service', $this->reasonOf(fn() => $this->api->get('/v1/tasks')));
    }

    public function testARedirectIsNotFollowed(): void
    {
        self::$service->answer('GET /v1/status', ['moved' => true], 302, ['location' => '/v1/other']);

        self::assertSame('redirect', $this->reasonOf(fn() => $this->api->get('/v1/status')));
        self::assertCount(1, self::$service->requests());
    }

    public function testAServiceThatIsNotThereIsSaidToBe(): void
    {
        $free = stream_socket_server('tcp://127.0.0.1:0');
        self::assertNotFalse($free);
        $address = stream_socket_get_name($free, false);
        fclose($free);
        $api = new ServiceApi(new Connection("http://{$address}", 'whsec_x', AnsweringService::TOKEN));

        self::assertSame('connect', $this->reasonOf(static fn() => $api->get('/v1/status')));
    }

    public function testADownloadComesInPiecesWithItsNameAndLength(): void
    {
        $bytes = str_repeat('0123456789abcdef', 40_000);
        self::$service->answer('GET /v1/exports/1/package', $bytes, 200, [
            'content-type' => 'application/zip',
            'content-length' => (string) strlen($bytes),
            'content-disposition' => 'attachment; filename="export-1.zip"',
        ]);
        $started = [];
        $pieces = [];
        $this->api->download(
            '/v1/exports/1/package',
            static function (int $status, ?int $length, ?string $name) use (&$started): void {
                $started[] = [$status, $length, $name];
            },
            static function (string $piece) use (&$pieces): void {
                $pieces[] = $piece;
            },
        );

        self::assertSame([[200, strlen($bytes), 'export-1.zip']], $started);
        self::assertGreaterThan(1, count($pieces));
        self::assertSame(sha1($bytes), sha1(implode('', $pieces)));
    }

    public function testARefusedDownloadNeverStarts(): void
    {
        self::$service->answer('GET /v1/exports/1/package', ['code' => 'export.package_gone', 'detail' => 'Gone.'], 410);
        $never = static function (): void {
            throw new RuntimeException('it started');
        };

        $this->expectException(ServiceRefused::class);
        $this->expectExceptionMessage('410 export.package_gone');
        $this->api->download('/v1/exports/1/package', $never, $never);
    }

    public function testWhatAReceiverThrowsEndsTheDownload(): void
    {
        self::$service->answer('GET /v1/exports/1/package', 'abc', 200, ['content-type' => 'application/zip']);

        $this->expectException(RuntimeException::class);
        $this->expectExceptionMessage('the reader is gone');
        $this->api->download(
            '/v1/exports/1/package',
            static function (): void {},
            static function (): void {
                throw new RuntimeException('the reader is gone');
            },
        );
    }

    private function reasonOf(callable $call): string
    {
        try {
            $call();
        } catch (ServiceUnreachable $unreachable) {
            return $unreachable->reason;
        }

        return 'reached';
    }
}
