<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\Whmcsgdpr\Pages\Admin\Sections;

use WHMCS\Module\Addon\Whmcsgdpr\Pages\Admin\AdminContext;
use WHMCS\Module\Addon\Whmcsgdpr\Pages\Admin\DutyView;
use WHMCS\Module\Addon\Whmcsgdpr\Pages\Admin\Section;
use WHMCS\Module\Addon\Whmcsgdpr\Pages\Html;
use WHMCS\Module\Addon\Whmcsgdpr\Service\ServiceRefused;

/** What is under way and what asks for the admin, as numbers that lead to their lists. */
final class Overview implements Section
{
    private const MOST = 200;

    public function html(AdminContext $context): Html
    {
        $duties = static fn(array $query): array => self::count($context, '/v1/duties', $query);
        $overdue = array_filter($context->deletions->all(), DutyView::isOverdue(...));
        $tiles = [
            ['overdue', 'deletions', true, [count($overdue), false]],
            ['coming', 'deletions', false, $duties(['kind' => 'deletion', 'state' => 'scheduled'])],
            ['held', 'deletions', true, $duties(['kind' => 'deletion', 'state' => 'held'])],
            ['failed', 'clients', true, $duties(['state' => 'failed'])],
            ['running', 'clients', false, $duties(['state' => 'running'])],
            ['tasks', 'tasks', true, self::count($context, '/v1/tasks', ['state' => 'open'])],
            ['purges', 'documents', true, self::count($context, '/v1/purges', ['state' => 'held'])],
            ['backlog', 'backlog', true, self::count($context, '/v1/backlog', [])],
        ];

        return Html::tag(
            'div',
            ['class' => 'wg-tiles'],
            ...array_map(static function (array $tile) use ($context): Html {
                [$name, $view, $asks, [$count, $more]] = $tile;

                return Html::tag(
                    'a',
                    ['class' => 'wg-tile' . ($asks && $count > 0 ? ' wg-asks' : ''), 'href' => $context->links->view($view)],
                    Html::tag('b', [], $more ? "{$count}+" : $count),
                    $context->texts->of("tile_{$name}"),
                );
            }, $tiles),
        );
    }

    /**
     * @param array<string, string> $query
     * @return array{0: int, 1: bool} how many, and whether there are more
     */
    private static function count(AdminContext $context, string $path, array $query): array
    {
        try {
            $page = $context->service->api()->get($path, $query + ['limit' => self::MOST]);
        } catch (ServiceRefused $refused) {
            // An older service has no such list.
            return $refused->status === 404 ? [0, false] : throw $refused;
        }

        return [count($page['items'] ?? []), ($page['nextCursor'] ?? null) !== null];
    }
}
