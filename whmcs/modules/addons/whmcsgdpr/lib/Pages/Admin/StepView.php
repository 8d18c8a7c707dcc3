<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\Whmcsgdpr\Pages\Admin;

use WHMCS\Module\Addon\Whmcsgdpr\Pages\Html;
use WHMCS\Module\Addon\Whmcsgdpr\Pages\Texts;

/**
 * How the steps of a duty or of a plan are shown: what becomes of which fields, where a step stands, and how it can be undone.
 * A field that an older service does not tell is shown as nothing.
 */
final class StepView
{
    private const STYLES = [
        'running' => 'primary',
        'done' => 'success',
        'nothing_found' => 'success',
        'retained' => 'info',
        'waiting' => 'warning',
        'manual' => 'warning',
        'failed' => 'danger',
    ];
    /** Whose steps need no name beside them. */
    private const AT_HOME = ['whmcs', 'packages'];
    /** What the owner mends in the settings or at the vendor. */
    private const ACCESS_FAULTS = ['connector.unauthenticated', 'connector.forbidden', 'connector.certificate_invalid'];

    /** The codes of what connectors meet, all of which have a dot; `subject.incomplete` and WHMCS's own have words of theirs. */
    private const OF_A_SYSTEM = '/^(?:connector|internal|cloudways|freshdesk|versio|resellerclub|rackspace|website_forms|google_analytics)\./';
    /** Answers that may have been a page of maintenance. */
    private const ODD_ANSWERS = [
        'connector.redirect_refused',
        'connector.shape_unexpected',
        'connector.response_too_large',
        'connector.not_found',
        'resellerclub.refused',
        'website_forms.no_tables',
    ];

    public function __construct(private readonly AdminContext $context) {}

    /** @param list<array<string, mixed>> $steps */
    public function table(array $steps): Html
    {
        $texts = $this->context->texts;
        $rows = array_map(
            fn(array $step): array => [
                Html::join([
                    $texts->code('action', (string) ($step['action'] ?? '')),
                    in_array($step['connector'] ?? 'whmcs', self::AT_HOME, true)
                        ? null
                        : self::muted((string) $step['connector']),
                    ...$this->fields($step),
                ]),
                isset($step['count']) ? (string) $step['count'] : '',
                Html::join([$this->state($step), $this->note($step), $this->sharedWith($step), $this->undo($step)]),
            ],
            $steps,
        );

        return Widgets::table([$texts->of('col_step'), $texts->of('col_count'), $texts->of('col_state')], $rows, 'wg-steps');
    }

    /**
     * Who else uses something, each linked to WHMCS's own page.
     *
     * @param mixed $shared a list of `{type, id}`; anything else is nothing
     */
    public function who(mixed $shared): ?Html
    {
        $texts = $this->context->texts;
        $who = [];
        foreach (is_array($shared) ? $shared : [] as $one) {
            $id = (int) ($one['id'] ?? 0);
            $who[] = match ($one['type'] ?? '') {
                'client' => Widgets::link(Links::client($id), $texts->of('client_number', ['id' => $id])),
                'service' => $texts->of('service_number', ['id' => $id]),
                default => $texts->code('shared', (string) ($one['type'] ?? '')) . " {$id}",
            };
        }

        return $who === [] ? null : Html::join([$texts->of('shared_with'), ' ', Html::join($who, ', ')]);
    }

    private function state(array $step): Html
    {
        $state = (string) ($step['state'] ?? '');

        return Widgets::label(self::STYLES[$state] ?? 'default', $this->context->texts->code('step', $state));
    }

    /**
     * What becomes of which groups of fields: one line for each treatment and why.
     *
     * @return list<Html>
     */
    private function fields(array $step): array
    {
        $texts = $this->context->texts;
        $lines = [];
        foreach (is_array($step['fields'] ?? null) ? $step['fields'] : [] as $field) {
            $treatment = $texts->code('treatment', (string) ($field['treatment'] ?? ''));
            $why = $this->because($field);
            $lines["{$treatment} {$why}"] ??= [$treatment, $why, []];
            $lines["{$treatment} {$why}"][2][] = $texts->code('group', (string) ($field['group'] ?? ''));
        }

        return array_map(
            static fn(array $line): Html => self::muted(
                "{$line[0]}: " . implode(', ', $line[2]) . ($line[1] === '' ? '' : ". {$line[1]}"),
            ),
            array_values($lines),
        );
    }

    private function because(array $field): string
    {
        if (isset($field['until'])) {
            return $this->until((string) $field['until'], (string) ($field['ground'] ?? ''));
        }

        return isset($field['reason']) ? $this->context->texts->code('reason', (string) $field['reason']) : '';
    }

    private function note(array $step): ?Html
    {
        $texts = $this->context->texts;
        $notes = array_filter([
            isset($step['retainedUntil'])
                ? $this->until((string) $step['retainedUntil'], (string) ($step['ground'] ?? ''))
                : '',
            isset($step['reason']) && !isset($step['retainedUntil']) ? self::reason($texts, $step) : '',
            isset($step['goneAt'])
                ? $texts->of('gone_at', ['at' => $this->context->dates->instant((string) $step['goneAt'])])
                : '',
        ]);

        return $notes === [] ? null : self::muted(implode(' ', $notes));
    }

    /**
     * What keeps a step or a look at another system from ending is not WHMCS's doing, though the codes are the same.
     *
     * @param string|null $unread the words where no usable answer came and nothing is said of what comes next; null: a step's
     */
    public static function reason(Texts $texts, array $one, ?string $unread = null): string
    {
        $reason = (string) $one['reason'];
        $isElsewhere = !in_array($one['connector'] ?? 'whmcs', self::AT_HOME, true);
        if (!$isElsewhere || preg_match(self::OF_A_SYSTEM, $reason) !== 1) {
            return $texts->code('reason', $reason);
        }
        if (in_array($reason, self::ACCESS_FAULTS, true)) {
            return $texts->of('elsewhere_access');
        }
        if ($unread !== null) {
            return $texts->of($unread);
        }
        if (($one['state'] ?? '') === 'manual') {
            return $texts->of('elsewhere_refused');
        }

        return $texts->of(in_array($reason, self::ODD_ANSWERS, true) ? 'elsewhere_odd' : 'elsewhere_away');
    }

    private function sharedWith(array $step): ?Html
    {
        $who = $this->who($step['sharedWith'] ?? null);

        return $who === null ? null : self::muted($who);
    }

    /** How it can be undone now and, while it has not begun, how once it has. */
    private function undo(array $step): ?Html
    {
        $undo = $step['undo'] ?? null;
        if (!is_array($undo)) {
            return null;
        }
        $texts = $this->context->texts;
        $now = $this->wayBack($undo);
        $then = $undo['afterwards'] ?? null;

        return self::muted(
            is_array($then) ? $texts->of('undo_then', ['now' => $now, 'then' => $this->wayBack($then)]) : $now,
        );
    }

    private function wayBack(array $undo): string
    {
        $texts = $this->context->texts;
        $how = $texts->code('undo', (string) ($undo['how'] ?? ''));

        return isset($undo['at'])
            ? $texts->of('undo_until', ['how' => $how, 'at' => $this->context->dates->instant((string) $undo['at'])])
            : $how;
    }

    private function until(string $day, string $ground): string
    {
        return $this->context->texts->of('retained_until', [
            'day' => $this->context->dates->day($day),
            'ground' => $ground,
        ]);
    }

    private static function muted(Html|string $text): Html
    {
        return Html::tag('div', ['class' => 'text-muted'], $text);
    }
}
