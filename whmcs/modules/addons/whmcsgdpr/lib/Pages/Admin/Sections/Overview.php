<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\Whmcsgdpr\Pages\Admin\Sections;

use WHMCS\Module\Addon\Whmcsgdpr\Pages\Admin\AdminContext;
use WHMCS\Module\Addon\Whmcsgdpr\Pages\Admin\Section;
use WHMCS\Module\Addon\Whmcsgdpr\Pages\Html;

/** What is under way and what asks for the admin, as numbers that lead to their lists. */
final class Overview implements Section
{
    private const MOST = 200;

    public function html(AdminContext $context): Html
    {
        $duties = static fn(array $query): array => self::count($context, '/v1/duties', $query);
        $tiles = [
            ['coming', 'deletions', false, $duties(['kind' => 'deletion', 'state' => 'scheduled'])],
            ['held', 'deletions', true, $duties(['kind' => 'deletion', 'state' => 'held'])],
            ['failed', 'clients', true, $duties(['state' => 'failed'])],
            ['running', 'clients', false, $duties(['state' => 'running'])],
            ['tasks', 'tasks', true, self::count($context, '/v1/tasks', ['state' => 'open'])],
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
        $page = $context->service->api()->get($path, $query + ['limit' => self::MOST]);

        return [count($page['items'] ?? []), ($page['nextCursor'] ?? null) !== null];
    }
}
