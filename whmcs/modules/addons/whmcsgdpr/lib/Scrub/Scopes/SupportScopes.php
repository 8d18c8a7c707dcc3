<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\Whmcsgdpr\Scrub\Scopes;

use WHMCS\Module\Addon\Whmcsgdpr\Scrub\Belongs;
use WHMCS\Module\Addon\Whmcsgdpr\Scrub\Rule;
use WHMCS\Module\Addon\Whmcsgdpr\Scrub\RowRule;
use WHMCS\Module\Addon\Whmcsgdpr\Scrub\Scope;
use WHMCS\Module\Addon\Whmcsgdpr\Scrub\TextRule;
use WHMCS\Module\Addon\Whmcsgdpr\Scrub\Tickets;

/** What is left beside a ticket's messages, which are for WHMCS's API. */
final class SupportScopes
{
    /** @return list<Scope> */
    public static function all(): array
    {
        $own = Belongs::by('userid');
        $asGuest = Tickets::asGuest();
        $trail = [...self::trailOf($own), ...self::trailOf($asGuest)];

        return [
            // To be asked for before tickets are deleted: whose it is, only the ticket tells.
            Scope::of('ticket_trail', ...$trail),
            Scope::of(
                'ticket_leftovers',
                ...$trail,
                ...[
                    RowRule::blank('tblticketreplies', $own, ['name', 'email', '?ipaddress' => null]),
                    RowRule::blank('tbltickets', $own, ['name', 'email', 'cc', '?ipaddress' => null]),
                    // By its address alone the API finds one that comes later, so that stays until the ticket is deleted.
                    RowRule::blank('tbltickets', $asGuest, ['name', 'cc', '?ipaddress' => null]),
                    // What a deleted ticket left behind says by nothing but its words whose it was.
                    TextRule::redact('tblticketlog', ['action'], ['emails']),
                    TextRule::redact('tblticketfeedback', ['comments'], ['emails', 'domains']),
                ],
            ),
            Scope::of(
                'ticket_mail_log',
                RowRule::delete('tblticketmaillog', Belongs::email('email')),
                TextRule::delete(
                    'tblticketmaillog',
                    ['to', 'cc', 'name', 'email', 'subject', 'message'],
                    ['emails'],
                )->emptyingBeside('email', ['name']),
            ),
        ];
    }

    /** What only points at a ticket. @return list<Rule> */
    private static function trailOf(Belongs $tickets): array
    {
        $on = static fn(string $column): Belongs => Belongs::through($column, 'tbltickets.id', $tickets);

        return [
            RowRule::blank('tblticketreplies', $on('tid'), ['name', 'email', '?ipaddress' => null]),
            RowRule::delete('tblticketlog', $on('tid')),
            RowRule::delete('tblticketfeedback', $on('ticketid')),
            RowRule::delete('?tblticketactions', $on('ticket_id')),
            RowRule::delete('?tbltickettags', $on('ticketid')),
        ];
    }
}
