<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\Whmcsgdpr\Hooks;

use WHMCS\Module\Addon\Whmcsgdpr\Attempt;
use WHMCS\Module\Addon\Whmcsgdpr\Outbox\Event;
use WHMCS\Module\Addon\Whmcsgdpr\Parts;
use WHMCS\Module\Addon\Whmcsgdpr\Version;

/** The daily sign of life, with the addon's own health in numbers. */
final class Heartbeat
{
    /** What cannot be counted is left out: a sick addon's sign of life matters most. */
    public static function of(Parts $parts): Event
    {
        $health = ['addonVersion' => Version::NUMBER];
        Attempt::to('outbox health', static function () use ($parts, &$health): void {
            $outbox = $parts->outbox->health();
            $health += ['outboxPending' => $outbox['pending'], 'outboxFailing' => $outbox['failing']];
        });
        Attempt::to('brake health', static function () use ($parts, &$health): void {
            $brake = $parts->brake->counts();
            $health += ['held' => $brake['held'], 'overdue' => $brake['overdue']];
        });

        return new Event('system.heartbeat', $parts->clock->now(), $health);
    }
}
