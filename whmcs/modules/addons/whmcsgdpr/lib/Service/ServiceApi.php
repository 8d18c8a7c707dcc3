<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\Whmcsgdpr\Service;

use CurlHandle;
use WHMCS\Module\Addon\Whmcsgdpr\Connection;
use WHMCS\Module\Addon\Whmcsgdpr\Version;

/**
 * The service's HTTP API, under the token named `addon`. A page waits at most eight seconds for an answer; certificates are
 * verified, redirects never followed: the token goes to the address the owner pasted and nowhere else.
 */
final class ServiceApi
{
    private const CONNECT_S = 3;
    private const TOTAL_S = 8;
    /** A download may take as long as it moves: it ends after this long with nothing coming. */
    private const STALLED_S = 20;
    private const LARGEST_ANSWER = 4 * 1024 * 1024;

    private ?CurlHandle $kept = null;

    public function __construct(private readonly Connection $connection) {}

    /**
     * Reads; may be called twice.
     *
     * @param string $path such as `/v1/deletions`
     * @param array<string, int|string> $query
     * @return array<array-key, mixed> the answer, decoded
     * @throws ServiceRefused
     * @throws ServiceUnreachable
     */
    public function get(string $path, array $query = []): array
    {
        return $this->call($path . ($query === [] ? '' : '?' . http_build_query($query)), []);
    }

    /**
     * Asks for an act.
     *
     * @param array<string, mixed> $body
     * @param ?string $idempotencyKey the same key with the same body is carried out once within 24 hours
     * @return array<array-key, mixed> the answer, decoded
     * @throws ServiceRefused
     * @throws ServiceUnreachable
     */
    public function post(string $path, array $body = [], ?string $idempotencyKey = null): array
    {
        $headers = ['Content-Type: application/json'];
        if ($idempotencyKey !== null) {
            $headers[] = 'Idempotency-Key: ' . $idempotencyKey;
        }

        return $this->call($path, $headers, json_encode((object) $body, JSON_THROW_ON_ERROR));
    }

    /**
     * Hands a file through as it comes, a piece at a time.
     *
     * @param callable(int, ?int, ?string): void $onStart status, length in bytes and file name, before the first piece and
     *                                                    only when there is a file
     * @param callable(string): void $onChunk each piece; what it throws ends the download and comes through
     * @throws ServiceRefused before `$onStart`
     * @throws ServiceUnreachable also half-way through
     */
    public function download(string $path, callable $onStart, callable $onChunk): void
    {
        $answer = new DownloadAnswer($onStart, $onChunk);
        $handle = $this->handle($path, []);
        curl_setopt_array($handle, [
            CURLOPT_TIMEOUT => 0,
            CURLOPT_LOW_SPEED_LIMIT => 1,
            CURLOPT_LOW_SPEED_TIME => self::STALLED_S,
            CURLOPT_HEADERFUNCTION => static fn(CurlHandle $of, string $line): int => $answer->header($line),
            CURLOPT_WRITEFUNCTION => static fn(CurlHandle $of, string $bytes): int => $answer->piece(
                (int) curl_getinfo($of, CURLINFO_RESPONSE_CODE),
                $bytes,
            ),
        ]);
        curl_exec($handle);
        self::demandTransport($handle, false);
        $status = (int) curl_getinfo($handle, CURLINFO_RESPONSE_CODE);
        if ($status !== 200) {
            self::decode($status, $answer->refusal());
            throw new ServiceUnreachable('not_the_service');
        }
        $answer->end($status);
    }

