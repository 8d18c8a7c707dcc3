<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\Whmcsgdpr\Scrub;

use RuntimeException;

/**
 * Finds identifiers in free text, whole ones only: not an e-mail address inside a longer one, not a subdomain, not a part of
 * a word; but in any case and also as URLs, HTML and JSON write them. E-mail addresses of others are never touched.
 */
final class TextMatch
{
    public const ERASED = '[erased]';

    private const LETTER = '\p{L}\p{N}\p{M}';
    /** An escaped line end, or a `\uXXXX` that is no letter and no digit: a letter after it begins a word. */
    private const ESCAPE =
        '(?<=\\\\[nrt])|(?<=\\\\u00[0189ab][0-9a-f]|\\\\u002[0-9a-f]|\\\\u003[a-f]|\\\\u0040|\\\\u005[b-f]|' .
        '\\\\u0060|\\\\u007[b-f]|\\\\u2[0-9a-f]{3}|\\\\u3[0-9a-f]{3}|\\\\uf[ef][0-9a-f]{2})';
    /** Right after a percent-encoded character too, a letter before does not make one word. */
    private const BREAK = '(?<=%[0-9a-f]{2})|(?<=%25[0-9a-f]{2})|' . self::ESCAPE;
    /** No dot with more behind it, unless a sentence begins there without a space. */
    private const AFTER = '(?![' . self::LETTER . '\-]|\.(?!(?-i:\p{Lu}\p{Ll}))[' . self::LETTER . '])';
    private const LOCAL_PART = '[' . self::LETTER . '._%+\-]';
    /** What stands before the domain of an address; bounded, so that long encoded texts stay quick to search. */
    private const MAILBOX =
        '(?:' .
        (self::LOCAL_PART . '{1,128}+(?:@|' . Written::ENCODED_AT . ')|') .
        (self::LOCAL_PART . '{1,128}?' . Written::PERCENT_AT) .
        ')';
    private const ADDRESS =
        '~(?:(?<!' .
        self::LOCAL_PART .
        ')(?!(?<=\\\\)(?:u[0-9a-f]{4}|[nrt]))|' .
        self::ESCAPE .
        ')' .
        self::MAILBOX .
        '[' .
        self::LETTER .
        '\-]+(?:\.[' .
        self::LETTER .
        '\-]+)+~iu';
    /** Length at which the alternatives of one pattern stay below the limits of the matcher. */
    private const LONGEST_PATTERN = 15_000;
    /** One character, above all that are used, stands for each byte of a text that is no UTF-8. */
    private const BROKEN = 0x10ff00;

