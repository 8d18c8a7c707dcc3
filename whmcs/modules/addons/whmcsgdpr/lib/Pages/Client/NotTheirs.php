<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\Whmcsgdpr\Pages\Client;

use RuntimeException;

/** An id that is malformed, unknown or another client's: all three are told alike, so that nothing can be tried out. */
final class NotTheirs extends RuntimeException
{
    public function __construct()
    {
        parent::__construct('client_area.not_found');
    }
}
