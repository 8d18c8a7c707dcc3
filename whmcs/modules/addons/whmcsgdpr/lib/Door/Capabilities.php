<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\Whmcsgdpr\Door;

use WHMCS\Module\Addon\Whmcsgdpr\Documents\ExpiredDocuments;
use WHMCS\Module\Addon\Whmcsgdpr\Hooks\Registration;
use WHMCS\Module\Addon\Whmcsgdpr\Parts;
use WHMCS\Module\Addon\Whmcsgdpr\State;
use WHMCS\Module\Addon\Whmcsgdpr\Utc;
use WHMCS\Module\Addon\Whmcsgdpr\Version;

/** What this addon can do here, how it is, and the settings of WHMCS that the service's check-list asks about. */
final class Capabilities implements DoorAction
{
    /** @param list<string> $actions the names of every other action */
    public function __construct(
        private readonly Parts $parts,
        private readonly WhmcsSettings $settings,
        private readonly array $actions,
        private readonly ScopeCatalogue $scopes,
    ) {}

    public function name(): string
    {
        return 'capabilities';
    }

    public function answer(array $data): DoorAnswer
    {
        DoorData::read($data);

        return DoorAnswer::json([
            'addonVersion' => Version::NUMBER,
            'protocol' => Version::DOOR_PROTOCOL,
            'phpVersion' => PHP_VERSION,
            'whmcsVersion' => $this->settings->whmcsVersion(),
            'actions' => [...$this->actions, $this->name()],
            'documentKinds' => ExpiredDocuments::KINDS,
            'scrubScopes' => $this->scopes->scopes(),
            'settings' => [
                'cancellationAutomation' => $this->settings->onOrOff(WhmcsSettings::CANCELLATION_AUTOMATION),
                'retentionPruning' => $this->settings->onOrOff(WhmcsSettings::RETENTION_PRUNING),
                'retentionPruningMonths' => $this->settings->retentionPruningMonths(),
                'clientSnapshot' => $this->settings->onOrOff(WhmcsSettings::CLIENT_SNAPSHOT),
            ],
            'brake' =>
                [
                    // Whether hooks.php registered it in this very request: an update that broke the file shows here.
                    'registered' => Registration::brakeIsOn(),
                    'lastCronAt' => $this->parts->state->get(State::LAST_CRON),
                ] + $this->parts->brake->counts(),
            'outbox' => $this->outbox(),
            'serverTime' => Utc::json($this->parts->clock->now()),
        ]);
    }

    /** @return array{pending: int, failing: int, oldestPendingAt: ?string} */
    private function outbox(): array
    {
        $health = $this->parts->outbox->health();
        $oldest = $health['oldestPendingAt'];

        return [
            'pending' => $health['pending'],
            'failing' => $health['failing'],
            'oldestPendingAt' => $oldest === null ? null : Utc::json($oldest),
        ];
    }
}
