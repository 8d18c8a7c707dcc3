<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\Whmcsgdpr\Pages\Admin\Sections;

use WHMCS\Module\Addon\Whmcsgdpr\Changes\MassLoss;
use WHMCS\Module\Addon\Whmcsgdpr\Columns;
use WHMCS\Module\Addon\Whmcsgdpr\Door\WhmcsSettings;
use WHMCS\Module\Addon\Whmcsgdpr\Hooks\Registration;
use WHMCS\Module\Addon\Whmcsgdpr\Pages\Admin\AdminContext;
use WHMCS\Module\Addon\Whmcsgdpr\Pages\Admin\Section;
use WHMCS\Module\Addon\Whmcsgdpr\Pages\Html;
use WHMCS\Module\Addon\Whmcsgdpr\Pages\Admin\Widgets;
use WHMCS\Module\Addon\Whmcsgdpr\State;

/** What in WHMCS breaks the promise to clients, in plain words: what it is, what it means, what to do. */
final class Warnings implements Section
{
    /** Invoices are kept for ten years; whoever prunes earlier loses what the law asks for. */
    private const LEGAL_MONTHS = 120;
    private const CRON_SILENCE = '-1 hour';

    public function html(AdminContext $context): Html
    {
        $warnings = [
            ...$this->brake(),
            ...$this->pruning(),
            ...$this->snapshot(),
            ...$this->cron($context),
            ...$this->nameless($context),
        ];

        return Html::join([
            ...$this->missing($context),
            ...array_map(
                static fn(array $warning): Html => Widgets::alert(
                    $warning[0],
                    Html::tag('strong', [], $context->texts->of("warning_{$warning[1]}", $warning[2] ?? [])),
                    ' ',
                    $context->texts->of("warning_{$warning[1]}_means", $warning[2] ?? []),
                ),
                $warnings,
            ),
        ]);
    }

    /** What is missing in such a number that it is not told, each with the way to say that it was really deleted. @return list<Html> */
    private function missing(AdminContext $context): array
    {
        $texts = $context->texts;
        $forms = $context->forms;
        $found = [];
        foreach (MassLoss::KINDS as $kind) {
            $count = $context->parts->massLoss->standing($kind);
            if ($count > 0) {
                $found[] = Widgets::alert(
                    'danger',
                    Html::tag('strong', [], $texts->of("warning_missing_{$kind}", ['count' => $count])),
                    ' ',
                    $texts->of('warning_missing_means'),
                    $forms->fold(
                        $texts->of("missing_confirm_{$kind}"),
                        $forms->act(
                            'missing.confirm',
                            'overview',
                            ['kind' => $kind],
                            Html::tag('p', [], $texts->of('missing_confirm_means')),
                            $forms->typed($texts->of('type_count', ['count' => $count])),
                            $forms->button($texts->of("missing_confirm_{$kind}"), 'danger'),
                        ),
                    ),
                );
            }
        }

        return $found;
    }

    /** @return list<array{0: string, 1: string}> */
    private function brake(): array
    {
        $found = [];
        $hasBrake = Registration::brakeIsOn();
        $automation = $this->settings()->onOrOff(WhmcsSettings::CANCELLATION_AUTOMATION);
        if (!$hasBrake) {
            $found[] = ['danger', 'hooks'];
        }
        if ($automation === 'on') {
            $found[] = $hasBrake ? ['info', 'automation_braked'] : ['danger', 'automation'];
        } elseif ($automation === 'unknown') {
            $found[] = ['info', 'automation_unknown'];
        }

        return $found;
    }

    /** @return list<array{0: string, 1: string, 2?: array<string, int>}> */
    private function pruning(): array
    {
        $settings = $this->settings();
        $months = $settings->retentionPruningMonths();

        return match ($settings->onOrOff(WhmcsSettings::RETENTION_PRUNING)) {
            'off' => [],
            'unknown' => [['info', 'pruning_unknown']],
            default => match (true) {
                $months === null => [['danger', 'pruning_months_unknown']],
                $months < self::LEGAL_MONTHS => [['danger', 'pruning', ['months' => $months]]],
                default => [],
            },
        };
    }

    /** @return list<array{0: string, 1: string}> */
    private function snapshot(): array
    {
        return match ($this->settings()->onOrOff(WhmcsSettings::CLIENT_SNAPSHOT)) {
            'on' => [],
            'off' => [['warning', 'snapshot']],
            default => [['info', 'snapshot_unknown']],
        };
    }

    /** @return list<array{0: string, 1: string, 2?: array<string, string>}> */
    private function cron(AdminContext $context): array
    {
        $last = $context->parts->state->get(State::LAST_CRON);
        if ($last === null) {
            return [['warning', 'cron_never']];
        }
        $found =
            strtotime($last) < $context->parts->clock->now()->modify(self::CRON_SILENCE)->getTimestamp()
                ? [['danger', 'cron', ['at' => $context->dates->instant($last)]]]
                : [];
        $failures = $context->parts->state->get(State::CRON_FAILURES);

        return $failures === null ? $found : [...$found, ['warning', 'cron_failures', ['parts' => $failures]]];
    }

    /** Hook calls that told of nobody. @return list<array{0: string, 1: string, 2: array<string, int>}> */
    private function nameless(AdminContext $context): array
    {
        $count = (int) $context->parts->state->get(State::HOOKS_WITHOUT_ID);

        return $count === 0 ? [] : [['warning', 'hooks_without_id', ['count' => $count]]];
    }

    private function settings(): WhmcsSettings
    {
        return new WhmcsSettings(new Columns());
    }
}
