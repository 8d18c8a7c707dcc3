<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\Whmcsgdpr\Pages\Admin;

use WHMCS\Module\Addon\Whmcsgdpr\Connection;
use WHMCS\Module\Addon\Whmcsgdpr\Pages\Client\Browser;
use WHMCS\Module\Addon\Whmcsgdpr\Pages\Client\WebBrowser;
use WHMCS\Module\Addon\Whmcsgdpr\Pages\Dates;
use WHMCS\Module\Addon\Whmcsgdpr\Pages\Texts;
use WHMCS\Module\Addon\Whmcsgdpr\Parts;

/** What the sections and acts of one opening of the admin page share. */
final class AdminContext
{
    public readonly Dates $dates;
    public readonly Forms $forms;
    public readonly Faults $faults;
    public readonly WhmcsNames $names;
    public readonly OpenDeletions $deletions;
    public readonly DueDuties $due;

    public function __construct(
        public readonly Parts $parts,
        public readonly ?Connection $connection,
        public readonly ServiceState $service,
        public readonly Texts $texts,
        public readonly Links $links,
        public readonly int $adminId,
        public readonly Browser $browser = new WebBrowser(),
    ) {
        $timezone = $service->policy('timezone');
        $this->dates = new Dates($texts, $parts->clock, is_string($timezone) ? $timezone : null);
        $this->forms = new Forms($links, $texts);
        $this->faults = new Faults($texts);
        $this->names = new WhmcsNames();
        $this->deletions = new OpenDeletions($service);
        $this->due = new DueDuties($this);
    }

    /** Who acts, for the evidence. */
    public function actor(): string
    {
        return "admin:{$this->adminId}";
    }

    /**
     * Writes down which admin asks the service for what: to the service every admin is the addon.
     *
     * @param array<string, int|string|bool|null> $detail ids and enumerations only
     */
    public function note(string $act, ?int $clientId = null, ?int $serviceId = null, array $detail = []): void
    {
        $this->parts->evidence->note("admin.{$act}", $this->actor(), $clientId, $serviceId, $detail);
    }
}
