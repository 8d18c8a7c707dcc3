<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\Whmcsgdpr;

use DateTimeImmutable;
use InvalidArgumentException;
use SensitiveParameter;

/**
 * Signs and verifies messages by Standard Webhooks 1.0: HMAC-SHA256 over `id.timestamp.body`. During a rotation there are
 * several secrets: each signs, and any verifies.
 */
final class Signature
{
    /** How old or how far ahead a message may be. */
    public const TOLERANCE_SECONDS = 300;

    /** @var list<string> the secrets' bytes */
    private array $keys = [];

    /**
     * @param string ...$secrets in base64, with or without `whsec_`
     * @throws InvalidArgumentException `signature.no_secret`, `signature.malformed_secret`; never with the secret
     */
    public function __construct(#[SensitiveParameter] string ...$secrets)
    {
        if ($secrets === []) {
            throw new InvalidArgumentException('signature.no_secret');
        }
        foreach ($secrets as $secret) {
            $key = base64_decode(strncmp($secret, 'whsec_', 6) === 0 ? substr($secret, 6) : $secret, true);
            if ($key === false || $key === '') {
                throw new InvalidArgumentException('signature.malformed_secret');
            }
            $this->keys[] = $key;
        }
    }

    /**
     * The value of `webhook-signature`: one signature per secret, separated by spaces.
     *
     * @throws InvalidArgumentException `signature.before_1970`
     */
    public function sign(string $id, DateTimeImmutable $at, string $body): string
    {
        if ($at->getTimestamp() < 0) {
            throw new InvalidArgumentException('signature.before_1970');
        }

        return implode(' ', $this->signatures($id, (string) $at->getTimestamp(), $body));
    }

    /**
     * Returns if one of the header's signatures is ours and its time is near now; the body is the raw one, before parsing.
     *
     * @param string $timestamp Unix seconds as they came
     * @throws SignatureRefused
     */
    public function verify(
        string $id,
        string $timestamp,
        string $signatureHeader,
        string $body,
        DateTimeImmutable $now,
    ): void {
        if ($id === '' || $timestamp === '' || $signatureHeader === '') {
            throw new SignatureRefused(SignatureRefused::MISSING);
        }
        // Digits and nothing else: PHP would read `1614265330.5` and `1614265330abc` as numbers.
        $wellFormed = preg_match('~^\d{1,12}\z~', $timestamp) === 1 && preg_match('~^[\x20-\x7e]{1,256}\z~', $id) === 1;
        if (!$wellFormed || !$this->isOurs($signatureHeader, $this->signatures($id, $timestamp, $body))) {
            throw new SignatureRefused(SignatureRefused::WRONG);
        }
        if (abs($now->getTimestamp() - (int) $timestamp) > self::TOLERANCE_SECONDS) {
            throw new SignatureRefused(SignatureRefused::STALE);
        }
    }

    /**
     * A header's value, whatever the letters' case of its name; empty when it is absent or came more than once.
     *
     * @param array<string, string|list<string>> $headers
     */
    public static function header(array $headers, string $name): string
    {
        $found = [];
        foreach ($headers as $key => $value) {
            if (strcasecmp((string) $key, $name) === 0) {
                $found = [...$found, ...array_values((array) $value)];
            }
        }

        return count($found) === 1 ? trim((string) $found[0]) : '';
    }

    /** @return list<string> */
    private function signatures(string $id, string $timestamp, string $body): array
    {
        return array_map(
            static fn(string $key): string => 'v1,' .
                base64_encode(hash_hmac('sha256', "{$id}.{$timestamp}.{$body}", $key, true)),
            $this->keys,
        );
    }

    /** @param list<string> $ours */
    private function isOurs(string $header, array $ours): bool
    {
        $matches = false;
        // No early end: how long it takes tells nothing of which signature was near.
        foreach (explode(' ', $header) as $given) {
            foreach ($ours as $signature) {
                $matches = hash_equals($signature, $given) || $matches;
            }
        }

        return $matches;
    }
}
