<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\Whmcsgdpr\Pages\Admin;

use WHMCS\Module\Addon\Whmcsgdpr\Pages\Html;

/** Lists of exports and of anonymisations, with how far they are. */
final class DutyList
{
    public function __construct(private readonly AdminContext $context, private readonly string $view) {}

    /** @param list<array<string, mixed>> $exports */
    public function exports(array $exports): Html
    {
        $texts = $this->context->texts;
        if ($exports === []) {
            return Html::tag('p', [], $texts->of('exports_none'));
        }
        $view = new DutyView($this->context, $exports);
        $rows = array_map(
            fn(array $export): array => [
                $view->client($export),
                $this->context->dates->instant((string) ($export['createdAt'] ?? '')),
                $view->state($export),
                $view->progress($export),
                Html::tag('div', ['class' => 'wg-tools'], $this->package($export), $this->sources($export)),
            ],
            $exports,
        );

        return $this->table(['col_client', 'col_asked', 'col_state', 'col_progress', 'col_actions'], $rows);
    }

    /** @param list<array<string, mixed>> $anonymizations */
    public function anonymizations(array $anonymizations): Html
    {
        $texts = $this->context->texts;
        if ($anonymizations === []) {
            return Html::tag('p', [], $texts->of('anonymizations_none'));
        }
        $view = new DutyView($this->context, $anonymizations);
        $tools = new DutyTools($this->context, $this->view);
        $rows = array_map(
            fn(array $duty): array => [
                $view->client($duty),
                $view->due($duty),
                Html::join([
                    $view->state($duty),
                    isset($duty['result'])
                        ? Html::tag('div', ['class' => 'wg-why'], $texts->code('result', (string) $duty['result']))
                        : null,
                ]),
                $view->progress($duty),
                Html::tag(
                    'div',
                    ['class' => 'wg-tools'],
                    $this->toConfirm($duty),
                    $tools->html($duty),
                    $view->steps($duty),
                    $view->absence($duty),
                ),
            ],
            $anonymizations,
        );

        return $this->table(['col_client', 'col_due', 'col_state', 'col_progress', 'col_actions'], $rows);
    }

    /** What still waits for the owner's yes is confirmed on the client's own page, below its plan. */
    private function toConfirm(array $duty): ?Html
    {
        $waits = in_array($duty['state'] ?? '', ['pending', 'scheduled', 'waiting'], true) && !isset($duty['confirmedAt']);
        if (!$waits || $this->view === 'client') {
            return null;
        }
        $address = $this->context->links->view('client', ['clientId' => (int) ($duty['clientId'] ?? 0), 'plan' => 1]);

        $button = ['class' => 'btn btn-sm btn-primary', 'href' => $address];

        return Html::tag('a', $button, $this->context->texts->of('plan_and_confirm'));
    }

    private function package(array $export): ?Html
    {
        $texts = $this->context->texts;
        $package = $export['package'] ?? null;
        if (($export['state'] ?? '') !== 'completed' || !is_array($package)) {
            return null;
        }
        if (isset($package['goneAt']) || $this->context->dates->isPast((string) ($package['expiresAt'] ?? ''))) {
            return Html::tag('span', ['class' => 'text-muted'], $texts->of('package_gone'));
        }
        $bytes = (int) ($package['bytes'] ?? 0);
        $size = $bytes < 1_000_000 ? ceil($bytes / 1_000) . ' kB' : ceil($bytes / 1_000_000) . ' MB';

        return Html::join([
            $this->context->forms->act(
                'export.download',
                $this->view,
                ['duty' => (string) $export['id'], 'clientId' => (int) $export['clientId']],
                $this->context->forms->button($texts->of('package_download', ['size' => $size]), 'primary'),
            ),
            Html::tag(
                'span',
                ['class' => 'text-muted'],
                $texts->of('package_until', [
                    'at' => $this->context->dates->instant((string) ($package['expiresAt'] ?? '')),
                ]),
            ),
        ]);
    }

    private function sources(array $export): ?Html
    {
        $texts = $this->context->texts;
        $sources = is_array($export['sources'] ?? null) ? $export['sources'] : [];
        $rows = array_map(
            static fn(array $source): array => [
                (string) ($source['name'] ?? ''),
                $texts->code('source', (string) ($source['status'] ?? '')),
                (string) ($source['records'] ?? ''),
            ],
            $sources,
        );

        return $rows === []
            ? null
            : $this->context->forms->fold(
                $texts->of('sources_count', ['count' => count($rows)]),
                $this->table(['col_source', 'col_state', 'col_records'], $rows),
            );
    }

    /**
     * @param list<string> $heads keys
     * @param list<list<Html|string|int|null>> $rows
     */
    private function table(array $heads, array $rows): Html
    {
        return Widgets::table(array_map(fn(string $head): string => $this->context->texts->of($head), $heads), $rows);
    }
}
