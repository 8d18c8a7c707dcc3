<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\Whmcsgdpr\Pages\Admin;

use WHMCS\Module\Addon\Whmcsgdpr\Brake\Brake;
use WHMCS\Module\Addon\Whmcsgdpr\Brake\BrakeEntry;
use WHMCS\Module\Addon\Whmcsgdpr\Pages\Html;

/** How a service on the brake is shown, and how an admin releases it by hand. */
final class BrakeView
{
    public function __construct(private readonly AdminContext $context) {}

    /** Whether WHMCS may terminate it, why not, until when. */
    public function state(?BrakeEntry $entry, int $serviceId, int $clientId): Html
    {
        $texts = $this->context->texts;
        if ($this->context->parts->ownerHolds->includes($serviceId, $clientId)) {
            return Html::join([
                Widgets::label('warning', $texts->of('brake_owner')),
                Html::tag('div', ['class' => 'wg-why'], $texts->of('brake_owner_means')),
            ]);
        }
        if ($entry === null) {
            return Html::tag('span', ['class' => 'text-muted'], $texts->of('brake_default'));
        }
        $dates = $this->context->dates;
        if ($entry->state === Brake::RELEASED) {
            return Html::join([
                Widgets::label('danger', $texts->of('brake_released')),
                Html::tag(
                    'div',
                    ['class' => 'wg-why'],
                    $texts->of('brake_released_until', [
                        'at' => $dates->instant($entry->releasedUntil),
                        'by' => $this->by((string) $entry->releasedBy),
                        'reason' => $entry->reason === null ? '' : $texts->code('brake_reason', $entry->reason),
                    ]),
                ),
            ]);
        }

        return Html::join([
            Widgets::label('success', $texts->of('brake_held')),
            Html::tag('div', ['class' => 'wg-why'], $texts->code('brake_cause', $entry->cause)),
            $entry->holdEndsAt === null
                ? null
                : Html::tag(
                    'div',
                    ['class' => 'text-muted'],
                    $texts->of('brake_ends', [
                        'at' => $dates->latest($entry->holdEndsAt),
                    ]),
                ),
        ]);
    }

    /** What an admin can do by hand about a service on the brake; null: nothing now. */
    public function tools(?BrakeEntry $entry): ?Html
    {
        $isMovable = $entry !== null && !$this->context->parts->ownerHolds->includes($entry->serviceId, $entry->clientId);

        if (!$isMovable) {
            return null;
        }

        return $entry->state === Brake::HELD ? $this->releaseForm($entry) : $this->holdForm($entry);
    }

    /** The release: a reason, and the id of what WHMCS may then end, typed. */
    private function releaseForm(BrakeEntry $entry): Html
    {
        $addonId = $entry->addonId;
        $texts = $this->context->texts;
        $forms = $this->context->forms;
        $reasons = [];
        foreach (Brake::REASONS as $reason) {
            $reasons[$reason] = $texts->of("brake_reason_{$reason}");
        }

        return $forms->fold(
            $texts->of('tool_brake_release'),
            $forms->act(
                'brake.release',
                'deletions',
                self::idsOf($entry),
                Html::tag('p', [], $texts->of('brake_release_means')),
                $forms->select('reason', $texts->of('brake_release_reason'), $reasons),
                $forms->typed(
                    $addonId === 0
                        ? $texts->of('type_service', ['id' => $entry->serviceId])
                        : $texts->of('type_product_addon', ['id' => $addonId]),
                ),
                $forms->button($texts->of('tool_brake_release'), 'danger'),
            ),
        );
    }

    /** The release taken back: one click, since it only protects. */
    private function holdForm(BrakeEntry $entry): Html
    {
        $forms = $this->context->forms;
        $button = $forms->button($this->context->texts->of('tool_brake_hold'), 'warning');

        return $forms->act('brake.hold', 'deletions', self::idsOf($entry), $button);
    }

    /** @return array<string, int> */
    private static function idsOf(BrakeEntry $entry): array
    {
        $of = ['serviceId' => $entry->serviceId, 'clientId' => $entry->clientId];

        return $of + ($entry->addonId === 0 ? [] : ['addonId' => $entry->addonId]);
    }

    private function by(string $who): string
    {
        return strncmp($who, 'admin:', 6) === 0
            ? $this->context->texts->of('by_admin', ['id' => substr($who, 6)])
            : $this->context->texts->of('by_service');
    }
}
