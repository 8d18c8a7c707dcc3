<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\Whmcsgdpr\Door;

use WHMCS\Module\Addon\Whmcsgdpr\Brake\Brake;
use WHMCS\Module\Addon\Whmcsgdpr\Brake\BrakeRefused;

/** The service holds a service's termination back until it releases it, and may say when the deletion is due. */
final class HoldAction implements DoorAction
{
    public function __construct(private readonly Brake $brake) {}

    public function name(): string
    {
        return 'hold';
    }

    public function answer(array $data): DoorAnswer
    {
        $read = DoorData::read($data, 'serviceId', 'clientId', 'dueAt');
        try {
            $this->brake->holdForService($read->id('serviceId'), $read->id('clientId'), $read->instant('dueAt'));
        } catch (BrakeRefused $refused) {
            throw ReleaseAction::refusal($refused);
        }

        return DoorAnswer::json(['state' => 'held']);
    }
}
