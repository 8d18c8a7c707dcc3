<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\Whmcsgdpr\Pages\Admin;

use WHMCS\Module\Addon\Whmcsgdpr\Pages\Html;

/** How a duty of the service is shown, wherever it appears. Missing fields are shown as nothing, never guessed. */
final class DutyView
{
    public const HOLD_REASONS = ['dispute', 'claim', 'audit', 'restriction'];

    private const STYLES = [
        'pending' => 'default',
        'scheduled' => 'info',
        'held' => 'warning',
        'running' => 'primary',
        'waiting' => 'warning',
        'completed' => 'success',
        'failed' => 'danger',
        'withdrawn' => 'default',
    ];
    private const STEP_STYLES = [
        'running' => 'primary',
        'done' => 'success',
        'nothing_found' => 'success',
        'retained' => 'info',
        'waiting' => 'warning',
        'manual' => 'warning',
        'failed' => 'danger',
    ];

    /** @var array<int, string> */
    private array $clients;
    /** @var array<int, string> */
    private array $services;

    /** @param list<array<string, mixed>> $duties whose clients and services will be shown */
    public function __construct(private readonly AdminContext $context, array $duties)
    {
        $this->clients = $context->names->clients(array_map('intval', array_filter(array_column($duties, 'clientId'))));
        $this->services = $context->names->services(array_map('intval', array_filter(array_column($duties, 'serviceId'))));
    }

    /** The client's number, linked to WHMCS's own summary, and the name WHMCS has. */
    public function client(array $duty): Html
    {
        $id = (int) ($duty['clientId'] ?? 0);
        $name = $this->clients[$id] ?? null;

        return Html::join([
            Widgets::link(Links::client($id), $this->context->texts->of('client_number', ['id' => $id])),
            $name === null ? null : Html::tag('div', ['class' => 'wg-name'], $name),
        ]);
    }

    /** The service's number and domain; nothing where the duty is not about one. */
    public function service(array $duty): ?Html
    {
        $id = (int) ($duty['serviceId'] ?? 0);
        if ($id === 0) {
            return null;
        }

        return Html::join([
            Widgets::link(
                Links::service((int) ($duty['clientId'] ?? 0), $id),
                $this->context->texts->of('service_number', ['id' => $id]),
            ),
            isset($this->services[$id]) ? Html::tag('div', ['class' => 'wg-name'], $this->services[$id]) : null,
        ]);
    }

    public function state(array $duty): Html
    {
        $state = (string) ($duty['state'] ?? '');
        $why = $this->why($duty);

        return Html::join([
            Widgets::label(self::STYLES[$state] ?? 'default', $this->context->texts->code('state', $state)),
            $why === '' ? null : Html::tag('div', ['class' => 'wg-why'], $why),
        ]);
    }

    /** Why it stands where it stands, in a sentence. */
    public function why(array $duty): string
    {
        $texts = $this->context->texts;
        if (($duty['holdReason'] ?? null) !== null) {
            $by = ($duty['heldBy'] ?? '') === 'client' ? 'held_with_client' : 'held_by_owner';

            return $texts->of($by, ['reason' => $texts->code('hold', (string) $duty['holdReason'])]);
        }

        return isset($duty['reason']) ? $texts->code('reason', (string) $duty['reason']) : '';
    }

    /** When it is due, in words. */
    public function due(array $duty): Html
    {
        $dates = $this->context->dates;
        $due = is_string($duty['dueAt'] ?? null) ? $duty['dueAt'] : null;
        $tone = $dates->isPast($due) ? 'text-danger' : 'text-muted';
        $effective = is_string($duty['effectiveAt'] ?? null) ? $duty['effectiveAt'] : null;

        return Html::join([
            $dates->latest($due),
            $due === null ? null : Html::tag('div', ['class' => $tone], $dates->away($due)),
            $effective === null
                ? null
                : Html::tag(
                    'div',
                    ['class' => 'text-muted'],
                    $this->context->texts->of($dates->isPast($effective) ? 'effective_since' : 'effective_from', [
                        'at' => $dates->instant($effective),
                    ]),
                ),
            isset($duty['approvedAt'])
                ? Html::tag(
                    'div',
                    ['class' => 'text-muted'],
                    $this->context->texts->of('approved_at', ['at' => $dates->instant((string) $duty['approvedAt'])]),
                )
                : null,
        ]);
    }

    public function progress(array $duty): Html
    {
        return Widgets::progress((int) ($duty['progress']['done'] ?? 0), (int) ($duty['progress']['total'] ?? 0));
    }

    /** Every step behind a click; nothing before there is a plan. */
    public function steps(array $duty): ?Html
    {
        $table = $this->openSteps($duty);

        return $table === null
            ? null
            : $this->context->forms->fold(
                $this->context->texts->of('steps_count', ['count' => count($duty['steps'])]),
                $table,
            );
    }

    /** Every step in plain sight; nothing before there is a plan. */
    public function openSteps(array $duty): ?Html
    {
        $steps = is_array($duty['steps'] ?? null) ? $duty['steps'] : [];

        return $steps === [] ? null : $this->stepTable($steps);
    }

    /** @param list<array<string, mixed>> $steps of a duty or of a plan */
    public function stepTable(array $steps): Html
    {
        $texts = $this->context->texts;
        $rows = array_map(
            fn(array $step): array => [
                Html::join([
                    $texts->code('action', (string) ($step['action'] ?? '')),
                    in_array($step['connector'] ?? 'whmcs', ['whmcs', 'packages'], true)
                        ? null
                        : Html::tag('div', ['class' => 'text-muted'], (string) $step['connector']),
                ]),
                isset($step['count']) ? (string) $step['count'] : '',
                Html::join([
                    Widgets::label(
                        self::STEP_STYLES[$step['state'] ?? ''] ?? 'default',
                        $texts->code('step', (string) ($step['state'] ?? '')),
                    ),
                    $this->stepNote($step),
                ]),
            ],
            $steps,
        );

        return Widgets::table([$texts->of('col_step'), $texts->of('col_count'), $texts->of('col_state')], $rows, 'wg-steps');
    }

    private function stepNote(array $step): ?Html
    {
        $texts = $this->context->texts;
        $dates = $this->context->dates;
        $notes = array_filter([
            isset($step['retainedUntil'])
                ? $texts->of('retained_until', [
                    'day' => $dates->day((string) $step['retainedUntil']),
                    'ground' => (string) ($step['ground'] ?? ''),
                ])
                : '',
            isset($step['reason']) && !isset($step['retainedUntil']) ? $texts->code('reason', (string) $step['reason']) : '',
            isset($step['goneAt']) ? $texts->of('gone_at', ['at' => $dates->instant((string) $step['goneAt'])]) : '',
        ]);

        return $notes === [] ? null : Html::tag('div', ['class' => 'text-muted'], implode(' ', $notes));
    }
}
