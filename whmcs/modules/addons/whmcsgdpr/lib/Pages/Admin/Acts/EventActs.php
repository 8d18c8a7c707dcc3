<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\Whmcsgdpr\Pages\Admin\Acts;

use WHMCS\Module\Addon\Whmcsgdpr\Changes\MassLoss;
use WHMCS\Module\Addon\Whmcsgdpr\Pages\Admin\AdminContext;
use WHMCS\Module\Addon\Whmcsgdpr\Pages\Admin\NotAccepted;
use WHMCS\Module\Addon\Whmcsgdpr\Pages\Admin\Notice;
use WHMCS\Module\Addon\Whmcsgdpr\Pages\Admin\Posted;

/** What an admin decides about what the service is told. */
final class EventActs
{
    public function __construct(private readonly AdminContext $context) {}

    /** What is missing in such a number was really deleted: then it is told. How many must have been typed. */
    public function confirmMissing(Posted $posted): Notice
    {
        $kind = $posted->choice('kind', MassLoss::KINDS);
        $count = $this->context->parts->massLoss->standing($kind);
        if ($count === 0) {
            throw new NotAccepted('nothing_missing');
        }
        $posted->demandTyped($count);
        $this->context->note('missing.confirm', null, null, ['kind' => $kind, 'count' => $count]);
        $this->context->parts->massLoss->confirm($kind);

        return new Notice('success', $this->context->texts->of('done_missing_confirm'));
    }
}