    /**
     * @param list<string> $headers
     * @return array<array-key, mixed>
     */
    private function call(string $path, array $headers, ?string $body = null): array
    {
        $handle = $this->handle($path, $headers);
        $received = '';
        $tooLarge = false;
        curl_setopt_array($handle, [
            CURLOPT_TIMEOUT => self::TOTAL_S,
            CURLOPT_WRITEFUNCTION => static function (CurlHandle $of, string $bytes) use (&$received, &$tooLarge): int {
                $received .= $bytes;
                $tooLarge = strlen($received) > self::LARGEST_ANSWER;

                return $tooLarge ? 0 : strlen($bytes);
            },
        ]);
        if ($body !== null) {
            curl_setopt_array($handle, [CURLOPT_POST => true, CURLOPT_POSTFIELDS => $body]);
        }
        curl_exec($handle);
        self::demandTransport($handle, $tooLarge);

        return self::decode((int) curl_getinfo($handle, CURLINFO_RESPONSE_CODE), $received);
    }

    /** @param list<string> $headers */
    private function handle(string $path, array $headers): CurlHandle
    {
        // One handle keeps one connection: a page with several lists shakes hands once.
        $handle = $this->kept ??= curl_init() ?: throw new ServiceUnreachable('other');
        curl_reset($handle);
        curl_setopt_array($handle, [
            CURLOPT_URL => $this->connection->url . $path,
            CURLOPT_PROTOCOLS => CURLPROTO_HTTP | CURLPROTO_HTTPS,
            CURLOPT_FOLLOWLOCATION => false,
            CURLOPT_SSL_VERIFYPEER => true,
            CURLOPT_SSL_VERIFYHOST => 2,
            CURLOPT_CONNECTTIMEOUT => self::CONNECT_S,
            // Without it a time-out shorter than a second, or a slow resolver, may raise a signal inside PHP.
            CURLOPT_NOSIGNAL => true,
            CURLOPT_USERAGENT => 'whmcsgdpr-addon/' . Version::NUMBER,
            CURLOPT_HTTPHEADER => [
                'Authorization: Bearer ' . $this->connection->token,
                'Accept: application/json',
                // No waiting for "100 Continue" before a body is sent.
                'Expect:',
                ...$headers,
            ],
        ]);

        return $handle;
    }

    /** @throws ServiceUnreachable when no whole answer came, or one that sends elsewhere */
    private static function demandTransport(CurlHandle $handle, bool $tooLarge): void
    {
        $fault = curl_errno($handle);
        if ($tooLarge) {
            throw new ServiceUnreachable('too_large');
        }
        if ($fault !== CURLE_OK) {
            throw new ServiceUnreachable(
                match ($fault) {
                    CURLE_COULDNT_RESOLVE_HOST, CURLE_COULDNT_RESOLVE_PROXY => 'dns',
                    CURLE_COULDNT_CONNECT => 'connect',
                    CURLE_OPERATION_TIMEDOUT => 'timeout',
                    CURLE_SSL_CONNECT_ERROR,
                    CURLE_SSL_PEER_CERTIFICATE,
                    CURLE_SSL_CACERT_BADFILE,
                    CURLE_SSL_CERTPROBLEM,
                    CURLE_SSL_CIPHER
                        => 'tls',
                    CURLE_GOT_NOTHING, CURLE_PARTIAL_FILE, CURLE_RECV_ERROR, CURLE_SEND_ERROR => 'broken_off',
                    default => 'other',
                },
            );
        }
        $status = (int) curl_getinfo($handle, CURLINFO_RESPONSE_CODE);
        if ($status >= 300 && $status < 400) {
            throw new ServiceUnreachable('redirect');
        }
    }

    /** @return array<array-key, mixed> */
    private static function decode(int $status, string $received): array
    {
        $answer = json_decode($received, true);
        if (!is_array($answer)) {
            // A proxy's own page, or another site at this address: the service answers in JSON, refusals included.
            throw new ServiceUnreachable('not_the_service');
        }
        if ($status >= 400) {
            throw new ServiceRefused(
                $status,
                is_string($answer['code'] ?? null) ? $answer['code'] : "http_{$status}",
                is_string($answer['detail'] ?? null) ? $answer['detail'] : '',
                $answer,
            );
        }

        return $answer;
    }
}
