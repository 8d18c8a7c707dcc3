<?php

/**
 * WHMCS loads this file into every page, API call and cron run. It registers hooks and does nothing else: no database, no
 * configuration, no file outside this folder. Whatever goes wrong inside a hook stays inside: no exception, no warning and no
 * output reaches the page; a brake that cannot tell refuses.
 */

declare(strict_types=1);

use WHMCS\Module\Addon\Whmcsgdpr\Hooks\CronRun;
use WHMCS\Module\Addon\Whmcsgdpr\Hooks\HookRun;
use WHMCS\Module\Addon\Whmcsgdpr\Hooks\Id;
use WHMCS\Module\Addon\Whmcsgdpr\Hooks\Registration;
use WHMCS\Module\Addon\Whmcsgdpr\Pages\Admin\ClientSummaryLink;
use WHMCS\Module\Addon\Whmcsgdpr\Pages\Client\MenuLink;
use WHMCS\Module\Addon\Whmcsgdpr\Parts;
use WHMCS\Module\Addon\Whmcsgdpr\Service\ServiceStatus;
use WHMCS\Module\Addon\Whmcsgdpr\Settings;

if (!defined('WHMCS')) {
    exit();
}

(static function (): void {
    // Loaded twice, under two names of one folder, it would tell everything twice, and each brake would refuse what the other
    // one has just let pass.
    if (defined('WHMCSGDPR_HOOKS_REGISTERED')) {
        return;
    }
    define('WHMCSGDPR_HOOKS_REGISTERED', true);
    // All this stands here and not in a class, so that it works when a class file is broken: then the brake is closed.
    $quietly = static function (string $hook, callable $act): mixed {
        set_error_handler(static fn(): bool => true);
        $level = ob_get_level();
        ob_start();
        try {
            require_once __DIR__ . '/lib/autoload.php';

            return $act();
        } catch (Throwable $problem) {
            $place = basename($problem->getFile()) . ':' . $problem->getLine();
            error_log("whmcsgdpr: {$hook} failed: " . get_class($problem) . " at {$place}");

            return null;
        } finally {
            while (ob_get_level() > $level) {
                ob_end_clean();
            }
            restore_error_handler();
        }
    };

    add_hook('PreModuleTerminate', 1, static function (mixed $vars = []) use ($quietly): ?array {
        $passes = $quietly('PreModuleTerminate', static function () use ($vars): bool {
            $params = is_array($vars['params'] ?? null) ? $vars['params'] : $vars;

            $serviceId = Id::of($params['serviceid'] ?? null);
            $clientId = Id::of($params['userid'] ?? null);
            // Of a product addon WHMCS names both, the addon and the service it belongs to.
            $addon = $params['addonId'] ?? 0;
            $addonId = in_array($addon, [0, '0', ''], true) ? 0 : Id::of($addon);
            if ($serviceId === null || $clientId === null || $addonId === null) {
                return false;
            }

            return (new Parts())->brake->mayTerminate($serviceId, $clientId, $addonId);
        });

        return $passes === true ? null : ['abortcmd' => true];
    });
    $quietly('registration', static fn() => Registration::noteBrake());

    $told = [
        'ClientClose',
        'ClientEdit',
        'PreDeleteClient',
        'AfterClientMerge',
        'ContactEdit',
        'ContactDelete',
        'UserEdit',
        'CancellationRequest',
        'ServiceEdit',
        'ServiceDelete',
        'DomainDelete',
        'AfterModuleTerminate',
        'AfterModuleUnsuspend',
        'AfterModuleCreate',
        'DailyCronJob',
    ];
    foreach ($told as $hook) {
        add_hook($hook, 1, static function (mixed $vars = []) use ($hook, $quietly): void {
            $quietly($hook, static fn() => (new HookRun(new Parts()))->handle($hook, is_array($vars) ? $vars : []));
        });
    }
    // Before the day's automation, so that the brake judges its terminations by the policy of today.
    add_hook('PreCronJob', 1, static function () use ($quietly): void {
        $act = static fn() => (new ServiceStatus((new Parts())->state))->keepFresh(Settings::load()->connection());
        $quietly('service status', $act);
    });
    add_hook('AfterCronJob', 1, static function () use ($quietly): void {
        $quietly('AfterCronJob', static fn() => (new CronRun(new Parts()))->run());
    });

    // Pages: what the addon shows inside WHMCS's own pages.
    add_hook('ClientAreaSecondaryNavbar', 1, static function (mixed $navbar = null) use ($quietly): void {
        $quietly('ClientAreaSecondaryNavbar', static fn() => MenuLink::add($navbar));
    });
    add_hook('AdminAreaClientSummaryActionLinks', 1, static function (mixed $vars = []) use ($quietly): array {
        $act = static fn(): array => ClientSummaryLink::links(is_array($vars) ? $vars : []);

        return $quietly('AdminAreaClientSummaryActionLinks', $act) ?? [];
    });
})();
