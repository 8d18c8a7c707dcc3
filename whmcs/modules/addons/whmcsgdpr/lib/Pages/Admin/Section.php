<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\Whmcsgdpr\Pages\Admin;

use WHMCS\Module\Addon\Whmcsgdpr\Pages\Html;
use WHMCS\Module\Addon\Whmcsgdpr\Service\ServiceRefused;
use WHMCS\Module\Addon\Whmcsgdpr\Service\ServiceUnreachable;

/** A part of the page. It reads, and never acts. */
interface Section
{
    /**
     * @throws ServiceRefused
     * @throws ServiceUnreachable the page then says so in this section's place
     */
    public function html(AdminContext $context): Html;
}
