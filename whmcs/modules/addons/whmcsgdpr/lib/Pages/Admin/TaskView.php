<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\Whmcsgdpr\Pages\Admin;

use WHMCS\Module\Addon\Whmcsgdpr\Pages\Html;

/** One task of the service's as the page shows it, in a list or by itself. */
final class TaskView
{
    public const OUTCOMES = ['done', 'nothing_found', 'retained', 'not_needed'];

    public function __construct(private readonly AdminContext $context) {}

    /** What happened, then the steps to take, one by one. @param array<string, mixed> $task */
    public function what(array $task): Html
    {
        $texts = $this->context->texts;
        $code = (string) ($task['code'] ?? '');
        $at = $task['recipient'] ?? ($task['connector'] ?? null);
        $place = $at === null ? null : Widgets::note($texts->of('task_at', ['connector' => (string) $at]));
        if (!$texts->has("task_{$code}")) {
            return Html::join([Html::tag('p', [], (string) ($task['what'] ?? $code)), $place]);
        }
        $steps = explode("\n", $texts->of("task_{$code}"));

        return Html::join([
            Html::tag('p', [], Html::tag('strong', [], array_shift($steps))),
            Html::tag('ol', [], ...array_map(static fn(string $step): Html => Html::tag('li', [], $step), $steps)),
            $place,
        ]);
    }

    /** @param array<string, mixed> $task */
    public function object(array $task): ?Html
    {
        return isset($task['objectId'])
            ? Widgets::note($this->context->texts->of('task_object', ['id' => (int) $task['objectId']]))
            : null;
    }

    /** Where a person says how it ended. @param array<string, mixed> $task */
    public function done(array $task): Html
    {
        $texts = $this->context->texts;
        $forms = $this->context->forms;
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

    /** To whom to look for and what to write, where the task is done outside of WHMCS. @param array<string, mixed> $task */
    public function link(array $task): ?Html
    {
        if (($task['hasDetails'] ?? false) !== true) {
            return null;
        }
        $address = $this->context->links->view('task', ['taskId' => (string) ($task['id'] ?? '')]);

        return Html::tag('p', [], Widgets::link($address, $this->context->texts->of('task_details_link')));
    }
}
