<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\Whmcsgdpr\Changes;

/** When a cancellation request wants the service to end. */
final class CancellationType
{
    /** From WHMCS's own words. Words it is not known to use mean the later end: too late can be mended, too early cannot. */
    public static function of(mixed $words): string
    {
        return $words === 'Immediate' ? 'immediate' : 'end_of_billing_period';
    }
}
