<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\Whmcsgdpr\Pages\Admin\Sections;

use WHMCS\Module\Addon\Whmcsgdpr\Pages\Admin\AdminContext;
use WHMCS\Module\Addon\Whmcsgdpr\Pages\Admin\DutyView;
use WHMCS\Module\Addon\Whmcsgdpr\Pages\Admin\Section;
use WHMCS\Module\Addon\Whmcsgdpr\Pages\Admin\Widgets;
use WHMCS\Module\Addon\Whmcsgdpr\Pages\Html;

/** What only a person can do, and where that person says how it ended. */
final class Tasks implements Section
{
    public const OUTCOMES = ['done', 'nothing_found', 'retained', 'not_needed'];

    private const MOST = 200;

    public function html(AdminContext $context): Html
    {
        $texts = $context->texts;
        $page = $context->service->api()->get('/v1/tasks', ['state' => 'open', 'limit' => self::MOST]);
        $tasks = $page['items'] ?? [];
        if ($tasks === []) {
            return Widgets::panel($texts->of('tasks_title'), Html::tag('p', [], $texts->of('tasks_none')));
        }
        usort($tasks, static fn(array $a, array $b): int => ($a['dueAt'] ?? '') <=> ($b['dueAt'] ?? ''));
        $view = new DutyView($context, $tasks);
        $rows = array_map(
            static fn(array $task): array => [
                Html::join([$view->client($task), $view->service($task), self::object($context, $task)]),
                self::what($context, $task),
                $view->due($task),
                self::done($context, $task),
            ],
            $tasks,
        );
        $heads = ['col_client', 'col_task', 'col_due', 'col_actions'];

        return Widgets::panel(
            $texts->of('tasks_title'),
            Widgets::note($texts->of('tasks_explain')),
            Widgets::table(array_map(static fn(string $head): string => $texts->of($head), $heads), $rows),
            ($page['nextCursor'] ?? null) !== null ? Widgets::note($texts->of('list_is_cut')) : null,
        );
    }

    /** What happened, then the steps to take, one by one. */
    private static function what(AdminContext $context, array $task): Html
    {
        $texts = $context->texts;
        $code = (string) ($task['code'] ?? '');
        if (!$texts->has("task_{$code}")) {
            return Html::tag('p', [], (string) ($task['what'] ?? $code));
        }
        $steps = explode("\n", $texts->of("task_{$code}"));

        return Html::join([
            Html::tag('p', [], Html::tag('strong', [], array_shift($steps))),
            Html::tag('ol', [], ...array_map(static fn(string $step): Html => Html::tag('li', [], $step), $steps)),
            isset($task['connector'])
                ? Widgets::note($texts->of('task_at', ['connector' => (string) $task['connector']]))
                : null,
        ]);
    }

    private static function object(AdminContext $context, array $task): ?Html
    {
        return isset($task['objectId'])
            ? Widgets::note($context->texts->of('task_object', ['id' => (int) $task['objectId']]))
            : null;
    }

    private static function done(AdminContext $context, array $task): Html
    {
        $texts = $context->texts;
        $forms = $context->forms;
        $outcomes = [];
        foreach (self::OUTCOMES as $outcome) {
            $outcomes[$outcome] = $texts->of("outcome_{$outcome}");
        }

        return $forms->act(
            'task.done',
            'tasks',
            ['task' => (string) ($task['id'] ?? ''), 'clientId' => (int) ($task['clientId'] ?? 0)],
            $forms->select('outcome', $texts->of('task_outcome'), $outcomes),
            $forms->button($texts->of('task_done'), 'primary'),
        );
    }
}
