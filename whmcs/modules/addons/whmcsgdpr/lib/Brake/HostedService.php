<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\Whmcsgdpr\Brake;

use WHMCS\Database\Capsule;

/** What WHMCS itself says of a service, or of the service of a product addon, read afresh for each judgement. */
final class HostedService
{
    private function __construct(
        public readonly int $id,
        /** 0: it is about the service itself. */
        public readonly int $addonId,
        public readonly int $clientId,
        /** The service or its order was marked as fraud. */
        public readonly bool $isFraud,
        /** A cancellation request of the client stands. */
        public readonly bool $hasRequest,
    ) {}

    /** Null: WHMCS has no such service. */
    public static function find(int $serviceId, int $addonId = 0): ?self
    {
        $row = Capsule::table('tblhosting')
            ->where('id', $serviceId)
            ->first(['userid', 'orderid', 'domainstatus']);
        if ($row === null) {
            return null;
        }
        $order = Capsule::table('tblorders')->where('id', $row->orderid)->value('status');

        return new self(
            $serviceId,
            $addonId,
            (int) $row->userid,
            $row->domainstatus === 'Fraud' || $order === 'Fraud',
            Capsule::table('tblcancelrequests')->where('relid', $serviceId)->exists(),
        );
    }

    /** The service, which must be that client's. @throws BrakeRefused */
    public static function ofClient(int $serviceId, int $clientId, int $addonId = 0): self
    {
        $service = self::find($serviceId, $addonId) ?? throw new BrakeRefused(BrakeRefused::SERVICE_NOT_FOUND);
        if ($service->clientId !== $clientId) {
            throw new BrakeRefused(BrakeRefused::FACTS_DIFFER);
        }

        return $service;
    }
}
