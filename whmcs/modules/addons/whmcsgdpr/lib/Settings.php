<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\Whmcsgdpr;

use InvalidArgumentException;
use WHMCS\Database\Capsule;

/**
 * What the owner set on the addon's configuration page. WHMCS hands these values to its own callbacks only, so hooks and door
 * read them where WHMCS keeps them: `tbladdonmodules`, one row per field.
 */
final class Settings
{
    public const MODULE = 'whmcsgdpr';

    /**
     * @param string $kept the connection as WHMCS keeps it
     * @param list<string> $doorAddresses the IP addresses that may use the door; empty: any
     * @param bool $holdTerminations whether a termination that no client asked for is held as well
     */
    private function __construct(
        private readonly string $kept,
        public readonly array $doorAddresses,
        public readonly bool $holdTerminations,
        public readonly bool $dropTablesOnDeactivation,
    ) {}

    /** The settings of now. Everything throws that the database throws. */
    public static function load(): self
    {
        $rows = Capsule::table('tbladdonmodules')->where('module', self::MODULE)->pluck('value', 'setting')->all();
        $addresses = preg_split('~[\s,]+~', (string) ($rows['doorAddresses'] ?? ''), -1, PREG_SPLIT_NO_EMPTY);

        return new self(
            (string) ($rows['connection'] ?? ''),
            $addresses === false ? [] : $addresses,
            // Nothing but the owner's plain word lets terminations pass.
            ($rows['holdTerminations'] ?? '') !== 'off',
            in_array($rows['dropTables'] ?? '', ['on', '1', 'yes'], true),
        );
    }

    /**
     * The way to the service; null: nothing, or nothing readable, was pasted. Read only where it is needed: the brake needs none,
     * and what goes wrong while WHMCS decrypts must not refuse every termination.
     *
     * WHMCS keeps what is typed on a page with its HTML entities. Whether it encrypts a field of type `password` is not
     * documented (gateways' settings it does since 8.0), so both are read.
     */
    public function connection(): ?Connection
    {
        $readable = html_entity_decode($this->kept);

        return self::parsed($readable) ?? (function_exists('decrypt') ? self::parsed((string) decrypt($readable)) : null);
    }

    private static function parsed(string $string): ?Connection
    {
        try {
            return Connection::parse($string);
        } catch (InvalidArgumentException $malformed) {
            return null;
        }
    }
}
