<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\Whmcsgdpr\Scrub;

use WHMCS\Module\Addon\Whmcsgdpr\Clock;
use WHMCS\Module\Addon\Whmcsgdpr\State;

/**
 * How far the tables that must be read from end to end have been read for one question, so that the next call with the same
 * question goes on there. Kept are ids, counts and a checksum of the question that is too short to tell what was asked.
 */
final class Progress
{
    /** Seconds after which a call starts anew: too much may have been written since. */
    private const GOOD_FOR = 3600;

    /** @var array<string, array{id: int, left: int}> by table */
    private array $tables = [];
    private bool $hasAdvanced = false;

    private function __construct(
        private readonly ?State $state,
        private readonly string $name,
        private readonly string $question,
        private readonly int $now,
    ) {}

    /** One that nobody goes on with. */
    public static function ofThisCall(): self
    {
        return new self(null, '', '', 0);
    }

    /**
     * @param string $kind of question, such as `scrub`
     * @param array<mixed> $question everything that makes it another one
     */
    public static function keptIn(State $state, Clock $clock, string $kind, int $clientId, array $question): self
    {
        $checksum = substr(hash('sha256', json_encode($question, JSON_THROW_ON_ERROR)), 0, 6);
        $now = $clock->now()->getTimestamp();
        $progress = new self($state, "progress.{$kind}.{$clientId}", $checksum, $now);
        $kept = json_decode((string) $state->get($progress->name), true);
        $isOfThis = is_array($kept) && ($kept['question'] ?? null) === $checksum;
        if ($isOfThis && $now - (int) ($kept['at'] ?? 0) < self::GOOD_FOR) {
            $progress->tables = (array) ($kept['tables'] ?? []);
        }

        return $progress;
    }

    /** The id up to which the table has been read. */
    public function reached(string $table): int
    {
        return $this->tables[$table]['id'] ?? 0;
    }

    /** The rows counted so far. */
    public function left(string $table): int
    {
        return $this->tables[$table]['left'] ?? 0;
    }

    /** @param int $more rows counted since the last call of this */
    public function reach(string $table, int $id, int $more = 0): void
    {
        $this->tables[$table] = ['id' => $id, 'left' => $this->left($table) + $more];
        $this->hasAdvanced = true;
    }

    /** Whether ending the call now loses nothing that was read. */
    public function mayPause(): bool
    {
        return $this->state !== null && $this->hasAdvanced;
    }

    /** For the next call, which goes on here. */
    public function keep(): void
    {
        $kept = ['question' => $this->question, 'at' => $this->now, 'tables' => $this->tables];
        $this->state?->put($this->name, json_encode($kept, JSON_THROW_ON_ERROR));
    }

    /** The question is answered. */
    public function forget(): void
    {
        $this->state?->forget($this->name);
    }
}
