<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\Whmcsgdpr\Hooks;

/** Puts work off until the visitor has the whole page, where PHP can do that (php-fpm, LiteSpeed). */
final class AfterPage
{
    private static bool $isArranged = false;

    /** Arranges the work, once per request; elsewhere nothing is arranged and the next cron run does it. */
    public static function arrange(callable $work): void
    {
        $finish = self::finisher();
        if (self::$isArranged || $finish === null) {
            return;
        }
        self::$isArranged = true;
        // A shutdown function that is registered while the others run comes last: theirs may still write to the page.
        register_shutdown_function(static function () use ($finish, $work): void {
            register_shutdown_function(static function () use ($finish, $work): void {
                if (session_status() === PHP_SESSION_ACTIVE) {
                    session_write_close(); // The visitor's next page would wait for it.
                }
                ignore_user_abort(true);
                $finish();
                $work();
            });
        });
    }

    private static function finisher(): ?string
    {
        foreach (['fastcgi_finish_request', 'litespeed_finish_request'] as $finish) {
            if (function_exists($finish)) {
                return $finish;
            }
        }

        return null;
    }
}
