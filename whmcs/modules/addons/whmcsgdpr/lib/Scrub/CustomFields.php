<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\Whmcsgdpr\Scrub;

/** Whose a row of `tblcustomfieldsvalues` is: `relid` points at another table for each type of field. */
final class CustomFields
{
    /** The types that WHMCS writes into `tblcustomfields.type`, with what they relate to in this addon's words. */
    public const TYPES = [
        'client' => 'client',
        'product' => 'service',
        'addon' => 'addon',
        'domain' => 'domain',
        'support' => 'ticket',
    ];

    /** The values of one type that belong to the client. */
    public static function ofType(string $type): Belongs
    {
        $ofService = Belongs::through('hostingid', 'tblhosting.id', Belongs::by('userid'));
        $object = match ($type) {
            'client' => Belongs::by('relid'),
            'product' => Belongs::through('relid', 'tblhosting.id', Belongs::by('userid')),
            'addon' => Belongs::through('relid', 'tblhostingaddons.id', $ofService),
            'domain' => Belongs::through('relid', 'tbldomains.id', Belongs::by('userid')),
            'support' => Belongs::through(
                'relid',
                'tbltickets.id',
                Belongs::either(Belongs::by('userid'), Tickets::asGuest()),
            ),
        };

        return Belongs::all(Belongs::through('fieldid', 'tblcustomfields.id', Belongs::where('type', $type)), $object);
    }
}
