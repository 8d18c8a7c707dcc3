<?php

/**
 * What the admin page says of what went wrong or stands in the way, in Dutch: what happened, what it means, what to do. Words in
 * braces are filled in; `{…}` and keys are the same in every language.
 */

declare(strict_types=1);

return [
    'admin_delivery_timeout' => 'De GDPR-service antwoordde niet op tijd.',
    'admin_delivery_unreachable' =>
        'De GDPR-service was niet bereikbaar. Kijk na of hij draait en of deze server bij zijn adres kan.',
    'admin_delivery_tls' =>
        'Er kon geen beveiligde verbinding gemaakt worden. Het certificaat van de GDPR-service is misschien verlopen of past niet bij het adres.',
    'admin_delivery_redirect' =>
        'Het adres antwoordt met een doorverwijzing. Gebeurtenissen worden nooit elders heen gestuurd: verbeter het adres met een nieuwe verbindingsreeks.',
    'admin_delivery_not_the_service' =>
        'Op het adres antwoordt iets anders, zoals een andere site of een pagina van een proxy. Kijk het adres in de verbindingsreeks na, en of de GDPR-service erachter draait.',
    'admin_delivery_http' => 'De GDPR-service antwoordde met fout {status}.',
    'admin_delivery_http_401' =>
        'De GDPR-service weigerde de handtekening. Plak de huidige verbindingsreeks en kijk de klok van beide servers na.',
    'admin_delivery_http_404' =>
        'Het adres antwoordt, maar niet als de GDPR-service. Kijk het adres in de verbindingsreeks na.',
    'admin_delivery_http_503' => 'De GDPR-service kan nu geen gebeurtenissen opslaan. Ze worden vanzelf opnieuw verstuurd.',
    'admin_delivery_internal' => 'Deze gebeurtenis kon niet klaargemaakt worden om te versturen.',

    'admin_brake_refused_service_not_found' => 'WHMCS heeft deze dienst niet meer. Er is niets vrijgegeven.',
    'admin_brake_refused_facts_differ' =>
        'De dienst hoort nu bij een andere klant. Er is niets vrijgegeven; herlaad de pagina en kijk opnieuw.',
    'admin_brake_refused_held_by_owner' =>
        'U houdt deze klant, deze dienst of alles vast. Er is niets vrijgegeven; hef dat eerst op.',

    'admin_backlog_refused_not_found' => 'Eén ervan bestaat niet meer.',
    'admin_backlog_refused_not_in_backlog' => 'Eén ervan staat niet meer in de achterstand.',
    'admin_backlog_refused_client_is_held' => 'Eén ervan hoort bij een aangehouden klant. Geef eerst de klant vrij.',

    'admin_check_ledger' => 'Zijn grootboek',
    'admin_check_redis' => 'Zijn wachtrij (Redis)',
    'admin_check_whmcs' => 'De API van WHMCS',
    'admin_check_whmcs_addon' => 'De deur van deze addon',
    'admin_check_whmcs_cancellation_automation' => 'Opzeggingsautomatisering van WHMCS',
    'admin_check_whmcs_retention_pruning' => 'Gegevensbewaring van WHMCS',
    'admin_check_whmcs_client_snapshot' => 'Klantgegevens in facturen',
    'admin_check_whmcs_outbox' => 'Gebeurtenissen van deze addon',
    'admin_check_whmcs_cron' => 'De cron van WHMCS',
    'admin_check_whmcs_mail' => 'Mails die WHMCS verstuurt',
    'admin_check_alerts' => 'Waar zijn alarmen naartoe gaan',
    'admin_check_silence' => 'Het dagelijkse levensteken van WHMCS',
    'admin_check_public_url' => 'Zijn adres in mails aan klanten',

    'admin_unreachable_not_connected' => 'Er is geen geldige verbindingsreeks ingesteld.',
    'admin_unreachable_dns' =>
        'Zijn naam is op deze server niet bekend. Kijk het adres in de verbindingsreeks en de DNS van deze server na.',
    'admin_unreachable_connect' =>
        'Op zijn adres luistert niets. Start de GDPR-service, of open de firewall tussen beide servers.',
    'admin_unreachable_timeout' =>
        'Hij antwoordde niet binnen acht seconden. Probeer opnieuw; blijft het zo, kijk dan in het logboek van de GDPR-service.',
    'admin_unreachable_tls' =>
        'Er kon geen beveiligde verbinding gemaakt worden. Vernieuw het certificaat of verbeter het adres.',
    'admin_unreachable_broken_off' =>
        'De verbinding brak af. Probeer opnieuw; blijft het zo, kijk dan in het logboek van de GDPR-service.',
    'admin_unreachable_redirect' =>
        'Zijn adres antwoordt met een doorverwijzing, die niet gevolgd wordt. Verbeter het adres met een nieuwe verbindingsreeks.',
    'admin_unreachable_not_the_service' =>
        'Op zijn adres antwoordt iets anders, zoals de foutpagina van een proxy. Kijk na of de GDPR-service erachter draait.',
    'admin_unreachable_too_large' => 'Zijn antwoord was te groot om te tonen.',
    'admin_unreachable_other' => 'Hij was niet bereikbaar. Kijk de verbindingsreeks en het logboek van de GDPR-service na.',

    'admin_fault_unexpected' =>
        'Er ging iets mis in deze addon ({kind}). De rest van deze pagina hangt er niet van af. Kijk in het PHP-foutenlogboek; deactiveren en activeren van de addon maakt ontbrekende tabellen opnieuw.',
    'admin_fault_other' => 'De GDPR-service weigerde: {detail}',
    'admin_fault_auth.required' =>
        'De GDPR-service kent ons token niet. Plak de huidige verbindingsreeks, of herstart de service zodat hij zijn tokens opnieuw leest.',
    'admin_fault_request.not_found' =>
        'Waar dit over gaat bestaat niet meer, of de GDPR-service is een oudere versie. Herlaad de pagina.',
    'admin_fault_client.not_found' => 'WHMCS heeft geen klant met dit nummer. Er is niets gedaan.',
    'admin_fault_service.not_found' => 'WHMCS heeft geen dienst met dit nummer. Er is niets gebeurd.',
    'admin_fault_export.not_completed' => 'Het pakket is nog niet klaar. Probeer opnieuw zodra de export voltooid is.',
    'admin_fault_export.package_gone' => 'Het pakket is verlopen en vernietigd. Vraag een nieuwe export.',
    'admin_fault_export.package_missing' =>
        'Het pakket ligt niet in de opslag, al zou het dat moeten. Vraag een nieuwe export; gebeurt het weer, bekijk dan de schijf van de GDPR-service.',
    'admin_fault_anonymization.blocked' =>
        'Het account kan nu niet geanonimiseerd worden. Los in WHMCS op wat in de weg staat en vraag opnieuw.',
    'admin_fault_deletion.approval_not_in_policy' =>
        'Het beleid aanvaardt geen goedkeuringen; de verwijdering loopt wanneer ze aan de beurt is.',
    'admin_fault_cannot_approve' =>
        'Dit kan nu niet goedgekeurd worden: het is aangehouden, loopt of is voorbij. Geef eerst vrij wat aangehouden is.',
    'admin_fault_cannot_return_data' =>
        'De klok kan nu niet stilgezet worden: ze staat al stil, of de verwijdering is aangehouden, mislukt, begonnen of voorbij.',
    'admin_fault_cannot_confirm' => 'Het staat stil, loopt of is voorbij. Geef vrij wat aangehouden is en bevestig dan.',
    'admin_fault_cannot_withdraw' =>
        'Het is begonnen of voorbij en kan niet ingetrokken worden. De noodstop houdt tegen wat loopt.',
    'admin_fault_anonymization.has_begun' =>
        'Een deel is al gebeurd, dus wordt ze afgemaakt. Houd ze aan, of verhelp wat in de weg staat.',
    'admin_fault_cannot_hold' =>
        'Het loopt of is voorbij en kan niet aangehouden worden. De noodstop houdt tegen wat loopt.',
    'admin_fault_cannot_release' => 'Het is niet meer aangehouden. Herlaad de pagina om te zien hoe het staat.',
    'admin_fault_client.not_held' => 'Deze klant is niet aangehouden.',
    'admin_fault_client_is_held' =>
        'De hele klant is aangehouden. Geef eerst de klant vrij; dan gaat door wat aangehouden was.',
    'admin_fault_cannot_retry' => 'Het is niet mislukt, dus er valt niets opnieuw te proberen. Herlaad de pagina.',
    'admin_fault_task.already_done' => 'Iemand heeft deze taak al als klaar gemeld; dat antwoord blijft.',
    'admin_fault_upstream.unavailable' =>
        'De GDPR-service kan de API van WHMCS nu niet bevragen. Er is niets gewijzigd; probeer opnieuw over een halve minuut.',
    'admin_fault_upstream.refused' =>
        'De API van WHMCS weigerde de GDPR-service ({code}). Kijk de API-referentie, de rol en het toegelaten IP-adres na.',
    'admin_fault_facts.unsafe' =>
        'WHMCS toont iets onverwachts ({code}). Er is niets gewijzigd; bekijk de klant daar voor u opnieuw vraagt.',
    'admin_fault_idempotency.in_progress' => 'Dezelfde vraag wordt nog beantwoord. Herlaad de pagina zo meteen.',
    'admin_fault_ledger.unavailable' =>
        'De GDPR-service kan zijn grootboek niet lezen of schrijven. Er is niets gedaan; kijk de schijf op zijn server na.',
    'admin_fault_internal.unexpected' =>
        'Er ging iets mis in de GDPR-service. Zijn logboek heeft er een regel over; probeer opnieuw.',

    'admin_blocker_service_not_terminated' => 'Diensten die niet beëindigd zijn of waarvan de hosting nog kan bestaan',
    'admin_blocker_live_domain' => 'Domeinnamen die nog geregistreerd zijn of nog verlengd of verhuisd kunnen worden',
    'admin_blocker_invoice_unpaid' => 'Onbetaalde facturen',
    'admin_blocker_invoice_in_collections' => 'Facturen in incasso',
    'admin_blocker_invoice_payment_pending' => 'Facturen waarvan de betaling loopt',
    'admin_blocker_credit_balance' => 'Een tegoed. Betaal het eerst uit of gebruik het op',
    'admin_blocker_affiliate_balance' => 'Een affiliatesaldo. Betaal het eerst uit',
    'admin_blocker_open_ticket' => 'Open tickets. Sluit ze, of vink hieronder aan',
    'admin_blocker_hold' => 'De klant is aangehouden. Geef eerst de klant vrij',
];
