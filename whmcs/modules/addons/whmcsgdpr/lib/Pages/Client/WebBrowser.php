<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\Whmcsgdpr\Pages\Client;

/** The browser at the other end of this request. */
final class WebBrowser implements Browser
{
    public function status(int $status): void
    {
        http_response_code($status);
    }

    public function refreshAfter(int $seconds, string $url): void
    {
        header("Refresh: {$seconds}; url={$url}");
    }

    public function redirect(string $url): never
    {
        header("Location: {$url}", true, 303);
        exit();
    }

    public function beginFile(string $mediaType, string $fileName, ?int $bytes): void
    {
        // Other pages of this visitor would wait for the session until the file is through.
        session_write_close();
        set_time_limit(0);
        // Compressed on the way, the length would be wrong and every piece would wait for more.
        ini_set('zlib.output_compression', '0');
        while (ob_get_level() > 0 && ob_end_clean()) {
            continue;
        }
        header("Content-Type: {$mediaType}");
        header("Content-Disposition: attachment; filename=\"{$fileName}\"");
        header('Cache-Control: no-store, private');
        header('X-Content-Type-Options: nosniff');
        if ($bytes !== null) {
            header("Content-Length: {$bytes}");
        }
    }

    public function send(string $bytes): void
    {
        echo $bytes;
        flush();
    }

    public function leave(): never
    {
        exit();
    }
}
