<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\Whmcsgdpr\Pages;

use Stringable;

/**
 * Markup that is safe to send. Whatever enters as a string is text and is escaped here, once, and nowhere else; only what is
 * Html already goes through as it is. A page built of it cannot forget to escape.
 */
final class Html implements Stringable
{
    private const WITHOUT_END = ['br', 'hr', 'input'];

    private function __construct(private readonly string $markup) {}

    /** Text, with whatever means something in HTML made harmless, between tags as within a quoted attribute. */
    public static function text(string|int $text): self
    {
        return new self(htmlspecialchars((string) $text, ENT_QUOTES | ENT_SUBSTITUTE | ENT_HTML5, 'UTF-8'));
    }

    /**
     * One element. Its name and the names of its attributes are ours, never data.
     *
     * @param array<string, string|int|bool|null> $attributes true: the bare attribute; false and null: left out
     * @param self|string|int|null ...$children strings are text; null is nothing
     */
    public static function tag(string $name, array $attributes = [], self|string|int|null ...$children): self
    {
        $markup = "<{$name}";
        foreach ($attributes as $attribute => $value) {
            if ($value === true) {
                $markup .= " {$attribute}";
            } elseif ($value !== false && $value !== null) {
                $markup .= " {$attribute}=\"" . self::text($value) . '"';
            }
        }

        return new self(
            $markup . '>' . (in_array($name, self::WITHOUT_END, true) ? '' : self::join($children) . "</{$name}>"),
        );
    }

    /**
     * One after the other.
     *
     * @param iterable<self|string|int|null> $parts strings are text; null is nothing
     */
    public static function join(iterable $parts, self|string $between = ''): self
    {
        $markup = [];
        foreach ($parts as $part) {
            if ($part !== null) {
                $markup[] = $part instanceof self ? $part->markup : self::text($part)->markup;
            }
        }

        return new self(implode($between instanceof self ? $between->markup : self::text($between)->markup, $markup));
    }

    /** A style sheet of our own, a constant; never with data. @param literal-string $css */
    public static function style(string $css): self
    {
        return new self("<style>{$css}</style>");
    }

    public function __toString(): string
    {
        return $this->markup;
    }
}
