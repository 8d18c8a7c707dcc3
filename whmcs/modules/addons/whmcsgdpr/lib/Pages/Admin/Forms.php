<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\Whmcsgdpr\Pages\Admin;

use WHMCS\Module\Addon\Whmcsgdpr\Pages\Html;
use WHMCS\Module\Addon\Whmcsgdpr\Pages\Texts;

/** Forms and their fields. Whatever acts is a POST with WHMCS's token and the name of its act. */
final class Forms
{
    private int $fields = 0;

    public function __construct(private readonly Links $links, private readonly Texts $texts) {}

    /**
     * A form that acts.
     *
     * @param array<string, string|int|list<string>> $hidden values that come with it
     */
    public function act(string $act, string $view, array $hidden, Html ...$fields): Html
    {
        return Html::tag(
            'form',
            ['method' => 'post', 'action' => $this->links->view($view), 'class' => 'wg-form'],
            $this->hidden('token', generate_token('plain')),
            $this->hidden('act', $act),
            // For acts that would otherwise be done twice by a double click.
            $this->hidden('once', bin2hex(random_bytes(16))),
            ...[...$this->allHidden($hidden), ...$fields],
        );
    }

    /** A form that only reads: its fields become the address. @param array<string, string|int> $hidden */
    public function read(string $view, array $hidden, Html ...$fields): Html
    {
        return Html::tag(
            'form',
            ['method' => 'get', 'action' => (string) strtok($this->links->module, '?'), 'class' => 'wg-form'],
            ...[...$this->allHidden($this->links->parameters() + ['view' => $view] + $hidden), ...$fields],
        );
    }

    /** @param string $style Bootstrap's, such as `primary` or `danger` */
    public function button(string $text, string $style = 'default'): Html
    {
        return Html::tag('button', ['type' => 'submit', 'class' => "btn btn-sm btn-{$style}"], $text);
    }

    /** @param array<string, string> $options words by value */
    public function select(string $name, string $label, array $options): Html
    {
        $choices = [Html::tag('option', ['value' => ''], $this->texts->of('choose'))];
        foreach ($options as $value => $words) {
            $choices[] = Html::tag('option', ['value' => $value], $words);
        }

        return $this->labelled(
            $label,
            fn(string $id): Html => Html::tag(
                'select',
                ['name' => $name, 'id' => $id, 'class' => 'form-control input-sm', 'required' => true],
                ...$choices,
            ),
        );
    }

    /** @param array<string, string|int|bool> $attributes such as type, value or required */
    public function input(string $name, string $label, array $attributes = []): Html
    {
        return $this->labelled(
            $label,
            static fn(string $id): Html => Html::tag(
                'input',
                ['name' => $name, 'id' => $id, 'class' => 'form-control input-sm', 'autocomplete' => 'off'] + $attributes,
            ),
        );
    }

    public function tick(string $name, string $label, bool $required = false): Html
    {
        return Html::tag(
            'label',
            ['class' => 'wg-tick'],
            Html::tag('input', [
                'type' => 'checkbox',
                'name' => $name,
                'value' => '1',
                'required' => $required,
            ]),
            ' ',
            $label,
        );
    }

    /** Where the admin types an id by hand before anything that cannot be undone. It is checked again on arrival. */
    public function typed(string $label): Html
    {
        return $this->input('typed', $label, ['inputmode' => 'numeric', 'required' => true, 'size' => 12]);
    }

    /** What opens on a click, also without JavaScript. */
    public function fold(string $title, Html ...$inside): Html
    {
        $summary = Html::tag('summary', ['class' => 'btn btn-sm btn-default'], $title);

        return Html::tag('details', ['class' => 'wg-fold'], $summary, ...$inside);
    }

    private function labelled(string $label, callable $field): Html
    {
        $id = 'wg' . ++$this->fields;

        return Html::tag('div', ['class' => 'form-group'], Html::tag('label', ['for' => $id], $label), $field($id));
    }

    /**
     * @param array<string, string|int|list<string>> $values
     * @return list<Html>
     */
    private function allHidden(array $values): array
    {
        $fields = [];
        foreach ($values as $name => $value) {
            foreach (is_array($value) ? $value : [$value] as $one) {
                $fields[] = $this->hidden(is_array($value) ? "{$name}[]" : $name, (string) $one);
            }
        }

        return $fields;
    }

    private function hidden(string $name, string $value): Html
    {
        return Html::tag('input', ['type' => 'hidden', 'name' => $name, 'value' => $value]);
    }
}
