<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\Whmcsgdpr\Pages\Admin\Sections;

use WHMCS\Module\Addon\Whmcsgdpr\Pages\Admin\AdminContext;
use WHMCS\Module\Addon\Whmcsgdpr\Pages\Admin\BrakeView;
use WHMCS\Module\Addon\Whmcsgdpr\Pages\Admin\DutyTools;
use WHMCS\Module\Addon\Whmcsgdpr\Pages\Admin\DutyView;
use WHMCS\Module\Addon\Whmcsgdpr\Pages\Admin\Section;
use WHMCS\Module\Addon\Whmcsgdpr\Pages\Admin\Widgets;
use WHMCS\Module\Addon\Whmcsgdpr\Pages\Html;

/** The deletions that have not ended, with what the brake in WHMCS does meanwhile. */
final class Deletions implements Section
{
    public function html(AdminContext $context): Html
    {
        $texts = $context->texts;
        $duties = $context->deletions->all();
        if ($duties === []) {
            return Widgets::panel($texts->of('deletions_title'), Html::tag('p', [], $texts->of('deletions_none')));
        }
        $brake = [];
        foreach ($context->parts->brake->all() as $entry) {
            if ($entry->addonId === 0) {
                $brake[$entry->serviceId] = $entry;
            }
        }
        $view = new DutyView($context, $duties);
        $tools = new DutyTools($context, 'deletions');
        $brakeView = new BrakeView($context);
        $rows = array_map(static function (array $duty) use ($view, $tools, $brake, $brakeView): array {
            $serviceId = (int) ($duty['serviceId'] ?? 0);
            $entry = $brake[$serviceId] ?? null;

            return [
                Html::join([$view->service($duty), Html::tag('div', [], $view->client($duty))]),
                $view->due($duty),
                $view->state($duty),
                $brakeView->state($entry, $serviceId, (int) ($duty['clientId'] ?? 0)),
                Html::tag(
                    'div',
                    ['class' => 'wg-tools'],
                    $tools->html($duty),
                    $brakeView->tools($entry),
                    $view->steps($duty),
                    $view->absence($duty),
                    $view->toPlan($duty),
                ),
            ];
        }, $duties);
        $heads = ['col_service', 'col_due', 'col_state', 'col_brake', 'col_actions'];

        return Widgets::panel(
            $texts->of('deletions_title'),
            Widgets::note($texts->of('deletions_explain', ['zone' => $context->dates->zone()])),
            Widgets::table(array_map(static fn(string $head): string => $texts->of($head), $heads), $rows),
            $context->deletions->isCut() ? Widgets::note($texts->of('list_is_cut')) : null,
        );
    }
}
