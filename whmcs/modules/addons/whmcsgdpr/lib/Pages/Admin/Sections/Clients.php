<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\Whmcsgdpr\Pages\Admin\Sections;

use WHMCS\Module\Addon\Whmcsgdpr\Pages\Admin\AdminContext;
use WHMCS\Module\Addon\Whmcsgdpr\Pages\Admin\DutyList;
use WHMCS\Module\Addon\Whmcsgdpr\Pages\Admin\Section;
use WHMCS\Module\Addon\Whmcsgdpr\Pages\Admin\Widgets;
use WHMCS\Module\Addon\Whmcsgdpr\Pages\Html;

/** The newest exports and anonymisations of all clients, and the way to one client. */
final class Clients implements Section
{
    private const NEWEST = 25;

    public function html(AdminContext $context): Html
    {
        $texts = $context->texts;
        $forms = $context->forms;
        $api = $context->service->api();
        $number = static fn(): Html => $forms->input('clientId', $texts->of('client_id'), [
            'required' => true,
            'inputmode' => 'numeric',
            'pattern' => '[1-9][0-9]*',
            'size' => 10,
        ]);
        $exports = $api->get('/v1/exports', ['limit' => self::NEWEST])['items'] ?? [];
        $anonymizations = $api->get('/v1/anonymizations', ['limit' => self::NEWEST])['items'] ?? [];
        $list = new DutyList($context, 'clients');

        return Html::join([
            Widgets::panel(
                $texts->of('clients_title'),
                Html::tag(
                    'div',
                    ['class' => 'wg-row'],
                    $forms->act(
                        'export.create',
                        'clients',
                        [],
                        Html::tag(
                            'div',
                            ['class' => 'wg-row'],
                            $number(),
                            $forms->button($texts->of('export_button'), 'primary'),
                        ),
                    ),
                    $forms->read(
                        'client',
                        [],
                        Html::tag('div', ['class' => 'wg-row'], $number(), $forms->button($texts->of('client_open'))),
                    ),
                ),
            ),
            Widgets::panel($texts->of('exports_title'), $list->exports($exports)),
            Widgets::panel($texts->of('anonymizations_title'), $list->anonymizations($anonymizations)),
        ]);
    }
}
