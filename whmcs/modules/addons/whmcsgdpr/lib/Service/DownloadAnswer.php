<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\Whmcsgdpr\Service;

use Closure;

/** What comes back while a file is downloaded: pieces that go on at once, or a short refusal that is kept. */
final class DownloadAnswer
{
    private const LARGEST_REFUSAL = 64 * 1024;

    private Closure $onStart;
    private Closure $onChunk;
    private ?int $length = null;
    private ?string $fileName = null;
    private bool $started = false;
    private string $refusal = '';

    /**
     * @param callable(int, ?int, ?string): void $onStart
     * @param callable(string): void $onChunk
     */
    public function __construct(callable $onStart, callable $onChunk)
    {
        $this->onStart = Closure::fromCallable($onStart);
        $this->onChunk = Closure::fromCallable($onChunk);
    }

    /** One line of the head. @return int how much of it was taken, as curl asks */
    public function header(string $line): int
    {
        if (preg_match('~^content-length:\s*(\d+)\s*$~i', $line, $found) === 1) {
            $this->length = (int) $found[1];
        }
        // A plain name only: it goes into a header of our own answer.
        if (preg_match('~^content-disposition:.*\bfilename="?([A-Za-z0-9._-]+)"?~i', $line, $found) === 1) {
            $this->fileName = $found[1];
        }

        return strlen($line);
    }

    /** One piece of the body. @return int how much of it was taken; less than all of it ends the transfer */
    public function piece(int $status, string $bytes): int
    {
        if ($status !== 200) {
            $this->refusal .= $bytes;

            return strlen($this->refusal) > self::LARGEST_REFUSAL ? 0 : strlen($bytes);
        }
        $this->begin($status);
        ($this->onChunk)($bytes);

        return strlen($bytes);
    }

    /** The file is through; an empty one begins here. */
    public function end(int $status): void
    {
        $this->begin($status);
    }

    public function refusal(): string
    {
        return $this->refusal;
    }

    private function begin(int $status): void
    {
        if (!$this->started) {
            $this->started = true;
            ($this->onStart)($status, $this->length, $this->fileName);
        }
    }
}
