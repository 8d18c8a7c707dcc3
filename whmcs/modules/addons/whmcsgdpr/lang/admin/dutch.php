<?php

/**
 * What the admin page calls the codes of the GDPR service, in Dutch; what went wrong is in `faults/`, tasks are in `tasks/`, the
 * page's own words in `page/`. Words in braces are filled in; `{…}` and keys are the same in every language.
 */

declare(strict_types=1);

return [
    'admin_state_pending' => 'komt eraan',
    'admin_state_scheduled' => 'gepland',
    'admin_state_held' => 'aangehouden',
    'admin_state_running' => 'bezig',
    'admin_state_waiting' => 'wacht',
    'admin_state_completed' => 'voltooid',
    'admin_state_failed' => 'mislukt',
    'admin_state_withdrawn' => 'ingetrokken',

    'admin_step_pending' => 'te doen',
    'admin_step_running' => 'bezig',
    'admin_step_done' => 'gedaan',
    'admin_step_nothing_found' => 'niets gevonden',
    'admin_step_retained' => 'bewaard',
    'admin_step_waiting' => 'wacht',
    'admin_step_manual' => 'met de hand',
    'admin_step_failed' => 'mislukt',
    'admin_step_skipped' => 'overgeslagen',

    'admin_kind_export' => 'Export',
    'admin_kind_anonymization' => 'Anonimisering',
    'admin_kind_deletion' => 'Verwijdering',
    'admin_kind_rectification' => 'Verbetering',
    'admin_kind_erasure' => 'Wissen van een persoon',
    'admin_kind_purge' => 'Verwijdering van verlopen documenten',

    'admin_hold_dispute' => 'een betwisting',
    'admin_hold_claim' => 'een rechtsvordering',
    'admin_hold_audit' => 'een controle',
    'admin_hold_restriction' => 'de klant vroeg beperking van de verwerking',

    'admin_reason_dry_run' => 'Alleen gepland: de GDPR-service draait proef.',
    'admin_reason_daily_limit' => 'De daglimiet van het beleid is bereikt. Geef vrij om nu door te gaan.',
    'admin_reason_backlog' => 'Was al aan de beurt voor de GDPR-service keek. Wacht op uw woord bij Achterstand.',
    'admin_reason_already_cancelled' =>
        'WHMCS toont de dienst al als geannuleerd. Kijk na of het de juiste hosting is en geef vrij.',
    'admin_reason_already_terminated' => 'WHMCS toont de dienst al als beëindigd. Kijk na wat er nog is en geef vrij.',
    'admin_reason_account_shared' => 'Een andere actieve dienst gebruikt dezelfde account.',
    'admin_reason_product_type_needs_owner' =>
        'Een reseller- of serverproduct: er kunnen gegevens van anderen op staan. Kijk eerst, geef dan vrij.',
    'admin_reason_facts_changed' =>
        'WHMCS zegt iets anders dan toen dit gepland werd. Bekijk de dienst daar en geef dan vrij of trek in.',
    'admin_reason_facts_unclear' =>
        'De gegevens in WHMCS spreken elkaar tegen. Bekijk de dienst daar en geef dan vrij of trek in.',
    'admin_reason_bookkeeping' => 'Boekhoudwetgeving',
    'admin_reason_documents_expired' =>
        'Documenten van deze klant moeten niet langer bewaard worden. Bekijk de lijst en geef dan vrij of trek in.',
    'admin_reason_first_form_purge' =>
        'De eerste verwijdering van oude formulieren volgens deze lijst en termijn. Bekijk de aantallen hieronder en geef dan vrij; latere gaan vanzelf, elke week.',
    'admin_reason_form_rows_left' => 'Een deel kan alleen een mens verwijderen. Een taak zegt wat.',
    'admin_reason_connector_not_in_use' => 'Het beleid of de instellingen gebruiken dit systeem niet meer.',
    'admin_reason_documents_refused' => 'Sommige documenten konden niet verwijderd worden. Een taak zegt wat te doen.',
    'admin_reason_nothing_expired' => 'Niets op de lijst moet nog weg.',
    'admin_reason_purged' => 'Verwijderd toen het niet langer bewaard moest worden.',
    'admin_reason_absent' => 'Het was er niet meer.',
    'admin_reason_not_settled' => 'Ze werd nooit betaald, geannuleerd of terugbetaald.',
    'admin_reason_other_client' => 'Het hoort nu bij een andere klant.',
    'admin_reason_not_expired' => 'Het moet nog bewaard worden.',
    'admin_reason_has_notes' => 'Een credit- of debetnota erop blijft.',
    'admin_reason_part_of_invoice' => 'Ze blijft zolang als haar factuur.',
    'admin_reason_place_unknown' => 'Het is niet bekend waar deze WHMCS het bewaart.',
    'admin_reason_shared_login' => 'Deze login opent ook het account van een andere klant.',
    'admin_reason_addon_door_absent' => 'De GDPR-service kan niet bij de deur van deze addon.',
    'admin_reason_by_hand' => 'Met de hand gedaan.',
    'admin_reason_not_needed' => 'Bleek niet nodig.',
    'admin_reason_not_identifiable' =>
        'Het kent bezoekers alleen aan het nummer in hun eigen cookie _ga; zonder dat nummer weet niemand wat van wie is.',
    'admin_reason_hosting_not_gone' => 'Wacht tot de hosting weg is.',
    'admin_reason_no_longer_cancelled' => 'De dienst is niet meer opgezegd.',
    'admin_reason_request_taken_back' =>
        'De opzegging is teruggenomen nadat de verwijdering begonnen was; wat nog bestaat, blijft.',
    'admin_reason_called_off' => 'Deze opzegging werd eerder al afgezegd door u of de klant; WHMCS toont ze nog.',
    'admin_reason_client' => 'De klant heeft de verwijdering afgezegd en houdt de dienst.',
    'admin_reason_data_back_first' => 'De klant wil eerst de gegevens terug. De klok staat stil tot die taak gedaan is.',
    'admin_reason_activated_again' => 'De dienst werd opnieuw geactiveerd.',
    'admin_reason_client_deleted' => 'De klant werd in WHMCS verwijderd.',
    'admin_reason_client_not_closed' => 'De klant is niet meer gesloten.',
    'admin_reason_terminated_by_whmcs' => 'WHMCS heeft het zelf beëindigd.',
    'admin_reason_owner_confirmation' => 'Wacht op uw bevestiging: bekijk het plan.',
    'admin_reason_account_deleted' => 'Het account zelf werd verwijderd.',
    'admin_reason_addon_outdated' => 'Deze addon is ouder dan de GDPR-service vraagt. Werk hem bij.',
    'admin_reason_not_in_this_whmcs' => 'Deze WHMCS heeft die tabel niet.',
    'admin_reason_documents_not_released' =>
        'Deze documenten noemen de klant nog. Ze zijn niet vrijgegeven om te verwijderen.',
    'admin_reason_documents_not_frozen' =>
        'Sommige facturen konden niet gekopieerd worden zoals ze gedrukt worden. Wat erop staat, blijft in het profiel.',
    'admin_reason_letter_not_possible' => 'Deze WHMCS kan ze niet versturen.',
    'admin_reason_mail_not_allowed' => 'De API-rol mist SendEmail, dus verstuurt WHMCS geen brief.',
    'admin_reason_partly_scrubbed' => 'Een deel ervan is niet in deze WHMCS of was niet bereikbaar.',
    'admin_reason_storage.full' =>
        'Maak op de schijf plaats voor het pakket. Zolang dit wacht, wordt het vanzelf opnieuw geprobeerd; is het mislukt, kies dan ‘Opnieuw proberen’.',
    'admin_reason_whmcs.permission_missing' =>
        'De API-rol mist een actie die de GDPR-service nodig heeft; de README somt ze alle op.',
    'admin_reason_client_file_failed' => 'Een bestand van de klant kon niet worden gelezen.',
    'admin_reason_invoice_pdf_failed' => 'Een afgedrukte factuur kon niet worden gelezen.',
    'admin_reason_client_anonymised' =>
        'Het account werd geanonimiseerd terwijl dit werd gemaakt. Vraag opnieuw wat gebleven is.',
    'admin_reason_somebody_else' => 'Dit nummer is in WHMCS nu van iemand anders: er is niets aangeraakt.',
    'admin_reason_client_came_back' => 'De klant is na de back-up teruggekomen: er is niets aangeraakt.',
    'admin_reason_client_being_anonymised' => 'Wacht tot de lopende anonimisering klaar is.',
    'admin_reason_person' => 'Wacht tot je de taak ervan als klaar meldt.',
    'admin_reason_processor' => 'Wacht tot een ander bedrijf klaar is. Er wordt vanzelf opnieuw gekeken.',
    'admin_elsewhere_away' =>
        'Er kwam geen bruikbaar antwoord. Het wordt dertig dagen lang vanzelf opnieuw gevraagd; daarna vraagt een taak het aan u.',
    'admin_elsewhere_access' =>
        'Het weigert de GDPR-dienst, of zijn certificaat is niet geldig. Controleer de sleutel en de rechten met npm run connector:check; wat wacht, gaat vanzelf verder.',
    'admin_elsewhere_unread' => 'Het gaf geen bruikbaar antwoord.',
    'admin_elsewhere_odd' =>
        'Het antwoordde anders dan verwacht, misschien door onderhoud. Het wordt een dag lang vanzelf opnieuw gevraagd; daarna vraagt een taak het aan u.',
    'admin_elsewhere_refused' =>
        'Het weigerde, of antwoordde iets wat niemand verwachtte. Een taak zegt wat daar met de hand te doen is.',
    'admin_reason_subject.unread' =>
        'Wat WHMCS nu over de diensten, domeinnamen en adressen van de klant zegt, was niet leesbaar; daar is dus niets aangeraakt. Het wordt vanzelf opnieuw geprobeerd.',
    'admin_reason_subject.incomplete' =>
        'Waaraan andere systemen de klant kennen, was in WHMCS niet leesbaar; daar is dus niets aangeraakt. Een taak zegt wat met de hand te doen is.',
    'admin_reason_active_domain' => 'De registrar houdt dit bij voor een actieve domeinnaam, zoals het register eist.',
    'admin_reason_registrar_deleting' =>
        'De registrar heeft het verwijderen aanvaard en is nog niet klaar. Er wordt vanzelf opnieuw gekeken.',
    'admin_reason_registrar_contacts_first' =>
        'Het account bij de registrar wordt geleegd zodra de contactgegevens weg zijn. Dit gaat vanzelf verder.',
    'admin_reason_registrar_refused_for_now' =>
        'De registrar verwijdert dit nu niet, misschien omdat er daar nog iets loopt. Er wordt vanzelf opnieuw geprobeerd.',
    'admin_reason_stopped' => 'Alles staat stil. Het gaat verder zodra iemand hervat.',
    'admin_reason_owner' => 'Ingetrokken in het beheer of via de API.',
    'admin_reason_system' => 'De reden is weggevallen, dus heeft de GDPR-service dit ingetrokken.',
    'admin_reason_withdrawn' => 'Weggelaten, omdat het ingetrokken is.',
    'admin_reason_client_merged' => 'De klant is samengevoegd met een andere. Wat bij een dienst hoort, gaat daar verder.',
    'admin_reason_scrub_by_hand' =>
        'De addon antwoordde halverwege niet meer. Een taak zegt wat er met de hand te doen blijft.',
    'admin_reason_connector.unreachable' =>
        'WHMCS was niet te bereiken. Het wordt vanzelf opnieuw geprobeerd; kijk na of WHMCS draait en of de GDPR-service erbij mag.',
    'admin_reason_connector.unavailable' =>
        'WHMCS gaf een eigen fout. Het wordt vanzelf opnieuw geprobeerd; blijft het zo, kijk dan in het foutenlogboek van de webserver.',
    'admin_reason_connector.timeout' =>
        'WHMCS antwoordde niet op tijd. Of het iets deed, wordt bekeken voor er opnieuw iets verstuurd wordt.',
    'admin_reason_connector.aborted' => 'Het werd onderbroken, bijvoorbeeld door een herstart, en gaat vanzelf verder.',
    'admin_reason_connector.unfinished' => 'Het is nog niet klaar en gaat vanzelf verder.',
    'admin_reason_connector.truncated' => 'Een antwoord van WHMCS brak af. Het wordt vanzelf opnieuw geprobeerd.',
    'admin_reason_hosting_deleting' =>
        'Het systeem is het aan het verwijderen. Er wordt vanzelf opnieuw gekeken tot het weg is.',
    'admin_reason_hosting_server_busy' => 'De server is met iets anders bezig. Hij wordt vanzelf opnieuw gevraagd.',
    'admin_reason_connector.rate_limited' => 'WHMCS vroeg om een pauze. Het gaat vanzelf verder.',
    'admin_reason_connector.certificate_invalid' =>
        'Het certificaat van WHMCS is niet geldig. Vernieuw het; wat wacht, gaat vanzelf verder.',
    'admin_reason_connector.unauthenticated' =>
        'WHMCS kent de API-gegevens van de GDPR-service niet. Verbeter ze in zijn instellingen en herstart hem.',
    'admin_reason_connector.forbidden' =>
        'WHMCS weigert de GDPR-service. Kijk het toegelaten IP-adres, de access key en de API-rol na.',
    'admin_reason_door.gone' =>
        'De deur van deze addon antwoordde niet meer. Het wordt vanzelf opnieuw geprobeerd; kijk na of de addon actief is.',
    'admin_reason_door.secret_differs' =>
        'Deze addon en de GDPR-service delen niet hetzelfde geheim. Plak de huidige verbindingsreeks.',
    'admin_reason_door.clock_differs' =>
        'De klokken van deze server en van de GDPR-service verschillen meer dan vijf minuten. Zet ze gelijk.',
    'admin_reason_door.address_refused' =>
        'De GDPR-service belt vanaf een adres dat niet bij de Door addresses van deze addon staat. Voeg het daar toe.',
    'admin_reason_door.addon_outdated' =>
        'Deze addon is ouder dan de GDPR-service vraagt. Werk hem bij; wat wacht, gaat vanzelf verder.',
    'admin_reason_door.facts_differ' =>
        'De tabellen van WHMCS zeggen iets anders dan bij de planning. Er is niets aangeraakt; bekijk de klant daar.',
    'admin_reason_whmcs.still_there' =>
        'WHMCS zei dat het gebeurd was, maar het staat er nog. Het wordt vanzelf opnieuw geprobeerd.',
    'admin_reason_whmcs.outcome_unknown' =>
        'Het antwoord van WHMCS ging verloren. Er wordt eerst gekeken, zodat niets twee keer gebeurt.',
    'admin_reason_deletion.reconsidered' =>
        'WHMCS toonde op het laatste moment iets nieuws. Er is niets verstuurd; er wordt opnieuw gekeken.',
    'admin_reason_deletion.look_too_old' =>
        'WHMCS had het te druk, zodat de laatste controle niet meer gold. Er is niets verstuurd; het wordt vanzelf opnieuw geprobeerd.',
    'admin_reason_deletion.suspension_failed' =>
        'De dienst kon niet worden opgeschort. Het wordt opnieuw geprobeerd tot de verwijdering begint; die loopt geen vertraging op.',
    'admin_reason_whmcs.module_refused' =>
        'De module van de server weigerde de hosting te beëindigen. Het wordt vanzelf opnieuw geprobeerd; kijk in het modulelogboek van WHMCS wat de server zegt.',
    'admin_reason_whmcs.mail_failed' =>
        'WHMCS kon een mail niet versturen. Het wordt vanzelf opnieuw geprobeerd; kijk de mailinstellingen na.',
    'admin_reason_whmcs.write_refused' =>
        'WHMCS weigerde een wijziging. Bekijk de klant daar, zet recht waarover het klaagt en kies dan “Opnieuw proberen”.',
    'admin_reason_whmcs.service_missing' =>
        'WHMCS heeft deze dienst niet meer. Kijk wat er op de server achterblijft en trek dan in.',
    'admin_reason_whmcs.client_not_found' => 'WHMCS heeft deze klant niet meer.',
    'admin_reason_whmcs.foreign_row' =>
        'WHMCS antwoordde met iets van een andere klant. Er is niets aangeraakt. Bekijk de klant daar; blijft het zo, dan verandert misschien een andere module de antwoorden van WHMCS.',
    'admin_reason_whmcs.shape_unexpected' =>
        'WHMCS antwoordde op een manier die de GDPR-service niet kent. Er is niets aangeraakt; werk de GDPR-service bij.',
    'admin_reason_whmcs.unreadable' => 'Het antwoord van WHMCS was niet te lezen. Het wordt vanzelf opnieuw geprobeerd.',
    'admin_reason_absence.trace_left' => 'Na het wissen werd nog iets gevonden. Het wordt vanzelf opnieuw gewist.',
    'admin_reason_calendar.no_retention_rule' =>
        'De policy heeft geen bewaarregel voor een document van deze datum. Voeg er een toe aan het policybestand en herstart de GDPR-service.',
    'admin_reason_subject.missing' =>
        'Over wie dit gaat, weet de GDPR-service niet meer: het stond verzegeld en is weg. Doe wat overblijft met de hand.',
    'admin_reason_seal.key_unknown' =>
        'Het is verzegeld met een sleutel die de GDPR-service niet meer heeft. Zet de oude sleutel terug, achter de huidige, en herstart hem.',
    'admin_reason_freshdesk_tickets_open' =>
        'Freshdesk heeft nog open tickets van deze klant. Sluit ze daar; elke dag wordt opnieuw gekeken.',
    'admin_reason_freshdesk_deletion_waits' =>
        'Freshdesk verwijdert het contact definitief zodra de bedenktijd om is; dat gaat vanzelf.',
    'admin_reason_freshdesk_tickets_going' =>
        'Freshdesk verwijdert de tickets van een contact dat weg is. Er wordt vanzelf opnieuw gekeken.',
    'admin_reason_freshdesk_tickets_kept' =>
        'Het contact bij Freshdesk is leeggemaakt; de tickets blijven zonder naam en adres van de klant, met wat erin geschreven staat.',
    'admin_reason_internal.unexpected' =>
        'Er ging iets mis in de GDPR-service. Zijn logboek heeft er een regel over; kies “Opnieuw proberen”.',

    'admin_action_terminate_hosting' => 'De hosting op de server beëindigen',
    'admin_action_delete_hosting' => 'De hosting bij de verwerker verwijderen',
    'admin_action_end_addons' => 'De productaddons van de dienst in WHMCS beëindigen',
    'admin_action_set_service_status' => 'De status van de dienst in WHMCS zetten',
    'admin_action_delete_tickets' => 'Tickets verwijderen, met antwoorden en bijlagen',
    'admin_action_delete_pay_methods' => 'Opgeslagen betaalmiddelen verwijderen',
    'admin_action_delete_quotes' => 'Offertes verwijderen die niet bewaard hoeven',
    'admin_action_delete_contacts' => 'Contactpersonen verwijderen',
    'admin_action_reduce_billing_contact' => 'De factuurcontactpersoon beperken tot wat facturen vermelden',
    'admin_action_clear_services' => 'Details van diensten leegmaken',
    'admin_action_clear_service' => 'De gegevens van één dienst wissen',
    'admin_action_clear_domains' => 'Notities bij domeinnamen leegmaken',
    'admin_action_anonymise_users' => 'Logins anonimiseren',
    'admin_action_leave_shared_users' => 'Logins laten die ook anderen dienen',
    'admin_action_destroy_packages' => 'Exportpakketten vernietigen',
    'admin_action_erase_client' => 'De klant wissen',
    'admin_action_erase_credentials' => 'De bewaarde inloggegevens laten verwijderen',
    'admin_action_keep_invoices' => 'Facturen en creditnota’s',
    'admin_action_keep_transactions' => 'Betalingen en terugbetalingen zonder factuur',
    'admin_action_keep_quotes' => 'Aanvaarde offertes',
    'admin_action_keep_printed_identity' => 'Wat facturen vermelden: namen, bedrijf, adres, land, btw-nummer',
    'admin_action_remove_documents' => 'Documenten verwijderen die niet langer bewaard moeten worden',
    'admin_action_purge_flamingo' => 'Oude inzendingen van Flamingo verwijderen',
    'admin_action_purge_cfdb7' => 'Oude inzendingen van CFDB7 verwijderen',
    'admin_action_purge_wpforms' => 'Oude inzendingen van WPForms verwijderen',
    'admin_action_purge_gravity' => 'Oude inzendingen van Gravity Forms verwijderen',
    'admin_action_purge_elementor' => 'Oude inzendingen van Elementor verwijderen',
    'admin_action_scrub_tickets' => 'Beoordelingen, verloop en extra velden van tickets zuiveren',
    'admin_action_scrub_logs' => 'De logboeken van WHMCS zuiveren',
    'admin_action_record_books' => 'De staat van de facturen vastleggen',
    'admin_action_freeze_invoices' => 'Facturen bewaren zoals ze nu gedrukt worden',
    'admin_action_send_letter' => 'De afsluitende brief naar de klant sturen',
    'admin_action_verify_books' => 'Nagaan dat geen factuur veranderd is',
    'admin_action_reduce_profile' => 'Het profiel beperken tot wat facturen vermelden',
    'admin_action_anonymise_profile' => 'Het profiel anonimiseren',
    'admin_action_scrub_database' => 'Zuiveren waar de API van WHMCS niet bij kan',
    'admin_action_export' => 'De export maken',
    'admin_action_rectify_client' => 'De gegevens van de klant verbeteren',

    'admin_group_names' => 'Namen',
    'admin_group_company' => 'Bedrijf',
    'admin_group_email' => 'E-mailadres',
    'admin_group_postal_address' => 'Postadres',
    'admin_group_phone' => 'Telefoonnummer',
    'admin_group_vat_number' => 'Btw-nummer',
    'admin_group_notes' => 'Notities',
    'admin_group_custom_fields' => 'Eigen velden',
    'admin_group_marketing_consent' => 'Toestemming voor marketing',
    'admin_group_ip_addresses' => 'IP-adressen',
    'admin_group_logins' => 'Logins: laatste bezoek, uitnodigingen, aanmeldlinks',
    'admin_group_contacts' => 'Contactpersonen',
    'admin_group_client_files' => 'Bestanden van de klant',
    'admin_group_calendar' => 'Kalender en takenlijst',
    'admin_group_affiliate_data' => 'Affiliategegevens',
    'admin_group_tickets' => 'Tickets met hun antwoorden',
    'admin_group_ticket_attachments' => 'Bijlagen van tickets',
    'admin_group_ticket_trail' => 'Beoordelingen, geschiedenis en extra velden van tickets',
    'admin_group_pay_methods' => 'Bewaarde betaalmiddelen',
    'admin_group_payment_texts' => 'Teksten bij betalingen en tegoeden',
    'admin_group_quotes' => 'Offertes',
    'admin_group_orders' => 'Gegevens van bestellingen',
    'admin_group_cancellation_reasons' => 'Opgegeven redenen van opzegging',
    'admin_group_invoices' => 'Facturen en creditnota’s',
    'admin_group_domain_names' => 'Domeinnamen van diensten',
    'admin_group_hosting_logins' => 'Gebruikersnamen en wachtwoorden van de hosting',
    'admin_group_hosting_files' => 'Bestanden van de website',
    'admin_group_hosting_databases' => 'Databanken',
    'admin_group_hosting_mailboxes' => 'Mailboxen',
    'admin_group_service_status' => 'Status in WHMCS',
    'admin_group_export_packages' => 'Exportpakketten',
    'admin_group_form_submissions' => 'Wat bezoekers via formulieren stuurden',
    'admin_group_recipient_data' => 'Wat deze ontvanger heeft',
    'admin_group_mail_log' => 'Maillog',
    'admin_group_activity_log' => 'Activiteitenlog',
    'admin_group_system_logs' => 'Logs van API, modules en fouten',

    'admin_treatment_erase' => 'Gewist',
    'admin_treatment_replace' => 'Vervangen',
    'admin_treatment_retain' => 'Bewaard',
    'admin_treatment_cannot' => 'Onbereikbaar',
    'admin_treatment_by_hand' => 'Met de hand',

    'admin_undo_withdraw' => 'Tot het begint: trek het in',
    'admin_undo_hold_client' => 'Het is begonnen. Een blokkering van de klant houdt de volgende stappen tegen',
    'admin_undo_server_backups' => 'Alleen uit de back-ups van de server, zolang die het bevatten',
    'admin_undo_set_status_by_hand' => 'Zet de status in WHMCS op elk moment terug',
    'admin_undo_export_again' => 'Maak een nieuwe export: die bevat wat er dan nog is',
    'admin_undo_unchanged' => 'Er wordt niets weggenomen, dus er is niets ongedaan te maken',
    'admin_undo_not_at_all' => 'Kan niet ongedaan worden gemaakt',
    'admin_absence_at_once' => 'meteen erna',
    'admin_absence_after_hour' => 'na een uur',
    'admin_absence_after_day' => 'na een dag',
    'admin_absence_after_tail' => 'zodra de laatste back-ups weg zijn',
    'admin_absence_state_due' => 'moet nog gebeuren',
    'admin_absence_state_done' => 'gedaan',
    'admin_absence_state_given_up' => 'opgegeven na 30 dagen',
    'admin_document_invoice' => 'Factuur',
    'admin_document_credit_note' => 'Creditnota',
    'admin_document_debit_note' => 'Debetnota',
    'admin_document_billing_note' => 'Credit- of debetnota',
    'admin_document_transaction' => 'Betaling',
    'admin_document_quote' => 'Offerte',
    'admin_document_state_retained' => 'bewaard',
    'admin_document_state_expired' => 'op de lijst om op te ruimen',
    'admin_document_state_removed' => 'verwijderd',
    'admin_document_state_refused' => 'kon niet verwijderd worden',

    'admin_result_reduced' => 'Herleid: iets blijft wettelijk bewaard',
    'admin_result_erased' => 'Gewist voor zover deze service reikt',
    'admin_result_anonymised' => 'Geanonimiseerd',

    'admin_source_complete' => 'volledig',
    'admin_source_empty' => 'leeg',
    'admin_source_unreachable' => 'niet bereikbaar',
    'admin_source_not_configured' => 'niet in gebruik',
    'admin_source_running' => 'bezig',

    'admin_brake_cause_cancellation_request' => 'De klant heeft opgezegd.',
    'admin_brake_cause_termination_without_request' => 'WHMCS wilde beëindigen zonder opzegging van de klant.',

    'admin_outcome_done' => 'Gedaan: het is weg',
    'admin_outcome_nothing_found' => 'Er was niets',
    'admin_outcome_retained' => 'Het moet bewaard blijven',
    'admin_outcome_not_needed' => 'Niet nodig',
] +
    (require __DIR__ . '/faults/dutch.php') +
    (require __DIR__ . '/tasks/dutch.php') +
    (require __DIR__ . '/warnings/dutch.php') +
    (require __DIR__ . '/page/dutch.php');
