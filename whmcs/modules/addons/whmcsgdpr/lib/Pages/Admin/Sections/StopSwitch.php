<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\Whmcsgdpr\Pages\Admin\Sections;

use WHMCS\Module\Addon\Whmcsgdpr\Pages\Admin\AdminContext;
use WHMCS\Module\Addon\Whmcsgdpr\Pages\Admin\Section;
use WHMCS\Module\Addon\Whmcsgdpr\Pages\Admin\ServiceState;
use WHMCS\Module\Addon\Whmcsgdpr\Pages\Admin\Widgets;
use WHMCS\Module\Addon\Whmcsgdpr\Pages\Html;

/** The global stop, and the way back. */
final class StopSwitch implements Section
{
    public function html(AdminContext $context): Html
    {
        $texts = $context->texts;
        $forms = $context->forms;
        $context->service->api();
        if ($context->service->mode === ServiceState::STOPPED) {
            $due = $context->due->stopped();
            $typed = [
                Html::tag('p', [], $texts->of('resume_due', ['count' => $due])),
                $forms->typed($texts->of('type_count', ['count' => $due])),
            ];

            return Widgets::panel(
                $texts->of('stop_title'),
                Html::tag('p', [], $texts->of('stop_is_on')),
                $forms->act(
                    'service.resume',
                    'overview',
                    [],
                    ...$due === 0 ? [] : $typed,
                    ...[
                        $forms->tick('sure', $texts->of('resume_sure'), true),
                        $forms->button($texts->of('resume_button'), 'primary'),
                    ],
                ),
            );
        }

        return Widgets::panel(
            $texts->of('stop_title'),
            Html::tag('p', [], $texts->of('stop_explains')),
            $forms->act('service.stop', 'overview', [], $forms->button($texts->of('stop_button'), 'danger')),
        );
    }
}
