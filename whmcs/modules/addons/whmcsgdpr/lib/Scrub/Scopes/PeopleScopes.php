<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\Whmcsgdpr\Scrub\Scopes;

use WHMCS\Module\Addon\Whmcsgdpr\Extras\ClientFiles;
use WHMCS\Module\Addon\Whmcsgdpr\Scrub\Belongs;
use WHMCS\Module\Addon\Whmcsgdpr\Scrub\CustomFields;
use WHMCS\Module\Addon\Whmcsgdpr\Scrub\FileRule;
use WHMCS\Module\Addon\Whmcsgdpr\Scrub\RowRule;
use WHMCS\Module\Addon\Whmcsgdpr\Scrub\Scope;
use WHMCS\Module\Addon\Whmcsgdpr\Scrub\TextRule;

/** The client, their logins, contacts, fields, notes and files. Names and addresses are for WHMCS's API. */
final class PeopleScopes
{
    private const NO_TIME = '0000-00-00 00:00:00';
    /** Never the hash of a password, so nobody can log in with it. */
    private const NO_PASSWORD = '*';

    /** @return list<Scope> */
    public static function all(): array
    {
        return [
            Scope::of(
                'client_profile_leftovers',
                RowRule::blank('tblclients', Belongs::by('id'), [
                    'ip',
                    'host',
                    'lastlogin' => null,
                    'pwresetkey',
                    '?pwresetexpiry' => self::NO_TIME,
                    // Before 8.0 the client itself logged in, and before 7.8 cards and accounts stood here.
                    '?password',
                    '?authmodule',
                    '?authdata',
                    '?securityqid' => 0,
                    '?securityqans',
                    '?cardtype',
                    '?cardlastfour',
                    '?cardnum',
                    '?startdate',
                    '?expdate',
                    '?issuenumber',
                    '?bankname',
                    '?banktype',
                    '?bankcode',
                    '?bankacct',
                    '?gatewayid',
                ]),
            ),
            Scope::of(
                'users',
                RowRule::delete('?tbluser_validation', Belongs::ownUser('requestor_id')),
                RowRule::blank('tblusers', Belongs::ownUser('id'), [
                    'password' => self::NO_PASSWORD,
                    'last_ip',
                    'last_hostname',
                    'last_login' => null,
                    'second_factor',
                    'second_factor_config' => null,
                    'remember_token',
                    'reset_token',
                    '?reset_token_expiry' => null,
                    'security_question_id' => 0,
                    'security_question_answer',
                    'email_verification_token',
                    '?email_verification_token_expiry' => null,
                ]),
            ),
            Scope::of('user_invites', RowRule::delete('tbluser_invites', Belongs::by('client_id'))),
            Scope::of(
                'sign_in_links',
                RowRule::delete(
                    'tblauthn_account_links',
                    Belongs::all(Belongs::by('client_id'), Belongs::nobodyElsesUser('user_id')),
                ),
                RowRule::delete('tblauthn_account_links', Belongs::ownUser('user_id')),
                RowRule::delete(
                    '?tbloauthserver_access_tokens',
                    Belongs::all(
                        Belongs::filled('user_id'),
                        Belongs::through('user_id', 'tblclients.uuid', Belongs::by('id')),
                    ),
                ),
            ),
            Scope::of(
                'contact_leftovers',
                RowRule::blank('tblcontacts', Belongs::by('userid'), [
                    '?password',
                    '?permissions',
                    '?pwresetkey',
                    '?pwresetexpiry' => self::NO_TIME,
                    '?subaccount' => 0,
                ]),
                // The billing contact's tax id is printed on invoices: scope billing_contact.
                RowRule::blank(
                    'tblcontacts',
                    Belongs::all(
                        Belongs::by('userid'),
                        Belongs::exceptThrough('id', 'tblclients.billingcid', Belongs::by('id')),
                    ),
                    ['tax_id'],
                ),
            ),
            Scope::ofBookkeeping(
                'billing_contact',
                RowRule::blank('tblcontacts', Belongs::by('userid'), ['tax_id']),
                RowRule::blank('tblclients', Belongs::by('id'), ['billingcid' => 0]),
            ),
            Scope::of(
                'custom_field_values',
                ...array_map(
                    static fn(string $type): RowRule => RowRule::delete(
                        'tblcustomfieldsvalues',
                        CustomFields::ofType($type),
                    ),
                    array_keys(CustomFields::TYPES),
                ),
            ),
            Scope::of('client_notes', RowRule::delete('tblnotes', Belongs::by('userid'))),
            Scope::of('client_files', new FileRule(new ClientFiles())),
            Scope::of(
                'affiliate_visitors',
                RowRule::delete('tblaffiliates_hits', self::ofAffiliate('affiliate_id')),
                RowRule::delete('tblaffiliates_referrers', self::ofAffiliate('affiliate_id')),
            ),
            Scope::of('marketing_consents', RowRule::delete('tblmarketing_consent', Belongs::by('userid'))),
            Scope::of(
                'banned_emails',
                RowRule::delete('tblbannedemails', Belongs::email('domain')),
                RowRule::delete('tblbannedemails', Belongs::domain('domain')),
                RowRule::delete(
                    'tblticketspamfilters',
                    Belongs::all(Belongs::where('type', 'sender'), Belongs::email('content')),
                ),
                RowRule::delete(
                    'tblticketspamfilters',
                    Belongs::all(Belongs::where('type', 'sender'), Belongs::domain('content')),
                ),
            ),
            // The staff's own plans: they stay, without the client in them.
            Scope::of(
                'calendar_and_todo',
                TextRule::redact('tbltodolist', ['title', 'description'], ['emails', 'domains']),
                TextRule::redact('tblcalendar', ['title', 'desc'], ['emails', 'domains']),
            ),
        ];
    }

    private static function ofAffiliate(string $column): Belongs
    {
        return Belongs::through($column, 'tblaffiliates.id', Belongs::by('clientid'));
    }
}
