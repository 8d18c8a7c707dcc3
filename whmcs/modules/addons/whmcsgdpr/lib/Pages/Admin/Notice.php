<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\Whmcsgdpr\Pages\Admin;

use WHMCS\Module\Addon\Whmcsgdpr\Pages\Html;

/** What came of an act, told once. It survives the redirect after a POST in the session, as plain text. */
final class Notice
{
    private const SESSION = 'whmcsgdpr_notice';

    /**
     * @param string $kind `success`, `info`, `warning` or `danger`
     * @param list<array{ok: ?bool, text: string}> $lines what was found, one by one; ok null: neither good nor bad
     */
    public function __construct(
        public readonly string $kind,
        public readonly string $text,
        public readonly array $lines = [],
    ) {}

    /** Keeps it for the page that comes next. */
    public function keep(): void
    {
        $_SESSION[self::SESSION] = ['kind' => $this->kind, 'text' => $this->text, 'lines' => $this->lines];
    }

    /** The one that was kept, once. */
    public static function take(): ?self
    {
        $kept = $_SESSION[self::SESSION] ?? null;
        unset($_SESSION[self::SESSION]);

        return is_array($kept) ? new self($kept['kind'], $kept['text'], $kept['lines']) : null;
    }

    public function html(): Html
    {
        $lines = array_map(
            static fn(array $line): Html => Html::tag(
                'li',
                [
                    'class' => match ($line['ok']) {
                        true => 'wg-yes',
                        false => 'wg-no',
                        null => 'wg-plain',
                    },
                ],
                $line['text'],
            ),
            $this->lines,
        );

        return Html::tag(
            'div',
            ['class' => "alert alert-{$this->kind}", 'role' => 'status'],
            Html::tag('strong', [], $this->text),
            $lines === [] ? null : Html::tag('ul', ['class' => 'wg-lines'], ...$lines),
        );
    }
}
