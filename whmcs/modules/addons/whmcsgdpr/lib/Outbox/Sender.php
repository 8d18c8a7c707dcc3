<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\Whmcsgdpr\Outbox;

use CurlHandle;
use DateTimeImmutable;
use WHMCS\Module\Addon\Whmcsgdpr\Connection;
use WHMCS\Module\Addon\Whmcsgdpr\Signature;
use WHMCS\Module\Addon\Whmcsgdpr\Version;

/** Sends one event to the service over HTTP, once. */
final class Sender
{
    /** Problems that lie with the way to the service, so that the next event would meet them too. */
    public const TRANSPORT = ['timeout', 'unreachable', 'tls', 'not_the_service'];

    private const CONNECT_SECONDS = 3;
    /** What is read of an answer; the service's own are much shorter. */
    private const ANSWER_BYTES = 4096;
    /** With these the service says that it has the event. A page that answers 200 to everything does not say so. */
    private const TAKEN = ['accepted', 'duplicate', 'ignored'];
    // curl's errors about certificates and the handshake, https://curl.se/libcurl/c/libcurl-errors.html
    private const TLS_ERRORS = [35, 51, 53, 54, 58, 59, 60, 64, 66, 77, 80, 82, 83, 90, 91, 98];

    /** Kept, so that many events go over one connection. */
    private ?CurlHandle $curl = null;

    /**
     * @param DateTimeImmutable $now signed as the time of this attempt
     * @param int $seconds how long the whole exchange may take
     * @return ?string null: the service says that it has it; else `http_` and the status, `redirect` or one of `TRANSPORT`
     */
    public function send(Connection $to, string $eventId, string $body, DateTimeImmutable $now, int $seconds): ?string
    {
        $this->curl ??= curl_init();
        curl_reset($this->curl);
        $read = '';
        curl_setopt_array($this->curl, [
            CURLOPT_URL => $to->url . '/webhooks/whmcs',
            CURLOPT_POST => true,
            CURLOPT_POSTFIELDS => $body,
            CURLOPT_HTTPHEADER => [
                'content-type: application/json',
                'webhook-id: ' . $eventId,
                'webhook-timestamp: ' . $now->getTimestamp(),
                'webhook-signature: ' . (new Signature($to->secret))->sign($eventId, $now, $body),
                'expect:',
            ],
            CURLOPT_USERAGENT => 'whmcsgdpr/' . Version::NUMBER,
            CURLOPT_CONNECTTIMEOUT => self::CONNECT_SECONDS,
            CURLOPT_TIMEOUT => $seconds,
            CURLOPT_NOSIGNAL => true,
            CURLOPT_FOLLOWLOCATION => false,
            CURLOPT_PROTOCOLS => CURLPROTO_HTTP | CURLPROTO_HTTPS,
            CURLOPT_SSL_VERIFYPEER => true,
            CURLOPT_SSL_VERIFYHOST => 2,
            CURLOPT_WRITEFUNCTION => static function ($handle, string $bytes) use (&$read): int {
                $read .= substr($bytes, 0, self::ANSWER_BYTES + 1 - strlen($read));

                // Anything but the length ends the exchange; the status is known by then.
                return strlen($read) > self::ANSWER_BYTES ? -1 : strlen($bytes);
            },
        ]);
        curl_exec($this->curl);
        $error = curl_errno($this->curl);
        $status = curl_getinfo($this->curl, CURLINFO_RESPONSE_CODE);

        return self::problem(
            $error === CURLE_WRITE_ERROR && strlen($read) > self::ANSWER_BYTES ? 0 : $error,
            $status,
            $read,
        );
    }

    private static function problem(int $error, int $status, string $answer): ?string
    {
        if ($error !== 0) {
            return match (true) {
                $error === CURLE_OPERATION_TIMEDOUT => 'timeout',
                in_array($error, self::TLS_ERRORS, true) => 'tls',
                default => 'unreachable',
            };
        }
        if ($status >= 200 && $status < 300) {
            $said = json_decode($answer, true);

            return in_array(is_array($said) ? $said['status'] ?? null : null, self::TAKEN, true) ? null : 'not_the_service';
        }

        return $status >= 300 && $status < 400 ? 'redirect' : "http_{$status}";
    }
}
