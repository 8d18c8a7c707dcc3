<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\Whmcsgdpr\Hooks;

use RuntimeException;

/** A hook told of something without saying of which: no event can name it. */
final class EventWithoutId extends RuntimeException {}
