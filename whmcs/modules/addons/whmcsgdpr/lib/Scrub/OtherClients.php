<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\Whmcsgdpr\Scrub;

use Illuminate\Database\Query\Builder;
use WHMCS\Database\Capsule;
use WHMCS\Module\Addon\Whmcsgdpr\Columns;

/** Tells what belongs to anybody but one client: other clients, their contacts and users, and the staff. */
final class OtherClients
{
    private const HOUSE_SETTINGS = ['Domain', 'SystemURL', 'Email', 'SystemEmailsFromEmail'];

    /** @var array<string, bool> what was asked before, by kind and value */
    private array $known = [];
    /** @var ?array<string, true> */
    private ?array $house = null;

    public function __construct(private readonly int $clientId, private readonly Columns $columns) {}

    public function useEmail(string $email): bool
    {
        return $this->isClients($email) || $this->isHouses($email);
    }

    /** Whether the address is another client's. A user who also belongs to another client counts as the other's. */
    public function isClients(string $email): bool
    {
        return $this->known["email {$email}"] ??=
            $this->has('tblclients', 'email', $email, 'id') ||
            $this->has('tblcontacts', 'email', $email, 'userid') ||
            $this->hasUser($email);
    }

    /** Whether the address is the staff's, or at a domain of the installation's own. */
    public function isHouses(string $email): bool
    {
        return $this->known["house {$email}"] ??=
            $this->isHouse(substr((string) strrchr($email, '@'), 1)) || $this->has('tbladmins', 'email', $email);
    }

    public function useDomain(string $domain): bool
    {
        return $this->known["domain {$domain}"] ??=
            $this->has('tblhosting', 'domain', $domain, 'userid') ||
            $this->has('tblhosting', 'domain', "www.{$domain}", 'userid') ||
            $this->has('tbldomains', 'domain', $domain, 'userid') ||
            $this->has('tbldomains', 'domain', "www.{$domain}", 'userid') ||
            $this->isHouse($domain);
    }

    /** Whether the domain is the installation's own: of its address, of its mails or of its staff's. */
    public function isHouse(string $domain): bool
    {
        return isset(($this->house ??= $this->houseDomains())[$domain]);
    }

    public function useUsername(string $username): bool
    {
        return $this->known["username {$username}"] ??=
            $this->has('tblhosting', 'username', $username, 'userid') || $this->has('tbladmins', 'username', $username);
    }

    /** @param ?string $owner the column with the client's id; null: no row of the table is the client's */
    private function has(string $table, string $column, string $value, ?string $owner = null): bool
    {
        if ($this->columns->missing([$table => $owner === null ? [$column] : [$column, $owner]]) !== []) {
            return false;
        }
        $rows = Capsule::table($table)->where($column, $value);

        return ($owner === null ? $rows : $rows->where($owner, '<>', $this->clientId))->exists();
    }

    /** @return array<string, true> */
    private function houseDomains(): array
    {
        $texts = [];
        if ($this->columns->has('tbladmins', 'email')) {
            $texts = Capsule::table('tbladmins')->pluck('email')->all();
        }
        if ($this->columns->missing(['tblconfiguration' => ['setting', 'value']]) === []) {
            $settings = Capsule::table('tblconfiguration')->whereIn('setting', self::HOUSE_SETTINGS);
            $texts = [...$texts, ...$settings->pluck('value')->all()];
        }
        $domains = [];
        foreach ($texts as $text) {
            // An address or a URL.
            if (preg_match('~(?:@|//)(?:www\.)?([^/:@\s]+)~', mb_strtolower((string) $text), $found) === 1) {
                $domains[$found[1]] = true;
            }
        }

        return array_filter(
            $domains,
            static fn(string $domain): bool => !CommonNames::isProvider($domain),
            ARRAY_FILTER_USE_KEY,
        );
    }

    private function hasUser(string $email): bool
    {
        $needed = ['tblusers' => ['id', 'email'], 'tblusers_clients' => ['auth_user_id', 'client_id']];
        if ($this->columns->missing($needed) !== []) {
            return false;
        }

        return Capsule::table('tblusers')
            ->where('email', $email)
            ->whereIn('id', function (Builder $links): void {
                $links->select('auth_user_id')->from('tblusers_clients')->where('client_id', '<>', $this->clientId);
            })
            ->exists();
    }
}
