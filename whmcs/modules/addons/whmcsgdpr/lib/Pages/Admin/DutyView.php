<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\Whmcsgdpr\Pages\Admin;

use WHMCS\Module\Addon\Whmcsgdpr\Pages\Html;
use WHMCS\Module\Addon\Whmcsgdpr\Pages\Texts;

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

    /** The client's number, linked to WHMCS's own summary, and the name WHMCS has; 0 is nobody in particular. */
    public function client(array $duty): Html
    {
        $id = (int) ($duty['clientId'] ?? 0);
        if ($id === 0) {
            return Html::tag('span', [], $this->context->texts->of('client_nobody'));
        }
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
            ($duty['partly'] ?? false) === true
                ? Html::tag('div', ['class' => 'wg-why'], $this->context->texts->of('partly'))
                : null,
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

    /** Whether the service says that it should have ended by now. */
    public static function isOverdue(array $duty): bool
    {
        return ($duty['overdue'] ?? false) === true;
    }

    /** Whether nothing more comes of it, for better or worse. */
    public static function hasEnded(array $duty): bool
    {
        return in_array($duty['state'] ?? '', ['completed', 'withdrawn'], true);
    }

    /** When it is due, in words. */
    public function due(array $duty): Html
    {
        $dates = $this->context->dates;
        $due = is_string($duty['dueAt'] ?? null) ? $duty['dueAt'] : null;
        $hasEnded = self::hasEnded($duty);
        $tone = $dates->isPast($due) ? 'text-danger' : 'text-muted';
        $effective = is_string($duty['effectiveAt'] ?? null) ? $duty['effectiveAt'] : null;

        return Html::join([
            self::isOverdue($duty) ? Widgets::label('danger', $this->context->texts->of('overdue')) : null,
            self::isOverdue($duty) ? ' ' : null,
            $dates->latest($due),
            $due === null || $hasEnded ? null : Html::tag('div', ['class' => $tone], $dates->away($due)),
            $effective === null
                ? null
                : Html::tag(
                    'div',
                    ['class' => 'text-muted'],
                    $this->context->texts->of($dates->isPast($effective) ? 'effective_since' : 'effective_from', [
                        'at' => $dates->instant($effective),
                    ]),
                ),
            isset($duty['clockStoppedAt'])
                ? Html::tag(
                    'div',
                    ['class' => 'text-warning'],
                    $this->context->texts->of('clock_stopped', [
                        'at' => $dates->instant((string) $duty['clockStoppedAt']),
                    ]),
                )
                : null,
            isset($duty['suspendedAt'])
                ? Html::tag(
                    'div',
                    ['class' => 'text-muted'],
                    $this->context->texts->of('suspended_at', ['at' => $dates->instant((string) $duty['suspendedAt'])]),
                )
                : null,
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

        return $steps === [] ? null : (new StepView($this->context))->table($steps);
    }

    /** The way to what its deletion would do now; nothing where it is over or about no service. */
    public function toPlan(array $duty): ?Html
    {
        if (self::hasEnded($duty) || !isset($duty['serviceId'])) {
            return null;
        }
        $address = $this->context->links->view('service', ['serviceId' => (int) $duty['serviceId']]);

        return Html::tag(
            'a',
            ['class' => 'btn btn-sm btn-default', 'href' => $address],
            $this->context->texts->of('service_plan_link'),
        );
    }

    /** What was found each time an erasure was looked for again; nothing where none was planned. */
    public function absence(array $duty): ?Html
    {
        $texts = $this->context->texts;
        $dates = $this->context->dates;
        $checks = is_array($duty['absence'] ?? null) ? $duty['absence'] : [];
        $rows = array_map(
            static fn(array $check): array => [
                $texts->code('absence', (string) ($check['moment'] ?? '')),
                (string) ($check['connector'] ?? ''),
                $dates->instant((string) ($check['checkedAt'] ?? ($check['dueAt'] ?? ''))),
                self::found($texts, $check),
            ],
            $checks,
        );
        $heads = ['col_moment', 'col_where', 'col_when', 'col_found'];

        return $rows === []
            ? null
            : $this->context->forms->fold(
                $texts->of('absence_count', ['count' => count($rows)]),
                Widgets::table(array_map(static fn(string $head): string => $texts->of($head), $heads), $rows),
            );
    }

    private static function found(Texts $texts, array $check): Html|string
    {
        if (isset($check['found'])) {
            $found = (int) $check['found'];

            return $found === 0
                ? Widgets::label('success', $texts->of('absence_nothing'))
                : Widgets::label('danger', $texts->of('absence_found', ['count' => $found]));
        }
        $state = $texts->code('absence_state', (string) ($check['state'] ?? ''));

        return isset($check['reason']) ? "{$state} " . StepView::reason($texts, $check, 'elsewhere_unread') : $state;
    }
}
