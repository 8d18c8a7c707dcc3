<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\Whmcsgdpr\Pages\Client;

use Throwable;

/** What a browser throws that cannot end PHP itself. Whoever catches everything lets this one through. */
interface RequestEnded extends Throwable {}
