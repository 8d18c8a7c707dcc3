<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\Whmcsgdpr\Pages\Admin\Sections;

use WHMCS\Module\Addon\Whmcsgdpr\Brake\BrakeEntry;
use WHMCS\Module\Addon\Whmcsgdpr\Pages\Admin\AdminContext;
use WHMCS\Module\Addon\Whmcsgdpr\Pages\Admin\BrakeView;
use WHMCS\Module\Addon\Whmcsgdpr\Pages\Admin\DutyView;
use WHMCS\Module\Addon\Whmcsgdpr\Pages\Admin\Section;
use WHMCS\Module\Addon\Whmcsgdpr\Pages\Admin\Widgets;
use WHMCS\Module\Addon\Whmcsgdpr\Pages\Html;
use WHMCS\Module\Addon\Whmcsgdpr\Service\ServiceRefused;
use WHMCS\Module\Addon\Whmcsgdpr\Service\ServiceUnreachable;

/**
 * Services on the brake of which the service has no open deletion, and product addons: nothing else would ever show them. While the service is
 * silent these are all of them, and they can still be released.
 */
final class BrakeList implements Section
{
    public function html(AdminContext $context): Html
    {
        $texts = $context->texts;
        try {
            $known = array_column($context->deletions->all(), 'serviceId');
        } catch (ServiceRefused | ServiceUnreachable $silent) {
            $known = null;
        }
        $entries = array_values(
            array_filter(
                $context->parts->brake->all(),
                static fn(BrakeEntry $entry): bool => $known === null ||
                    $entry->addonId !== 0 ||
                    !in_array($entry->serviceId, $known, true),
            ),
        );
        $title = $texts->of($known === null ? 'brake_title_all' : 'brake_title_unknown');
        if ($entries === []) {
            return Widgets::panel($title, Html::tag('p', [], $texts->of('brake_none')));
        }
        $view = new DutyView($context, array_map(self::asDuty(...), $entries));
        $brake = new BrakeView($context);
        $addons = $context->names->productAddons(array_filter(array_column($entries, 'addonId')));
        $rows = array_map(
            static fn(BrakeEntry $entry): array => [
                Html::join([
                    $view->service(self::asDuty($entry)),
                    self::productAddon($context, $entry, $addons[$entry->addonId] ?? null),
                    Html::tag('div', [], $view->client(self::asDuty($entry))),
                ]),
                $context->dates->instant($entry->heldAt),
                $entry->dueAt === null ? '–' : $context->dates->latest($entry->dueAt),
                $brake->state($entry, $entry->serviceId, $entry->clientId),
                $brake->tools($entry) ?? '',
            ],
            $entries,
        );
        $heads = ['col_service', 'col_held_since', 'col_due', 'col_brake', 'col_actions'];

        return Widgets::panel(
            $title,
            Widgets::note($texts->of($known === null ? 'brake_explain_all' : 'brake_explain_unknown')),
            Widgets::table(array_map(static fn(string $head): string => $texts->of($head), $heads), $rows),
        );
    }

    private static function productAddon(AdminContext $context, BrakeEntry $entry, ?string $name): ?Html
    {
        if ($entry->addonId === 0) {
            return null;
        }
        $number = $context->texts->of('product_addon', ['id' => $entry->addonId, 'service' => $entry->serviceId]);

        return Html::tag('div', ['class' => 'wg-name'], $name === null ? $number : "{$number}: {$name}");
    }

    /** @return array<string, int> */
    private static function asDuty(BrakeEntry $entry): array
    {
        return ['clientId' => $entry->clientId, 'serviceId' => $entry->serviceId];
    }
}
