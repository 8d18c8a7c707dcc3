<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\Whmcsgdpr\Door;

use WHMCS\Database\Capsule;
use WHMCS\Module\Addon\Whmcsgdpr\Columns;

/**
 * The settings of WHMCS that can break what the owner promises. Their names in `tblconfiguration` are not documented: one that
 * is absent is unknown, never taken for off.
 */
final class WhmcsSettings
{
    /** WHMCS terminates by itself what a client cancelled. */
    public const CANCELLATION_AUTOMATION = 'AutoCancellationRequests';
    /** WHMCS deletes inactive clients by itself, after the months that the second one holds. */
    public const RETENTION_PRUNING = 'DRAutoDeleteInactiveClients';
    public const RETENTION_PRUNING_MONTHS = 'DRAutoDeleteInactiveClientsMonths';
    /** WHMCS freezes the client's name and address into each new invoice. */
    public const CLIENT_SNAPSHOT = 'StoreClientDataSnapshotOnInvoiceCreation';

    private const WHMCS_VERSION = 'Version';
    private const ON = ['on', '1', 'true', 'yes', 'enabled'];
    private const OFF = ['', 'off', '0', 'false', 'no', 'disabled'];

    public function __construct(private readonly Columns $columns) {}

    /** `on`, `off`, or `unknown` where the setting is absent or says something else. */
    public function onOrOff(string $setting): string
    {
        $value = $this->value($setting);
        $word = $value === null ? null : strtolower(trim($value));
        if ($word === null) {
            return 'unknown';
        }
        if (in_array($word, self::ON, true)) {
            return 'on';
        }

        return in_array($word, self::OFF, true) ? 'off' : 'unknown';
    }

    /** After how many months WHMCS prunes; null where it does not say so in a whole number. */
    public function retentionPruningMonths(): ?int
    {
        $value = $this->value(self::RETENTION_PRUNING_MONTHS);
        $months = filter_var($value, FILTER_VALIDATE_INT, ['options' => ['min_range' => 0]]);

        return $months === false ? null : $months;
    }

    /** Such as `8.13.1-release.1`; null where it is not written down. */
    public function whmcsVersion(): ?string
    {
        $version = $this->value(self::WHMCS_VERSION);

        return $version === null || $version === '' ? null : $version;
    }

    private function value(string $setting): ?string
    {
        if (!$this->columns->has('tblconfiguration', 'setting') || !$this->columns->has('tblconfiguration', 'value')) {
            return null;
        }
        $value = Capsule::table('tblconfiguration')->where('setting', $setting)->value('value');

        return $value === null ? null : (string) $value;
    }
}
