<?php

/** What WHMCS calls of this addon: its description and settings, its life, its two pages. */

declare(strict_types=1);

use WHMCS\Module\Addon\Whmcsgdpr\Lifecycle;
use WHMCS\Module\Addon\Whmcsgdpr\Pages\Admin\AdminPage;
use WHMCS\Module\Addon\Whmcsgdpr\Pages\Client\MyDataPage;
use WHMCS\Module\Addon\Whmcsgdpr\Parts;
use WHMCS\Module\Addon\Whmcsgdpr\Version;

if (!defined('WHMCS')) {
    exit('This file cannot be accessed directly');
}

require_once __DIR__ . '/lib/autoload.php';

/** The addon and its settings. A choice is a drop-down wherever an unticked box would be the dangerous answer. */
function whmcsgdpr_config(): array
{
    return [
        'name' => 'GDPR automation',
        'description' =>
            'Tells the whmcs-gdpr service what happens to clients and services, holds terminations back until' .
            ' their deletion is due, and gives clients their data.',
        'version' => Version::NUMBER,
        'author' => 'whmcs-gdpr',
        'language' => 'english',
        'fields' => [
            'connection' => [
                'FriendlyName' => 'Connection string',
                'Type' => 'password',
                'Size' => '80',
                'Default' => '',
                'Description' => 'What "npm run addon:connect" prints, in one piece.',
            ],
            'doorAddresses' => [
                'FriendlyName' => 'Door addresses',
                'Type' => 'text',
                'Size' => '80',
                'Default' => '',
                'Description' =>
                    'IP addresses or ranges of the service, which alone may then call this addon, separated by' .
                    ' commas. Empty: any; each call must be signed anyway.',
            ],
            'holdTerminations' => [
                'FriendlyName' => 'Terminations without a request',
                'Type' => 'dropdown',
                'Options' => ['on' => 'Hold for the grace period', 'off' => 'Let pass at once'],
                'Default' => 'on',
                'Description' =>
                    'Overdue services, fixed terms, an admin\'s click. What a client cancelled is held either' . ' way.',
            ],
            'dropTables' => [
                'FriendlyName' => 'Remove tables on deactivation',
                'Type' => 'yesno',
                'Description' => 'Also removes events that were not sent yet, and the evidence. Leave it off for an update.',
            ],
        ],
    ];
}

/** @return array{status: string, description: string} */
function whmcsgdpr_activate(): array
{
    return (new Lifecycle(new Parts()))->activate();
}

/** @param array<string, mixed> $vars with the version that was installed before */
function whmcsgdpr_upgrade(array $vars): void
{
    (new Lifecycle(new Parts()))->upgrade((string) ($vars['version'] ?? ''));
}

/** @return array{status: string, description: string} */
function whmcsgdpr_deactivate(): array
{
    return (new Lifecycle(new Parts()))->deactivate();
}

/** The admin page. @param array<string, mixed> $vars */
function whmcsgdpr_output(array $vars): void
{
    echo (new AdminPage(new Parts()))->render($vars);
}

/** The client area page "My data". @param array<string, mixed> $vars */
function whmcsgdpr_clientarea(array $vars): array
{
    return (new MyDataPage(new Parts()))->answer($vars);
}
