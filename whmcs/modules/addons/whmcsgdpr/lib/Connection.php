<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\Whmcsgdpr;

use InvalidArgumentException;

/** How the addon reaches the service: what the owner pasted from `npm run addon:connect`. */
final class Connection
{
    /**
     * @param string $url the service's base URL without a slash at its end
     * @param string $secret `whsec_…`, signs events and verifies what comes to the door
     * @param string $token the bearer token named `addon` of the service's API
     */
    public function __construct(
        public readonly string $url,
        public readonly string $secret,
        public readonly string $token,
    ) {}

    /**
     * Reads the one string: `whmcsgdpr1.` and the base64url of JSON `{url, secret, token}`.
     *
     * @throws InvalidArgumentException `connection.malformed`; never with a part of the string
     */
    public static function parse(string $string): self
    {
        $parts = explode('.', trim($string));
        $json =
            count($parts) === 2 && $parts[0] === 'whmcsgdpr1' ? base64_decode(strtr($parts[1], '-_', '+/'), true) : false;
        $read = $json === false ? null : json_decode($json, true);
        $url = is_array($read) && is_string($read['url'] ?? null) ? rtrim($read['url'], '/') : '';
        $secret = is_array($read) && is_string($read['secret'] ?? null) ? $read['secret'] : '';
        $token = is_array($read) && is_string($read['token'] ?? null) ? $read['token'] : '';
        $key = strncmp($secret, 'whsec_', 6) === 0 ? base64_decode(substr($secret, 6), true) : false;
        if (preg_match('~^https?://[^\s/?#@]+(/[^\s?#@]*)?\z~', $url) !== 1 || $key === false || strlen($key) < 24) {
            throw new InvalidArgumentException('connection.malformed');
        }
        if (preg_match('~^[\x21-\x7e]{32,}\z~', $token) !== 1) {
            throw new InvalidArgumentException('connection.malformed');
        }

        return new self($url, $secret, $token);
    }
}
