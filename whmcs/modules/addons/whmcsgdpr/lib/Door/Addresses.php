<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\Whmcsgdpr\Door;

/** The addresses that may use the door: single ones or ranges such as `192.0.2.0/24`, IPv4 and IPv6. */
final class Addresses
{
    /** @param list<string> $allowed an entry that is no address allows nobody; an empty list allows any */
    public function __construct(private readonly array $allowed) {}

    public function allow(string $address): bool
    {
        $given = self::bytes($address);
        foreach ($this->allowed as $entry) {
            if ($given !== null && self::covers($entry, $given)) {
                return true;
            }
        }

        return $this->allowed === [];
    }

    private static function covers(string $entry, string $given): bool
    {
        $parts = explode('/', $entry, 2);
        $base = self::bytes($parts[0]);
        if ($base === null || strlen($base) !== strlen($given)) {
            return false;
        }
        $all = 8 * strlen($base);
        $bits = isset($parts[1]) ? filter_var($parts[1], FILTER_VALIDATE_INT, ['options' => ['min_range' => 0]]) : $all;
        if ($bits === false || $bits > $all) {
            return false;
        }
        $whole = intdiv($bits, 8);
        $mask = (0xff << (8 - ($bits % 8))) & 0xff;

        return strncmp($base, $given, $whole) === 0 &&
            ($mask === 0 || (ord($base[$whole]) & $mask) === (ord($given[$whole]) & $mask));
    }

    /** An address as bytes, an IPv4 one that came in as `::ffff:192.0.2.1` as IPv4; null for anything else. */
    private static function bytes(string $address): ?string
    {
        $bytes = filter_var($address, FILTER_VALIDATE_IP) === false ? false : inet_pton($address);
        if ($bytes === false) {
            return null;
        }

        return strncmp($bytes, "\0\0\0\0\0\0\0\0\0\0\xFF\xFF", 12) === 0 && strlen($bytes) === 16
            ? substr($bytes, 12)
            : $bytes;
    }
}
