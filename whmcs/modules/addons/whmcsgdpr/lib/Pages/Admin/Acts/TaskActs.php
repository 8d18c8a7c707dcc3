<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\Whmcsgdpr\Pages\Admin\Acts;

use WHMCS\Module\Addon\Whmcsgdpr\Pages\Admin\AdminContext;
use WHMCS\Module\Addon\Whmcsgdpr\Pages\Admin\Notice;
use WHMCS\Module\Addon\Whmcsgdpr\Pages\Admin\Posted;
use WHMCS\Module\Addon\Whmcsgdpr\Pages\Admin\TaskView;

/** What only a person can say: that a task is done, and that what lay in the backlog may go. */
final class TaskActs
{
    public function __construct(private readonly AdminContext $context) {}

    public function done(Posted $posted): Notice
    {
        $task = $posted->uuid('task');
        $outcome = $posted->choice('outcome', TaskView::OUTCOMES);
        $this->context->note('task.done', $posted->client('clientId'), null, ['task' => $task, 'outcome' => $outcome]);
        $this->context->service->api()->post("/v1/tasks/{$task}/done", ['outcome' => $outcome]);

        return new Notice('success', $this->context->texts->of('done_task'));
    }

    /** Exactly the previewed batch; how many it holds must have been typed. */
    public function releaseBacklog(Posted $posted): Notice
    {
        $texts = $this->context->texts;
        $ids = $posted->uuids('ids');
        $posted->demandTyped(count($ids));
        foreach ($ids as $id) {
            $this->context->note('backlog.release', null, null, ['duty' => $id]);
        }
        $answer = $this->context->service->api()->post('/v1/backlog/release', ['ids' => $ids]);
        $refused = is_array($answer['refused'] ?? null) ? $answer['refused'] : [];
        $lines = array_map(
            static fn(array $one): array => [
                'ok' => false,
                'text' => $texts->code('backlog_refused', (string) ($one['reason'] ?? '')),
            ],
            $refused,
        );

        return new Notice(
            $refused === [] ? 'success' : 'warning',
            $texts->of('done_backlog', ['count' => count($answer['released'] ?? [])]),
            $lines,
        );
    }
}
