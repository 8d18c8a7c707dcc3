<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\Whmcsgdpr;

use RuntimeException;

/** A message whose signature does not hold. Its message is one of the codes, never a part of what came. */
final class SignatureRefused extends RuntimeException
{
    /** A header is absent or empty. */
    public const MISSING = 'signature_missing';
    /** No signature in the header is ours, or a header is not what the standard says. */
    public const WRONG = 'signature_wrong';
    /** Signed by us, but more than the tolerance ago or ahead. */
    public const STALE = 'stale';

    public function __construct(public readonly string $reason)
    {
        parent::__construct($reason);
    }
}
