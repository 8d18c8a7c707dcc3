<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\Whmcsgdpr\Pages\Client;

use RuntimeException;

/** The page is not for whoever asks. */
final class Refused extends RuntimeException
{
    /** @param string $reason `login`, `no_client`, `not_owner` or `masquerading` */
    public function __construct(public readonly string $reason)
    {
        parent::__construct("client_area.refused_{$reason}");
    }
}
