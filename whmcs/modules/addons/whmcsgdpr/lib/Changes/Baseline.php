<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\Whmcsgdpr\Changes;

use WHMCS\Module\Addon\Whmcsgdpr\State;

/**
 * Whether a look has something to compare with. Without a memory everything in WHMCS would look new, and what ended long ago
 * would be told as if it happened now: the first look, and the first one after the memory was lost, only remembers.
 */
final class Baseline
{
    private const HAD_ROWS = '1';
    private const HAD_NONE = '0';

    public function __construct(private readonly State $state, private readonly Seen $seen) {}

    /** Whether this look only remembers. A memory that had rows and has none was emptied, or lost in a restore. */
    public function isDue(string $kind): bool
    {
        $before = $this->state->get(self::name($kind));
        if ($before === self::HAD_ROWS && !$this->seen->hasAny($kind)) {
            // Gone until it is taken: a look that breaks off half-way begins it again.
            $this->state->forget(self::name($kind));
            $before = null;
        }

        return $before === null;
    }

    /** A look came to its end: from now on there is something to compare with. */
    public function taken(string $kind): void
    {
        $now = $this->seen->hasAny($kind) ? self::HAD_ROWS : self::HAD_NONE;
        if ($this->state->get(self::name($kind)) !== $now) {
            $this->state->put(self::name($kind), $now);
        }
    }

    private static function name(string $kind): string
    {
        return "baseline_{$kind}";
    }
}
