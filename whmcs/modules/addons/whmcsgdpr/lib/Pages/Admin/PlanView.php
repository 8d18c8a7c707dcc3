<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\Whmcsgdpr\Pages\Admin;

use WHMCS\Module\Addon\Whmcsgdpr\Pages\Html;

/** What an anonymisation would do now, what stands in its way, what stays; and below it, the typed yes. */
final class PlanView
{
    public function __construct(private readonly AdminContext $context) {}

    /**
     * @param array<string, mixed> $plan `steps` and `blockers` as the service tells them
     * @param list<array<string, mixed>> $anonymizations the client's, newest first
     */
    public function html(int $clientId, array $plan, array $anonymizations): Html
    {
        $texts = $this->context->texts;
        $steps = is_array($plan['steps'] ?? null) ? $plan['steps'] : [];
        $kept = array_values(array_filter($steps, static fn(array $step): bool => ($step['state'] ?? '') === 'retained'));
        $rest = array_values(array_filter($steps, static fn(array $step): bool => ($step['state'] ?? '') !== 'retained'));
        $blockers = (new Faults($texts))->blockers($plan);
        $codes = array_column(is_array($plan['blockers'] ?? null) ? $plan['blockers'] : [], 'code');

        return Html::join([
            $blockers === []
                ? Html::tag('p', ['class' => 'text-success'], $texts->of('plan_no_blockers'))
                : (new Notice('warning', $texts->of('plan_blockers'), $blockers))->html(),
            Html::tag('h4', [], $texts->of('plan_steps')),
            (new StepView($this->context))->table($rest),
            Html::tag('h4', [], $texts->of('plan_kept')),
            $kept === [] ? Html::tag('p', [], $texts->of('plan_kept_nothing')) : $this->kept($kept),
            array_diff($codes, ['open_ticket']) === []
                ? $this->confirm($clientId, in_array('open_ticket', $codes, true), $anonymizations)
                : Html::tag('p', [], $texts->of('plan_blocked')),
        ]);
    }

    /** @param list<array<string, mixed>> $steps */
    private function kept(array $steps): Html
    {
        $texts = $this->context->texts;
        $rows = array_map(
            fn(array $step): array => [
                $texts->code('action', (string) ($step['action'] ?? '')),
                (string) ($step['count'] ?? ''),
                (string) ($step['ground'] ?? ''),
                $this->context->dates->day(isset($step['retainedUntil']) ? (string) $step['retainedUntil'] : null),
            ],
            $steps,
        );
        $heads = ['col_kept', 'col_count', 'col_ground', 'col_until'];

        return Widgets::table(array_map(static fn(string $head): string => $texts->of($head), $heads), $rows);
    }

    /** @param list<array<string, mixed>> $anonymizations */
    private function confirm(int $clientId, bool $hasTickets, array $anonymizations): Html
    {
        $texts = $this->context->texts;
        $forms = $this->context->forms;
        $open = array_filter(
            $anonymizations,
            static fn(array $duty): bool => !in_array($duty['state'] ?? '', ['completed', 'withdrawn'], true),
        );

        return Html::tag(
            'div',
            ['class' => 'well well-sm'],
            Html::tag(
                'p',
                [],
                Html::tag(
                    'strong',
                    [],
                    $texts->of($this->context->service->isDryRun() ? 'plan_confirm_dry' : 'plan_confirm_live'),
                ),
            ),
            $open === [] ? null : Html::tag('p', [], $texts->of('plan_already_open')),
            $forms->act(
                'anonymization.create',
                'client',
                ['clientId' => $clientId],
                ...[
                    ...$hasTickets ? [$forms->tick('force', $texts->of('plan_force'), true)] : [],
                    $forms->typed($texts->of('type_client', ['id' => $clientId])),
                    $forms->button($texts->of('anonymize_button'), 'danger'),
                ],
            ),
        );
    }
}
