<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\Whmcsgdpr\Door;

use WHMCS\Module\Addon\Whmcsgdpr\Brake\Brake;
use WHMCS\Module\Addon\Whmcsgdpr\Brake\BrakeRefused;
use WHMCS\Module\Addon\Whmcsgdpr\Utc;

/** The service releases one termination, just before it asks WHMCS for it. */
final class ReleaseAction implements DoorAction
{
    public function __construct(private readonly Brake $brake) {}

    public function name(): string
    {
        return 'release';
    }

    public function answer(array $data): DoorAnswer
    {
        $read = DoorData::read($data, 'serviceId', 'clientId');
        try {
            $until = $this->brake->releaseForService($read->id('serviceId'), $read->id('clientId'));
        } catch (BrakeRefused $refused) {
            throw self::refusal($refused);
        }

        return DoorAnswer::json(['state' => 'released', 'until' => Utc::json($until)]);
    }

    /** What the caller is told when the brake refuses to be moved. */
    public static function refusal(BrakeRefused $refused): DoorRefusal
    {
        return $refused->reason === BrakeRefused::SERVICE_NOT_FOUND
            ? new DoorRefusal(404, 'door.service_not_found')
            : new DoorRefusal(409, 'door.facts_differ');
    }
}
