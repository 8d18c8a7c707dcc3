<?php

/** The admin page's own words in Dutch. Words in braces are filled in; `{…}` and keys are the same in every language. */

declare(strict_types=1);

return [
    'admin_tab_overview' => 'Overzicht',
    'admin_tab_deletions' => 'Verwijderingen',
    'admin_tab_clients' => 'Klanten',
    'admin_tab_tasks' => 'Taken',
    'admin_tab_documents' => 'Documenten',
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
    'admin_tile_overdue' => 'verwijderingen over tijd',
    'admin_tile_purges' => 'op te ruimen, wacht op jou',

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
    'admin_col_document' => 'Document',
    'admin_col_documents' => 'Documenten',
    'admin_col_dated' => 'Datum',
    'admin_col_listed' => 'Op de lijst sinds',
    'admin_col_moment' => 'Controle',
    'admin_col_where' => 'Waar',
    'admin_col_found' => 'Gevonden',
    'admin_col_when' => 'Wanneer',

    'admin_client_nobody' => 'Geen klant in het bijzonder',
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
    'admin_service_not_named' => 'Er is geen dienst genoemd. Open hem vanuit Verwijderingen.',
    'admin_service_plan_link' => 'Wat er verwijderd zou worden',
    'admin_service_plan_title' => 'Wat een verwijdering van deze dienst nu zou doen',
    'admin_service_not_cancelled' =>
        'WHMCS toont deze dienst niet als opgezegd. Zoals het nu staat, wordt er niets van verwijderd; hieronder staat wat een verwijdering zou doen.',
    'admin_service_no_steps' => 'Er zou niets gebeuren.',
    'admin_service_conflicts' => 'Dit zou de verwijdering tegenhouden tot je ze vrijgeeft',
    'admin_service_effective' => 'Opzegging gaat in',
    'admin_service_suspends' => 'Geschorst vanaf',
    'admin_service_starts' => 'Verwijdering begint',
    'admin_product_addon' => 'Productaddon {id} van dienst {service}',

    'admin_effective_from' => 'Opzegging gaat in op {at}',
    'admin_effective_since' => 'Opzegging van kracht sinds {at}',
    'admin_overdue' => 'over tijd',
    'admin_partly' => 'gedeeltelijk gedaan',
    'admin_clock_stopped' =>
        'De klok staat stil sinds {at}: de klant wil eerst de gegevens. Ze loopt verder zodra je die taak als klaar meldt.',
    'admin_suspended_at' => 'Geschorst tot de verwijdering, sinds {at}',
    'admin_shared_with' => 'Nog gebruikt door:',

    'admin_approved_at' => 'Goedgekeurd door de klant op {at}',

    'admin_held_by_owner' => 'Aangehouden: {reason}',
    'admin_held_with_client' => 'De klant is aangehouden: {reason}',

    'admin_steps_count' => 'Stappen ({count})',
    'admin_steps_none' => 'nog niet gepland',

    'admin_sources_count' => 'Bronnen ({count})',

    'admin_retained_until' => 'Tot {day}: {ground}',
    'admin_absence_count' => 'Opnieuw gezocht ({count})',
    'admin_absence_nothing' => 'niets',
    'admin_absence_found' => '{count} gevonden',
    'admin_undo_then' => '{now}. Daarna: {then}',
    'admin_undo_until' => '{how} (tot {at})',

    'admin_gone_at' => 'Laatste kopieën weg op {at}.',

    'admin_hold_reason' => 'Reden',
    'admin_hold_means' =>
        'Er wordt niets van uitgevoerd tot u vrijgeeft. De datum blijft; wie na die datum vrijgeeft, laat het meteen lopen.',

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
    'admin_brake_reason_client_asked' => 'De klant vroeg het meteen',
    'admin_brake_reason_duplicate_order' => 'Dubbel besteld',
    'admin_brake_reason_test_service' => 'Een eigen test',
    'admin_brake_reason_fraud' => 'Fraude',
    'admin_brake_reason_legal_order' => 'Opgelegd door rechtbank of overheid',
    'admin_brake_reason_other' => 'Een andere reden',
    'admin_brake_release_reason' => 'Reden (wordt bewijs)',
    'admin_brake_release_means' =>
        'WHMCS mag deze dienst de komende 24 uur beëindigen. Wat op de server verwijderd wordt, komt niet terug.',

    'admin_by_admin' => 'beheerder {id}',
    'admin_by_service' => 'de GDPR-service',

    'admin_tool_hold' => 'Aanhouden',
    'admin_tool_release' => 'Vrijgeven',
    'admin_tool_release_client' => 'Deze klant vrijgeven',
    'admin_tool_approve' => 'Goedkeuren',
    'admin_tool_data_first' => 'Eerst de gegevens',
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
    'admin_data_first_means' =>
        'De klant wil de inhoud terug voor die verwijderd wordt. De klok staat stil en een taak vraagt je de inhoud te overhandigen; zodra je die als klaar meldt, loopt de overgebleven tijd verder.',

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
    'admin_purges_title' => 'Documenten die niet meer bewaard hoeven te worden',
    'admin_purges_explain' =>
        'Elk jaar in januari komen de documenten waarvan de termijn voorbij is op een lijst, klant per klant. Er wordt niets verwijderd voor je de lijst bekeken en vrijgegeven hebt. Ze langer bewaren dan de wet vraagt, is ook een inbreuk. Te oude inzendingen van de website worden elke week opgelijst; de eerste keer kijkt u voor ze verdwijnen.',
    'admin_purges_none' => 'Er staat niets op de lijst.',
    'admin_purge_preview' => 'Bekijken en dan vrijgeven',
    'admin_purge_look' => 'Bekijken',
    'admin_purge_title' => 'Opruimen van vervallen documenten',
    'admin_purge_means_live' =>
        'Na vrijgave worden precies deze documenten uit WHMCS verwijderd, met hun regels en betalingen. Ze zijn niet terug te halen; heeft je boekhouding ze nog nodig, dan moeten ze elders staan.',
    'admin_purge_title_forms' => 'Verwijdering van oude formulieren van de website',
    'admin_purge_means_forms' =>
        'Vrijgegeven worden de hieronder getelde inzendingen uit de databank van de website verwijderd, met hun bestanden, van wie ze ook zijn. Ze zijn niet terug te halen. Latere keren gaan vanzelf, elke week.',
    'admin_purge_means_dry' =>
        'De GDPR-service draait proef: na vrijgave wordt het opruimen gepland en vastgelegd. Er wordt niets verwijderd.',
    'admin_purge_documents' => 'Documenten op de lijst',
    'admin_documents_title' => 'Documenten die bewaard blijven',
    'admin_documents_none' =>
        'Er staat niets geregistreerd. Documenten worden geregistreerd wanneer het account geanonimiseerd wordt en, voor elke klant, zodra hun termijn voorbij is.',

    'admin_anonymize_button' => 'Anonimiseren',

    'admin_tasks_title' => 'Wat alleen een mens kan doen',
    'admin_tasks_explain' =>
        'Volg de stappen en zeg hoe het afliep. Uw antwoord wordt bewijs, en wat erop wachtte gaat door.',
    'admin_tasks_none' => 'Er wacht niets op u.',

    'admin_task_at' => 'Bij: {connector}',
    'admin_task_object' => 'Nummer in WHMCS: {id}',
    'admin_task_outcome' => 'Hoe het afliep',
    'admin_task_done' => 'Klaar',
    'admin_tasks_overdue' => '{count} te laat. Ze staan bovenaan.',
    'admin_task_details_link' => 'Waarnaar te zoeken, en waar',
    'admin_task_title' => 'Een taak',
    'admin_task_not_named' => 'Er is geen taak genoemd. Open ze vanuit Taken.',
    'admin_task_look_for' => 'Zoek naar',
    'admin_task_names' => 'Namen',
    'admin_task_emails' => 'E-mailadressen',
    'admin_task_domains' => 'Domeinnamen',
    'admin_task_new_values' => 'Wat er nu in WHMCS staat',
    'admin_task_where' => 'Wat de GDPR-service daar nu vindt',
    'admin_task_where_none' => 'Niets.',
    'admin_task_missing' => 'Nu niet te lezen: {what} ({why}). Laad deze pagina later opnieuw, of kijk zelf in WHMCS.',
    'admin_task_detail_lookFor' => 'waarnaar te zoeken',
    'admin_task_detail_newValues' => 'wat er nu in WHMCS staat',
    'admin_task_detail_where' => 'wat daar ligt',
    'admin_value_firstname' => 'Voornaam',
    'admin_value_lastname' => 'Achternaam',
    'admin_value_companyname' => 'Bedrijf',
    'admin_value_email' => 'E-mailadres',
    'admin_value_phonenumber' => 'Telefoon',
    'admin_value_address1' => 'Adres',
    'admin_value_address2' => 'Adres, tweede regel',
    'admin_value_postcode' => 'Postcode',
    'admin_value_city' => 'Plaats',
    'admin_value_state' => 'Provincie',
    'admin_value_country' => 'Land',

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
    'admin_done_data_first' => 'De klok staat stil. Een taak zegt wat je moet overhandigen.',
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
];
