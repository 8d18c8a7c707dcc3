<?php

/**
 * The admin page in German. Words in braces are filled in; `{…}` and keys are the same in every language. In tasks, each line
 * after the first is one step.
 */

declare(strict_types=1);

return [
    'admin_tab_overview' => 'Übersicht',
    'admin_tab_deletions' => 'Löschungen',
    'admin_tab_clients' => 'Kunden',
    'admin_tab_tasks' => 'Aufgaben',
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

    'admin_warning_hooks' => 'WHMCS hat die Hooks dieses Addons nicht geladen.',
    'admin_warning_hooks_means' =>
        'Kein Ereignis wird aufgezeichnet, keine Kündigung zurückgehalten. Öffnen Sie Systemeinstellungen > Addon-Module, speichern Sie GDPR automation und laden Sie diese Seite neu. Bleibt es dabei, deaktivieren und aktivieren Sie das Addon; seine Tabellen bleiben.',
    'admin_warning_automation' => 'WHMCS kündigt stornierte Dienste selbst, und nichts hält es auf.',
    'admin_warning_automation_means' =>
        'Die Daten eines Kunden verschwinden dann am Tag des Antrags statt nach der zugesagten Frist. Schalten Sie jetzt Automation Settings > Cancellation Requests aus und lassen Sie WHMCS dann die Hooks dieses Addons laden.',
    'admin_warning_automation_braked' => 'WHMCS kündigt stornierte Dienste selbst; die Bremse hält es zurück.',
    'admin_warning_automation_braked_means' =>
        'Das ist sicher, solange dieses Addon aktiv ist. Einfacher ist es, Automation Settings > Cancellation Requests auszuschalten: Fälliges kündigt der DSGVO-Dienst ohnehin.',
    'admin_warning_automation_unknown' => 'Es ist nicht lesbar, ob WHMCS stornierte Dienste selbst kündigt.',
    'admin_warning_automation_unknown_means' =>
        'Sehen Sie unter Automation Settings > Cancellation Requests nach und schalten Sie es aus, falls es an ist.',
    'admin_warning_pruning' => 'WHMCS löscht inaktive Kunden nach {months} Monaten.',
    'admin_warning_pruning_means' =>
        'Ihre Rechnungen gehen mit, und die sind zehn Jahre (120 Monate) aufzubewahren. Stellen Sie Automation Settings > Data Retention auf Never oder auf mindestens 120 Monate.',
    'admin_warning_pruning_months_unknown' => 'WHMCS löscht inaktive Kunden, und es ist nicht lesbar, nach welcher Zeit.',
    'admin_warning_pruning_months_unknown_means' =>
        'Rechnungen sind zehn Jahre (120 Monate) aufzubewahren. Stellen Sie Automation Settings > Data Retention auf Never oder prüfen Sie, dass dort mindestens 120 Monate stehen.',
    'admin_warning_pruning_unknown' => 'Es ist nicht lesbar, ob WHMCS inaktive Kunden selbst löscht.',
    'admin_warning_pruning_unknown_means' =>
        'Sehen Sie unter Automation Settings > Data Retention nach: Dort sollte Never stehen oder mindestens 120 Monate.',
    'admin_warning_snapshot' => 'WHMCS friert die Kundendaten nicht in Rechnungen ein.',
    'admin_warning_snapshot_means' =>
        'Ein Name muss dann im Profil bleiben, solange eine Rechnung aufbewahrt wird, sonst ändern sich alte Rechnungen. Schalten Sie General Settings > Invoices > Store Client Data Snapshot ein.',
    'admin_warning_snapshot_unknown' => 'Es ist nicht lesbar, ob WHMCS die Kundendaten in Rechnungen einfriert.',
    'admin_warning_snapshot_unknown_means' =>
        'Sehen Sie unter General Settings > Invoices > Store Client Data Snapshot nach: Es sollte an sein.',
    'admin_warning_cron_never' => 'Der WHMCS-Cron ist seit der Aktivierung dieses Addons nicht gelaufen.',
    'admin_warning_cron_never_means' =>
        'Bis er läuft, werden fehlgeschlagene Ereignisse nicht erneut gesendet und zurückgezogene Kündigungen nicht bemerkt. Er sollte alle fünf Minuten laufen: siehe Automation Settings.',
    'admin_warning_cron' => 'Der WHMCS-Cron ist seit über einer Stunde nicht gelaufen.',
    'admin_warning_cron_means' =>
        'Der letzte Lauf war am {at}. Bis er wieder läuft, werden fehlgeschlagene Ereignisse nicht erneut gesendet und zurückgezogene Kündigungen nicht bemerkt. Prüfen Sie den Cronjob auf dem Server; er sollte alle fünf Minuten laufen.',
    'admin_warning_cron_failures' => 'Ein Teil des letzten Cronlaufs ist fehlgeschlagen.',
    'admin_warning_cron_failures_means' =>
        'Beim nächsten Lauf wird es erneut versucht ({parts}). Bleibt es dabei, sehen Sie in das PHP-Fehlerprotokoll des Servers.',

    'admin_warning_hooks_without_id' =>
        'WHMCS hat diesem Addon etwas gemeldet, ohne zu sagen, um wen es geht (bisher {count}-mal).',
    'admin_warning_hooks_without_id_means' =>
        'Es konnte nichts weitergegeben werden. Was sich in den Tabellen von WHMCS geändert hat, wird beim nächsten Cronlauf trotzdem bemerkt. Steigt die Zahl nach einem Update von WHMCS, aktualisieren Sie auch dieses Addon.',
    'admin_warning_missing_client' => '{count} Kunden fehlen auf einmal in der Tabelle von WHMCS.',
    'admin_warning_missing_service' => '{count} Dienste fehlen auf einmal in der Tabelle von WHMCS.',
    'admin_warning_missing_request' => '{count} Kündigungen fehlen auf einmal in der Tabelle von WHMCS.',
    'admin_warning_missing_means' =>
        'So sieht eine Tabelle aus, die gerade wiederhergestellt wird; deshalb wurde dem DSGVO-Dienst nichts davon gemeldet. Stellen Sie wieder her, was fehlt; ist es wirklich weg, sagen Sie es hier.',
    'admin_missing_confirm_client' => 'Diese Kunden wurden wirklich gelöscht',
    'admin_missing_confirm_service' => 'Diese Dienste wurden wirklich gelöscht',
    'admin_missing_confirm_request' => 'Diese Kündigungen wurden wirklich zurückgezogen',
    'admin_missing_confirm_means' =>
        'Jede wird dann dem DSGVO-Dienst gemeldet. Er lässt fallen, was dafür geplant war, und bittet Sie, bei Ihren Verarbeitern nachzusehen.',

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

    'admin_delivery_timeout' => 'Der DSGVO-Dienst hat nicht rechtzeitig geantwortet.',
    'admin_delivery_unreachable' =>
        'Der DSGVO-Dienst war nicht erreichbar. Prüfen Sie, ob er läuft und dieser Server ihn erreichen darf.',
    'admin_delivery_tls' =>
        'Es kam keine sichere Verbindung zustande. Das Zertifikat des DSGVO-Dienstes ist vielleicht abgelaufen oder passt nicht zur Adresse.',
    'admin_delivery_redirect' =>
        'Die Adresse antwortet mit einer Weiterleitung. Ereignisse werden nie woandershin gesendet: Korrigieren Sie die Adresse mit einer neuen Verbindungszeichenfolge.',
    'admin_delivery_not_the_service' =>
        'Unter der Adresse antwortet etwas anderes, etwa eine andere Website oder eine Seite eines Proxys. Prüfen Sie die Adresse in der Verbindungszeichenfolge und ob der DSGVO-Dienst dahinter läuft.',
    'admin_delivery_http' => 'Der DSGVO-Dienst antwortete mit dem Fehler {status}.',
    'admin_delivery_http_401' =>
        'Der DSGVO-Dienst hat die Signatur abgelehnt. Fügen Sie die aktuelle Verbindungszeichenfolge ein und prüfen Sie die Uhren beider Server.',
    'admin_delivery_http_404' =>
        'Die Adresse antwortet, aber nicht als DSGVO-Dienst. Prüfen Sie die Adresse in der Verbindungszeichenfolge.',
    'admin_delivery_http_503' =>
        'Der DSGVO-Dienst kann gerade keine Ereignisse speichern. Sie werden von selbst erneut gesendet.',
    'admin_delivery_internal' => 'Dieses Ereignis konnte nicht zum Senden vorbereitet werden.',

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
    'admin_product_addon' => 'Produkt-Addon {id} von Dienst {service}',

    'admin_effective_from' => 'Kündigung wirksam ab {at}',
    'admin_effective_since' => 'Kündigung wirksam seit {at}',

    'admin_approved_at' => 'Vom Kunden genehmigt am {at}',

    'admin_held_by_owner' => 'Angehalten: {reason}',
    'admin_held_with_client' => 'Der Kunde ist angehalten: {reason}',

    'admin_steps_count' => 'Schritte ({count})',
    'admin_steps_none' => 'noch nicht geplant',

    'admin_sources_count' => 'Quellen ({count})',

    'admin_retained_until' => 'Bis {day}: {ground}',

    'admin_gone_at' => 'Letzte Kopien weg am {at}.',

    'admin_state_pending' => 'steht an',
    'admin_state_scheduled' => 'geplant',
    'admin_state_held' => 'angehalten',
    'admin_state_running' => 'läuft',
    'admin_state_waiting' => 'wartet',
    'admin_state_completed' => 'abgeschlossen',
    'admin_state_failed' => 'fehlgeschlagen',
    'admin_state_withdrawn' => 'zurückgezogen',

    'admin_step_pending' => 'zu tun',
    'admin_step_running' => 'läuft',
    'admin_step_done' => 'erledigt',
    'admin_step_nothing_found' => 'nichts gefunden',
    'admin_step_retained' => 'aufbewahrt',
    'admin_step_waiting' => 'wartet',
    'admin_step_manual' => 'von Hand',
    'admin_step_failed' => 'fehlgeschlagen',
    'admin_step_skipped' => 'ausgelassen',

    'admin_kind_export' => 'Export',
    'admin_kind_anonymization' => 'Anonymisierung',
    'admin_kind_deletion' => 'Löschung',
    'admin_kind_rectification' => 'Berichtigung',
    'admin_kind_erasure' => 'Löschung einer Person',
    'admin_kind_purge' => 'Entfernung abgelaufener Dokumente',

    'admin_hold_dispute' => 'eine Streitigkeit',
    'admin_hold_claim' => 'ein Rechtsanspruch',
    'admin_hold_audit' => 'eine Prüfung',
    'admin_hold_restriction' => 'der Kunde hat Einschränkung der Verarbeitung verlangt',
    'admin_hold_reason' => 'Grund',
    'admin_hold_means' =>
        'Nichts davon wird ausgeführt, bis Sie freigeben. Das Datum bleibt; nach diesem Datum freigegeben läuft es sofort.',

    'admin_reason_dry_run' => 'Nur geplant: Der DSGVO-Dienst läuft zur Probe.',
    'admin_reason_daily_limit' => 'Die Tagesgrenze der Richtlinie ist erreicht. Freigeben, um jetzt fortzufahren.',
    'admin_reason_backlog' => 'War fällig, bevor der DSGVO-Dienst lief. Wartet unter Rückstand auf Ihr Wort.',
    'admin_reason_already_cancelled' =>
        'WHMCS zeigt den Dienst bereits als storniert. Prüfen Sie, ob es das richtige Hosting ist, dann freigeben.',
    'admin_reason_already_terminated' =>
        'WHMCS zeigt den Dienst bereits als beendet. Prüfen Sie, was übrig ist, dann freigeben.',
    'admin_reason_account_shared' => 'Ein anderer aktiver Dienst nutzt dasselbe Konto.',
    'admin_reason_product_type_needs_owner' =>
        'Ein Reseller- oder Serverprodukt: Es kann Daten anderer enthalten. Erst ansehen, dann freigeben.',
    'admin_reason_facts_changed' =>
        'WHMCS sagt anderes als bei der Planung. Sehen Sie den Dienst dort an, dann freigeben oder zurückziehen.',
    'admin_reason_facts_unclear' =>
        'Die Angaben in WHMCS widersprechen sich. Sehen Sie den Dienst dort an, dann freigeben oder zurückziehen.',
    'admin_reason_bookkeeping' => 'Buchführungsrecht',
    'admin_reason_shared_login' => 'Dieser Login öffnet auch das Konto eines anderen Kunden.',
    'admin_reason_addon_door_absent' => 'Der DSGVO-Dienst erreicht die Tür dieses Addons nicht.',
    'admin_reason_by_hand' => 'Von Hand erledigt.',
    'admin_reason_not_needed' => 'War nicht nötig.',
    'admin_reason_hosting_not_gone' => 'Wartet, bis das Hosting weg ist.',
    'admin_reason_no_longer_cancelled' => 'Der Dienst ist nicht mehr gekündigt.',
    'admin_reason_activated_again' => 'Der Dienst wurde wieder aktiviert.',
    'admin_reason_client_deleted' => 'Der Kunde wurde in WHMCS gelöscht.',
    'admin_reason_client_not_closed' => 'Der Kunde ist nicht mehr geschlossen.',
    'admin_reason_terminated_by_whmcs' => 'WHMCS hat ihn selbst beendet.',
    'admin_reason_owner_confirmation' => 'Wartet auf Ihre Bestätigung: Sehen Sie den Plan an.',
    'admin_reason_account_deleted' => 'Das Konto selbst wurde gelöscht.',
    'admin_reason_addon_outdated' => 'Dieses Addon ist älter, als der DSGVO-Dienst verlangt. Aktualisieren Sie es.',
    'admin_reason_not_in_this_whmcs' => 'Dieses WHMCS hat diese Tabelle nicht.',
    'admin_reason_documents_not_released' =>
        'Diese Dokumente nennen den Kunden noch. Sie sind nicht zur Entfernung freigegeben.',
    'admin_reason_partly_scrubbed' => 'Ein Teil ist nicht in diesem WHMCS oder war nicht erreichbar.',
    'admin_reason_storage.full' =>
        'Schaffen Sie auf dem Datenträger Platz für das Paket. Solange dies wartet, wird es von selbst erneut versucht; ist es fehlgeschlagen, wählen Sie „Erneut versuchen“.',
    'admin_reason_whmcs.permission_missing' =>
        'Der API-Rolle fehlt eine Aktion, die der DSGVO-Dienst braucht; die README nennt alle.',
    'admin_reason_client_file_failed' => 'Eine Datei des Kunden konnte nicht gelesen werden.',
    'admin_reason_invoice_pdf_failed' => 'Eine gedruckte Rechnung konnte nicht gelesen werden.',
    'admin_reason_client_anonymised' =>
        'Das Konto wurde anonymisiert, während dies erstellt wurde. Fordern Sie an, was geblieben ist.',
    'admin_reason_client_being_anonymised' => 'Wartet, bis die laufende Anonymisierung abgeschlossen ist.',

    'admin_action_terminate_hosting' => 'Hosting auf dem Server beenden',
    'admin_action_delete_hosting' => 'Hosting beim Auftragsverarbeiter löschen',
    'admin_action_set_service_status' => 'Status des Dienstes in WHMCS setzen',
    'admin_action_delete_tickets' => 'Tickets mit Antworten und Anhängen löschen',
    'admin_action_delete_pay_methods' => 'Gespeicherte Zahlungsarten löschen',
    'admin_action_delete_quotes' => 'Nicht aufzubewahrende Angebote löschen',
    'admin_action_delete_contacts' => 'Kontakte löschen',
    'admin_action_reduce_billing_contact' => 'Rechnungskontakt auf das in Rechnungen Gedruckte kürzen',
    'admin_action_clear_services' => 'Angaben der Dienste leeren',
    'admin_action_clear_domains' => 'Notizen der Domains leeren',
    'admin_action_anonymise_users' => 'Logins anonymisieren',
    'admin_action_leave_shared_users' => 'Geteilte Logins belassen',
    'admin_action_destroy_packages' => 'Exportpakete vernichten',
    'admin_action_erase_client' => 'Kunden löschen',
    'admin_action_keep_invoices' => 'Rechnungen und Gutschriften',
    'admin_action_keep_quotes' => 'Angenommene Angebote',
    'admin_action_keep_printed_identity' => 'Was Rechnungen zeigen: Namen, Firma, Adresse, Land, USt-IdNr.',
    'admin_action_remove_documents' => 'Dokumente entfernen, die nicht mehr aufbewahrt werden müssen',
    'admin_action_scrub_tickets' => 'Bewertungen, Verlauf und Zusatzfelder von Tickets bereinigen',
    'admin_action_scrub_logs' => 'Protokolle von WHMCS bereinigen',
    'admin_action_reduce_profile' => 'Profil auf das in Rechnungen Gedruckte kürzen',
    'admin_action_anonymise_profile' => 'Profil anonymisieren',
    'admin_action_scrub_database' => 'Bereinigen, was die API von WHMCS nicht erreicht',

    'admin_result_reduced' => 'Gekürzt: Etwas bleibt gesetzlich aufbewahrt',
    'admin_result_erased' => 'Gelöscht, soweit dieser Dienst reicht',
    'admin_result_anonymised' => 'Anonymisiert',

    'admin_source_complete' => 'vollständig',
    'admin_source_empty' => 'leer',
    'admin_source_unreachable' => 'nicht erreichbar',
    'admin_source_not_configured' => 'nicht in Gebrauch',
    'admin_source_running' => 'läuft',

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
    'admin_brake_cause_cancellation_request' => 'Der Kunde hat gekündigt.',
    'admin_brake_cause_termination_without_request' => 'WHMCS wollte ohne Antrag des Kunden beenden.',
    'admin_brake_reason_client_asked' => 'Der Kunde wollte es sofort',
    'admin_brake_reason_duplicate_order' => 'Doppelt bestellt',
    'admin_brake_reason_test_service' => 'Ein eigener Test',
    'admin_brake_reason_fraud' => 'Betrug',
    'admin_brake_reason_legal_order' => 'Anordnung von Gericht oder Behörde',
    'admin_brake_reason_other' => 'Ein anderer Grund',
    'admin_brake_release_reason' => 'Grund (wird Nachweis)',
    'admin_brake_release_means' =>
        'WHMCS darf diesen Dienst in den nächsten 24 Stunden beenden. Was auf dem Server gelöscht wird, kommt nicht wieder.',
    'admin_brake_refused_service_not_found' => 'WHMCS hat diesen Dienst nicht mehr. Nichts wurde freigegeben.',
    'admin_brake_refused_facts_differ' =>
        'Der Dienst gehört jetzt einem anderen Kunden. Nichts wurde freigegeben; laden Sie die Seite neu und sehen Sie nach.',
    'admin_brake_refused_held_by_owner' =>
        'Sie halten diesen Kunden, diesen Dienst oder alles zurück. Nichts wurde freigegeben; heben Sie das zuerst auf.',

    'admin_by_admin' => 'Admin {id}',
    'admin_by_service' => 'dem DSGVO-Dienst',

    'admin_tool_hold' => 'Anhalten',
    'admin_tool_release' => 'Freigeben',
    'admin_tool_release_client' => 'Diesen Kunden freigeben',
    'admin_tool_approve' => 'Genehmigen',
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

    'admin_anonymize_button' => 'Anonymisieren',

    'admin_tasks_title' => 'Was nur ein Mensch tun kann',
    'admin_tasks_explain' =>
        'Folgen Sie den Schritten und sagen Sie, wie es ausging. Ihre Antwort wird Nachweis, und was darauf wartete, geht weiter.',
    'admin_tasks_none' => 'Nichts wartet auf Sie.',

    'admin_task_at' => 'Bei: {connector}',
    'admin_task_object' => 'Nummer in WHMCS: {id}',
    'admin_task_outcome' => 'Ergebnis',
    'admin_task_done' => 'Erledigt',
    'admin_task_contact_deleted' =>
        'Ein Kontakt wurde in WHMCS gelöscht.' .
        "\nKlären Sie, ob die Person ihre Löschung verlangt hat." .
        "\nWenn ja, löschen Sie sie bei jedem Auftragsverarbeiter, der den Kontakt kannte." .
        "\nMelden Sie hier das Ergebnis; sonst antworten Sie „Nicht nötig“.",
    'admin_task_client_deleted_check_processors' =>
        'Der Kunde wurde in WHMCS gelöscht; dort ist nichts mehr über ihn zu lesen.' .
        "\nSuchen Sie Kundennummer und Dienste bei jedem Auftragsverarbeiter und in jeder Sicherung." .
        "\nLöschen Sie, was übrig ist." .
        "\nMelden Sie hier das Ergebnis.",
    'admin_task_service_deleted_check_processors' =>
        'Der Dienst wurde in WHMCS gelöscht; das Hosting kann dort nicht mehr beendet werden.' .
        "\nSuchen Sie seine Daten auf dem Server und beim Hoster." .
        "\nLöschen Sie, was übrig ist." .
        "\nMelden Sie hier das Ergebnis.",
    'admin_task_delete_hosting_by_hand' =>
        'Dieses Hosting liegt, wo der DSGVO-Dienst nicht hinkommt.' .
        "\nMelden Sie sich beim Hoster an." .
        "\nLöschen Sie Website, Datenbanken, Postfächer und Sicherungen." .
        "\nMelden Sie hier das Ergebnis.",
    'admin_task_hosting_account_shared' =>
        'Ein anderer aktiver Dienst nutzt dasselbe Konto oder dieselbe Domain; das Konto blieb unberührt.' .
        "\nKlären Sie, was nur zum gekündigten Dienst gehört." .
        "\nEntfernen Sie das von Hand." .
        "\nMelden Sie hier das Ergebnis.",
    'admin_task_erase_client_by_hand' =>
        'Dieser Empfänger hat keinen Konnektor.' .
        "\nSuchen Sie den Kunden dort nach Kundennummer, Rechnung oder Adresse." .
        "\nLöschen Sie, was nicht aufzubewahren ist." .
        "\nMelden Sie hier das Ergebnis.",
    'admin_task_rectify_client_by_hand' =>
        'Die Angaben des Kunden haben sich in WHMCS geändert.' .
        "\nBerichtigen Sie sie auch bei diesem Empfänger." .
        "\nMelden Sie hier das Ergebnis.",
    'admin_task_review_hold' =>
        'Dieser Kunde ist seit dreißig Tagen angehalten.' .
        "\nPrüfen Sie, ob der Grund noch gilt." .
        "\nWenn nicht, geben Sie den Kunden auf seiner Seite frei." .
        "\nMelden Sie es hier als erledigt.",

    'admin_outcome_done' => 'Erledigt: Es ist weg',
    'admin_outcome_nothing_found' => 'Nichts gefunden',
    'admin_outcome_retained' => 'Muss aufbewahrt werden',
    'admin_outcome_not_needed' => 'Nicht nötig',

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
    'admin_backlog_refused_not_found' => 'Einer davon existiert nicht mehr.',
    'admin_backlog_refused_not_in_backlog' => 'Einer davon ist nicht mehr im Rückstand.',
    'admin_backlog_refused_client_is_held' =>
        'Einer davon gehört zu einem angehaltenen Kunden. Geben Sie erst den Kunden frei.',

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
    'admin_check_ledger' => 'Sein Hauptbuch',
    'admin_check_redis' => 'Seine Warteschlange (Redis)',
    'admin_check_whmcs' => 'Die API von WHMCS',
    'admin_check_whmcs_addon' => 'Die Tür dieses Addons',
    'admin_check_whmcs_cancellation_automation' => 'Kündigungsautomatik von WHMCS',
    'admin_check_whmcs_retention_pruning' => 'Datenaufbewahrung von WHMCS',
    'admin_check_whmcs_client_snapshot' => 'Kundendaten in Rechnungen',
    'admin_check_whmcs_outbox' => 'Ereignisse dieses Addons',
    'admin_check_whmcs_cron' => 'Der Cron von WHMCS',

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

    'admin_unreachable_not_connected' => 'Es ist keine gültige Verbindungszeichenfolge gesetzt.',
    'admin_unreachable_dns' =>
        'Sein Name ist diesem Server unbekannt. Prüfen Sie die Adresse in der Verbindungszeichenfolge und die Namensauflösung.',
    'admin_unreachable_connect' =>
        'An seiner Adresse lauscht nichts. Starten Sie den DSGVO-Dienst oder öffnen Sie die Firewall zwischen beiden Servern.',
    'admin_unreachable_timeout' =>
        'Er hat binnen acht Sekunden nicht geantwortet. Versuchen Sie es erneut; bleibt es so, sehen Sie ins Protokoll des DSGVO-Dienstes.',
    'admin_unreachable_tls' =>
        'Es kam keine sichere Verbindung zustande. Erneuern Sie sein Zertifikat oder berichtigen Sie die Adresse.',
    'admin_unreachable_broken_off' =>
        'Die Verbindung brach ab. Versuchen Sie es erneut; bleibt es so, sehen Sie ins Protokoll des DSGVO-Dienstes.',
    'admin_unreachable_redirect' =>
        'Seine Adresse antwortet mit einer Weiterleitung, der nicht gefolgt wird. Korrigieren Sie die Adresse mit einer neuen Verbindungszeichenfolge.',
    'admin_unreachable_not_the_service' =>
        'An seiner Adresse antwortet etwas anderes, etwa die Fehlerseite eines Proxys. Prüfen Sie, ob der DSGVO-Dienst dahinter läuft.',
    'admin_unreachable_too_large' => 'Seine Antwort war zu groß zum Anzeigen.',
    'admin_unreachable_other' =>
        'Er war nicht erreichbar. Prüfen Sie die Verbindungszeichenfolge und das Protokoll des DSGVO-Dienstes.',

    'admin_fault_unexpected' =>
        'In diesem Addon ging etwas schief ({kind}). Der Rest der Seite hängt nicht davon ab. Sehen Sie ins PHP-Fehlerprotokoll; Deaktivieren und Aktivieren legt fehlende Tabellen neu an.',
    'admin_fault_other' => 'Der DSGVO-Dienst hat abgelehnt: {detail}',
    'admin_fault_auth.required' =>
        'Der DSGVO-Dienst kennt unser Token nicht. Fügen Sie die aktuelle Verbindungszeichenfolge ein oder starten Sie den Dienst neu, damit er seine Token neu liest.',
    'admin_fault_request.not_found' =>
        'Worum es geht, gibt es nicht mehr, oder der DSGVO-Dienst ist älter. Laden Sie die Seite neu.',
    'admin_fault_client.not_found' => 'WHMCS hat keinen Kunden mit dieser Nummer. Nichts wurde getan.',
    'admin_fault_export.not_completed' =>
        'Das Paket ist noch nicht fertig. Versuchen Sie es nach Abschluss des Exports erneut.',
    'admin_fault_export.package_gone' => 'Das Paket ist abgelaufen und vernichtet. Fordern Sie einen neuen Export an.',
    'admin_fault_anonymization.blocked' =>
        'Das Konto kann jetzt nicht anonymisiert werden. Lösen Sie in WHMCS, was im Weg steht, und fragen Sie erneut.',
    'admin_fault_deletion.approval_not_in_policy' =>
        'Die Richtlinie sieht keine Genehmigung vor; die Löschung läuft bei Fälligkeit.',
    'admin_fault_cannot_approve' =>
        'Genehmigung jetzt nicht möglich: angehalten, laufend oder beendet. Geben Sie Angehaltenes zuerst frei.',
    'admin_fault_cannot_confirm' => 'Sie steht still, läuft oder ist beendet. Geben Sie Angehaltenes frei, dann bestätigen.',
    'admin_fault_cannot_withdraw' =>
        'Es hat begonnen oder ist beendet und kann nicht zurückgezogen werden. Der Notstopp hält Laufendes an.',
    'admin_fault_cannot_hold' =>
        'Es läuft oder ist beendet und kann nicht angehalten werden. Der Notstopp hält Laufendes an.',
    'admin_fault_cannot_release' => 'Es ist nicht mehr angehalten. Laden Sie die Seite neu.',
    'admin_fault_client.not_held' => 'Dieser Kunde ist nicht angehalten.',
    'admin_fault_client_is_held' =>
        'Der ganze Kunde ist angehalten. Geben Sie zuerst den Kunden frei; dann geht Angehaltenes weiter.',
    'admin_fault_cannot_retry' => 'Es ist nicht fehlgeschlagen; es gibt nichts zu wiederholen. Laden Sie die Seite neu.',
    'admin_fault_task.already_done' => 'Jemand hat diese Aufgabe schon als erledigt gemeldet; diese Antwort bleibt.',
    'admin_fault_upstream.unavailable' =>
        'Der DSGVO-Dienst kann die API von WHMCS gerade nicht fragen. Nichts wurde geändert; versuchen Sie es in einer halben Minute erneut.',
    'admin_fault_upstream.refused' =>
        'Die API von WHMCS hat den DSGVO-Dienst abgelehnt ({code}). Prüfen Sie API-Zugang, Rolle und erlaubte IP-Adresse.',
    'admin_fault_facts.unsafe' =>
        'WHMCS zeigt etwas Unerwartetes ({code}). Nichts wurde geändert; sehen Sie den Kunden dort an, bevor Sie erneut fragen.',
    'admin_fault_idempotency.in_progress' => 'Dieselbe Anfrage wird noch beantwortet. Laden Sie die Seite gleich neu.',
    'admin_fault_ledger.unavailable' =>
        'Der DSGVO-Dienst kann sein Hauptbuch nicht lesen oder schreiben. Nichts wurde getan; prüfen Sie die Platte seines Servers.',
    'admin_fault_internal.unexpected' =>
        'Im DSGVO-Dienst ging etwas schief. Sein Protokoll hat eine Zeile dazu; versuchen Sie es erneut.',

    'admin_blocker_service_not_terminated' => 'Dienste, die nicht beendet sind oder deren Hosting noch bestehen kann',
    'admin_blocker_live_domain' => 'Domains, die noch registriert sind oder verlängert oder umgezogen werden können',
    'admin_blocker_invoice_unpaid' => 'Unbezahlte Rechnungen',
    'admin_blocker_invoice_in_collections' => 'Rechnungen im Inkasso',
    'admin_blocker_invoice_payment_pending' => 'Rechnungen mit laufender Zahlung',
    'admin_blocker_credit_balance' => 'Ein Guthaben. Zahlen Sie es erst aus oder brauchen Sie es auf',
    'admin_blocker_affiliate_balance' => 'Ein Partnerguthaben. Zahlen Sie es erst aus',
    'admin_blocker_open_ticket' => 'Offene Tickets. Schließen Sie sie oder kreuzen Sie unten an',
    'admin_blocker_hold' => 'Der Kunde ist angehalten. Geben Sie ihn erst frei',
];
