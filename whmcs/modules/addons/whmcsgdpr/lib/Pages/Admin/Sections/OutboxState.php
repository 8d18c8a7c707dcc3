<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\Whmcsgdpr\Pages\Admin\Sections;

use WHMCS\Module\Addon\Whmcsgdpr\Pages\Admin\AdminContext;
use WHMCS\Module\Addon\Whmcsgdpr\Pages\Admin\Links;
use WHMCS\Module\Addon\Whmcsgdpr\Pages\Admin\Section;
use WHMCS\Module\Addon\Whmcsgdpr\Pages\Admin\Widgets;
use WHMCS\Module\Addon\Whmcsgdpr\Pages\Html;

/** How it stands with the events on their way to the service. */
final class OutboxState implements Section
{
    /** So many refused events are shown, and can be given up, at once. */
    public const REFUSED = 20;

    public function html(AdminContext $context): Html
    {
        $texts = $context->texts;
        $dates = $context->dates;
        $health = $context->parts->outbox->health();
        $oldest = $health['oldestPendingAt'];
        $problem = $health['lastProblem'];
        $delivered = $health['lastDeliveredAt'];
        $facts = Widgets::facts([
            $texts->of('outbox_pending') => $health['pending'] === 0 ? null : $health['pending'],
            $texts->of('outbox_failing') => $health['failing'] === 0 ? null : $health['failing'],
            $texts->of('outbox_oldest') => $oldest === null ? null : "{$dates->instant($oldest)} ({$dates->away($oldest)})",
            $texts->of('outbox_problem') => $problem === null ? null : self::problem($context, $problem),
            $texts->of('outbox_delivered') => $delivered === null ? null : $dates->instant($delivered),
        ]);

        return Widgets::panel(
            $texts->of('outbox_title'),
            $health['alarming'] ? Widgets::alert('danger', $texts->of('outbox_alarming')) : null,
            $health['pending'] === 0 ? Html::tag('p', [], $texts->of('outbox_empty')) : null,
            $facts,
            $health['pending'] === 0 || $context->connection === null
                ? null
                : $context->forms->act('outbox.send', 'overview', [], $context->forms->button($texts->of('outbox_send'))),
            self::refused($context),
        );
    }

    /** What the service refuses for ever, one by one, each with the way to give it up. */
    private static function refused(AdminContext $context): ?Html
    {
        $texts = $context->texts;
        $forms = $context->forms;
        $rows = array_map(
            static fn(array $event): array => [
                (string) $event['number'],
                $event['type'],
                $event['clientId'] === null
                    ? '–'
                    : Widgets::link(
                        Links::client($event['clientId']),
                        $texts->of('client_number', ['id' => $event['clientId']]),
                    ),
                $context->dates->instant($event['occurredAt']),
                self::problem($context, $event['lastProblem']),
                $forms->fold(
                    $texts->of('tool_discard'),
                    $forms->act(
                        'outbox.discard',
                        'overview',
                        ['event' => $event['number']],
                        Html::tag('p', [], $texts->of('discard_means')),
                        $forms->typed($texts->of('type_event', ['id' => $event['number']])),
                        $forms->button($texts->of('tool_discard'), 'danger'),
                    ),
                ),
            ],
            $context->parts->outbox->refused(self::REFUSED),
        );
        $heads = ['col_event', 'col_kind', 'col_client', 'col_happened', 'col_problem', 'col_actions'];

        return $rows === []
            ? null
            : Html::join([
                Html::tag('h4', [], $texts->of('outbox_refused')),
                Widgets::table(array_map(static fn(string $head): string => $texts->of($head), $heads), $rows),
            ]);
    }

    /** The code that the delivery left, in words. */
    public static function problem(AdminContext $context, string $code): string
    {
        $texts = $context->texts;
        if (!$texts->has("delivery_{$code}") && preg_match('~^http_(\d{3})\z~', $code, $found) === 1) {
            return $texts->of('delivery_http', ['status' => $found[1]]);
        }

        return $texts->code('delivery', $code);
    }
}
