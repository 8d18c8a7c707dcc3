<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\Whmcsgdpr\Pages\Admin;

use RuntimeException;

/** A form that was not filled as it asked. Nothing was done. */
final class NotAccepted extends RuntimeException
{
    /** @param string $reason `typed`, `id`, `number`, `choice`, `day`, `nothing_chosen`, `nothing_missing`, `tick`, `not_held` or `not_refused` */
    public function __construct(public readonly string $reason)
    {
        parent::__construct("form.{$reason}");
    }
}
