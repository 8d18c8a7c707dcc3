<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\Whmcsgdpr\Service;

use RuntimeException;

/** No answer of the service came. Whether a POST was carried out is unknown: repeat it with the same idempotency key. */
final class ServiceUnreachable extends RuntimeException
{
    /**
     * @param string $reason `dns`, `connect`, `timeout`, `tls`, `broken_off`, `redirect`, `not_the_service` (something else
     *                       answered there), `too_large` or `other`
     */
    public function __construct(public readonly string $reason)
    {
        parent::__construct("service.unreachable {$reason}");
    }
}
