<?php

/**
 * What the admin page says of what went wrong or stands in the way, in English: what happened, what it means, what to do. Words in
 * braces are filled in; `{…}` and keys are the same in every language.
 */

declare(strict_types=1);

return [
    'admin_delivery_timeout' => 'The GDPR service did not answer in time.',
    'admin_delivery_unreachable' =>
        'The GDPR service could not be reached. Check that it runs and that this server may reach its address.',
    'admin_delivery_tls' =>
        'No secure connection could be made. The certificate of the GDPR service may have expired or not fit its address.',
    'admin_delivery_redirect' =>
        'The address answers with a redirection. Events are never sent elsewhere: correct the address with a new connection string.',
    'admin_delivery_not_the_service' =>
        'Something else answers at the address, such as another site or a proxy’s page. Check the address in the connection string, and that the GDPR service runs behind it.',
    'admin_delivery_http' => 'The GDPR service answered with the error {status}.',
    'admin_delivery_http_401' =>
        'The GDPR service refused the signature. Paste the current connection string, and check the clocks of both servers.',
    'admin_delivery_http_404' =>
        'The address answers, but not as the GDPR service. Check the address in the connection string.',
    'admin_delivery_http_503' => 'The GDPR service cannot store events now. They are sent again by themselves.',
    'admin_delivery_internal' => 'This event could not be prepared for sending.',

    'admin_brake_refused_service_not_found' => 'WHMCS has no such service any more. Nothing was released.',
    'admin_brake_refused_facts_differ' =>
        'The service now belongs to another client. Nothing was released; reload the page and look again.',
    'admin_brake_refused_held_by_owner' =>
        'You hold this client, this service or everything. Nothing was released; lift that first.',

    'admin_backlog_refused_not_found' => 'One of them does not exist any more.',
    'admin_backlog_refused_not_in_backlog' => 'One of them is not in the backlog any more.',
    'admin_backlog_refused_client_is_held' => 'One of them belongs to a held client. Release the client first.',

    'admin_check_ledger' => 'Its ledger',
    'admin_check_redis' => 'Its queue (Redis)',
    'admin_check_whmcs' => 'The API of WHMCS',
    'admin_check_whmcs_addon' => 'This addon’s door',
    'admin_check_whmcs_cancellation_automation' => 'Cancellation automation of WHMCS',
    'admin_check_whmcs_retention_pruning' => 'Data retention of WHMCS',
    'admin_check_whmcs_client_snapshot' => 'Client snapshot in invoices',
    'admin_check_whmcs_outbox' => 'Events of this addon',
    'admin_check_whmcs_cron' => 'The cron of WHMCS',
    'admin_check_whmcs_mail' => 'Mails that WHMCS sends',
    'admin_check_alerts' => 'Where its alarms go',
    'admin_check_silence' => 'The daily sign of life from WHMCS',
    'admin_check_public_url' => 'Its address in mails to clients',

    'admin_unreachable_not_connected' => 'No valid connection string is set.',
    'admin_unreachable_dns' =>
        'Its name is not known to this server. Check the address in the connection string and this server’s name resolution.',
    'admin_unreachable_connect' =>
        'Nothing listens at its address. Start the GDPR service, or open the firewall between the two servers.',
    'admin_unreachable_timeout' =>
        'It did not answer within eight seconds. Try again; if it stays, look at the log of the GDPR service.',
    'admin_unreachable_tls' => 'No secure connection could be made. Renew its certificate, or correct its address.',
    'admin_unreachable_broken_off' =>
        'The connection broke off. Try again; if it stays, look at the log of the GDPR service.',
    'admin_unreachable_redirect' =>
        'Its address answers with a redirection, which is not followed. Correct the address with a new connection string.',
    'admin_unreachable_not_the_service' =>
        'Something else answers at its address, such as a proxy’s error page. Check that the GDPR service runs behind it.',
    'admin_unreachable_too_large' => 'Its answer was too large to be shown.',
    'admin_unreachable_other' => 'It could not be reached. Check the connection string and the log of the GDPR service.',

    'admin_fault_unexpected' =>
        'Something went wrong inside this addon ({kind}). Nothing else on this page depends on it. Look into the PHP error log; deactivating and activating the addon creates missing tables anew.',
    'admin_fault_other' => 'The GDPR service refused: {detail}',
    'admin_fault_auth.required' =>
        'The GDPR service does not know our token. Paste the current connection string, or restart the service so that it reads its tokens anew.',
    'admin_fault_request.not_found' =>
        'What this is about does not exist any more, or the GDPR service is an older version. Reload the page.',
    'admin_fault_client.not_found' => 'WHMCS has no client with this number. Nothing was done.',
    'admin_fault_service.not_found' => 'WHMCS has no service with this number. Nothing was done.',
    'admin_fault_export.not_completed' => 'The package is not ready yet. Try again once the export is completed.',
    'admin_fault_export.package_gone' => 'The package has expired and was destroyed. Ask for a new export.',
    'admin_fault_export.package_missing' =>
        'The package is not in its storage, though it should be. Ask for a new export; if it happens again, look at the disk of the GDPR service.',
    'admin_fault_anonymization.blocked' =>
        'The account cannot be anonymised now. Resolve in WHMCS what stands in the way, and ask again.',
    'admin_fault_deletion.approval_not_in_policy' => 'The policy takes no approvals; the deletion runs when it is due.',
    'admin_fault_cannot_approve' => 'It cannot be approved now: it is held, runs or has ended. Release a held one first.',
    'admin_fault_cannot_return_data' =>
        'The clock cannot be stopped now: it stands already, or the deletion is held, failed, begun or ended.',
    'admin_fault_cannot_confirm' => 'It stands still, runs or has ended. Release a held one, then confirm.',
    'admin_fault_cannot_withdraw' => 'It has begun or ended and cannot be withdrawn. The emergency stop halts what runs.',
    'admin_fault_anonymization.has_begun' =>
        'Part of it is done, so it is finished. Hold it, or mend what stands in its way.',
    'admin_fault_cannot_hold' => 'It runs or has ended and cannot be held. The emergency stop halts what runs.',
    'admin_fault_cannot_release' => 'It is not held any more. Reload the page to see how it stands.',
    'admin_fault_client.not_held' => 'This client is not held.',
    'admin_fault_client_is_held' => 'The whole client is held. Release the client first; what the hold kept goes on then.',
    'admin_fault_cannot_retry' => 'It has not failed, so there is nothing to try again. Reload the page.',
    'admin_fault_task.already_done' => 'Someone has reported this task as done already; that answer stays.',
    'admin_fault_upstream.unavailable' =>
        'The GDPR service cannot ask WHMCS’s API now. Nothing was changed; try again in half a minute.',
    'admin_fault_upstream.refused' =>
        'WHMCS’s API refused the GDPR service ({code}). Check its API credential, role and allowed IP address.',
    'admin_fault_facts.unsafe' =>
        'WHMCS shows something unexpected ({code}). Nothing was changed; look at the client there before you ask again.',
    'admin_fault_idempotency.in_progress' => 'The same request is still being answered. Reload the page in a moment.',
    'admin_fault_ledger.unavailable' =>
        'The GDPR service cannot read or write its ledger. Nothing was done; check the disk on its server.',
    'admin_fault_internal.unexpected' => 'Something went wrong in the GDPR service. Its log has a line about it; try again.',

    'admin_blocker_service_not_terminated' => 'Services that are not terminated, or whose hosting may still exist',
    'admin_blocker_live_domain' => 'Domains that are still registered, or may still be renewed or moved',
    'admin_blocker_invoice_unpaid' => 'Unpaid invoices',
    'admin_blocker_invoice_in_collections' => 'Invoices in collections',
    'admin_blocker_invoice_payment_pending' => 'Invoices whose payment is pending',
    'admin_blocker_credit_balance' => 'A credit balance. Pay it out or use it up first',
    'admin_blocker_affiliate_balance' => 'An affiliate balance. Pay it out first',
    'admin_blocker_open_ticket' => 'Open tickets. Close them, or tick the box below',
    'admin_blocker_hold' => 'The client is held. Release the client first',
];
