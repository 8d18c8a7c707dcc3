<?php

declare(strict_types=1);

namespace WhmcsGdpr\Tests\Support;

use RuntimeException;
use WHMCS\Module\Addon\Whmcsgdpr\Pages\Client\RequestEnded;

/** The request ended here: what a real browser's `exit` is to a test. */
final class Left extends RuntimeException implements RequestEnded {}
