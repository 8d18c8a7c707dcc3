<?php

declare(strict_types=1);

namespace WhmcsGdpr\Tests\Support;

use WHMCS\Module\Addon\Whmcsgdpr\Pages\Client\Browser;

/** Keeps what a page does to the browser. */
final class RecordingBrowser implements Browser
{
    public int $status = 200;
    public ?int $refresh = null;
    public ?string $location = null;
    /** @var ?array{string, string, ?int} media type, name and length of the file that began */
    public ?array $file = null;
    public string $sent = '';
    public int $pieces = 0;

    public function status(int $status): void
    {
        $this->status = $status;
    }

    public function refreshAfter(int $seconds, string $url): void
    {
        $this->refresh = $seconds;
    }

    public function redirect(string $url): never
    {
        $this->location = $url;
        throw new Left();
    }

    public function beginFile(string $mediaType, string $fileName, ?int $bytes): void
    {
        $this->file = [$mediaType, $fileName, $bytes];
    }

    public function send(string $bytes): void
    {
        $this->sent .= $bytes;
        $this->pieces++;
    }

    public function leave(): never
    {
        throw new Left();
    }
}
