<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\Whmcsgdpr\Door;

/** One call as it came in, nothing of it trusted yet. */
final class DoorRequest
{
    /** The most bytes that a body may have. */
    public const MOST_BYTES = 262144;

    /**
     * @param string $address the caller's, as the web server saw it
     * @param string $body at most one byte more than `MOST_BYTES`, the rest is not read
     */
    public function __construct(
        public readonly string $method,
        public readonly string $address,
        public readonly string $id,
        public readonly string $timestamp,
        public readonly string $signature,
        public readonly string $body,
    ) {}

    /** The request that PHP is answering now. A body is read once: call this once. */
    public static function current(): self
    {
        $body = file_get_contents('php://input', false, null, 0, self::MOST_BYTES + 1);
        $header = static fn(string $name): string => (string) ($_SERVER['HTTP_WEBHOOK_' . $name] ?? '');

        return new self(
            (string) ($_SERVER['REQUEST_METHOD'] ?? ''),
            (string) ($_SERVER['REMOTE_ADDR'] ?? ''),
            $header('ID'),
            $header('TIMESTAMP'),
            $header('SIGNATURE'),
            $body === false ? '' : $body,
        );
    }
}
