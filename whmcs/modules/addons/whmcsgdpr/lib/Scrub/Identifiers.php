<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\Whmcsgdpr\Scrub;

use Closure;

/**
 * What a client is known by in free text: e-mail addresses, domains and panel user names, lower case. What would be found
 * everywhere is left out: short and generic user names, words that are no domain, the domains of mail providers.
 */
final class Identifiers
{
    private const SHORTEST = 4;
    /** Longer ones are no address, no domain and no user name. */
    private const LONGEST = 254;
    /** With a dot, and not an IP address. */
    private const DOMAIN = '~^(?:[\p{L}\p{N}\p{M}](?:[\p{L}\p{N}\p{M}_-]*)\.)+(?=[^.]*\p{L})[\p{L}\p{N}\p{M}-]{2,}$~u';

    /**
     * @param list<string> $emails
     * @param list<string> $domains without `www.`
     * @param list<string> $usernames
     */
    private function __construct(
        public readonly array $emails,
        public readonly array $domains,
        public readonly array $usernames,
    ) {}

    /**
     * @param list<string> $emails
     * @param list<string> $domains
     * @param list<string> $usernames
     */
    public static function of(array $emails, array $domains, array $usernames): self
    {
        $bare = static fn(string $domain): string => (string) preg_replace('~^www\.~i', '', trim($domain));

        return new self(
            self::clean($emails, static fn(string $email): bool => preg_match('~^[^\s@]+@[^\s@]+$~', $email) === 1),
            self::clean(
                array_map($bare, $domains),
                static fn(string $domain): bool => preg_match(self::DOMAIN, $domain) === 1 &&
                    !CommonNames::isProvider($domain),
            ),
            self::clean($usernames, static fn(string $name): bool => !CommonNames::isGenericUsername($name)),
        );
    }

    /** Those that no other client of this WHMCS and nobody of its staff is known by too. */
    public function ofNobodyElse(OtherClients $others): self
    {
        return new self(
            array_values(array_filter($this->emails, static fn(string $email): bool => !$others->useEmail($email))),
            array_values(array_filter($this->domains, static fn(string $domain): bool => !$others->useDomain($domain))),
            array_values(array_filter($this->usernames, static fn(string $name): bool => !$others->useUsername($name))),
        );
    }

    /**
     * @param list<string> $values
     * @param Closure(string): bool $tells whether a value tells of one client
     * @return list<string>
     */
    private static function clean(array $values, Closure $tells): array
    {
        $trimmed = array_map(static fn(string $value): string => mb_strtolower(trim($value)), $values);
        $telling = array_filter($trimmed, static function (string $value) use ($tells): bool {
            $length = mb_strlen($value);

            return $length >= self::SHORTEST && $length <= self::LONGEST && $tells($value);
        });

        return array_values(array_unique($telling));
    }
}
