<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\Whmcsgdpr;

use Throwable;

/** Runs one of several things of which none may stop the others. */
final class Attempt
{
    /**
     * Never throws. What failed goes to PHP's error log with the problem's class and place; its text, which may hold SQL with
     * values, does not.
     *
     * @param string $what a word for the log
     * @return bool whether it came to its end
     */
    public static function to(string $what, callable $act): bool
    {
        try {
            $act();

            return true;
        } catch (Throwable $problem) {
            self::log($what, $problem);

            return false;
        }
    }

    /** Tells PHP's error log what failed, of what class and where, and nothing of the problem's own text. */
    public static function log(string $what, Throwable $problem): void
    {
        error_log(
            sprintf(
                'whmcsgdpr: %s failed: %s at %s:%d',
                $what,
                get_class($problem),
                basename($problem->getFile()),
                $problem->getLine(),
            ),
        );
    }
}
