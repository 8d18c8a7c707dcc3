<?php

declare(strict_types=1);

namespace WhmcsGdpr\Tests\Support;

use RuntimeException;

/** The request ended here: what a real browser's `exit` is to a test. */
final class Left extends RuntimeException {}
