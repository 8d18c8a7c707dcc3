<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\Whmcsgdpr\Door;

/** What the door answers: a status, and either JSON or a stream of bytes. */
final class DoorAnswer
{
    /**
     * @param ?int $length in bytes, where it is known before the first chunk
     * @param iterable<string> $chunks are drawn one by one while the answer is sent
     */
    private function __construct(
        public readonly int $status,
        public readonly string $contentType,
        public readonly ?int $length,
        public readonly iterable $chunks,
    ) {}

    /** @param array<string, mixed> $body */
    public static function json(array $body): self
    {
        return self::jsonWithStatus(200, (object) $body);
    }

    /**
     * Bytes that need not fit into memory. A generator that throws ends the answer early: the length, or the last line that
     * the format demands, is then missing, and the caller takes the whole for broken.
     *
     * @param ?int $length in bytes, where it is known
     * @param iterable<string> $chunks
     */
    public static function stream(string $contentType, ?int $length, iterable $chunks): self
    {
        return new self(200, $contentType, $length, $chunks);
    }

    public static function refused(DoorRefusal $refusal): self
    {
        return self::jsonWithStatus($refusal->status, (object) ['error' => $refusal->reason]);
    }

    private static function jsonWithStatus(int $status, object $body): self
    {
        $json = json_encode($body, JSON_THROW_ON_ERROR | JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE);

        return new self($status, 'application/json', strlen($json), [$json]);
    }
}
