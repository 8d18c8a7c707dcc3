<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\Whmcsgdpr\Door;

use RuntimeException;

/** A call that gets no answer but a code. The code is all that the caller learns: never an id, a name or a database's words. */
final class DoorRefusal extends RuntimeException
{
    /**
     * @param int $status of HTTP, 400 to 599
     * @param string $reason such as `door.replayed`
     */
    public function __construct(public readonly int $status, public readonly string $reason)
    {
        parent::__construct($reason);
    }
}
