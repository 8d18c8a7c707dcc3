<?php

declare(strict_types=1);

namespace WhmcsGdpr\Tests\Support;

use RuntimeException;
use WHMCS\Module\Addon\Whmcsgdpr\Connection;

/** An HTTP server in the service's place that gives the answers a test laid out, and keeps what it was asked. */
final class AnsweringService
{
    public const TOKEN = 'addon-token-for-tests-0123456789abcdef';

    /** @param resource $process */
    private function __construct(private readonly string $directory, private $process, public readonly string $url) {}

    /** Starts it on a free port and waits until it listens. */
    public static function start(): self
    {
        $directory = sys_get_temp_dir() . '/whmcsgdpr-service-' . bin2hex(random_bytes(6));
        mkdir($directory);
        $probe = stream_socket_server('tcp://127.0.0.1:0');
        if ($probe === false) {
            throw new RuntimeException('no free port');
        }
        $address = (string) stream_socket_get_name($probe, false);
        fclose($probe);
        $null = ['file', '/dev/null', 'w'];
        $process = proc_open(
            [PHP_BINARY, '-S', $address, __DIR__ . '/answering-service.php'],
            [['file', '/dev/null', 'r'], $null, $null],
            $pipes,
            null,
            ['ANSWERS' => $directory, 'PATH' => (string) getenv('PATH')],
        );
        if ($process === false) {
            throw new RuntimeException('php -S did not start');
        }
        $deadline = microtime(true) + 10;
        while (($socket = @stream_socket_client("tcp://{$address}")) === false) {
            if (microtime(true) > $deadline) {
                throw new RuntimeException('php -S does not listen');
            }
            usleep(10_000);
        }
        fclose($socket);

        return new self($directory, $process, "http://{$address}");
    }

    public function connection(): Connection
    {
        return new Connection($this->url, 'whsec_' . base64_encode(str_repeat('k', 32)), self::TOKEN);
    }

    /**
     * Lays out an answer. Paths without one are answered 404 as the service does.
     *
     * @param string $call method and path, without the query, such as `GET /v1/status`
     * @param mixed $body encoded as JSON; a string goes out as it is
     * @param array<string, string> $headers
     */
    public function answer(string $call, mixed $body, int $status = 200, array $headers = []): void
    {
        $isText = is_string($body);
        $type = $status >= 400 ? 'application/problem+json' : 'application/json';
        file_put_contents(
            $this->directory . '/' . sha1($call) . '.answer',
            json_encode(
                [
                    'status' => $status,
                    'headers' => $headers + ['content-type' => $isText ? 'text/html' : $type],
                    'body' => $isText ? $body : json_encode($body, JSON_THROW_ON_ERROR),
                ],
                JSON_THROW_ON_ERROR,
            ),
        );
    }

    /** Every request so far, oldest first. @return list<array{call: string, query: string, headers: array<string, string>, body: string}> */
    public function requests(): array
    {
        $lines = @file($this->directory . '/requests', FILE_IGNORE_NEW_LINES);

        return array_map(static fn(string $line): array => json_decode($line, true), $lines === false ? [] : $lines);
    }

    /** The calls of the requests that ask for an act. @return list<string> */
    public function acts(): array
    {
        $calls = array_column($this->requests(), 'call');

        return array_values(array_filter($calls, static fn(string $call): bool => !str_starts_with($call, 'GET ')));
    }

    /** Forgets answers and requests. */
    public function reset(): void
    {
        array_map('unlink', glob($this->directory . '/*') ?: []);
    }

    public function stop(): void
    {
        proc_terminate($this->process);
        proc_close($this->process);
        $this->reset();
        rmdir($this->directory);
    }
}
