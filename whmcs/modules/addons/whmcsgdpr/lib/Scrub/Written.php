<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\Whmcsgdpr\Scrub;

/** How one name may be written in logs: plain, in a URL, in HTML, in JSON or in a mail, also encoded twice. */
final class Written
{
    /** `@` as a pattern, in every way it may be written. */
    public const AT = '(?:@|' . self::ENCODED_AT . '|' . self::PERCENT_AT . ')';
    /** Begins with no character of a mailbox. */
    public const ENCODED_AT = '(?:\x{FF20}|&(?:amp;)?\#0*64;|&(?:amp;)?\#x0*40;|&(?:amp;)?commat;|\\\\+(?:u00|x)40)';
    /** Begins with a character that may also be one of a mailbox. */
    public const PERCENT_AT = '(?:%(?:25)*+40|=40)';

    /** A pattern for the name, without delimiters `~`, for the modifiers `i` and `u`. The name is valid UTF-8. */
    public static function pattern(string $name): string
    {
        $pattern = '';
        foreach (mb_str_split($name) as $character) {
            $pattern .= match (true) {
                $character === '@' => self::AT,
                preg_match('~^[A-Za-z0-9._-]$~', $character) === 1 => preg_quote($character, '~'),
                default => self::encoded($character),
            };
        }

        return $pattern;
    }

    /** A pattern for the longest part that every way to write the name has in common, for a quick look; ASCII. */
    public static function hint(string $name): string
    {
        $parts = preg_split('~[^A-Za-z0-9._-]+~', $name) ?: [];
        usort($parts, static fn(string $one, string $other): int => strlen($other) <=> strlen($one));

        return ($parts[0] ?? '') === '' ? '(?:)' : preg_quote($parts[0], '~');
    }

    /** A mailbox or domain as its reader sees it: the layers of encoding taken away. */
    public static function decoded(string $text): string
    {
        for ($layer = 0; $layer < 3 && preg_match('~[%&\\\\]|=40~', $text) === 1; $layer += 1) {
            $text = rawurldecode(str_ireplace('=40', '@', $text));
            $text = html_entity_decode($text, ENT_QUOTES | ENT_HTML5, 'UTF-8');
            $text = (string) preg_replace_callback(
                '~\\\\+u([0-9a-f]{4})|\\\\+x([0-9a-f]{2})~i',
                static fn(array $found): string => (string) mb_chr((int) hexdec($found[1] . ($found[2] ?? '')), 'UTF-8'),
                $text,
            );
        }

        return $text;
    }

    private static function encoded(string $character): string
    {
        $ways = [];
        foreach (array_unique([$character, mb_strtolower($character), mb_strtoupper($character)]) as $one) {
            $code = (int) mb_ord($one, 'UTF-8');
            $ways[] = preg_quote($one, '~');
            $ways[] = str_replace('%', '%(?:25)*+', rawurlencode($one));
            $ways[] = preg_quote(htmlentities($one, ENT_QUOTES | ENT_HTML5, 'UTF-8'), '~');
            $ways[] = sprintf('&(?:amp;)?\#0*%d;|&(?:amp;)?\#x0*%x;', $code, $code);
            $ways[] = $code <= 0xffff ? sprintf('\\\\+u%04x', $code) : preg_quote($one, '~');
        }
        // Behind a backslash, as in SQL and in JSON of PHP.
        $ways[] = '\\\\+' . preg_quote($character, '~');

        return '(?:' . implode('|', array_unique($ways)) . ')';
    }
}