    /** @var list<string> patterns for a quick look that let through every text which may hold an identifier */
    private array $hints = [];
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
            'usernames' => [$before('_.@\-'), '(?!_|' . Written::AT . ')' . self::AFTER],
        ];
        foreach ($kinds as $kind) {
            [$start, $end] = $frames[$kind];
            foreach (self::grouped(array_map([Written::class, 'pattern'], $identifiers->{$kind})) as $some) {
                $this->patterns[] = "~{$start}(?:{$some}){$end}~iu";
            }
            $hints = array_map([Written::class, 'hint'], $identifiers->{$kind});
            foreach (self::grouped(array_unique($hints)) as $some) {
                $this->hints[] = "~{$some}~i";
            }
        }
    }

    public function looksForNothing(): bool
    {
        return $this->patterns === [];
    }

    /**
     * The text without the identifiers, the same text when it holds none.
     *
     * @throws RuntimeException `scrub.text_unreadable`, without a word of the text
     */
    public function erase(string $text): string
    {
        if (!$this->mayHold($text)) {
            return $text;
        }
        $readable = self::readable($text);
        $kept = [];
        $masked = self::mayHoldAddress($text) ? $this->withoutOthers($readable, $kept) : $readable;
        $erased = $masked;
        foreach ($this->patterns as $pattern) {
            $erased = self::checked(preg_replace($pattern, self::ERASED, $erased));
        }
        if ($erased === $masked) {
            return $text;
        }
        $restore = static fn(array $mark): string => $kept[(int) $mark[1]] ?? $mark[0];

        return self::original(self::checked(preg_replace_callback('~\0(\d+)\0~', $restore, $erased)), $readable !== $text);
    }

    /** Whether the text names another client by an e-mail address. The house's own stand in most texts and do not count. */
    public function namesOthers(string $text): bool
    {
        $others = [];
        if (self::mayHoldAddress($text)) {
            $this->withoutOthers(self::readable($text), $others);
        }

        return array_filter($others, fn(string $found): bool => !$this->others->isHouses($this->othersIn($found))) !== [];
    }

    /**
     * @param list<string> $kept gets the addresses of others
     * @return string the text with the number of each in its place
     */
    private function withoutOthers(string $readable, array &$kept): string
    {
        $mask = function (array $found) use (&$kept): string {
            if ($this->othersIn($found[0]) === '') {
                return $found[0];
            }
            $kept[] = $found[0];

            return "\0" . (count($kept) - 1) . "\0";
        };

        return self::checked(preg_replace_callback(self::ADDRESS, $mask, $readable));
    }

    /** A quick look. */
    private static function mayHoldAddress(string $text): bool
    {
        return preg_match('~@|40|64;|commat|\xef\xbc\xa0~i', $text) === 1;
    }

    private function mayHold(string $text): bool
    {
        foreach ($this->hints as $hint) {
            if (preg_match($hint, $text) === 1) {
                return true;
            }
        }

        return false;
    }

    /**
     * Somebody else's address in what was found, or an empty text. It may hang on what stands before it, as in
     * `to%3Danna%40example.com`, or on the sentence after it.
     */
    private function othersIn(string $found): string
    {
        $decoded = mb_strtolower(Written::decoded($found));
        $one = preg_match('~' . self::LOCAL_PART . '+@[^@]+$~u', $decoded, $address) === 1 ? $address[0] : '';
        while ($one !== '' && !$this->others->useEmail($one)) {
            $shorter = (string) preg_replace('~\.[^.@]*$~', '', $one);
            $one = str_contains((string) strstr($shorter, '@'), '.') && $shorter !== $one ? $shorter : '';
        }

        return $one;
    }

    /** The text as UTF-8. */
    private static function readable(string $text): string
    {
        if (mb_check_encoding($text, 'UTF-8')) {
            return $text;
        }
        $valid =
            '[\x00-\x7f]++|[\xc2-\xdf][\x80-\xbf]|\xe0[\xa0-\xbf][\x80-\xbf]|[\xe1-\xec\xee\xef][\x80-\xbf]{2}|' .
            '\xed[\x80-\x9f][\x80-\xbf]|\xf0[\x90-\xbf][\x80-\xbf]{2}|[\xf1-\xf3][\x80-\xbf]{3}|\xf4[\x80-\x8e][\x80-\xbf]{2}';

        return self::checked(
            preg_replace_callback(
                "~(?:{$valid})(*SKIP)(*F)|[\x80-\xff]~s",
                static fn(array $byte): string => (string) mb_chr(self::BROKEN + ord($byte[0]), 'UTF-8'),
                $text,
            ),
        );
    }

    private static function original(string $readable, bool $wasBroken): string
    {
        return !$wasBroken
            ? $readable
            : self::checked(
                preg_replace_callback(
                    '~[\x{10ff80}-\x{10ffff}]~u',
                    static fn(array $found): string => chr((int) mb_ord($found[0], 'UTF-8') - self::BROKEN),
                    $readable,
                ),
            );
    }

    /**
     * @param list<string> $patterns
     * @return list<string> alternatives, as many in each as one pattern can hold
     */
    private static function grouped(array $patterns): array
    {
        $groups = [];
        $group = '';
        foreach ($patterns as $pattern) {
            if ($group !== '' && strlen($group) + strlen($pattern) > self::LONGEST_PATTERN) {
                $groups[] = $group;
                $group = '';
            }
            $group .= ($group === '' ? '' : '|') . $pattern;
        }

        return $group === '' ? $groups : [...$groups, $group];
    }

    private static function checked(?string $replaced): string
    {
        return $replaced ?? throw new RuntimeException('scrub.text_unreadable');
    }
}
