<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\Whmcsgdpr\Hooks;

/** How ids come from WHMCS: as numbers or as text. */
final class Id
{
    /** The id as a number; null for anything but a positive 32-bit integer. */
    public static function of(mixed $value): ?int
    {
        if (is_string($value) && preg_match('~^[1-9]\d{0,9}\z~', $value) === 1) {
            $value = (int) $value;
        }

        return is_int($value) && $value >= 1 && $value <= 2_147_483_647 ? $value : null;
    }
}
