<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\Whmcsgdpr;

use WHMCS\Module\Addon\Whmcsgdpr\Brake\Brake;
use WHMCS\Module\Addon\Whmcsgdpr\Brake\GracePeriod;
use WHMCS\Module\Addon\Whmcsgdpr\Brake\OverdueWatch;
use WHMCS\Module\Addon\Whmcsgdpr\Brake\OwnerHolds;
use WHMCS\Module\Addon\Whmcsgdpr\Changes\Baseline;
use WHMCS\Module\Addon\Whmcsgdpr\Changes\Clients;
use WHMCS\Module\Addon\Whmcsgdpr\Changes\MassLoss;
use WHMCS\Module\Addon\Whmcsgdpr\Changes\Missing;
use WHMCS\Module\Addon\Whmcsgdpr\Changes\Requests;
use WHMCS\Module\Addon\Whmcsgdpr\Changes\Seen;
use WHMCS\Module\Addon\Whmcsgdpr\Changes\Services;
use WHMCS\Module\Addon\Whmcsgdpr\Changes\Statuses;
use WHMCS\Module\Addon\Whmcsgdpr\Outbox\Alarm;
use WHMCS\Module\Addon\Whmcsgdpr\Outbox\Delivery;
use WHMCS\Module\Addon\Whmcsgdpr\Outbox\Outbox;
use WHMCS\Module\Addon\Whmcsgdpr\Outbox\RetrySchedule;
use WHMCS\Module\Addon\Whmcsgdpr\Outbox\Sender;

/** The addon's parts, put together in one place. Building them touches neither database nor network. */
final class Parts
{
    public readonly State $state;
    public readonly Evidence $evidence;
    public readonly Outbox $outbox;
    public readonly OwnerHolds $ownerHolds;
    public readonly Brake $brake;
    public readonly OverdueWatch $overdueWatch;
    public readonly Seen $seen;
    public readonly Delivery $delivery;
    public readonly Alarm $alarm;
    public readonly Statuses $clients;
    public readonly Statuses $services;
    public readonly Requests $requests;
    public readonly MassLoss $massLoss;

    public function __construct(public readonly Clock $clock = new SystemClock())
    {
        $this->state = new State();
        $this->evidence = new Evidence($clock);
        $this->outbox = new Outbox($clock);
        $this->ownerHolds = new OwnerHolds($clock, $this->evidence);
        $grace = new GracePeriod($this->state);
        $this->brake = new Brake($clock, $this->evidence, $this->outbox, $grace, $this->ownerHolds);
        $this->overdueWatch = new OverdueWatch($clock, $this->state, $this->brake);
        $this->seen = new Seen($clock);
        $this->delivery = new Delivery($clock, $this->state, new Sender(), new RetrySchedule());
        $this->alarm = new Alarm($clock, $this->state, $this->outbox);
        $baseline = new Baseline($this->state, $this->seen);
        $this->massLoss = new MassLoss($this->state);
        $missing = new Missing($clock, $this->massLoss);
        $this->clients = new Statuses($baseline, $missing, $this->seen, $this->outbox, new Clients($clock));
        $this->services = new Statuses($baseline, $missing, $this->seen, $this->outbox, new Services($clock, $this->brake));
        $this->requests = new Requests($clock, $baseline, $this->massLoss, $this->seen, $this->outbox, $this->brake);
    }
}
