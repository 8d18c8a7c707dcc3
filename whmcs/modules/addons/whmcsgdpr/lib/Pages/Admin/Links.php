<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\Whmcsgdpr\Pages\Admin;

/** Addresses of this module's page and of WHMCS's own admin pages, relative to the admin folder. Ids only, never a name. */
final class Links
{
    /** @param string $module what WHMCS hands over as `modulelink` */
    public function __construct(public readonly string $module) {}

    /** @param array<string, int|string|list<string>> $query */
    public function view(string $view, array $query = []): string
    {
        return $this->module . '&' . http_build_query(['view' => $view] + $query);
    }

    /** The parameters of the page's own address, which a form that reads must repeat. @return array<string, string> */
    public function parameters(): array
    {
        parse_str((string) parse_url($this->module, PHP_URL_QUERY), $parameters);

        return array_filter($parameters, 'is_string');
    }

    public static function client(int $clientId): string
    {
        return "clientssummary.php?userid={$clientId}";
    }

    public static function service(int $clientId, int $serviceId): string
    {
        return "clientsservices.php?userid={$clientId}&id={$serviceId}";
    }
}
