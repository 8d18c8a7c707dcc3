<?php

/**
 * The admin page in Dutch. Words in braces are filled in; `{…}` and keys are the same in every language. In tasks, each line
 * after the first is one step.
 */

declare(strict_types=1);

return [
    'admin_tab_overview' => 'Overzicht',
    'admin_tab_deletions' => 'Verwijderingen',
    'admin_tab_clients' => 'Klanten',
    'admin_tab_tasks' => 'Taken',
    'admin_tab_backlog' => 'Achterstand',
    'admin_tab_connection' => 'Verbinding',

    'admin_foot' => 'Addon {addon}, GDPR-service {service}. Tijden in {zone}.',

    'admin_choose' => 'Kies…',

    'admin_back' => 'Terug',

    'admin_list_is_cut' => 'Er zijn er meer. Deze lijst toont de eerste van elke soort.',

    'admin_needs_service' => 'Dit deel heeft de GDPR-service nodig, die nu niet antwoordt. Zie het bericht bovenaan.',

    'admin_date_months' => 'januari,februari,maart,april,mei,juni,juli,augustus,september,oktober,november,december',
    'admin_date_end_of' => 'einde van {day}',
    'admin_date_in_minutes' => 'over {count} min',
    'admin_date_in_hours' => 'over {count} uur',
    'admin_date_in_days' => 'over {count} dagen',
    'admin_date_ago_minutes' => '{count} min geleden',
    'admin_date_ago_hours' => '{count} uur geleden',
    'admin_date_ago_days' => '{count} dagen geleden',
    'admin_date_day' => '{day} {month} {year}',
    'admin_date_now' => 'nu',

    'admin_banner_live' => 'Live',
    'admin_banner_live_means' => 'Verwijderingen en anonimiseringen die aan de beurt zijn, worden echt uitgevoerd.',
    'admin_banner_dry_run' => 'Proefdraaien',
    'admin_banner_dry_run_means' =>
        'Alles wordt gepland en genoteerd, niets wordt verwijderd of geanonimiseerd. Exports worden echt gemaakt.',
    'admin_banner_stopped' => 'Gestopt',
    'admin_banner_stopped_means' => 'Elke vernietigende stap staat stil tot iemand hervat. Exports gaan door.',
    'admin_banner_not_connected' => 'Niet verbonden',
    'admin_banner_not_connected_means' =>
        'Er is geen geldige verbindingsreeks ingesteld. Gebeurtenissen blijven in WHMCS bewaard en beëindigingen worden tegengehouden, maar er wordt niets geëxporteerd of verwijderd. Plak de reeks bij Systeeminstellingen > Addon Modules > GDPR automation.',
    'admin_banner_silent' => 'De GDPR-service antwoordt niet',
    'admin_banner_silent_means' =>
        'Wat nog werkt: gebeurtenissen blijven hier en worden later verstuurd, de rem houdt beëindigingen tegen, en u kunt een dienst met de hand vrijgeven bij Verwijderingen.',

    'admin_tile_coming' => 'verwijderingen gepland',
    'admin_tile_held' => 'verwijderingen aangehouden',
    'admin_tile_failed' => 'mislukt',
    'admin_tile_running' => 'nu bezig',
    'admin_tile_tasks' => 'taken voor u',
    'admin_tile_backlog' => 'in de achterstand',

    'admin_warning_hooks' => 'WHMCS heeft de hooks van deze addon niet geladen.',
    'admin_warning_hooks_means' =>
        'Er wordt geen gebeurtenis genoteerd en geen beëindiging tegengehouden. Open Systeeminstellingen > Addon Modules, druk bij GDPR automation op Wijzigingen opslaan en herlaad deze pagina. Blijft dit staan, deactiveer en activeer dan de addon; de tabellen blijven bewaard.',
    'admin_warning_automation' => 'WHMCS beëindigt opgezegde diensten zelf, en niets houdt dat tegen.',
    'admin_warning_automation_means' =>
        'De gegevens van een klant verdwijnen dan op de dag van de opzegging, niet na de beloofde termijn. Zet nu Automation Settings > Cancellation Requests uit, en laat WHMCS daarna de hooks van deze addon laden.',
    'admin_warning_automation_braked' => 'WHMCS beëindigt opgezegde diensten zelf; de rem houdt dat tegen.',
    'admin_warning_automation_braked_means' =>
        'Dit is veilig zolang deze addon actief is. Eenvoudiger is Automation Settings > Cancellation Requests uit te zetten: de GDPR-service beëindigt toch wat aan de beurt is.',
    'admin_warning_automation_unknown' => 'Er is niet te lezen of WHMCS opgezegde diensten zelf beëindigt.',
    'admin_warning_automation_unknown_means' =>
        'Kijk bij Automation Settings > Cancellation Requests en zet het uit als het aan staat.',
    'admin_warning_pruning' => 'WHMCS verwijdert inactieve klanten na {months} maanden.',
    'admin_warning_pruning_means' =>
        'Hun facturen gaan mee, en die moeten tien jaar (120 maanden) bewaard blijven. Zet Automation Settings > Data Retention op Never, of op 120 maanden of meer.',
    'admin_warning_pruning_months_unknown' => 'WHMCS verwijdert inactieve klanten, en er is niet te lezen na hoelang.',
    'admin_warning_pruning_months_unknown_means' =>
        'Facturen moeten tien jaar (120 maanden) bewaard blijven. Zet Automation Settings > Data Retention op Never, of zorg dat er 120 maanden of meer staat.',
    'admin_warning_pruning_unknown' => 'Er is niet te lezen of WHMCS inactieve klanten zelf verwijdert.',
    'admin_warning_pruning_unknown_means' =>
        'Kijk bij Automation Settings > Data Retention: daar hoort Never te staan, of 120 maanden of meer.',
    'admin_warning_snapshot' => 'WHMCS legt de klantgegevens niet vast in facturen.',
    'admin_warning_snapshot_means' =>
        'Een naam moet dan in het profiel blijven zolang een factuur bewaard wordt, anders veranderen oude facturen. Zet General Settings > Invoices > Store Client Data Snapshot aan.',
    'admin_warning_snapshot_unknown' => 'Er is niet te lezen of WHMCS de klantgegevens vastlegt in facturen.',
    'admin_warning_snapshot_unknown_means' =>
        'Kijk bij General Settings > Invoices > Store Client Data Snapshot: dat hoort aan te staan.',
    'admin_warning_cron_never' => 'De WHMCS-cron heeft niet gelopen sinds deze addon geactiveerd is.',
    'admin_warning_cron_never_means' =>
        'Tot hij loopt, worden mislukte gebeurtenissen niet opnieuw verstuurd en ingetrokken opzeggingen niet opgemerkt. Hij hoort elke vijf minuten te lopen: zie Automation Settings.',
    'admin_warning_cron' => 'De WHMCS-cron heeft al meer dan een uur niet gelopen.',
    'admin_warning_cron_means' =>
        'De laatste keer was op {at}. Tot hij weer loopt, worden mislukte gebeurtenissen niet opnieuw verstuurd en ingetrokken opzeggingen niet opgemerkt. Kijk de cronjob op de server na; hij hoort elke vijf minuten te lopen.',
    'admin_warning_cron_failures' => 'Een deel van de laatste cronrun is mislukt.',
    'admin_warning_cron_failures_means' =>
        'Bij de volgende run wordt het opnieuw geprobeerd ({parts}). Blijft dit staan, kijk dan in het PHP-foutenlogboek van de server.',

    'admin_warning_hooks_without_id' =>
        'WHMCS meldde deze addon iets zonder te zeggen over wie het gaat (tot nu toe {count} keer).',
    'admin_warning_hooks_without_id_means' =>
        'Er kon niets worden doorgegeven. Wat in de tabellen van WHMCS veranderde, wordt bij de volgende cronrun toch opgemerkt. Loopt het getal op na een update van WHMCS, werk dan ook deze addon bij.',
    'admin_warning_missing_client' => '{count} klanten ontbreken tegelijk in de tabel van WHMCS.',
    'admin_warning_missing_service' => '{count} diensten ontbreken tegelijk in de tabel van WHMCS.',
    'admin_warning_missing_request' => '{count} opzeggingen ontbreken tegelijk in de tabel van WHMCS.',
    'admin_warning_missing_means' =>
        'Zo ziet een tabel eruit die wordt teruggezet; daarom is er geen enkele aan de GDPR-service gemeld. Zet terug wat ontbreekt; is het echt weg, zeg dat dan hier.',
    'admin_missing_confirm_client' => 'Deze klanten zijn echt verwijderd',
    'admin_missing_confirm_service' => 'Deze diensten zijn echt verwijderd',
    'admin_missing_confirm_request' => 'Deze opzeggingen zijn echt ingetrokken',
    'admin_missing_confirm_means' =>
        'Elk ervan wordt dan aan de GDPR-service gemeld. Die laat vallen wat ervoor gepland was en vraagt u bij uw verwerkers te kijken.',

    'admin_outbox_title' => 'Gebeurtenissen op weg naar de GDPR-service',
    'admin_outbox_empty' => 'Er wacht niets: elke gebeurtenis is aangekomen.',
    'admin_outbox_alarming' =>
        'Gebeurtenissen komen al een tijdje niet door. Er is er geen verloren. Druk op Verbinding testen om te zien wat in de weg staat.',
    'admin_outbox_pending' => 'Wachtend',
    'admin_outbox_failing' => 'Vergeefs geprobeerd',
    'admin_outbox_oldest' => 'Oudste',
    'admin_outbox_problem' => 'Laatste probleem',
    'admin_outbox_delivered' => 'Laatst afgeleverd',
    'admin_outbox_refused' => 'Geweigerd door de GDPR-service',
    'admin_outbox_send' => 'Nu versturen',

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

    'admin_stop_title' => 'Noodstop',
    'admin_stop_explains' =>
        'Bevriest elke verwijdering en anonimisering binnen een seconde, voor alle klanten, tot iemand hervat. Er gaat niets verloren; exports gaan door.',
    'admin_stop_is_on' => 'Alles wat vernietigt, staat stil. Na het hervatten loopt wat intussen aan de beurt kwam meteen.',
    'admin_stop_button' => 'Alles stoppen',

    'admin_resume_due' =>
        'Nu aan de beurt en meteen aan het werk na het hervatten: {count}. Wat verwijderd wordt, komt niet terug.',
    'admin_resume_sure' => 'Ik weet dat alles wat aan de beurt is meteen loopt',
    'admin_resume_button' => 'Hervatten',

    'admin_col_service' => 'Dienst',
    'admin_col_client' => 'Klant',
    'admin_col_due' => 'Uiterlijk',
    'admin_col_state' => 'Stand',
    'admin_col_brake' => 'Rem in WHMCS',
    'admin_col_actions' => 'Acties',
    'admin_col_held_since' => 'Tegengehouden sinds',
    'admin_col_asked' => 'Gevraagd',
    'admin_col_progress' => 'Voortgang',
    'admin_col_step' => 'Stap',
    'admin_col_steps' => 'Stappen',
    'admin_col_count' => 'Aantal',
    'admin_col_source' => 'Bron',
    'admin_col_records' => 'Gegevens',
    'admin_col_kept' => 'Bewaard',
    'admin_col_ground' => 'Grond',
    'admin_col_until' => 'Mag weg vanaf',
    'admin_col_task' => 'Wat te doen',
    'admin_col_kind' => 'Wat',
    'admin_col_event' => 'Gebeurtenis',
    'admin_col_happened' => 'Gebeurd',
    'admin_col_problem' => 'Probleem',
    'admin_col_check' => 'Controle',
    'admin_col_detail' => 'Wat te doen',

    'admin_client_number' => 'Klant {id}',
    'admin_client_id' => 'Klantnummer',
    'admin_client_open' => 'Deze klant tonen',
    'admin_client_not_named' => 'Er is geen klant genoemd. Ga naar Klanten en vul een klantnummer in.',
    'admin_client_summary' => 'Overzicht in WHMCS',
    'admin_client_acts' => 'Wat u kunt doen',
    'admin_client_hold' => 'Deze klant aanhouden',
    'admin_client_hold_means' =>
        'Geen vernietigende stap voor deze klant, wat er ook loopt of later komt. Om de 30 dagen wordt gevraagd of de reden nog geldt.',

    'admin_service_number' => 'Dienst {id}',
    'admin_product_addon' => 'Productaddon {id} van dienst {service}',

    'admin_effective_from' => 'Opzegging gaat in op {at}',
    'admin_effective_since' => 'Opzegging van kracht sinds {at}',

    'admin_approved_at' => 'Goedgekeurd door de klant op {at}',

    'admin_held_by_owner' => 'Aangehouden: {reason}',
    'admin_held_with_client' => 'De klant is aangehouden: {reason}',

    'admin_steps_count' => 'Stappen ({count})',
    'admin_steps_none' => 'nog niet gepland',

    'admin_sources_count' => 'Bronnen ({count})',

    'admin_retained_until' => 'Tot {day}: {ground}',

    'admin_gone_at' => 'Laatste kopieën weg op {at}.',

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
    'admin_hold_reason' => 'Reden',
    'admin_hold_means' =>
        'Er wordt niets van uitgevoerd tot u vrijgeeft. De datum blijft; wie na die datum vrijgeeft, laat het meteen lopen.',

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
    'admin_reason_shared_login' => 'Deze login opent ook het account van een andere klant.',
    'admin_reason_addon_door_absent' => 'De GDPR-service kan niet bij de deur van deze addon.',
    'admin_reason_by_hand' => 'Met de hand gedaan.',
    'admin_reason_not_needed' => 'Bleek niet nodig.',
    'admin_reason_hosting_not_gone' => 'Wacht tot de hosting weg is.',
    'admin_reason_no_longer_cancelled' => 'De dienst is niet meer opgezegd.',
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
    'admin_reason_partly_scrubbed' => 'Een deel ervan is niet in deze WHMCS of was niet bereikbaar.',
    'admin_reason_storage.full' =>
        'Maak op de schijf plaats voor het pakket. Zolang dit wacht, wordt het vanzelf opnieuw geprobeerd; is het mislukt, kies dan ‘Opnieuw proberen’.',
    'admin_reason_whmcs.permission_missing' =>
        'De API-rol mist een actie die de GDPR-service nodig heeft; de README somt ze alle op.',
    'admin_reason_client_file_failed' => 'Een bestand van de klant kon niet worden gelezen.',
    'admin_reason_invoice_pdf_failed' => 'Een afgedrukte factuur kon niet worden gelezen.',
    'admin_reason_client_anonymised' =>
        'Het account werd geanonimiseerd terwijl dit werd gemaakt. Vraag opnieuw wat gebleven is.',
    'admin_reason_client_being_anonymised' => 'Wacht tot de lopende anonimisering klaar is.',

    'admin_action_terminate_hosting' => 'De hosting op de server beëindigen',
    'admin_action_delete_hosting' => 'De hosting bij de verwerker verwijderen',
    'admin_action_set_service_status' => 'De status van de dienst in WHMCS zetten',
    'admin_action_delete_tickets' => 'Tickets verwijderen, met antwoorden en bijlagen',
    'admin_action_delete_pay_methods' => 'Opgeslagen betaalmiddelen verwijderen',
    'admin_action_delete_quotes' => 'Offertes verwijderen die niet bewaard hoeven',
    'admin_action_delete_contacts' => 'Contactpersonen verwijderen',
    'admin_action_reduce_billing_contact' => 'De factuurcontactpersoon beperken tot wat facturen vermelden',
    'admin_action_clear_services' => 'Details van diensten leegmaken',
    'admin_action_clear_domains' => 'Notities bij domeinnamen leegmaken',
    'admin_action_anonymise_users' => 'Logins anonimiseren',
    'admin_action_leave_shared_users' => 'Logins laten die ook anderen dienen',
    'admin_action_destroy_packages' => 'Exportpakketten vernietigen',
    'admin_action_erase_client' => 'De klant wissen',
    'admin_action_keep_invoices' => 'Facturen en creditnota’s',
    'admin_action_keep_quotes' => 'Aanvaarde offertes',
    'admin_action_keep_printed_identity' => 'Wat facturen vermelden: namen, bedrijf, adres, land, btw-nummer',
    'admin_action_remove_documents' => 'Documenten verwijderen die niet langer bewaard moeten worden',
    'admin_action_scrub_tickets' => 'Beoordelingen, verloop en extra velden van tickets zuiveren',
    'admin_action_scrub_logs' => 'De logboeken van WHMCS zuiveren',
    'admin_action_reduce_profile' => 'Het profiel beperken tot wat facturen vermelden',
    'admin_action_anonymise_profile' => 'Het profiel anonimiseren',
    'admin_action_scrub_database' => 'Zuiveren waar de API van WHMCS niet bij kan',

    'admin_result_reduced' => 'Herleid: iets blijft wettelijk bewaard',
    'admin_result_erased' => 'Gewist voor zover deze service reikt',
    'admin_result_anonymised' => 'Geanonimiseerd',

    'admin_source_complete' => 'volledig',
    'admin_source_empty' => 'leeg',
    'admin_source_unreachable' => 'niet bereikbaar',
    'admin_source_not_configured' => 'niet in gebruik',
    'admin_source_running' => 'bezig',

    'admin_deletions_title' => 'Komende verwijderingen',
    'admin_deletions_explain' =>
        'Elke verwijdering loopt zo dat ze uiterlijk op het getoonde moment klaar is ({zone}). Aanhouden, vrijgeven en goedkeuren worden bewijs.',
    'admin_deletions_none' => 'Er komt geen verwijdering aan.',
    'admin_deletions_none_client' => 'Geen verwijdering voor deze klant.',

    'admin_brake_title_unknown' => 'Door de rem tegengehouden, onbekend bij de GDPR-service',
    'admin_brake_title_all' => 'Diensten aan de rem',
    'admin_brake_explain_unknown' =>
        'WHMCS wil deze diensten beëindigen, en er loopt geen verwijdering voor: achterstallig, vaste looptijd, een klik van een beheerder, of een gebeurtenis die nog niet aankwam. Geef met de hand vrij om WHMCS te laten beëindigen.',
    'admin_brake_explain_all' =>
        'De GDPR-service kan niet gevraagd worden; dit zijn alle diensten aan de rem. Met de hand vrijgeven werkt zonder hem.',
    'admin_brake_none' => 'Geen.',
    'admin_brake_default' => 'Geen vermelding: de eerste poging tot beëindigen wordt tegengehouden.',
    'admin_brake_held' => 'tegengehouden',
    'admin_brake_owner' => 'tegengehouden door de eigenaar',
    'admin_brake_owner_means' =>
        'U houdt deze klant, deze dienst of alles vast. WHMCS beëindigt hier niets, vrijgegeven of niet, tot u dat opheft.',
    'admin_brake_released' => 'vrijgegeven',
    'admin_brake_released_until' => 'Tot {at}, door {by}. {reason}',
    'admin_brake_ends' => 'Eindigt vanzelf: {at}',
    'admin_brake_cause_cancellation_request' => 'De klant heeft opgezegd.',
    'admin_brake_cause_termination_without_request' => 'WHMCS wilde beëindigen zonder opzegging van de klant.',
    'admin_brake_reason_client_asked' => 'De klant vroeg het meteen',
    'admin_brake_reason_duplicate_order' => 'Dubbel besteld',
    'admin_brake_reason_test_service' => 'Een eigen test',
    'admin_brake_reason_fraud' => 'Fraude',
    'admin_brake_reason_legal_order' => 'Opgelegd door rechtbank of overheid',
    'admin_brake_reason_other' => 'Een andere reden',
    'admin_brake_release_reason' => 'Reden (wordt bewijs)',
    'admin_brake_release_means' =>
        'WHMCS mag deze dienst de komende 24 uur beëindigen. Wat op de server verwijderd wordt, komt niet terug.',
    'admin_brake_refused_service_not_found' => 'WHMCS heeft deze dienst niet meer. Er is niets vrijgegeven.',
    'admin_brake_refused_facts_differ' =>
        'De dienst hoort nu bij een andere klant. Er is niets vrijgegeven; herlaad de pagina en kijk opnieuw.',
    'admin_brake_refused_held_by_owner' =>
        'U houdt deze klant, deze dienst of alles vast. Er is niets vrijgegeven; hef dat eerst op.',

    'admin_by_admin' => 'beheerder {id}',
    'admin_by_service' => 'de GDPR-service',

    'admin_tool_hold' => 'Aanhouden',
    'admin_tool_release' => 'Vrijgeven',
    'admin_tool_release_client' => 'Deze klant vrijgeven',
    'admin_tool_approve' => 'Goedkeuren',
    'admin_tool_withdraw' => 'Intrekken',
    'admin_tool_retry' => 'Opnieuw proberen',
    'admin_tool_discard' => 'Weggooien',
    'admin_tool_brake_release' => 'Rem vrijgeven',
    'admin_tool_brake_hold' => 'Vrijgave terugnemen',

    'admin_release_client_now_means' =>
        'Iets wat deze blokkering tegenhield, is al aan de beurt: na het vrijgeven loopt het meteen. Wat verwijderd wordt, komt niet terug.',
    'admin_release_now_means' =>
        'Dit is al aan de beurt: na het vrijgeven loopt het meteen. Wat verwijderd wordt, komt niet terug.',

    'admin_approve_means' =>
        'De klant stemt in met verwijdering nu. De verwijdering is dan meteen aan de beurt en kan niet ongedaan gemaakt worden.',
    'admin_approve_early_means' =>
        'De klant stemt in met verwijdering zodra de opzegging ingaat, zonder verder uitstel. Dit kan niet ongedaan gemaakt worden.',
    'admin_approve_channel' => 'Hoe de klant dat liet weten',
    'admin_approve_received_on' => 'Op welke dag (als niet vandaag)',
    'admin_approve_now' => 'De klant ziet ook af van de al betaalde tijd: nu verwijderen',

    'admin_channel_email' => 'per e-mail',
    'admin_channel_phone' => 'telefonisch',
    'admin_channel_letter' => 'per brief',
    'admin_channel_ticket' => 'in een ticket',
    'admin_channel_in_person' => 'persoonlijk',
    'admin_channel_client_area' => 'in de klantenzone',
    'admin_channel_other' => 'op een andere manier',

    'admin_withdraw_means' => 'Er wordt niets meer van uitgevoerd. Gegevens blijven waar ze zijn.',
    'admin_withdraw_sure' => 'Ja, trek in',

    'admin_discard_means' =>
        'De GDPR-service hoort nooit van deze gebeurtenis. Kijk eerst of men daar al weet wat ze meldt, en zet het anders met de hand recht.',

    'admin_retry_means' => 'Het gaat meteen verder vanaf de mislukte stap. Wat verwijderd wordt, komt niet terug.',

    'admin_type_service' => 'Typ het dienstnummer {id}',
    'admin_type_product_addon' => 'Typ het nummer {id} van de productaddon',
    'admin_type_client' => 'Typ het klantnummer {id}',
    'admin_type_event' => 'Typ het gebeurtenisnummer {id}',
    'admin_type_count' => 'Typ hoeveel: {count}',

    'admin_clients_title' => 'Een klant',

    'admin_export_button' => 'Deze klant exporteren',
    'admin_export_this_client' => 'Deze klant exporteren',

    'admin_exports_title' => 'Exports',
    'admin_exports_none' => 'Nog geen export.',

    'admin_package_download' => 'Downloaden ({size})',
    'admin_package_until' => 'tot {at}',
    'admin_package_gone' => 'pakket vernietigd',

    'admin_anonymizations_title' => 'Anonimiseringen',
    'admin_anonymizations_none' => 'Geen anonimisering.',

    'admin_plan_title' => 'Deze klant anonimiseren',
    'admin_plan_explains' =>
        'Bekijk eerst het plan: elke stap, wat in de weg staat en wat bewaard moet blijven. Kijken verandert niets.',
    'admin_plan_button' => 'Toon het plan',
    'admin_plan_and_confirm' => 'Plan en bevestigen',
    'admin_plan_no_blockers' => 'Niets staat in de weg.',
    'admin_plan_blockers' => 'Dit staat in de weg',
    'admin_plan_blocked' => 'Los in WHMCS op wat in de weg staat en bekijk het plan opnieuw.',
    'admin_plan_steps' => 'Wat zou gebeuren',
    'admin_plan_kept' => 'Wat bewaard moet blijven',
    'admin_plan_kept_nothing' => 'Niets moet bewaard blijven.',
    'admin_plan_confirm_live' =>
        'Dit kan niet ongedaan gemaakt worden. Het account wordt geanonimiseerd zodra de termijn voorbij is.',
    'admin_plan_confirm_dry' =>
        'De GDPR-service draait proef: de stappen worden gepland en genoteerd, geen enkele wordt gedaan.',
    'admin_plan_already_open' => 'Er loopt al een anonimisering; dit bevestigt ze.',
    'admin_plan_force' => 'Doorgaan ondanks open tickets; ze worden ook verwijderd',

    'admin_anonymize_button' => 'Anonimiseren',

    'admin_tasks_title' => 'Wat alleen een mens kan doen',
    'admin_tasks_explain' =>
        'Volg de stappen en zeg hoe het afliep. Uw antwoord wordt bewijs, en wat erop wachtte gaat door.',
    'admin_tasks_none' => 'Er wacht niets op u.',

    'admin_task_at' => 'Bij: {connector}',
    'admin_task_object' => 'Nummer in WHMCS: {id}',
    'admin_task_outcome' => 'Hoe het afliep',
    'admin_task_done' => 'Klaar',
    'admin_task_contact_deleted' =>
        'Een contactpersoon werd in WHMCS verwijderd.' .
        "\nGa na of die persoon vroeg gewist te worden." .
        "\nZo ja, wis de persoon bij elke verwerker die de contactpersoon kende." .
        "\nMeld hier hoe het afliep; vroeg de persoon het niet, antwoord dan “Niet nodig”.",
    'admin_task_client_deleted_check_processors' =>
        'De klant werd in WHMCS verwijderd; daar is er niets meer over te lezen.' .
        "\nZoek het klantnummer en de diensten bij elke verwerker en in elke back-up." .
        "\nWis wat overblijft." .
        "\nMeld hier hoe het afliep.",
    'admin_task_service_deleted_check_processors' =>
        'De dienst werd in WHMCS verwijderd; de hosting kan van daaruit niet meer beëindigd worden.' .
        "\nZoek de gegevens op de server en bij de verwerker die ze hostte." .
        "\nVerwijder wat overblijft." .
        "\nMeld hier hoe het afliep.",
    'admin_task_delete_hosting_by_hand' =>
        'Deze hosting staat waar de GDPR-service niet bij kan.' .
        "\nLog in bij de verwerker die ze host." .
        "\nVerwijder de site, databanken, mailboxen en back-ups." .
        "\nMeld hier hoe het afliep.",
    'admin_task_hosting_account_shared' =>
        'Een andere actieve dienst gebruikt dezelfde account of hetzelfde domein; de account bleef daarom staan.' .
        "\nGa na wat alleen bij de opgezegde dienst hoort." .
        "\nVerwijder dat met de hand." .
        "\nMeld hier hoe het afliep.",
    'admin_task_erase_client_by_hand' =>
        'Deze ontvanger heeft geen koppeling.' .
        "\nZoek de klant daar op klantnummer, factuur of adres." .
        "\nWis wat niet bewaard hoeft te blijven." .
        "\nMeld hier hoe het afliep.",
    'admin_task_rectify_client_by_hand' =>
        'De gegevens van de klant zijn in WHMCS gewijzigd.' .
        "\nVerbeter ze ook bij deze ontvanger." .
        "\nMeld hier hoe het afliep.",
    'admin_task_review_hold' =>
        'Deze klant is al dertig dagen aangehouden.' .
        "\nKijk of de reden nog geldt." .
        "\nZo niet, geef de klant vrij op de klantpagina." .
        "\nMeld het hier als klaar.",

    'admin_outcome_done' => 'Gedaan: het is weg',
    'admin_outcome_nothing_found' => 'Er was niets',
    'admin_outcome_retained' => 'Het moet bewaard blijven',
    'admin_outcome_not_needed' => 'Niet nodig',

    'admin_backlog_title' => 'Achterstand',
    'admin_backlog_explain' =>
        'Dit was al aan de beurt voor de GDPR-service keek, of terwijl hij proefdraaide. Er gebeurt niets mee tot u het vrijgeeft. Vink een reeks aan en bekijk ze nog eens.',
    'admin_backlog_none' => 'De achterstand is leeg.',
    'admin_backlog_preview' => 'Bekijk de aangevinkte',
    'admin_backlog_preview_title' => 'Vrij te geven: {count}',
    'admin_backlog_means_live' =>
        'Precies deze gaan door, en wat ze verwijderen komt niet terug. De daglimieten van het beleid blijven gelden.',
    'admin_backlog_means_dry' =>
        'De GDPR-service draait proef: na vrijgave worden ze opnieuw gepland en komen ze hier terug. Er wordt niets verwijderd.',
    'admin_backlog_release' => '{count} vrijgeven',
    'admin_backlog_refused_not_found' => 'Eén ervan bestaat niet meer.',
    'admin_backlog_refused_not_in_backlog' => 'Eén ervan staat niet meer in de achterstand.',
    'admin_backlog_refused_client_is_held' => 'Eén ervan hoort bij een aangehouden klant. Geef eerst de klant vrij.',

    'admin_connection_title' => 'Verbinding met de GDPR-service',
    'admin_connection_paste' =>
        'Voer “npm run addon:connect” uit waar de GDPR-service draait, en plak de laatste regel bij Systeeminstellingen > Addon Modules > GDPR automation > Connection string.',
    'admin_connection_url' => 'Adres',
    'admin_connection_version' => 'Versie van de GDPR-service',
    'admin_connection_contact' => 'Laatste contact',
    'admin_connection_heartbeat' => 'Laatste hartslag die hij hoorde',
    'admin_connection_test' => 'Verbinding testen',

    'admin_checks_title' => 'Waar de GDPR-service op steunt',

    'admin_check_ok' => 'werkt',
    'admin_check_warns' => 'kijk na',
    'admin_check_fails' => 'werkt niet',
    'admin_check_ledger' => 'Zijn grootboek',
    'admin_check_redis' => 'Zijn wachtrij (Redis)',
    'admin_check_whmcs' => 'De API van WHMCS',
    'admin_check_whmcs_addon' => 'De deur van deze addon',
    'admin_check_whmcs_cancellation_automation' => 'Opzeggingsautomatisering van WHMCS',
    'admin_check_whmcs_retention_pruning' => 'Gegevensbewaring van WHMCS',
    'admin_check_whmcs_client_snapshot' => 'Klantgegevens in facturen',
    'admin_check_whmcs_outbox' => 'Gebeurtenissen van deze addon',
    'admin_check_whmcs_cron' => 'De cron van WHMCS',

    'admin_test_fine' => 'De verbinding werkt.',
    'admin_test_not_fine' => 'Er werkt iets niet. Elke regel zegt wat te doen.',
    'admin_test_api_ok' => 'De GDPR-service antwoordde en kent ons token: {mode}, versie {version}.',
    'admin_test_api_fails' => 'De API van de GDPR-service: {why}',
    'admin_test_webhook_ok' => 'Hij aanvaardde een ondertekende testgebeurtenis (system.heartbeat).',
    'admin_test_webhook_fails' => 'Een ondertekende testgebeurtenis kwam niet door: {why}',
    'admin_test_door_ok' => 'Hij bereikt de deur van deze addon; zijn laatste oproep kwam op {at}.',
    'admin_test_door_quiet' => 'Hij meldt geen probleem met de deur van deze addon en riep ze nog niet op.',
    'admin_test_door_fails' => 'Hij bereikt de deur van deze addon niet. Hij zegt: {why}',
    'admin_test_door_unasked' => 'Of hij de deur van deze addon bereikt, kon niet gevraagd worden.',

    'admin_done_hold' => 'Aangehouden. Er wordt niets van uitgevoerd tot u vrijgeeft.',
    'admin_done_release' => 'Vrijgegeven. Het gaat door zoals gepland.',
    'admin_done_withdraw' => 'Ingetrokken. Er wordt niets meer van uitgevoerd.',
    'admin_done_retry' => 'Het wordt nu opnieuw geprobeerd.',
    'admin_done_approve' => 'De goedkeuring van de klant is genoteerd.',
    'admin_done_brake_release' => 'WHMCS mag dienst {id} beëindigen tot {at}.',
    'admin_done_brake_release_addon' => 'WHMCS mag productaddon {id} beëindigen tot {at}.',
    'admin_done_brake_hold' => 'De rem houdt weer vast; de volgende beëindiging wordt tegengehouden.',
    'admin_done_export' => 'De export van klant {id} is gestart. Herlaad deze pagina om de voortgang te zien.',
    'admin_done_anonymize' => 'De anonimisering van klant {id} is gevraagd en bevestigd.',
    'admin_done_anonymize_unconfirmed' => 'De anonimisering van klant {id} staat open, maar is niet bevestigd: {why}',
    'admin_done_client_hold' => 'Klant {id} is aangehouden: geen vernietigende stap tot u de klant vrijgeeft.',
    'admin_done_client_release' => 'Klant {id} is vrijgegeven; wat aangehouden was, gaat door.',
    'admin_done_task' => 'Genoteerd. Wat erop wachtte, gaat door.',
    'admin_done_backlog' => 'Vrijgegeven: {count}.',
    'admin_done_send_all' => 'Alles is aangekomen ({count} nu verstuurd).',
    'admin_done_send_some' => '{count} verstuurd, {left} wachten nog. {why}',
    'admin_done_missing_confirm' => 'Genoteerd. De GDPR-service hoort het bij de volgende cronruns.',
    'admin_done_discard' => 'Gebeurtenis {id} is weggegooid.',
    'admin_done_stop' => 'Gestopt. Elke vernietigende stap staat stil tot iemand hervat.',
    'admin_done_resume' => 'Hervat. Wat aan de beurt is, gaat door.',
    'admin_done_resume_file' =>
        'De stop is hier opgeheven, maar het bestand var/STOP van de GDPR-service houdt alles nog tegen. Verwijder dat bestand op zijn server.',

    'admin_form_typed' => 'Wat u typte is niet het gevraagde nummer. Er is niets gedaan.',
    'admin_form_id' => 'Het formulier zei niet waarover het ging. Er is niets gedaan; herlaad de pagina en probeer opnieuw.',
    'admin_form_number' => 'Vul het nummer in zoals WHMCS het toont, alleen cijfers. Er is niets gedaan.',
    'admin_form_choice' => 'Kies een van de aangeboden antwoorden. Er is niets gedaan.',
    'admin_form_day' => 'Vul een dag in als jaar-maand-dag. Er is niets gedaan.',
    'admin_form_nothing_chosen' => 'Er is niets aangevinkt. Er is niets gedaan.',
    'admin_form_nothing_missing' => 'Er ontbreekt niets meer. Er is niets gedaan.',
    'admin_form_not_refused' => 'Deze gebeurtenis wordt niet meer geweigerd of is al weg. Er is niets gedaan.',
    'admin_form_tick' => 'Het vakje was niet aangevinkt. Er is niets gedaan.',

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
    'admin_fault_export.not_completed' => 'Het pakket is nog niet klaar. Probeer opnieuw zodra de export voltooid is.',
    'admin_fault_export.package_gone' => 'Het pakket is verlopen en vernietigd. Vraag een nieuwe export.',
    'admin_fault_anonymization.blocked' =>
        'Het account kan nu niet geanonimiseerd worden. Los in WHMCS op wat in de weg staat en vraag opnieuw.',
    'admin_fault_deletion.approval_not_in_policy' =>
        'Het beleid aanvaardt geen goedkeuringen; de verwijdering loopt wanneer ze aan de beurt is.',
    'admin_fault_cannot_approve' =>
        'Dit kan nu niet goedgekeurd worden: het is aangehouden, loopt of is voorbij. Geef eerst vrij wat aangehouden is.',
    'admin_fault_cannot_confirm' => 'Het staat stil, loopt of is voorbij. Geef vrij wat aangehouden is en bevestig dan.',
    'admin_fault_cannot_withdraw' =>
        'Het is begonnen of voorbij en kan niet ingetrokken worden. De noodstop houdt tegen wat loopt.',
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
