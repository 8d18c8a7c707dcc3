<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\Whmcsgdpr\Door;

use WHMCS\Module\Addon\Whmcsgdpr\Columns;
use WHMCS\Module\Addon\Whmcsgdpr\Documents\CreditNotes;
use WHMCS\Module\Addon\Whmcsgdpr\Documents\ExpiredDocuments;
use WHMCS\Module\Addon\Whmcsgdpr\Parts;
use WHMCS\Module\Addon\Whmcsgdpr\Scrub\ScrubScopes;

/** The table of everything that the service may ask: a new action is one file and one line here. */
final class DoorActions
{
    /** @return list<DoorAction> */
    public static function all(Parts $parts): array
    {
        $columns = new Columns();
        $settings = new WhmcsSettings($columns);
        $actions = [
            new ReleaseAction($parts->brake),
            new HoldAction($parts->brake),
            new OwnerHoldsAction($parts->ownerHolds),
            new InvoiceSnapshotsAction($columns, $settings),
            new InvoicePdfAction($columns),
            new ReadExtrasAction($columns),
            new ClientFileAction($columns),
            new CreditNotesAction($columns),
            new ExpiredDocumentsAction(
                $columns,
                new ExpiredDocuments($columns, $parts->clock, $parts->evidence, new CreditNotes($columns)),
            ),
            new ScrubAction($columns, $parts->evidence),
            new VerifyGoneAction($columns),
        ];
        $names = array_map(static fn(DoorAction $action): string => $action->name(), $actions);

        return [...$actions, new Capabilities($parts, $settings, $names, new ScrubScopes($columns))];
    }
}
