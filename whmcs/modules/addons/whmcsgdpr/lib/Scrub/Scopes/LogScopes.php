<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\Whmcsgdpr\Scrub\Scopes;

use WHMCS\Module\Addon\Whmcsgdpr\Scrub\Belongs;
use WHMCS\Module\Addon\Whmcsgdpr\Scrub\RowRule;
use WHMCS\Module\Addon\Whmcsgdpr\Scrub\Scope;
use WHMCS\Module\Addon\Whmcsgdpr\Scrub\TextRule;

/**
 * Logs and passing copies, the mail, activity, API and module logs last: whatever was done before has written into them.
 * `tbladminlog` holds sign-ins of the staff and nothing of a client, so it is in no scope.
 */
final class LogScopes
{
    /** User names are words too: only where servers are spoken of are they looked for. */
    private const ANY = ['emails', 'domains', 'usernames'];
    private const NAMES = ['emails', 'domains'];

    /** @return list<Scope> */
    public static function all(): array
    {
        return [
            Scope::of('whois_log', RowRule::delete('tblwhoislog', Belongs::domain('domain'))),
            Scope::of(
                'transient_data',
                TextRule::delete('tbltransientdata', ['name', 'data'], ['emails', 'domains']),
                TextRule::delete('?tblcarts', ['data'], ['emails', 'domains']),
            ),
            Scope::of('error_log', TextRule::delete('?tblerrorlog', ['message', 'details'], self::ANY)),
            Scope::of('automation_log', TextRule::redact('?tbllog_register', ['namespace_value'], self::NAMES)),
            Scope::of(
                'mail_log',
                RowRule::delete('tblemails', Belongs::by('userid')),
                TextRule::delete(
                    'tblemails',
                    ['to', 'cc', 'bcc', 'subject', 'message', '?attachments', '?message_data', '?failure_reason'],
                    ['emails'],
                    'userid',
                ),
            ),
            Scope::of(
                'activity_log',
                RowRule::delete('tblactivitylog', Belongs::by('userid')),
                RowRule::delete('tblactivitylog', Belongs::all(Belongs::where('userid', 0), Belongs::ownUser('user_id'))),
                TextRule::delete('tblactivitylog', ['description', 'user'], self::NAMES, 'userid')->emptyingBeside('user', [
                    'ipaddr',
                ]),
            ),
            Scope::of(
                'api_log',
                TextRule::delete('tblapilog', ['request', 'response', '?request_headers', '?response_headers'], self::ANY),
            ),
            Scope::of('module_log', TextRule::delete('tblmodulelog', ['request', 'response', 'arrdata'], self::ANY)),
        ];
    }
}
