<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\Whmcsgdpr;

/** What this addon is, for WHMCS, for the service and for the door's protocol. */
final class Version
{
    public const NUMBER = '1.0.0';
    /** Rises when the door's requests or answers change in a way an older service would not understand. */
    public const DOOR_PROTOCOL = 1;
}
