<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\Whmcsgdpr\Pages\Admin\Sections;

use WHMCS\Module\Addon\Whmcsgdpr\Pages\Admin\AdminContext;
use WHMCS\Module\Addon\Whmcsgdpr\Pages\Admin\Documents;
use WHMCS\Module\Addon\Whmcsgdpr\Pages\Admin\DutyTools;
use WHMCS\Module\Addon\Whmcsgdpr\Pages\Admin\DutyView;
use WHMCS\Module\Addon\Whmcsgdpr\Pages\Admin\Section;
use WHMCS\Module\Addon\Whmcsgdpr\Pages\Admin\Widgets;
use WHMCS\Module\Addon\Whmcsgdpr\Pages\Html;

/**
 * Documents that need not be kept any more, client by client, and rows of the website's forms: looked at one purge at a time, then
 * released with a typed number.
 */
final class Purges implements Section
{
    private const MOST = 200;

    public function html(AdminContext $context): Html
    {
        $texts = $context->texts;
        $page = $context->service->api()->get('/v1/purges', ['limit' => self::MOST]);
        $purges = is_array($page['items'] ?? null) ? $page['items'] : [];
        $asked = $_GET['purge'] ?? null;
        foreach ($purges as $purge) {
            if (($purge['id'] ?? null) === $asked) {
                return $this->one($context, $purge);
            }
        }
        if ($purges === []) {
            return Widgets::panel($texts->of('purges_title'), Html::tag('p', [], $texts->of('purges_none')));
        }
        // What waits for the admin first; what is over last.
        $rank = static fn(array $purge): int => match (true) {
            ($purge['state'] ?? '') === 'held' => 0,
            DutyView::hasEnded($purge) => 2,
            default => 1,
        };
        usort($purges, static fn(array $a, array $b): int => $rank($a) <=> $rank($b));
        $view = new DutyView($context, $purges);
        $rows = array_map(
            fn(array $purge): array => [
                $view->client($purge),
                $context->dates->instant((string) ($purge['createdAt'] ?? '')),
                $this->count($purge),
                $view->state($purge),
                Widgets::link(
                    $context->links->view('documents', ['purge' => (string) ($purge['id'] ?? '')]),
                    $texts->of($rank($purge) === 0 ? 'purge_preview' : 'purge_look'),
                ),
            ],
            $purges,
        );
        $heads = ['col_client', 'col_listed', 'col_documents', 'col_state', 'col_actions'];

        return Widgets::panel(
            $texts->of('purges_title'),
            Widgets::note($texts->of('purges_explain')),
            Widgets::table(array_map(static fn(string $head): string => $texts->of($head), $heads), $rows),
            ($page['nextCursor'] ?? null) !== null ? Widgets::note($texts->of('list_is_cut')) : null,
        );
    }

    /** Exactly what it would remove, and below it the typed yes. @param array<string, mixed> $purge */
    private function one(AdminContext $context, array $purge): Html
    {
        $texts = $context->texts;
        $view = new DutyView($context, [$purge]);
        $back = ['class' => 'btn btn-sm btn-default', 'href' => $context->links->view('documents')];
        $isOfDocuments = !isset($purge['connector']);
        $documents = $isOfDocuments
            ? (new Documents($context))->listed((int) ($purge['clientId'] ?? 0), (string) ($purge['id'] ?? ''))
            : null;
        $isOpen = !DutyView::hasEnded($purge);
        $means = $isOfDocuments ? 'purge_means_live' : 'purge_means_forms';

        return Widgets::panel(
            $texts->of($isOfDocuments ? 'purge_title' : 'purge_title_forms'),
            Html::tag('div', ['class' => 'wg-about'], $view->client($purge), $view->state($purge)),
            $isOpen
                ? Widgets::alert('warning', $texts->of($context->service->isDryRun() ? 'purge_means_dry' : $means))
                : null,
            $isOfDocuments ? Html::tag('h4', [], $texts->of('purge_documents')) : null,
            $isOfDocuments ? $documents ?? Html::tag('p', [], $texts->of('documents_none')) : null,
            Html::tag('h4', [], $texts->of('plan_steps')),
            $view->openSteps($purge) ?? Html::tag('p', [], $texts->of('steps_none')),
            Html::tag(
                'div',
                ['class' => 'wg-tools'],
                (new DutyTools($context, 'documents'))->html($purge),
                Html::tag('a', $back, $texts->of('back')),
            ),
        );
    }

    /** How many documents or rows it is about, as its plan says. @param array<string, mixed> $purge */
    private function count(array $purge): string
    {
        $count = DutyTools::countOf($purge);

        return $count === 0 ? '' : (string) $count;
    }
}
