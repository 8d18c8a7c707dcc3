<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\Whmcsgdpr\Brake;

use RuntimeException;

/** The brake was not moved: whoever asked has other facts than WHMCS. */
final class BrakeRefused extends RuntimeException
{
    /** WHMCS has no such service. */
    public const SERVICE_NOT_FOUND = 'service_not_found';
    /** The service is another client's. */
    public const FACTS_DIFFER = 'facts_differ';
    /** The owner holds it in the service: a release by hand would not count. */
    public const HELD_BY_OWNER = 'held_by_owner';

    public function __construct(public readonly string $reason)
    {
        parent::__construct($reason);
    }
}
