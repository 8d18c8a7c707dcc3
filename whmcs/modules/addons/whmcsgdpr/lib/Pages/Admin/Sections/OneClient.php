<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\Whmcsgdpr\Pages\Admin\Sections;

use WHMCS\Module\Addon\Whmcsgdpr\Pages\Admin\AdminContext;
use WHMCS\Module\Addon\Whmcsgdpr\Pages\Admin\Documents;
use WHMCS\Module\Addon\Whmcsgdpr\Pages\Admin\DutyList;
use WHMCS\Module\Addon\Whmcsgdpr\Pages\Admin\DutyTools;
use WHMCS\Module\Addon\Whmcsgdpr\Pages\Admin\DutyView;
use WHMCS\Module\Addon\Whmcsgdpr\Pages\Admin\Links;
use WHMCS\Module\Addon\Whmcsgdpr\Pages\Admin\PlanView;
use WHMCS\Module\Addon\Whmcsgdpr\Pages\Admin\Section;
use WHMCS\Module\Addon\Whmcsgdpr\Pages\Admin\Widgets;
use WHMCS\Module\Addon\Whmcsgdpr\Pages\Html;

/** All that is under way for one client, and what may be asked for: export, hold, plan and anonymisation. */
final class OneClient implements Section
{
    public function html(AdminContext $context): Html
    {
        $texts = $context->texts;
        $asked = $_GET['clientId'] ?? '';
        if (!is_string($asked) || preg_match('~^[1-9]\d{0,8}\z~', trim($asked)) !== 1) {
            return Widgets::alert('warning', $texts->of('client_not_named'));
        }
        $clientId = (int) $asked;
        $name = $context->names->clients([$clientId])[$clientId] ?? null;
        $title = Html::tag(
            'h2',
            [],
            $texts->of('client_number', ['id' => $clientId]),
            $name === null ? null : Html::tag('small', [], " {$name}"),
        );
        $toSummary = Html::tag('p', [], Widgets::link(Links::client($clientId), $texts->of('client_summary')));
        $duties = fn(string $path): array => $context->service->api()->get($path, ['clientId' => $clientId, 'limit' => 50])[
            'items'
        ] ?? [];
        $list = new DutyList($context, 'client');
        $anonymizations = $duties('/v1/anonymizations');

        return Html::join([
            $title,
            $toSummary,
            $this->acts($context, $clientId),
            Widgets::panel($texts->of('exports_title'), $list->exports($duties('/v1/exports'))),
            Widgets::panel($texts->of('tab_deletions'), $this->deletions($context, $duties('/v1/deletions'))),
            Widgets::panel($texts->of('anonymizations_title'), $list->anonymizations($anonymizations)),
            Widgets::panel($texts->of('documents_title'), $this->documents($context, $clientId)),
            $this->plan($context, $clientId, $anonymizations),
        ]);
    }

    private function acts(AdminContext $context, int $clientId): Html
    {
        $texts = $context->texts;
        $forms = $context->forms;
        $of = ['clientId' => $clientId];

        return Widgets::panel(
            $texts->of('client_acts'),
            Html::tag(
                'div',
                ['class' => 'wg-tools'],
                $forms->act('export.create', 'client', $of, $forms->button($texts->of('export_this_client'), 'primary')),
                $forms->fold(
                    $texts->of('client_hold'),
                    $forms->act(
                        'client.hold',
                        'client',
                        $of,
                        Html::tag('p', [], $texts->of('client_hold_means')),
                        DutyTools::reasons($context),
                        $forms->button($texts->of('client_hold'), 'warning'),
                    ),
                ),
                DutyTools::releaseClient($context, 'client', $clientId),
            ),
        );
    }

    /** @param list<array<string, mixed>> $deletions */
    private function deletions(AdminContext $context, array $deletions): Html
    {
        $texts = $context->texts;
        if ($deletions === []) {
            return Html::tag('p', [], $texts->of('deletions_none_client'));
        }
        $view = new DutyView($context, $deletions);
        $tools = new DutyTools($context, 'client');
        $rows = array_map(
            static fn(array $duty): array => [
                $view->service($duty),
                $view->due($duty),
                $view->state($duty),
                Html::tag(
                    'div',
                    ['class' => 'wg-tools'],
                    $tools->html($duty),
                    $view->steps($duty),
                    $view->absence($duty),
                    $view->toPlan($duty),
                ),
            ],
            $deletions,
        );
        $heads = ['col_service', 'col_due', 'col_state', 'col_actions'];

        return Widgets::table(array_map(static fn(string $head): string => $texts->of($head), $heads), $rows);
    }

    private function documents(AdminContext $context, int $clientId): Html
    {
        return (new Documents($context))->html($clientId) ?? Html::tag('p', [], $context->texts->of('documents_none'));
    }

    /**
     * The plan is made on request only: the service then reads the whole client in WHMCS.
     *
     * @param list<array<string, mixed>> $anonymizations
     */
    private function plan(AdminContext $context, int $clientId, array $anonymizations): Html
    {
        $texts = $context->texts;
        if (($_GET['plan'] ?? '') !== '1') {
            return Widgets::panel(
                $texts->of('plan_title'),
                Html::tag('p', [], $texts->of('plan_explains')),
                $context->forms->read(
                    'client',
                    ['clientId' => $clientId, 'plan' => 1],
                    $context->forms->button($texts->of('plan_button')),
                ),
            );
        }
        $plan = $context->service->api()->get("/v1/clients/{$clientId}/plan");

        return Widgets::panel($texts->of('plan_title'), (new PlanView($context))->html($clientId, $plan, $anonymizations));
    }
}
