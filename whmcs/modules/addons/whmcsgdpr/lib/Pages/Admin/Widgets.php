<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\Whmcsgdpr\Pages\Admin;

use WHMCS\Module\Addon\Whmcsgdpr\Pages\Html;

/** The few shapes that sections are put together from, in Bootstrap 3's classes. */
final class Widgets
{
    public static function panel(string $title, Html|string|null ...$body): Html
    {
        return Html::tag(
            'div',
            ['class' => 'panel panel-default'],
            Html::tag('div', ['class' => 'panel-heading'], Html::tag('h3', ['class' => 'panel-title'], $title)),
            Html::tag('div', ['class' => 'panel-body'], ...$body),
        );
    }

    public static function alert(string $kind, Html|string ...$body): Html
    {
        return Html::tag('div', ['class' => "alert alert-{$kind}"], ...$body);
    }

    public static function note(string $text): Html
    {
        return Html::tag('p', ['class' => 'text-muted'], $text);
    }

    /** @param string $style Bootstrap's, such as `success` */
    public static function label(string $style, string $text): Html
    {
        return Html::tag('span', ['class' => "label label-{$style}"], $text);
    }

    public static function link(string $address, Html|string|int $text): Html
    {
        return Html::tag('a', ['href' => $address], $text);
    }

    /**
     * A table that becomes a list of cards on a narrow screen.
     *
     * @param list<string> $heads
     * @param list<list<Html|string|int|null>> $rows
     * @param string $class `wg-steps`: one line each on a narrow screen
     */
    public static function table(array $heads, array $rows, string $class = ''): Html
    {
        $head = array_map(static fn(string $text): Html => Html::tag('th', ['scope' => 'col'], $text), $heads);
        $cell = static fn(Html|string|int|null $of, string $head): Html => Html::tag('td', ['data-label' => $head], $of);
        $row = static fn(array $cells): Html => Html::tag('tr', [], ...array_map($cell, $cells, $heads));

        return Html::tag(
            'table',
            ['class' => trim("table wg-table {$class}")],
            Html::tag('thead', [], Html::tag('tr', [], ...$head)),
            Html::tag('tbody', [], ...array_map($row, $rows)),
        );
    }

    /**
     * Names and what stands behind them.
     *
     * @param array<string, Html|string|int|null> $facts null: left out
     */
    public static function facts(array $facts): Html
    {
        $parts = [];
        foreach ($facts as $name => $value) {
            if ($value !== null) {
                $parts[] = Html::tag('dt', [], $name);
                $parts[] = Html::tag('dd', [], $value);
            }
        }

        return Html::tag('dl', ['class' => 'wg-facts'], ...$parts);
    }

    public static function progress(int $done, int $total): Html
    {
        $percent = $total === 0 ? 0 : min(100, intdiv($done * 100, $total));
        $bar = [
            'class' => 'progress-bar',
            'role' => 'progressbar',
            'style' => "width: {$percent}%",
            'aria-valuenow' => $done,
            'aria-valuemin' => 0,
            'aria-valuemax' => $total,
        ];

        $progress = Html::tag('div', ['class' => 'progress'], Html::tag('div', $bar));

        return Html::tag('div', ['class' => 'wg-progress'], $progress, "{$done}/{$total}");
    }
}
