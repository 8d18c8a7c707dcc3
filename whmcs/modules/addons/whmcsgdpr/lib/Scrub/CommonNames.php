<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\Whmcsgdpr\Scrub;

/** Names that say nothing of one client, so that looking for them would take other people's data. All lower case. */
final class CommonNames
{
    /** Where anybody can have a mailbox; a subdomain counts too. */
    private const MAIL_PROVIDERS = [
        'gmail.com',
        'googlemail.com',
        'icloud.com',
        'me.com',
        'mac.com',
        'aol.com',
        'mail.com',
        'zoho.com',
        'proton.me',
        'protonmail.com',
        'pm.me',
        'tutanota.com',
        'fastmail.com',
        'telenet.be',
        'pandora.be',
        'skynet.be',
        'belgacom.net',
        'proximus.be',
        'scarlet.be',
        'voo.be',
        'brutele.be',
        'base.be',
        'edpnet.be',
        'ziggo.nl',
        'kpnmail.nl',
        'kpnplanet.nl',
        'planet.nl',
        'hetnet.nl',
        'xs4all.nl',
        'home.nl',
        'casema.nl',
        'orange.fr',
        'wanadoo.fr',
        'free.fr',
        'laposte.net',
        'sfr.fr',
        'neuf.fr',
        'gmx.de',
        'gmx.net',
        'web.de',
        't-online.de',
        'freenet.de',
    ];
    /** Mail providers with a domain in every country. */
    private const WORLDWIDE_PROVIDERS = ['hotmail', 'outlook', 'live', 'msn', 'yahoo', 'ymail', 'gmx'];
    private const USERNAMES = [
        'abuse',
        'account',
        'admin',
        'administrator',
        'api',
        'billing',
        'client',
        'contact',
        'cpanel',
        'customer',
        'daemon',
        'data',
        'default',
        'demo',
        'directadmin',
        'domain',
        'error',
        'false',
        'guest',
        'home',
        'host',
        'hosting',
        'hostmaster',
        'info',
        'invoice',
        'login',
        'mail',
        'manager',
        'master',
        'module',
        'mysql',
        'name',
        'nobody',
        'none',
        'null',
        'office',
        'order',
        'owner',
        'password',
        'plesk',
        'postmaster',
        'public',
        'public_html',
        'reseller',
        'root',
        'sales',
        'server',
        'service',
        'site',
        'staff',
        'status',
        'success',
        'support',
        'system',
        'temp',
        'test',
        'true',
        'user',
        'username',
        'webmail',
        'webmaster',
        'website',
        'whmcs',
        'wordpress',
        'www-data',
    ];

    /** Whether the domain is a mail provider's. */
    public static function isProvider(string $domain): bool
    {
        foreach (self::MAIL_PROVIDERS as $provider) {
            if ($domain === $provider || str_ends_with($domain, ".{$provider}")) {
                return true;
            }
        }

        return preg_match('~^(?:' . implode('|', self::WORLDWIDE_PROVIDERS) . ')(?:\.[a-z]{2,3}){1,2}$~', $domain) === 1;
    }

    /** Whether so many accounts may have the user name that it tells of none. Digits at its end make no other of it. */
    public static function isGenericUsername(string $username): bool
    {
        return in_array($username, self::USERNAMES, true) || in_array(rtrim($username, '0123456789'), self::USERNAMES, true);
    }
}
