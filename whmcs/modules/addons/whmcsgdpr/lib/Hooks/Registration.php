<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\Whmcsgdpr\Hooks;

/** What `hooks.php` really registered in this request: a brake whose file WHMCS did not load must not pass for one. */
final class Registration
{
    private static bool $brake = false;

    /** Called by `hooks.php` alone, once the brake is registered with WHMCS. */
    public static function noteBrake(): void
    {
        self::$brake = true;
    }

    /** Whether the brake is registered in this very request. */
    public static function brakeIsOn(): bool
    {
        return self::$brake;
    }
}
