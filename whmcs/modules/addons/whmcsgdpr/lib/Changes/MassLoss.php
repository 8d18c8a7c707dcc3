<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\Whmcsgdpr\Changes;

use WHMCS\Module\Addon\Whmcsgdpr\State;

/**
 * Too much missing at once is a table half restored, not a shop that deleted it: none of it is told, until it is back, or until
 * an admin has said that it was really deleted.
 */
final class MassLoss
{
    public const KINDS = [Seen::CLIENT, Seen::SERVICE, Seen::REQUEST];

    /** So few may vanish at once whatever part of all they are. */
    private const ALWAYS = 20;

    public function __construct(private readonly State $state) {}

    /**
     * Whether what is missing may be told. What may not is remembered for the admin page.
     *
     * @param int $missing how many are missing now
     * @param int $known how many were seen, the missing ones among them
     * @param int $percent of those seen, above which it is too much
     */
    public function mayTell(string $kind, int $missing, int $known, int $percent): bool
    {
        if ($missing <= self::ALWAYS || $missing * 100 <= $known * $percent) {
            $this->forget(self::untold($kind));
            $this->forget(self::confirmed($kind));

            return true;
        }
        if ($missing <= (int) $this->state->get(self::confirmed($kind))) {
            return true;
        }
        $this->state->put(self::untold($kind), (string) $missing);

        return false;
    }

    /** So many of those that an admin confirmed were told by now: what goes missing after them is another loss. */
    public function told(string $kind, int $count): void
    {
        $confirmed = $this->state->get(self::confirmed($kind));
        if ($confirmed !== null && $count > 0) {
            $this->state->put(self::confirmed($kind), (string) max(0, (int) $confirmed - $count));
        }
    }

    /** How many are missing and not told; 0: none. */
    public function standing(string $kind): int
    {
        return (int) $this->state->get(self::untold($kind));
    }

    /** They were really deleted: the next looks tell so many and no more. */
    public function confirm(string $kind): void
    {
        $this->state->put(self::confirmed($kind), (string) $this->standing($kind));
        $this->forget(self::untold($kind));
    }

    private function forget(string $name): void
    {
        if ($this->state->get($name) !== null) {
            $this->state->forget($name);
        }
    }

    private static function untold(string $kind): string
    {
        return "many_missing_{$kind}";
    }

    private static function confirmed(string $kind): string
    {
        return "many_missing_confirmed_{$kind}";
    }
}
