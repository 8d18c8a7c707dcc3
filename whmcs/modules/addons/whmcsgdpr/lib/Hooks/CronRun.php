<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\Whmcsgdpr\Hooks;

use WHMCS\Module\Addon\Whmcsgdpr\Attempt;
use WHMCS\Module\Addon\Whmcsgdpr\Parts;
use WHMCS\Module\Addon\Whmcsgdpr\Settings;
use WHMCS\Module\Addon\Whmcsgdpr\State;
use WHMCS\Module\Addon\Whmcsgdpr\Utc;

/** What the addon does at the end of every run of WHMCS's cron, recommended every five minutes. No part stops another. */
final class CronRun
{
    public function __construct(private readonly Parts $parts) {}

    /** Never throws. Two runs at once do no harm. */
    public function run(): void
    {
        $failed = [];
        foreach ($this->works() as $name => $work) {
            if (!Attempt::to($name, $work)) {
                $failed[] = $name;
            }
        }
        Attempt::to('cron state', function () use ($failed): void {
            $state = $this->parts->state;
            $failed === [] ? $state->forget(State::CRON_FAILURES) : $state->put(State::CRON_FAILURES, implode(',', $failed));
            $state->put(State::LAST_CRON, Utc::json($this->parts->clock->now()));
        });
    }

    /** @return array<string, callable(): void> in the order in which they are done: what is found is sent in the same run */
    private function works(): array
    {
        return [
            'clients' => fn() => $this->parts->clients->look(),
            'services' => fn() => $this->parts->services->look(),
            'requests' => fn() => $this->parts->requests->look(),
            'delivery' => $this->deliver(...),
            'alarm' => fn() => $this->parts->alarm->look(Settings::load()->connection() !== null),
            'overdue watch' => fn() => $this->parts->overdueWatch->run(),
            'pruning' => fn() => $this->parts->delivery->prune(),
        ];
    }

    private function deliver(): void
    {
        $connection = Settings::load()->connection();
        if ($connection !== null) {
            $this->parts->delivery->afterCron($connection);
        }
    }
}
