<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\Whmcsgdpr\Pages\Admin\Sections;

use WHMCS\Module\Addon\Whmcsgdpr\Pages\Admin\AdminContext;
use WHMCS\Module\Addon\Whmcsgdpr\Pages\Admin\DutyView;
use WHMCS\Module\Addon\Whmcsgdpr\Pages\Admin\Section;
use WHMCS\Module\Addon\Whmcsgdpr\Pages\Admin\TaskView;
use WHMCS\Module\Addon\Whmcsgdpr\Pages\Admin\Widgets;
use WHMCS\Module\Addon\Whmcsgdpr\Pages\Html;

/** What only a person can do, the longest overdue first, and where that person says how it ended. */
final class Tasks implements Section
{
    private const PER_PAGE = 200;
    /** The service lists the newest first: what is overdue may stand on a later page. */
    private const MOST_PAGES = 5;

    public function html(AdminContext $context): Html
    {
        $texts = $context->texts;
        [$tasks, $isCut] = self::open($context);
        if ($tasks === []) {
            return Widgets::panel($texts->of('tasks_title'), Html::tag('p', [], $texts->of('tasks_none')));
        }
        usort($tasks, static fn(array $a, array $b): int => ($a['dueAt'] ?? '') <=> ($b['dueAt'] ?? ''));
        $overdue = count(array_filter($tasks, DutyView::isOverdue(...)));
        $view = new DutyView($context, $tasks);
        $one = new TaskView($context);
        $rows = array_map(
            static fn(array $task): array => [
                Html::join([$view->client($task), $view->service($task), $one->object($task)]),
                Html::join([$one->what($task), $one->link($task)]),
                $view->due($task),
                $one->done($task),
            ],
            $tasks,
        );
        $heads = ['col_client', 'col_task', 'col_due', 'col_actions'];

        return Widgets::panel(
            $texts->of('tasks_title'),
            $overdue > 0 ? Widgets::alert('warning', $texts->of('tasks_overdue', ['count' => $overdue])) : null,
            Widgets::note($texts->of('tasks_explain')),
            Widgets::table(array_map(static fn(string $head): string => $texts->of($head), $heads), $rows),
            $isCut ? Widgets::note($texts->of('list_is_cut')) : null,
        );
    }

    /** @return array{0: list<array<string, mixed>>, 1: bool} the open tasks, and whether there are more */
    private static function open(AdminContext $context): array
    {
        $tasks = [];
        $cursor = null;
        for ($page = 0; $page < self::MOST_PAGES; $page++) {
            $query = ['state' => 'open', 'limit' => self::PER_PAGE] + ($cursor === null ? [] : ['cursor' => $cursor]);
            $answer = $context->service->api()->get('/v1/tasks', $query);
            $tasks = [...$tasks, ...is_array($answer['items'] ?? null) ? $answer['items'] : []];
            $cursor = $answer['nextCursor'] ?? null;
            if (!is_string($cursor)) {
                return [$tasks, false];
            }
        }

        return [$tasks, true];
    }
}
