<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\Whmcsgdpr\Hooks;

use WHMCS\Database\Capsule;
use WHMCS\Module\Addon\Whmcsgdpr\Attempt;
use WHMCS\Module\Addon\Whmcsgdpr\Brake\Brake;
use WHMCS\Module\Addon\Whmcsgdpr\Outbox\Event;
use WHMCS\Module\Addon\Whmcsgdpr\Parts;
use WHMCS\Module\Addon\Whmcsgdpr\Settings;
use WHMCS\Module\Addon\Whmcsgdpr\State;

/** What the addon does inside the page or cron run that fired a hook: a few rows, no network. */
final class HookRun
{
    public function __construct(private readonly Parts $parts) {}

    /**
     * Writes down what the hook tells. Never throws; brake and event do not depend on each other.
     *
     * @param array<string, mixed> $vars
     */
    public function handle(string $hook, array $vars): void
    {
        Attempt::to("brake after {$hook}", fn() => $this->brake($hook, $vars));
        Attempt::to("event of {$hook}", function () use ($hook, $vars): void {
            try {
                $events = $this->eventsOf($hook, $vars);
            } catch (EventWithoutId $nameless) {
                $this->parts->state->count(State::HOOKS_WITHOUT_ID);

                return;
            }
            $this->write($events);
        });
    }

    private function brake(string $hook, array $vars): void
    {
        $params = HookEvents::moduleParams($vars);
        $serviceId = Id::of($params['serviceid'] ?? ($params['relid'] ?? null));
        if ($serviceId === null) {
            return;
        }
        $addonId = Id::of($params['addonId'] ?? null) ?? 0;
        match ($hook) {
            'CancellationRequest' => $this->parts->brake->hold(
                $serviceId,
                Id::of($params['userid'] ?? null) ?? 0,
                Brake::CANCELLATION_REQUEST,
            ),
            'AfterModuleTerminate' => $this->parts->brake->terminated($serviceId, $addonId),
            'ServiceDelete' => $this->parts->brake->deleted($serviceId),
            'AfterModuleUnsuspend', 'AfterModuleCreate' => $this->parts->brake->reactivated($serviceId, $addonId),
            default => null,
        };
    }

    /** @return list<Event> */
    private function eventsOf(string $hook, array $vars): array
    {
        if ($hook === 'DailyCronJob') {
            return [Heartbeat::of($this->parts)];
        }
        $clients = $hook === 'UserEdit' ? self::clientsOf(Id::of($vars['user_id'] ?? null)) : [];

        return HookEvents::of($hook, $vars, $this->parts->clock->now(), $clients);
    }

    /** @return list<int> */
    private static function clientsOf(?int $userId): array
    {
        $clients = Capsule::table('tblusers_clients')->where('auth_user_id', $userId)->distinct()->pluck('client_id');

        return $userId === null ? [] : array_values(array_filter(array_map([Id::class, 'of'], $clients->all())));
    }

    /** @param list<Event> $events */
    private function write(array $events): void
    {
        foreach ($events as $event) {
            $this->parts->outbox->add($event);
        }
        if ($events !== []) {
            AfterPage::arrange(fn() => Attempt::to('delivery after the page', $this->deliver(...)));
        }
        foreach ($events as $event) {
            // Without this note the next cron run tells it once more, which does no harm.
            Attempt::to('note of what was told', fn() => $this->parts->seen->noteTold($event));
        }
    }

    private function deliver(): void
    {
        $connection = Settings::load()->connection();
        if ($connection !== null) {
            $this->parts->delivery->afterPage($connection);
        }
    }
}
