<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\Whmcsgdpr\Scrub;

use RuntimeException;

/**
 * Finds identifiers in free text, whole ones only: not an e-mail address inside a longer one, not a subdomain, not a part of
 * a word; but also as URLs, HTML and JSON write them. E-mail addresses of others in the same text are never touched.
 */
final class TextMatch
{
    public const ERASED = '[erased]';

    private const LETTER = 'A-Za-z0-9\x80-\xff';
    /** Right after a percent-encoded character or an escaped line end, a letter before does not make one word. */
    private const BREAK = '(?<=%[0-9A-Fa-f]{2})|(?<=\\\\[nrt])';
    private const AFTER = '(?![' . self::LETTER . '\-]|\.[' . self::LETTER . '])';
    private const LOCAL_PART = '[' . self::LETTER . '._%+\-]';
    /** What stands before the domain of an address; bounded, so that long encoded texts stay quick to search. */
    private const MAILBOX = self::LOCAL_PART . '{1,128}+@|' . self::LOCAL_PART . '{1,128}?%40';
    private const ADDRESS =
        '~(?<!' .
        self::LOCAL_PART .
        ')(?:' .
        self::MAILBOX .
        ')' .
        '[' .
        self::LETTER .
        '\-]+(?:\.[' .
        self::LETTER .
        '\-]+)+~';

    /** @var list<string> */
    private array $searched = [];
    /** @var list<string> */
    private array $patterns = [];

    /** @param list<string> $kinds of `emails`, `domains` and `usernames` */
    public function __construct(Identifiers $identifiers, array $kinds, private readonly OtherClients $others)
    {
        $before = static fn(string $class): string => '(?:' . self::BREAK . '|(?<![' . self::LETTER . $class . ']))';
        $frames = [
            'emails' => [$before('._%+\-'), self::AFTER],
            // An address at the domain goes as a whole.
            'domains' => [$before('_.\-') . '(?:' . self::MAILBOX . '|www\.)?', '(?!_)' . self::AFTER],
            'usernames' => [$before('_.@\-'), '(?![_@])' . self::AFTER],
        ];
        foreach ($kinds as $kind) {
            $written = array_merge(...array_map([self::class, 'waysToWrite'], $identifiers->{$kind}));
            $this->searched = array_merge($this->searched, $written);
            [$start, $end] = $frames[$kind];
            // Short alternations, so that many identifiers stay below the limits of the matcher.
            foreach (array_chunk($written, 100) as $some) {
                $quoted = implode('|', array_map(static fn(string $one): string => preg_quote($one, '~'), $some));
                $this->patterns[] = "~{$start}(?:{$quoted}){$end}~i";
            }
        }
    }

    /** @return list<string> patterns for LIKE, escaped, that let through every text which may hold an identifier */
    public function likes(): array
    {
        return array_map(static fn(string $one): string => '%' . addcslashes($one, '\\%_') . '%', $this->searched);
    }

    /**
     * The text without the identifiers, the same text when it holds none.
     *
     * @throws RuntimeException `scrub.text_unreadable`, without a word of the text
     */
    public function erase(string $text): string
    {
        $kept = [];
        $masked = self::checked(
            preg_replace_callback(
                self::ADDRESS,
                function (array $found) use (&$kept): string {
                    if (!$this->isOthers($found[0])) {
                        return $found[0];
                    }
                    $kept[] = $found[0];

                    return "\0" . (count($kept) - 1) . "\0";
                },
                $text,
            ),
        );
        foreach ($this->patterns as $pattern) {
            $masked = self::checked(preg_replace($pattern, self::ERASED, $masked));
        }
        $restore = static fn(array $mark): string => $kept[(int) $mark[1]] ?? $mark[0];

        return self::checked(preg_replace_callback('~\0(\d+)\0~', $restore, $masked));
    }

    /** Whether the text names somebody else by an e-mail address. */
    public function namesOthers(string $text): bool
    {
        preg_match_all(self::ADDRESS, $text, $found);
        foreach ($found[0] as $address) {
            if ($this->isOthers($address)) {
                return true;
            }
        }

        return false;
    }

    /** In a URL the address may hang on what stands before it, as in `to%3Danna%40example.com`. */
    private function isOthers(string $found): bool
    {
        $decoded = mb_strtolower(rawurldecode($found));

        return preg_match('~' . self::LOCAL_PART . '+@[^@]+$~', $decoded, $address) === 1 &&
            $this->others->useEmail($address[0]);
    }

    /** @return list<string> */
    private static function waysToWrite(string $identifier): array
    {
        return array_values(
            array_unique([$identifier, rawurlencode($identifier), htmlspecialchars($identifier, ENT_QUOTES)]),
        );
    }

    private static function checked(?string $replaced): string
    {
        return $replaced ?? throw new RuntimeException('scrub.text_unreadable');
    }
}
