<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\Whmcsgdpr\Pages\Admin\Sections;

use WHMCS\Module\Addon\Whmcsgdpr\Pages\Admin\AdminContext;
use WHMCS\Module\Addon\Whmcsgdpr\Pages\Admin\DutyView;
use WHMCS\Module\Addon\Whmcsgdpr\Pages\Admin\Section;
use WHMCS\Module\Addon\Whmcsgdpr\Pages\Admin\StepView;
use WHMCS\Module\Addon\Whmcsgdpr\Pages\Admin\Widgets;
use WHMCS\Module\Addon\Whmcsgdpr\Pages\Html;

/** What a deletion of one service's hosting would do now, and what would hold it. Looking changes nothing. */
final class OneService implements Section
{
    public function html(AdminContext $context): Html
    {
        $texts = $context->texts;
        $asked = $_GET['serviceId'] ?? '';
        if (!is_string($asked) || preg_match('~^[1-9]\d{0,8}\z~', trim($asked)) !== 1) {
            return Widgets::alert('warning', $texts->of('service_not_named'));
        }
        $serviceId = (int) $asked;
        $plan = $context->service->api()->get("/v1/services/{$serviceId}/plan");
        $of = ['clientId' => (int) ($plan['clientId'] ?? 0), 'serviceId' => $serviceId];
        $view = new DutyView($context, [$of]);
        $steps = is_array($plan['steps'] ?? null) ? $plan['steps'] : [];

        return Widgets::panel(
            $texts->of('service_plan_title'),
            Html::tag('div', ['class' => 'wg-about'], $view->service($of), $view->client($of)),
            ($plan['cancelled'] ?? false) === true
                ? $this->dates($context, $plan)
                : Widgets::alert('info', $texts->of('service_not_cancelled')),
            $this->conflicts($context, $plan),
            Html::tag('h4', [], $texts->of('plan_steps')),
            $steps === [] ? Widgets::note($texts->of('service_no_steps')) : (new StepView($context))->table($steps),
        );
    }

    /** @param array<string, mixed> $plan */
    private function dates(AdminContext $context, array $plan): Html
    {
        $texts = $context->texts;
        $dates = $context->dates;

        return Widgets::facts([
            $texts->of('service_effective') => isset($plan['effectiveAt'])
                ? $dates->instant((string) $plan['effectiveAt'])
                : null,
            $texts->of('service_suspends') => isset($plan['suspendAt'])
                ? $dates->instant((string) $plan['suspendAt'])
                : null,
            $texts->of('service_starts') => isset($plan['startAt']) ? $dates->instant((string) $plan['startAt']) : null,
            $texts->of('col_due') => isset($plan['dueAt']) ? $dates->latest((string) $plan['dueAt']) : null,
        ]);
    }

    /** @param array<string, mixed> $plan */
    private function conflicts(AdminContext $context, array $plan): ?Html
    {
        $steps = new StepView($context);
        $lines = array_map(
            static fn(array $conflict): Html => Html::tag(
                'li',
                ['class' => 'wg-no'],
                Html::join(
                    [
                        $context->texts->code('reason', (string) ($conflict['code'] ?? '')),
                        $steps->who($conflict['sharedWith'] ?? null) ?? '',
                    ],
                    ' ',
                ),
            ),
            is_array($plan['conflicts'] ?? null) ? $plan['conflicts'] : [],
        );

        return $lines === []
            ? null
            : Widgets::alert(
                'warning',
                Html::tag('strong', [], $context->texts->of('service_conflicts')),
                Html::tag('ul', ['class' => 'wg-lines'], ...$lines),
            );
    }
}
