<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\Whmcsgdpr;

use WHMCS\Module\Addon\Whmcsgdpr\Brake\Brake;
use WHMCS\Module\Addon\Whmcsgdpr\Brake\GracePeriod;
use WHMCS\Module\Addon\Whmcsgdpr\Outbox\Outbox;

/** The addon's parts, put together in one place. Building them touches neither database nor network. */
final class Parts
{
    public readonly State $state;
    public readonly Evidence $evidence;
    public readonly Outbox $outbox;
    public readonly Brake $brake;

    public function __construct(public readonly Clock $clock = new SystemClock())
    {
        $this->state = new State();
        $this->evidence = new Evidence($clock);
        $this->outbox = new Outbox($clock);
        $this->brake = new Brake($clock, $this->evidence, $this->outbox, new GracePeriod($this->state));
    }
}
