<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\Whmcsgdpr\Door;

use WHMCS\Module\Addon\Whmcsgdpr\Columns;
use WHMCS\Module\Addon\Whmcsgdpr\Scrub\Batches;
use WHMCS\Module\Addon\Whmcsgdpr\Scrub\Scrubber;

/**
 * Counts what is left of a client in scopes, by the same rules that scrub them, for a bounded time: with `finished` false the
 * scopes that are not named have to be asked again. Changes nothing of WHMCS's.
 */
final class VerifyGoneAction implements DoorAction
{
    public function __construct(private readonly Columns $columns, private readonly Scrubber $scrubber = new Scrubber()) {}

    public function name(): string
    {
        return 'verifyGone';
    }

    public function answer(array $data): DoorAnswer
    {
        $request = ScrubRequest::read($data, $this->columns, false);

        $batches = new Batches(ScrubRequest::SECONDS, progress: $request->progress('verify'));

        return DoorAnswer::json($this->scrubber->left($request->subject, $request->scopes, $batches));
    }
}
