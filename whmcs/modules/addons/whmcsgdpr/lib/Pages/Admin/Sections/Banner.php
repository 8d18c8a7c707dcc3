<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\Whmcsgdpr\Pages\Admin\Sections;

use WHMCS\Module\Addon\Whmcsgdpr\Pages\Admin\AdminContext;
use WHMCS\Module\Addon\Whmcsgdpr\Pages\Admin\Section;
use WHMCS\Module\Addon\Whmcsgdpr\Pages\Admin\ServiceState;
use WHMCS\Module\Addon\Whmcsgdpr\Pages\Html;

/** The one line that says whether anything is really deleted. */
final class Banner implements Section
{
    private const KINDS = [
        ServiceState::LIVE => 'success',
        ServiceState::DRY_RUN => 'info',
        ServiceState::STOPPED => 'warning',
        ServiceState::SILENT => 'danger',
        ServiceState::NOT_CONNECTED => 'danger',
    ];

    public function html(AdminContext $context): Html
    {
        $service = $context->service;
        $controller = $service->policy('controller', 'name');

        return Html::tag(
            'div',
            ['class' => 'alert wg-banner alert-' . self::KINDS[$service->mode], 'data-mode' => $service->mode],
            Html::tag('strong', [], $context->texts->of("banner_{$service->mode}")),
            Html::tag('span', [], $context->texts->of("banner_{$service->mode}_means")),
            $service->fault === null ? null : Html::tag('span', [], $context->faults->explain($service->fault)),
            $service->answers() && is_string($controller) ? Html::tag('span', ['class' => 'text-muted'], $controller) : null,
        );
    }
}
