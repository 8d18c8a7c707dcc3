<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\Whmcsgdpr\Door;

use Throwable;

/** Sends the door's answer and nothing else, although every other module of WHMCS may print while it loads and ends. */
final class DoorResponse
{
    private static bool $begun = false;

    /** Swallows whatever is printed from now on. A fatal error of anyone becomes a 500 with a code. Call once, first of all. */
    public static function hush(): void
    {
        ini_set('display_errors', '0');
        // Until there is an answer: should a module flush, or PHP end the request, the status must not say that all went well.
        http_response_code(500);
        self::swallow();
        register_shutdown_function(static function (): void {
            if (!self::$begun) {
                self::send(DoorAnswer::refused(new DoorRefusal(500, 'door.failed')));
            }
        });
    }

    /** Sends one answer; afterwards the request may only end. */
    public static function send(DoorAnswer $answer): void
    {
        self::$begun = true;
        // WHMCS sets both again while it loads.
        ini_set('display_errors', '0');
        ini_set('zlib.output_compression', '0');
        while (ob_get_level() > 0 && ob_end_clean()) {
            continue;
        }
        if (session_status() === PHP_SESSION_ACTIVE) {
            session_write_close();
        }
        self::headers($answer);
        try {
            foreach ($answer->chunks as $chunk) {
                echo $chunk;
                flush();
            }
        } catch (Throwable $failure) {
            // The status is out: what is missing at the end tells the caller.
            error_log('whmcsgdpr: an answer of the door broke off: ' . get_class($failure));
        }
        self::swallow();
    }

    private static function headers(DoorAnswer $answer): void
    {
        header_remove('Set-Cookie');
        http_response_code($answer->status);
        header('Content-Type: ' . $answer->contentType);
        header('Cache-Control: no-store');
        header('X-Content-Type-Options: nosniff');
        if ($answer->length !== null) {
            header('Content-Length: ' . $answer->length);
        }
    }

    private static function swallow(): void
    {
        ob_start(static fn(string $printed): string => '');
    }
}
