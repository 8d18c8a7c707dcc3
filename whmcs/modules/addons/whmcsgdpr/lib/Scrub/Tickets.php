<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\Whmcsgdpr\Scrub;

/** Whose a row of `tbltickets` is. */
final class Tickets
{
    /** Written as a guest: the ticket knows the person by the address alone. */
    public static function asGuest(): Belongs
    {
        return Belongs::all(Belongs::where('userid', 0), Belongs::email('email'));
    }
}
