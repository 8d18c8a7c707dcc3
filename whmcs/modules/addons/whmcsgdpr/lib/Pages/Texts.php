<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\Whmcsgdpr\Pages;

/** The page's words in the reader's language, English where one is missing. They are text, not markup. */
final class Texts
{
    /** @param array<string, string> $words all by their keys */
    private function __construct(private readonly array $words, private readonly string $prefix) {}

    /**
     * The words of the admin page.
     *
     * @param mixed $lang what WHMCS hands over as `_lang`
     */
    public static function ofAdmin(mixed $lang): self
    {
        $english = require dirname(__DIR__, 2) . '/lang/admin/english.php';

        return new self(array_filter(is_array($lang) ? $lang : [], 'is_string') + $english, 'admin_');
    }

    /**
     * A text with its places filled.
     *
     * @param string $key without the prefix of its page
     * @param array<string, string|int> $values by the names of the places, `{name}`
     */
    public function of(string $key, array $values = []): string
    {
        $places = [];
        foreach ($values as $name => $value) {
            $places["{{$name}}"] = (string) $value;
        }

        return strtr($this->words[$this->prefix . $key] ?? $key, $places);
    }

    public function has(string $key): bool
    {
        return isset($this->words[$this->prefix . $key]);
    }

    /** The words for a code of a group, such as `state` and `held`; a code nobody knows yet is shown as it is, legibly. */
    public function code(string $group, string $code): string
    {
        return $this->has("{$group}_{$code}") ? $this->of("{$group}_{$code}") : strtr($code, ['_' => ' ', '.' => ' ']);
    }
}
