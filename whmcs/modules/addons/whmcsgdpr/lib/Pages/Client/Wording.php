<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\Whmcsgdpr\Pages\Client;

/**
 * The words that a client decides about a deletion by. They are the texts `client_wording_…` of the four languages; the version
 * with the language tells, years later, exactly what was read. A test holds each version to the texts' hashes.
 */
final class Wording
{
    /** Raised with every change of a text `client_wording_…`: year, month, and which one in that month. */
    public const VERSION = '2026-11-2';

    /**
     * The texts that are the wording, sorted by key.
     *
     * @param array<string, string> $texts of one language
     * @return array<string, string>
     */
    public static function texts(array $texts): array
    {
        $wording = array_filter(
            $texts,
            static fn(string $key): bool => str_starts_with($key, 'client_wording_'),
            ARRAY_FILTER_USE_KEY,
        );
        ksort($wording);

        return $wording;
    }
}
