<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\Whmcsgdpr\Pages\Admin\Sections;

use WHMCS\Module\Addon\Whmcsgdpr\Pages\Admin\AdminContext;
use WHMCS\Module\Addon\Whmcsgdpr\Pages\Admin\DutyView;
use WHMCS\Module\Addon\Whmcsgdpr\Pages\Admin\Section;
use WHMCS\Module\Addon\Whmcsgdpr\Pages\Admin\Widgets;
use WHMCS\Module\Addon\Whmcsgdpr\Pages\Html;

/** What was due before anyone watched: chosen in batches, looked at once more, then released with a typed count. */
final class Backlog implements Section
{
    private const MOST = 200;

    public function html(AdminContext $context): Html
    {
        $texts = $context->texts;
        $page = $context->service->api()->get('/v1/backlog', ['limit' => self::MOST]);
        $duties = $page['items'] ?? [];
        if ($duties === []) {
            return Widgets::panel($texts->of('backlog_title'), Html::tag('p', [], $texts->of('backlog_none')));
        }
        $asked = is_array($_GET['ids'] ?? null) ? $_GET['ids'] : [];
        $isChosen = static fn(array $duty): bool => in_array($duty['id'] ?? '', $asked, true);
        $chosen = array_values(array_filter($duties, $isChosen));
        if ($chosen !== []) {
            return $this->preview($context, $chosen);
        }
        $rows = array_map(
            static fn(array $row, array $duty): array => [
                Html::tag('input', [
                    'type' => 'checkbox',
                    'name' => 'ids[]',
                    'value' => (string) ($duty['id'] ?? ''),
                    'aria-label' => $texts->of('choose'),
                ]),
                ...$row,
            ],
            $this->rows($context, $duties),
            $duties,
        );

        return Widgets::panel(
            $texts->of('backlog_title'),
            Widgets::note($texts->of('backlog_explain')),
            $context->forms->read(
                'backlog',
                [],
                Widgets::table(['', ...$this->heads($context)], $rows),
                $context->forms->button($texts->of('backlog_preview'), 'primary'),
            ),
            ($page['nextCursor'] ?? null) !== null ? Widgets::note($texts->of('list_is_cut')) : null,
        );
    }

    /** @param list<array<string, mixed>> $chosen */
    private function preview(AdminContext $context, array $chosen): Html
    {
        $texts = $context->texts;
        $forms = $context->forms;
        $back = ['class' => 'btn btn-sm btn-default', 'href' => $context->links->view('backlog')];

        return Widgets::panel(
            $texts->of('backlog_preview_title', ['count' => count($chosen)]),
            Html::tag('p', [], $texts->of($context->service->isDryRun() ? 'backlog_means_dry' : 'backlog_means_live')),
            Widgets::table($this->heads($context), $this->rows($context, $chosen, true)),
            $forms->act(
                'backlog.release',
                'backlog',
                ['ids' => array_map('strval', array_column($chosen, 'id'))],
                $forms->typed($texts->of('type_count', ['count' => count($chosen)])),
                $forms->button($texts->of('backlog_release', ['count' => count($chosen)]), 'danger'),
                Html::text(' '),
                Html::tag('a', $back, $texts->of('back')),
            ),
        );
    }

    /**
     * @param list<array<string, mixed>> $duties
     * @return list<list<Html|string|null>>
     */
    private function rows(AdminContext $context, array $duties, bool $withSteps = false): array
    {
        $view = new DutyView($context, $duties);

        return array_map(
            static fn(array $duty): array => [
                $context->texts->code('kind', (string) ($duty['kind'] ?? '')),
                Html::join([$view->client($duty), $view->service($duty)]),
                $view->due($duty),
                $view->state($duty),
                ($withSteps ? $view->openSteps($duty) : $view->steps($duty)) ?? $context->texts->of('steps_none'),
            ],
            $duties,
        );
    }

    /** @return list<string> */
    private function heads(AdminContext $context): array
    {
        $heads = ['col_kind', 'col_client', 'col_due', 'col_state', 'col_steps'];

        return array_map(static fn(string $head): string => $context->texts->of($head), $heads);
    }
}
