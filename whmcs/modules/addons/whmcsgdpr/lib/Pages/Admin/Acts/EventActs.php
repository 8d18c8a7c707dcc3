<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\Whmcsgdpr\Pages\Admin\Acts;

use WHMCS\Database\Capsule;
use WHMCS\Module\Addon\Whmcsgdpr\Changes\MassLoss;
use WHMCS\Module\Addon\Whmcsgdpr\Pages\Admin\AdminContext;
use WHMCS\Module\Addon\Whmcsgdpr\Pages\Admin\NotAccepted;
use WHMCS\Module\Addon\Whmcsgdpr\Pages\Admin\Notice;
use WHMCS\Module\Addon\Whmcsgdpr\Pages\Admin\Posted;
use WHMCS\Module\Addon\Whmcsgdpr\Pages\Admin\Sections\OutboxState;

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

    /** Gives up an event that the service refuses for what it is. Its number must have been typed. */
    public function discard(Posted $posted): Notice
    {
        $number = $posted->number('event');
        $posted->demandTyped($number);
        $parts = $this->context->parts;
        $event = array_column($parts->outbox->refused(OutboxState::REFUSED), null, 'number')[$number] ?? null;
        if ($event === null) {
            throw new NotAccepted('not_refused');
        }
        Capsule::connection()->transaction(function () use ($parts, $event): void {
            if (!$parts->outbox->discard($event['number'])) {
                throw new NotAccepted('not_refused');
            }
            $detail = ['type' => $event['type'], 'event' => $event['eventId']];
            $parts->evidence->note('outbox.discarded', $this->context->actor(), $event['clientId'], null, $detail);
        });

        return new Notice('success', $this->context->texts->of('done_discard', ['id' => $number]));
    }
}
