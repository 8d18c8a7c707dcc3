<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\Whmcsgdpr\Scrub\Scopes;

use WHMCS\Module\Addon\Whmcsgdpr\Scrub\Belongs;
use WHMCS\Module\Addon\Whmcsgdpr\Scrub\RowRule;
use WHMCS\Module\Addon\Whmcsgdpr\Scrub\Scope;

/** What the client bought: the rows stay, since invoices point at them. Domain names are for WHMCS's API. */
final class ServiceScopes
{
    private const ENDED = ['Terminated', 'Cancelled', 'Fraud'];

    /** @return list<Scope> */
    public static function all(): array
    {
        $ofService = Belongs::through('hostingid', 'tblhosting.id', Belongs::by('userid'));
        $ofDomain = static fn(string $column): Belongs => Belongs::through($column, 'tbldomains.id', Belongs::by('userid'));

        return [
            Scope::of(
                'services',
                RowRule::blank(
                    'tblhosting',
                    Belongs::all(Belongs::by('userid'), Belongs::where('domainstatus', ...self::ENDED)),
                    [
                        'username',
                        'password',
                        'notes',
                        'subscriptionid',
                        'suspendreason',
                        'dedicatedip',
                        'assignedips',
                        'ns1',
                        'ns2',
                    ],
                ),
                // What a running service needs to be managed stays with it: it is no business of this scope until it ended.
                RowRule::blank('tblhosting', Belongs::by('userid'), ['notes', 'suspendreason']),
                RowRule::delete('?tblservicedata', Belongs::by('client_id')),
            ),
            Scope::of('product_addons', RowRule::blank('tblhostingaddons', $ofService, ['notes', '?subscriptionid'])),
            Scope::of(
                'domain_fields',
                RowRule::delete('tbldomainsadditionalfields', $ofDomain('domainid')),
                RowRule::delete('?tbldomains_extra', $ofDomain('domain_id')),
                RowRule::delete('?tbldomainreminders', $ofDomain('domain_id')),
                RowRule::blank('tbldomains', Belongs::by('userid'), ['additionalnotes', 'subscriptionid']),
            ),
            Scope::of(
                'ssl_orders',
                RowRule::blank('tblsslorders', Belongs::by('userid'), ['remoteid', 'configdata', '?authdata' => null]),
                RowRule::delete('?tblsslstatus', Belongs::by('user_id')),
                RowRule::delete('?tblsslstatus', Belongs::domain('domain_name')),
            ),
            Scope::of(
                'orders',
                RowRule::blank('tblorders', Belongs::by('userid'), [
                    'ipaddress',
                    'fraudoutput',
                    'orderdata',
                    'transfersecret',
                    'notes',
                    'nameservers',
                ]),
            ),
            Scope::of(
                'cancellation_reasons',
                RowRule::blank('tblcancelrequests', Belongs::through('relid', 'tblhosting.id', Belongs::by('userid')), [
                    'reason',
                ]),
            ),
            Scope::of(
                'module_queue',
                self::queueOf('service', Belongs::through('service_id', 'tblhosting.id', Belongs::by('userid'))),
                self::queueOf('addon', Belongs::through('service_id', 'tblhostingaddons.id', $ofService)),
                self::queueOf('domain', $ofDomain('service_id')),
            ),
        ];
    }

    /** An entry that was not completed stays, or nobody would know of it; only what the module said goes. */
    private static function queueOf(string $type, Belongs $object): RowRule
    {
        $rows = Belongs::all(Belongs::where('service_type', $type), $object);

        return RowRule::blank('tblmodulequeue', $rows, ['last_attempt_error']);
    }
}
