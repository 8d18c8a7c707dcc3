<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\Whmcsgdpr\Pages\Admin;

use WHMCS\Module\Addon\Whmcsgdpr\Pages\Html;
use WHMCS\Module\Addon\Whmcsgdpr\Settings;

/** The link on WHMCS's client summary. It only leads to the module's page: what acts is a POST there. */
final class ClientSummaryLink
{
    /**
     * For the hook AdminAreaClientSummaryActionLinks.
     *
     * @param array<string, mixed> $vars of the hook; `userid` is the client's id
     * @return list<string> one link; none without a client
     */
    public static function links(array $vars): array
    {
        $clientId = (int) ($vars['userid'] ?? 0);
        if ($clientId < 1) {
            return [];
        }
        $links = new Links('addonmodules.php?module=' . Settings::MODULE);

        return [(string) Widgets::link($links->view('client', ['clientId' => $clientId]), self::text())];
    }

    /** In the admin's language, as far as WHMCS says which it is. */
    private static function text(): string
    {
        $language = is_string($_SESSION['adminlang'] ?? null) ? strtolower($_SESSION['adminlang']) : 'english';
        $file = dirname(__DIR__, 3) . '/lang/admin/' . preg_replace('~[^a-z]~', '', $language) . '.php';
        $words = require is_file($file) ? $file : dirname(__DIR__, 3) . '/lang/admin/english.php';

        return $words['admin_export_this_client'];
    }
}
