<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\Whmcsgdpr\Pages\Client;

/** What a page does to the browser beside being shown. */
interface Browser
{
    /** The status of the page that WHMCS will show. */
    public function status(int $status): void;

    /** Asks the browser to open this address again after so many seconds. */
    public function refreshAfter(int $seconds, string $url): void;

    /** Sends the browser to another page and ends the request. */
    public function redirect(string $url): never;

    /**
     * Begins a file that `send` goes on with: nothing that WHMCS printed or will print gets into it.
     *
     * @param ?int $bytes its length, where that is known
     */
    public function beginFile(string $mediaType, string $fileName, ?int $bytes): void;

    /** One piece of the file, on its way at once. */
    public function send(string $bytes): void;

    /** Ends the request. */
    public function leave(): never;
}
