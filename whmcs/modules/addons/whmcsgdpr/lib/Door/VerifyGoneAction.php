<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\Whmcsgdpr\Door;

use WHMCS\Module\Addon\Whmcsgdpr\Columns;
use WHMCS\Module\Addon\Whmcsgdpr\Scrub\Scrubber;

/** Counts what is left of a client in scopes, by the same rules that scrub them. Changes nothing. */
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

        return DoorAnswer::json(['scopes' => $this->scrubber->left($request->subject, $request->scopes)]);
    }
}
