<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\Whmcsgdpr\Service;

use RuntimeException;

/** The service answered, and said no. Its texts hold no personal data: they are fixed sentences of its own (RFC 9457). */
final class ServiceRefused extends RuntimeException
{
    /**
     * @param int $status the HTTP status, 400 to 599
     * @param string $reason the stable code, such as `cannot_approve`; `http_<status>` where the answer named none
     * @param string $detail what it means and what to do, in English; empty where the answer named none
     * @param array<string, mixed> $answer the whole answer, decoded: `blockers`, `errors`, or the checks of `/readyz`
     */
    public function __construct(
        public readonly int $status,
        public readonly string $reason,
        public readonly string $detail,
        public readonly array $answer = [],
    ) {
        parent::__construct("service.refused {$status} {$reason}");
    }
}
