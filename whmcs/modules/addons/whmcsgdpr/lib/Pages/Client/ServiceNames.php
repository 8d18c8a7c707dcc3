<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\Whmcsgdpr\Pages\Client;

use WHMCS\Database\Capsule;

/** What one client's services are called, from WHMCS's own tables. */
final class ServiceNames
{
    /** @param array<int, array{product: string, domain: string}> $names by service id */
    private function __construct(private readonly array $names, private readonly Words $words) {}

    public static function of(int $clientId, Words $words): self
    {
        $rows = Capsule::table('tblhosting')
            ->leftJoin('tblproducts', 'tblproducts.id', '=', 'tblhosting.packageid')
            ->where('tblhosting.userid', $clientId)
            ->get(['tblhosting.id', 'tblhosting.domain', 'tblproducts.name']);
        $names = [];
        foreach ($rows as $row) {
            $names[(int) $row->id] = ['product' => self::plain($row->name), 'domain' => self::plain($row->domain)];
        }

        return new self($names, $words);
    }

    /** `Hosting Plus (example.be)`, as much of it as there is; a service whose row is gone is named by its number. */
    public function name(int $serviceId): string
    {
        ['product' => $product, 'domain' => $domain] = $this->names[$serviceId] ?? ['product' => '', 'domain' => ''];
        if ($product !== '' && $domain !== '') {
            return $this->words->say('service_of', ['product' => $product, 'domain' => $domain]);
        }
        $known = $product . $domain;

        return $known === '' ? $this->words->say('service_unnamed', ['id' => (string) $serviceId]) : $known;
    }

    /** WHMCS keeps what was typed into a form with HTML's special characters as entities. */
    private static function plain(?string $stored): string
    {
        return trim(html_entity_decode($stored ?? '', ENT_QUOTES | ENT_HTML5, 'UTF-8'));
    }
}
