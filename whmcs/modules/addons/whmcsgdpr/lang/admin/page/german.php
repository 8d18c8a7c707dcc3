<?php

/** The admin page's own words in German. Words in braces are filled in; `{…}` and keys are the same in every language. */

declare(strict_types=1);

return [
    'admin_tab_overview' => 'Übersicht',
    'admin_tab_deletions' => 'Löschungen',
    'admin_tab_clients' => 'Kunden',
    'admin_tab_tasks' => 'Aufgaben',
    'admin_tab_documents' => 'Dokumente',
    'admin_tab_backlog' => 'Rückstand',
    'admin_tab_connection' => 'Verbindung',

    'admin_foot' => 'Addon {addon}, DSGVO-Dienst {service}. Zeiten in {zone}.',

    'admin_choose' => 'Wählen…',

    'admin_back' => 'Zurück',

    'admin_list_is_cut' => 'Es gibt mehr. Diese Liste zeigt die ersten jeder Art.',

    'admin_needs_service' => 'Dieser Teil braucht den DSGVO-Dienst, der gerade nicht antwortet. Siehe die Meldung oben.',

    'admin_date_months' => 'Januar,Februar,März,April,Mai,Juni,Juli,August,September,Oktober,November,Dezember',
    'admin_date_end_of' => 'Ende des {day}',
    'admin_date_in_minutes' => 'in {count} Min.',
    'admin_date_in_hours' => 'in {count} Stunden',
    'admin_date_in_days' => 'in {count} Tagen',
    'admin_date_ago_minutes' => 'vor {count} Min.',
    'admin_date_ago_hours' => 'vor {count} Stunden',
    'admin_date_ago_days' => 'vor {count} Tagen',
    'admin_date_day' => '{day}. {month} {year}',
    'admin_date_now' => 'jetzt',

    'admin_banner_live' => 'Scharf geschaltet',
    'admin_banner_live_means' => 'Fällige Löschungen und Anonymisierungen werden wirklich ausgeführt.',
    'admin_banner_dry_run' => 'Probelauf',
    'admin_banner_dry_run_means' =>
        'Alles wird geplant und aufgezeichnet, nichts gelöscht oder anonymisiert. Exporte werden wirklich erstellt.',
    'admin_banner_stopped' => 'Angehalten',
    'admin_banner_stopped_means' => 'Jeder zerstörende Schritt steht still, bis jemand fortsetzt. Exporte laufen weiter.',
    'admin_banner_not_connected' => 'Nicht verbunden',
    'admin_banner_not_connected_means' =>
        'Es ist keine gültige Verbindungszeichenfolge gesetzt. Ereignisse bleiben in WHMCS, Kündigungen werden zurückgehalten, aber nichts wird exportiert oder gelöscht. Fügen Sie sie unter Systemeinstellungen > Addon-Module > GDPR automation ein.',
    'admin_banner_silent' => 'Der DSGVO-Dienst antwortet nicht',
    'admin_banner_silent_means' =>
        'Was noch geht: Ereignisse bleiben hier und werden später gesendet, die Bremse hält Kündigungen zurück, und unter Löschungen können Sie einen Dienst von Hand freigeben.',

    'admin_tile_coming' => 'Löschungen geplant',
    'admin_tile_held' => 'Löschungen angehalten',
    'admin_tile_failed' => 'fehlgeschlagen',
    'admin_tile_running' => 'laufen gerade',
    'admin_tile_tasks' => 'Aufgaben für Sie',
    'admin_tile_backlog' => 'im Rückstand',
    'admin_tile_overdue' => 'Löschungen überfällig',
    'admin_tile_purges' => 'Entfernungen zur Freigabe',

    'admin_outbox_title' => 'Ereignisse auf dem Weg zum DSGVO-Dienst',
    'admin_outbox_empty' => 'Nichts wartet: Jedes Ereignis ist angekommen.',
    'admin_outbox_alarming' =>
        'Seit einer Weile kommen Ereignisse nicht durch. Keines ist verloren. Drücken Sie Verbindung testen, um zu sehen, was im Weg steht.',
    'admin_outbox_pending' => 'Wartend',
    'admin_outbox_failing' => 'Vergeblich versucht',
    'admin_outbox_oldest' => 'Ältestes',
    'admin_outbox_problem' => 'Letztes Problem',
    'admin_outbox_delivered' => 'Zuletzt zugestellt',
    'admin_outbox_refused' => 'Vom DSGVO-Dienst abgelehnt',
    'admin_outbox_send' => 'Jetzt senden',

    'admin_stop_title' => 'Notstopp',
    'admin_stop_explains' =>
        'Friert jede Löschung und Anonymisierung binnen einer Sekunde ein, für alle Kunden, bis jemand fortsetzt. Nichts geht verloren; Exporte laufen weiter.',
    'admin_stop_is_on' => 'Alles Zerstörende steht still. Nach dem Fortsetzen läuft sofort, was inzwischen fällig wurde.',
    'admin_stop_button' => 'Alles anhalten',

    'admin_resume_due' =>
        'Jetzt fällig und nach dem Fortsetzen sofort ausgeführt: {count}. Was gelöscht wird, kommt nicht wieder.',
    'admin_resume_sure' => 'Ich weiß, dass alles Fällige sofort läuft',
    'admin_resume_button' => 'Fortsetzen',

    'admin_col_service' => 'Dienst',
    'admin_col_client' => 'Kunde',
    'admin_col_due' => 'Spätestens',
    'admin_col_state' => 'Stand',
    'admin_col_brake' => 'Bremse in WHMCS',
    'admin_col_actions' => 'Aktionen',
    'admin_col_held_since' => 'Gehalten seit',
    'admin_col_asked' => 'Angefragt',
    'admin_col_progress' => 'Fortschritt',
    'admin_col_step' => 'Schritt',
    'admin_col_steps' => 'Schritte',
    'admin_col_count' => 'Anzahl',
    'admin_col_source' => 'Quelle',
    'admin_col_records' => 'Datensätze',
    'admin_col_kept' => 'Aufbewahrt',
    'admin_col_ground' => 'Grundlage',
    'admin_col_until' => 'Löschbar ab',
    'admin_col_task' => 'Was zu tun ist',
    'admin_col_kind' => 'Was',
    'admin_col_event' => 'Ereignis',
    'admin_col_happened' => 'Geschehen',
    'admin_col_problem' => 'Problem',
    'admin_col_check' => 'Prüfung',
    'admin_col_detail' => 'Was zu tun ist',
    'admin_col_document' => 'Dokument',
    'admin_col_documents' => 'Dokumente',
    'admin_col_dated' => 'Datum',
    'admin_col_listed' => 'Aufgelistet am',
    'admin_col_moment' => 'Kontrolle',
    'admin_col_where' => 'Wo',
    'admin_col_found' => 'Gefunden',
    'admin_col_when' => 'Wann',

    'admin_client_nobody' => 'Kein bestimmter Kunde',
    'admin_client_number' => 'Kunde {id}',
    'admin_client_id' => 'Kundennummer',
    'admin_client_open' => 'Diesen Kunden zeigen',
    'admin_client_not_named' => 'Kein Kunde genannt. Gehen Sie zu Kunden und geben Sie eine Kundennummer ein.',
    'admin_client_summary' => 'Übersicht in WHMCS',
    'admin_client_acts' => 'Was Sie tun können',
    'admin_client_hold' => 'Diesen Kunden anhalten',
    'admin_client_hold_means' =>
        'Kein zerstörender Schritt für diesen Kunden, was auch offen ist oder kommt. Alle 30 Tage wird gefragt, ob der Grund noch gilt.',

    'admin_service_number' => 'Dienst {id}',
    'admin_service_not_named' => 'Es wurde keine Leistung genannt. Öffnen Sie sie unter Löschungen.',
    'admin_service_plan_link' => 'Was gelöscht würde',
    'admin_service_plan_title' => 'Was eine Löschung dieser Leistung jetzt täte',
    'admin_service_not_cancelled' =>
        'WHMCS zeigt diese Leistung nicht als gekündigt. Nach jetzigem Stand wird nichts davon gelöscht; unten steht, was eine Löschung täte.',
    'admin_service_no_steps' => 'Es würde nichts getan.',
    'admin_service_conflicts' => 'Das hielte die Löschung an, bis Sie sie freigeben',
    'admin_service_effective' => 'Kündigung wird wirksam',
    'admin_service_suspends' => 'Gesperrt ab',
    'admin_service_starts' => 'Löschung beginnt',
    'admin_product_addon' => 'Produkt-Addon {id} von Dienst {service}',

    'admin_effective_from' => 'Kündigung wirksam ab {at}',
    'admin_effective_since' => 'Kündigung wirksam seit {at}',
    'admin_overdue' => 'überfällig',
    'admin_partly' => 'teilweise erledigt',
    'admin_clock_stopped' =>
        'Die Frist ruht seit {at}: Der Kunde möchte zuerst die Daten. Sie läuft weiter, sobald Sie diese Aufgabe als erledigt melden.',
    'admin_suspended_at' => 'Gesperrt bis zur Löschung, seit {at}',
    'admin_shared_with' => 'Noch genutzt von:',

    'admin_approved_at' => 'Vom Kunden genehmigt am {at}',

    'admin_held_by_owner' => 'Angehalten: {reason}',
    'admin_held_with_client' => 'Der Kunde ist angehalten: {reason}',

    'admin_steps_count' => 'Schritte ({count})',
    'admin_steps_none' => 'noch nicht geplant',

    'admin_sources_count' => 'Quellen ({count})',

    'admin_retained_until' => 'Bis {day}: {ground}',
    'admin_absence_count' => 'Erneut gesucht ({count})',
    'admin_absence_nothing' => 'nichts',
    'admin_absence_found' => '{count} gefunden',
    'admin_undo_then' => '{now}. Danach: {then}',
    'admin_undo_until' => '{how} (bis {at})',

    'admin_gone_at' => 'Letzte Kopien weg am {at}.',

    'admin_hold_reason' => 'Grund',
    'admin_hold_means' =>
        'Nichts davon wird ausgeführt, bis Sie freigeben. Das Datum bleibt; nach diesem Datum freigegeben läuft es sofort.',

    'admin_deletions_title' => 'Anstehende Löschungen',
    'admin_deletions_explain' =>
        'Jede Löschung läuft so, dass sie spätestens zum gezeigten Zeitpunkt endet ({zone}). Anhalten, Freigeben und Genehmigen werden Nachweis.',
    'admin_deletions_none' => 'Keine Löschung steht an.',
    'admin_deletions_none_client' => 'Keine Löschung für diesen Kunden.',

    'admin_brake_title_unknown' => 'Von der Bremse gehalten, dem DSGVO-Dienst unbekannt',
    'admin_brake_title_all' => 'Dienste an der Bremse',
    'admin_brake_explain_unknown' =>
        'WHMCS will diese Dienste beenden, und keine Löschung ist dafür offen: überfällig, feste Laufzeit, Klick eines Admins oder ein noch nicht angekommenes Ereignis. Geben Sie von Hand frei, damit WHMCS beenden kann.',
    'admin_brake_explain_all' =>
        'Der DSGVO-Dienst kann nicht gefragt werden; dies sind alle Dienste an der Bremse. Die Freigabe von Hand geht ohne ihn.',
    'admin_brake_none' => 'Keine.',
    'admin_brake_default' => 'Kein Eintrag: Der erste Versuch zu beenden wird gehalten.',
    'admin_brake_held' => 'zurückgehalten',
    'admin_brake_owner' => 'vom Inhaber zurückgehalten',
    'admin_brake_owner_means' =>
        'Sie halten diesen Kunden, diesen Dienst oder alles zurück. WHMCS beendet hier nichts, freigegeben oder nicht, bis Sie das aufheben.',
    'admin_brake_released' => 'freigegeben',
    'admin_brake_released_until' => 'Bis {at}, von {by}. {reason}',
    'admin_brake_ends' => 'Endet von selbst: {at}',
    'admin_brake_reason_client_asked' => 'Der Kunde wollte es sofort',
    'admin_brake_reason_duplicate_order' => 'Doppelt bestellt',
    'admin_brake_reason_test_service' => 'Ein eigener Test',
    'admin_brake_reason_fraud' => 'Betrug',
    'admin_brake_reason_legal_order' => 'Anordnung von Gericht oder Behörde',
    'admin_brake_reason_other' => 'Ein anderer Grund',
    'admin_brake_release_reason' => 'Grund (wird Nachweis)',
    'admin_brake_release_means' =>
        'WHMCS darf diesen Dienst in den nächsten 24 Stunden beenden. Was auf dem Server gelöscht wird, kommt nicht wieder.',

    'admin_by_admin' => 'Admin {id}',
    'admin_by_service' => 'dem DSGVO-Dienst',

    'admin_tool_hold' => 'Anhalten',
    'admin_tool_release' => 'Freigeben',
    'admin_tool_release_client' => 'Diesen Kunden freigeben',
    'admin_tool_approve' => 'Genehmigen',
    'admin_tool_data_first' => 'Zuerst die Daten',
    'admin_tool_withdraw' => 'Zurückziehen',
    'admin_tool_retry' => 'Erneut versuchen',
    'admin_tool_discard' => 'Verwerfen',
    'admin_tool_brake_release' => 'Bremse lösen',
    'admin_tool_brake_hold' => 'Freigabe zurücknehmen',

    'admin_release_client_now_means' =>
        'Etwas, das diese Sperre zurückhielt, ist bereits fällig: Freigegeben läuft es sofort. Was gelöscht wird, kommt nicht wieder.',
    'admin_release_now_means' =>
        'Es ist bereits fällig: Freigegeben läuft es sofort. Was gelöscht wird, kommt nicht wieder.',

    'admin_approve_means' =>
        'Der Kunde stimmt der Löschung jetzt zu. Sie ist dann sofort fällig und nicht rückgängig zu machen.',
    'admin_approve_early_means' =>
        'Der Kunde stimmt der Löschung zu, sobald die Kündigung wirksam wird, ohne weitere Frist. Das ist nicht rückgängig zu machen.',
    'admin_approve_channel' => 'Wie der Kunde es mitteilte',
    'admin_approve_received_on' => 'An welchem Tag (falls nicht heute)',
    'admin_approve_now' => 'Der Kunde verzichtet auch auf die bezahlte Zeit: jetzt löschen',
    'admin_data_first_means' =>
        'Der Kunde möchte den Inhalt zurück, bevor er gelöscht wird. Die Frist ruht, und eine Aufgabe bittet Sie, ihn zu übergeben; sobald Sie sie als erledigt melden, läuft die verbliebene Zeit weiter.',

    'admin_channel_email' => 'per E-Mail',
    'admin_channel_phone' => 'telefonisch',
    'admin_channel_letter' => 'per Brief',
    'admin_channel_ticket' => 'in einem Ticket',
    'admin_channel_in_person' => 'persönlich',
    'admin_channel_client_area' => 'im Kundenbereich',
    'admin_channel_other' => 'auf andere Weise',

    'admin_withdraw_means' => 'Nichts davon wird mehr ausgeführt. Daten bleiben, wo sie sind.',
    'admin_withdraw_sure' => 'Ja, zurückziehen',

    'admin_discard_means' =>
        'Der DSGVO-Dienst erfährt nie von diesem Ereignis. Sehen Sie zuerst nach, ob dort schon bekannt ist, was es meldet, und bringen Sie es sonst von Hand in Ordnung.',

    'admin_retry_means' => 'Es geht sofort beim fehlgeschlagenen Schritt weiter. Was gelöscht wird, kommt nicht wieder.',

    'admin_type_service' => 'Dienstnummer {id} eintippen',
    'admin_type_product_addon' => 'Nummer {id} des Produkt-Addons eintippen',
    'admin_type_client' => 'Kundennummer {id} eintippen',
    'admin_type_event' => 'Ereignisnummer {id} eintippen',
    'admin_type_count' => 'Anzahl eintippen: {count}',

    'admin_clients_title' => 'Ein Kunde',

    'admin_export_button' => 'Diesen Kunden exportieren',
    'admin_export_this_client' => 'Diesen Kunden exportieren',

    'admin_exports_title' => 'Exporte',
    'admin_exports_none' => 'Noch kein Export.',

    'admin_package_download' => 'Herunterladen ({size})',
    'admin_package_until' => 'bis {at}',
    'admin_package_gone' => 'Paket vernichtet',

    'admin_anonymizations_title' => 'Anonymisierungen',
    'admin_anonymizations_none' => 'Keine Anonymisierung.',

    'admin_plan_title' => 'Diesen Kunden anonymisieren',
    'admin_plan_explains' =>
        'Sehen Sie zuerst den Plan: jeden Schritt, was im Weg steht und was bleiben muss. Ansehen ändert nichts.',
    'admin_plan_button' => 'Plan zeigen',
    'admin_plan_and_confirm' => 'Plan und bestätigen',
    'admin_plan_no_blockers' => 'Nichts steht im Weg.',
    'admin_plan_blockers' => 'Das steht im Weg',
    'admin_plan_blocked' => 'Lösen Sie in WHMCS, was im Weg steht, und sehen Sie den Plan erneut an.',
    'admin_plan_steps' => 'Was getan würde',
    'admin_plan_kept' => 'Was aufbewahrt werden muss',
    'admin_plan_kept_nothing' => 'Nichts muss aufbewahrt werden.',
    'admin_plan_confirm_live' => 'Das ist nicht rückgängig zu machen. Das Konto wird nach Ablauf der Frist anonymisiert.',
    'admin_plan_confirm_dry' =>
        'Der DSGVO-Dienst läuft zur Probe: Die Schritte werden geplant und aufgezeichnet, keiner ausgeführt.',
    'admin_plan_already_open' => 'Eine Anonymisierung ist bereits offen; dies bestätigt sie.',
    'admin_plan_force' => 'Trotz offener Tickets fortfahren; auch sie werden gelöscht',
    'admin_purges_title' => 'Dokumente, die nicht mehr aufbewahrt werden müssen',
    'admin_purges_explain' =>
        'Jedes Jahr im Januar werden die Dokumente aufgelistet, deren Frist vorbei ist, Kunde für Kunde. Nichts wird entfernt, bevor Sie die Liste angesehen und freigegeben haben. Sie länger aufzubewahren, als das Gesetz verlangt, ist ebenfalls ein Verstoß. Zu alte Einsendungen der Website werden wöchentlich aufgelistet; beim ersten Mal sehen Sie sie an, bevor sie gehen.',
    'admin_purges_none' => 'Nichts ist aufgelistet.',
    'admin_purge_preview' => 'Ansehen, dann freigeben',
    'admin_purge_look' => 'Ansehen',
    'admin_purge_title' => 'Entfernen abgelaufener Dokumente',
    'admin_purge_means_live' =>
        'Nach der Freigabe werden genau diese Dokumente aus WHMCS entfernt, mit ihren Positionen und Zahlungen. Sie lassen sich nicht zurückholen; braucht Ihre Buchhaltung sie noch, muss sie sie anderswo haben.',
    'admin_purge_title_forms' => 'Entfernen alter Formulare der Website',
    'admin_purge_means_forms' =>
        'Freigegeben, werden die unten gezählten Einsendungen aus der Datenbank der Website entfernt, samt Dateien, von wem sie auch sind. Sie sind nicht zurückzuholen. Spätere Läufe gehen wöchentlich von selbst.',
    'admin_purge_means_dry' =>
        'Der DSGVO-Dienst läuft zur Probe: Nach der Freigabe wird das Entfernen geplant und festgehalten. Nichts wird entfernt.',
    'admin_purge_documents' => 'Dokumente auf der Liste',
    'admin_documents_title' => 'Dokumente, die aufbewahrt werden',
    'admin_documents_none' =>
        'Nichts ist verzeichnet. Dokumente werden verzeichnet, wenn das Konto anonymisiert wird, und bei jedem Kunden, sobald ihre Frist vorbei ist.',

    'admin_anonymize_button' => 'Anonymisieren',

    'admin_tasks_title' => 'Was nur ein Mensch tun kann',
    'admin_tasks_explain' =>
        'Folgen Sie den Schritten und sagen Sie, wie es ausging. Ihre Antwort wird Nachweis, und was darauf wartete, geht weiter.',
    'admin_tasks_none' => 'Nichts wartet auf Sie.',

    'admin_task_at' => 'Bei: {connector}',
    'admin_task_object' => 'Nummer in WHMCS: {id}',
    'admin_task_outcome' => 'Ergebnis',
    'admin_task_done' => 'Erledigt',
    'admin_tasks_overdue' => '{count} überfällig. Sie stehen zuoberst.',
    'admin_task_details_link' => 'Wonach zu suchen ist, und wo',
    'admin_task_title' => 'Eine Aufgabe',
    'admin_task_not_named' => 'Es wurde keine Aufgabe genannt. Öffnen Sie sie unter Aufgaben.',
    'admin_task_look_for' => 'Zu suchen',
    'admin_task_names' => 'Namen',
    'admin_task_emails' => 'E-Mail-Adressen',
    'admin_task_domains' => 'Domainnamen',
    'admin_task_new_values' => 'Was jetzt in WHMCS steht',
    'admin_task_where' => 'Was der DSGVO-Dienst dort jetzt findet',
    'admin_task_where_none' => 'Nichts.',
    'admin_task_missing' =>
        'Jetzt nicht zu lesen: {what} ({why}). Laden Sie diese Seite später neu, oder sehen Sie selbst in WHMCS nach.',
    'admin_task_detail_lookFor' => 'wonach zu suchen ist',
    'admin_task_detail_newValues' => 'was jetzt in WHMCS steht',
    'admin_task_detail_where' => 'was dort liegt',
    'admin_value_firstname' => 'Vorname',
    'admin_value_lastname' => 'Nachname',
    'admin_value_companyname' => 'Firma',
    'admin_value_email' => 'E-Mail-Adresse',
    'admin_value_phonenumber' => 'Telefon',
    'admin_value_address1' => 'Adresse',
    'admin_value_address2' => 'Adresse, zweite Zeile',
    'admin_value_postcode' => 'Postleitzahl',
    'admin_value_city' => 'Ort',
    'admin_value_state' => 'Bundesland oder Provinz',
    'admin_value_country' => 'Land',

    'admin_backlog_title' => 'Rückstand',
    'admin_backlog_explain' =>
        'Das war fällig, bevor der DSGVO-Dienst lief oder während des Probelaufs. Nichts wird angerührt, bis Sie es freigeben. Wählen Sie einen Stapel und sehen Sie ihn noch einmal an.',
    'admin_backlog_none' => 'Der Rückstand ist leer.',
    'admin_backlog_preview' => 'Angekreuzte ansehen',
    'admin_backlog_preview_title' => 'Freizugeben: {count}',
    'admin_backlog_means_live' =>
        'Genau diese gehen weiter, und was sie löschen, kommt nicht wieder. Die Tagesgrenzen der Richtlinie gelten weiter.',
    'admin_backlog_means_dry' =>
        'Der DSGVO-Dienst läuft zur Probe: Freigegeben werden sie neu geplant und kommen zurück. Nichts wird gelöscht.',
    'admin_backlog_release' => '{count} freigeben',

    'admin_connection_title' => 'Verbindung zum DSGVO-Dienst',
    'admin_connection_paste' =>
        'Führen Sie „npm run addon:connect“ aus, wo der DSGVO-Dienst läuft, und fügen Sie die letzte Zeile unter Systemeinstellungen > Addon-Module > GDPR automation > Connection string ein.',
    'admin_connection_url' => 'Adresse',
    'admin_connection_version' => 'Version des DSGVO-Dienstes',
    'admin_connection_contact' => 'Letzter Kontakt',
    'admin_connection_heartbeat' => 'Zuletzt gehörter Herzschlag',
    'admin_connection_test' => 'Verbindung testen',

    'admin_checks_title' => 'Worauf der DSGVO-Dienst steht',

    'admin_check_ok' => 'funktioniert',
    'admin_check_warns' => 'ansehen',
    'admin_check_fails' => 'funktioniert nicht',

    'admin_test_fine' => 'Die Verbindung funktioniert.',
    'admin_test_not_fine' => 'Etwas funktioniert nicht. Jede Zeile sagt, was zu tun ist.',
    'admin_test_api_ok' => 'Der DSGVO-Dienst hat geantwortet und kennt unser Token: {mode}, Version {version}.',
    'admin_test_api_fails' => 'Die API des DSGVO-Dienstes: {why}',
    'admin_test_webhook_ok' => 'Er hat ein signiertes Testereignis angenommen (system.heartbeat).',
    'admin_test_webhook_fails' => 'Ein signiertes Testereignis kam nicht durch: {why}',
    'admin_test_door_ok' => 'Er erreicht die Tür dieses Addons; sein letzter Aufruf kam am {at}.',
    'admin_test_door_quiet' => 'Er meldet kein Problem mit der Tür dieses Addons und hat sie noch nicht aufgerufen.',
    'admin_test_door_fails' => 'Er erreicht die Tür dieses Addons nicht. Er sagt: {why}',
    'admin_test_door_unasked' => 'Ob er die Tür dieses Addons erreicht, konnte nicht gefragt werden.',

    'admin_done_hold' => 'Angehalten. Nichts davon wird ausgeführt, bis Sie freigeben.',
    'admin_done_release' => 'Freigegeben. Es geht wie geplant weiter.',
    'admin_done_withdraw' => 'Zurückgezogen. Nichts davon wird mehr ausgeführt.',
    'admin_done_retry' => 'Es wird jetzt erneut versucht.',
    'admin_done_approve' => 'Die Genehmigung des Kunden ist festgehalten.',
    'admin_done_data_first' => 'Die Frist ruht. Eine Aufgabe sagt, was zu übergeben ist.',
    'admin_done_brake_release' => 'WHMCS darf Dienst {id} beenden bis {at}.',
    'admin_done_brake_release_addon' => 'WHMCS darf Produkt-Addon {id} beenden bis {at}.',
    'admin_done_brake_hold' => 'Die Bremse hält wieder; die nächste Beendigung wird zurückgehalten.',
    'admin_done_export' => 'Der Export von Kunde {id} läuft. Laden Sie diese Seite neu, um den Fortschritt zu sehen.',
    'admin_done_anonymize' => 'Die Anonymisierung von Kunde {id} ist beantragt und bestätigt.',
    'admin_done_anonymize_unconfirmed' => 'Die Anonymisierung von Kunde {id} ist offen, aber nicht bestätigt: {why}',
    'admin_done_client_hold' => 'Kunde {id} ist angehalten: kein zerstörender Schritt, bis Sie ihn freigeben.',
    'admin_done_client_release' => 'Kunde {id} ist freigegeben; was angehalten war, geht weiter.',
    'admin_done_task' => 'Notiert. Was darauf wartete, geht weiter.',
    'admin_done_backlog' => 'Freigegeben: {count}.',
    'admin_done_send_all' => 'Alles ist angekommen ({count} jetzt gesendet).',
    'admin_done_send_some' => '{count} gesendet, {left} warten noch. {why}',
    'admin_done_missing_confirm' => 'Notiert. Der DSGVO-Dienst erfährt es bei den nächsten Cronläufen.',
    'admin_done_discard' => 'Ereignis {id} wurde verworfen.',
    'admin_done_stop' => 'Angehalten. Jeder zerstörende Schritt steht still, bis jemand fortsetzt.',
    'admin_done_resume' => 'Fortgesetzt. Fälliges geht weiter.',
    'admin_done_resume_file' =>
        'Der Stopp ist hier aufgehoben, aber die Datei var/STOP des DSGVO-Dienstes hält noch alles an. Entfernen Sie sie auf seinem Server.',

    'admin_form_typed' => 'Das Eingetippte ist nicht die verlangte Nummer. Nichts wurde getan.',
    'admin_form_id' =>
        'Das Formular sagte nicht, worum es geht. Nichts wurde getan; laden Sie die Seite neu und versuchen Sie es erneut.',
    'admin_form_number' => 'Geben Sie die Nummer ein, wie WHMCS sie zeigt, nur Ziffern. Nichts wurde getan.',
    'admin_form_choice' => 'Wählen Sie eine der angebotenen Antworten. Nichts wurde getan.',
    'admin_form_day' => 'Geben Sie einen Tag als Jahr-Monat-Tag ein. Nichts wurde getan.',
    'admin_form_nothing_chosen' => 'Nichts war angekreuzt. Nichts wurde getan.',
    'admin_form_nothing_missing' => 'Es fehlt nichts mehr. Es wurde nichts getan.',
    'admin_form_not_refused' => 'Dieses Ereignis wird nicht mehr abgelehnt oder ist schon weg. Es wurde nichts getan.',
    'admin_form_tick' => 'Das Kästchen war nicht angekreuzt. Nichts wurde getan.',
];
