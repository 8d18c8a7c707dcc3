<?php

declare(strict_types=1);

namespace WHMCS\Module\Addon\Whmcsgdpr\Scrub\Scopes;

use WHMCS\Module\Addon\Whmcsgdpr\Scrub\Belongs;
use WHMCS\Module\Addon\Whmcsgdpr\Scrub\RowRule;
use WHMCS\Module\Addon\Whmcsgdpr\Scrub\Scope;
use WHMCS\Module\Addon\Whmcsgdpr\Scrub\TextRule;

/** What stands around the bookkeeping. Invoices, their lines, the frozen client records and quotes are in no scope. */
final class BillingScopes
{
    /** @return list<Scope> */
    public static function all(): array
    {
        $ofPayMethod = Belongs::through('pay_method_id', 'tblpaymethods.id', Belongs::by('userid'));
        $ofInvoice = Belongs::through('invoice_id', 'tblinvoices.id', Belongs::by('userid'));
        $affiliate = Belongs::through('affiliateid', 'tblaffiliates.id', Belongs::by('clientid'));

        return [
            Scope::of(
                'credit_descriptions',
                RowRule::blank('tblcredit', Belongs::by('clientid'), ['description']),
                RowRule::blank('?tblaffiliateshistory', $affiliate, ['description']),
            ),
            Scope::ofBookkeeping(
                'transaction_descriptions',
                RowRule::blank('tblaccounts', Belongs::by('userid'), ['description']),
            ),
            Scope::ofBookkeeping(
                'billable_items',
                RowRule::blank('tblbillableitems', Belongs::by('userid'), ['description']),
            ),
            // To be asked for once WHMCS has had each of them deleted at its gateway: the token for that goes here.
            Scope::of(
                'pay_method_leftovers',
                RowRule::delete('tblcreditcards', $ofPayMethod),
                RowRule::delete('tblbankaccts', $ofPayMethod),
                RowRule::delete('tblpaymethods', Belongs::by('userid')),
            ),
            Scope::of(
                'gateway_log',
                RowRule::delete(
                    'tblgatewaylog',
                    Belongs::through('transaction_history_id', 'tbltransaction_history.id', $ofInvoice),
                ),
                RowRule::blank('tbltransaction_history', $ofInvoice, ['description', 'additional_information']),
                TextRule::delete('tblgatewaylog', ['data'], ['emails', 'domains']),
            ),
        ];
    }
}
