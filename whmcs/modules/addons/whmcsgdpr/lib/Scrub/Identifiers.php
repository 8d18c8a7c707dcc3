<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\Whmcsgdpr\Scrub;

/**
 * What a client is known by in free text: e-mail addresses, domains and panel user names, lower case. What is shorter than
 * four characters is left out, since it would be found everywhere.
 */
final class Identifiers
{
    private const SHORTEST = 4;

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

        return new self(self::clean($emails), self::clean(array_map($bare, $domains)), self::clean($usernames));
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
     * @return list<string>
     */
    private static function clean(array $values): array
    {
        $trimmed = array_map(static fn(string $value): string => mb_strtolower(trim($value)), $values);
        $long = array_filter($trimmed, static fn(string $value): bool => mb_strlen($value) >= self::SHORTEST);

        return array_values(array_unique($long));
    }
}
