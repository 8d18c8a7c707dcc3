<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\Whmcsgdpr\Pages\Admin\Sections;

use WHMCS\Module\Addon\Whmcsgdpr\Pages\Admin\AdminContext;
use WHMCS\Module\Addon\Whmcsgdpr\Pages\Admin\DutyView;
use WHMCS\Module\Addon\Whmcsgdpr\Pages\Admin\Section;
use WHMCS\Module\Addon\Whmcsgdpr\Pages\Admin\TaskView;
use WHMCS\Module\Addon\Whmcsgdpr\Pages\Admin\Widgets;
use WHMCS\Module\Addon\Whmcsgdpr\Pages\Html;

/** One task with whom to look for and what to write. The service reads that now; nothing of it is kept here. */
final class OneTask implements Section
{
    /** The details of a client as the service names them. */
    private const VALUES = [
        'firstName',
        'lastName',
        'companyName',
        'email',
        'phoneNumber',
        'address1',
        'address2',
        'postcode',
        'city',
        'state',
        'country',
    ];

    public function html(AdminContext $context): Html
    {
        $texts = $context->texts;
        $asked = $_GET['taskId'] ?? '';
        if (!is_string($asked) || preg_match('~^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\z~', $asked) !== 1) {
            return Widgets::alert('warning', $texts->of('task_not_named'));
        }
        $task = $context->service->api()->get("/v1/tasks/{$asked}");
        $details = is_array($task['details'] ?? null) ? $task['details'] : [];
        $view = new DutyView($context, [$task]);
        $one = new TaskView($context);

        return Widgets::panel(
            $texts->of('task_title'),
            Html::tag('div', ['class' => 'wg-about'], $view->client($task), $view->service($task), $one->object($task)),
            $one->what($task),
            Widgets::facts([$texts->of('col_due') => $view->due($task)]),
            $this->missing($context, $details),
            $this->search($context, $details),
            $this->values($context, $details),
            $this->places($context, $details),
            ($task['state'] ?? '') === 'open' ? $one->done($task) : null,
        );
    }

    /** What could not be read now is said rather than left out. @param array<string, mixed> $details */
    private function missing(AdminContext $context, array $details): ?Html
    {
        $texts = $context->texts;
        $lines = array_map(
            static fn(array $one): Html => Html::tag(
                'li',
                [],
                $texts->of('task_missing', [
                    'what' => $texts->code('task_detail', (string) ($one['detail'] ?? '')),
                    'why' => $texts->code('reason', (string) ($one['reason'] ?? '')),
                ]),
            ),
            self::rows($details['missing'] ?? null),
        );

        return $lines === [] ? null : Widgets::alert('warning', Html::tag('ul', [], ...$lines));
    }

    /** @param array<string, mixed> $details */
    private function search(AdminContext $context, array $details): ?Html
    {
        $search = $details['lookFor'] ?? null;
        if (!is_array($search)) {
            return null;
        }
        $texts = $context->texts;

        return Html::join([
            Html::tag('h4', [], $texts->of('task_look_for')),
            Widgets::facts([
                $texts->of('task_names') => self::texts($search['names'] ?? null),
                $texts->of('task_emails') => self::texts($search['emails'] ?? null),
                $texts->of('task_domains') => self::texts($search['domains'] ?? null),
            ]),
        ]);
    }

    /** @param array<string, mixed> $details */
    private function values(AdminContext $context, array $details): ?Html
    {
        $values = $details['newValues'] ?? null;
        if (!is_array($values)) {
            return null;
        }
        $facts = [];
        foreach (self::VALUES as $name) {
            $value = $values[$name] ?? '';
            $facts[$context->texts->code('value', strtolower($name))] = is_string($value) && $value !== '' ? $value : '–';
        }

        return Html::join([Html::tag('h4', [], $context->texts->of('task_new_values')), Widgets::facts($facts)]);
    }

    /** @param array<string, mixed> $details */
    private function places(AdminContext $context, array $details): ?Html
    {
        if (!is_array($details['where'] ?? null)) {
            return null;
        }
        $lines = array_map(
            static fn(array $place): Html => Html::tag(
                'li',
                [],
                strtr((string) ($place['kind'] ?? ''), '_', ' ') . ' ' . (string) ($place['id'] ?? ''),
            ),
            self::rows($details['where']),
        );

        return Html::join([
            Html::tag('h4', [], $context->texts->of('task_where')),
            $lines === [] ? Widgets::note($context->texts->of('task_where_none')) : Html::tag('ul', [], ...$lines),
        ]);
    }

    private static function texts(mixed $of): ?Html
    {
        $lines = is_array($of) ? array_filter($of, 'is_string') : [];

        return $lines === [] ? null : Html::join(array_values($lines), Html::tag('br'));
    }

    /** @return list<array<string, mixed>> */
    private static function rows(mixed $of): array
    {
        return is_array($of) ? array_values(array_filter($of, 'is_array')) : [];
    }
}
