<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\Whmcsgdpr\Pages\Admin\Sections;

use WHMCS\Module\Addon\Whmcsgdpr\Pages\Admin\AdminContext;
use WHMCS\Module\Addon\Whmcsgdpr\Pages\Admin\Section;
use WHMCS\Module\Addon\Whmcsgdpr\Pages\Admin\Widgets;
use WHMCS\Module\Addon\Whmcsgdpr\Pages\Html;
use WHMCS\Module\Addon\Whmcsgdpr\State;

/** Where the service is, what it says it stands on, and the button that tries both directions for real. */
final class ConnectionTest implements Section
{
    public function html(AdminContext $context): Html
    {
        $texts = $context->texts;
        if ($context->connection === null) {
            return Widgets::panel($texts->of('connection_title'), Html::tag('p', [], $texts->of('connection_paste')));
        }
        $contact = $context->parts->state->get(State::LAST_CONTACT);
        $heartbeat = $context->service->status['addon']['lastHeartbeatAt'] ?? null;
        $button = $context->forms->button($texts->of('connection_test'), 'primary');

        return Widgets::panel(
            $texts->of('connection_title'),
            Widgets::facts([
                $texts->of('connection_url') => $context->connection->url,
                $texts->of('connection_version') => (string) ($context->service->status['version'] ?? '–'),
                $texts->of('connection_contact') => $contact === null ? null : $context->dates->instant($contact),
                $texts->of('connection_heartbeat') => is_string($heartbeat) ? $context->dates->instant($heartbeat) : null,
            ]),
            $context->forms->act('connection.test', 'connection', [], $button),
            $this->checks($context),
        );
    }

    private function checks(AdminContext $context): ?Html
    {
        $texts = $context->texts;
        $rows = [];
        foreach ($context->service->checks() as $name => $check) {
            $style = $check['ok'] ? ($check['detail'] === '' ? 'success' : 'warning') : 'danger';
            $words = $check['ok'] ? ($check['detail'] === '' ? 'check_ok' : 'check_warns') : 'check_fails';
            $rows[] = [$texts->code('check', $name), Widgets::label($style, $texts->of($words)), $check['detail']];
        }

        return $rows === []
            ? null
            : Html::join([
                Html::tag('h4', [], $texts->of('checks_title')),
                Widgets::table([$texts->of('col_check'), $texts->of('col_state'), $texts->of('col_detail')], $rows),
            ]);
    }
}
