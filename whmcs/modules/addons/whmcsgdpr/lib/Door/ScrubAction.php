<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\Whmcsgdpr\Door;

use WHMCS\Module\Addon\Whmcsgdpr\Columns;
use WHMCS\Module\Addon\Whmcsgdpr\Evidence;
use WHMCS\Module\Addon\Whmcsgdpr\Scrub\Batches;
use WHMCS\Module\Addon\Whmcsgdpr\Scrub\Scrubber;

/** Takes a client out of what the API of WHMCS cannot reach, for a bounded time: the service calls until it is finished. */
final class ScrubAction implements DoorAction
{
    public function __construct(
        private readonly Columns $columns,
        private readonly Evidence $evidence,
        private readonly Scrubber $scrubber = new Scrubber(),
    ) {}

    public function name(): string
    {
        return 'scrub';
    }

    public function answer(array $data): DoorAnswer
    {
        $request = ScrubRequest::read($data, $this->columns, true);
        // A caller who goes away must not leave a batch undone that could have ended.
        ignore_user_abort(true);
        $batches = new Batches(ScrubRequest::SECONDS, progress: $request->progress('scrub'));
        $result = $this->scrubber->scrub($request->subject, $request->scopes, $batches);
        $rows = array_sum(array_column($result['scopes'], 'rows'));
        if ($rows > 0) {
            $detail = ['rows' => $rows, 'scopes' => count($result['scopes']), 'finished' => $result['finished']];
            $this->evidence->note('data.scrubbed', 'service', $request->subject->clientId, null, $detail);
        }

        return DoorAnswer::json($result);
    }
}
