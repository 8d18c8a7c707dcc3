<?php

/**
 * What the admin page calls the codes of the GDPR service, in German; its own words are in `page/`. Words in braces are filled
 * in; `{…}` and keys are the same in every language. In tasks, each line after the first is one step.
 */

declare(strict_types=1);

return [
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
    'admin_reason_documents_expired' =>
        'Dokumente dieses Kunden müssen nicht mehr aufbewahrt werden. Sehen Sie die Liste an, dann freigeben oder zurückziehen.',
    'admin_reason_documents_refused' => 'Manche Dokumente konnten nicht entfernt werden. Eine Aufgabe sagt, was zu tun ist.',
    'admin_reason_nothing_expired' => 'Nichts auf der Liste muss noch weg.',
    'admin_reason_purged' => 'Entfernt, als es nicht mehr aufbewahrt werden musste.',
    'admin_reason_absent' => 'Es war nicht mehr da.',
    'admin_reason_not_settled' => 'Sie wurde nie bezahlt, storniert oder erstattet.',
    'admin_reason_other_client' => 'Es gehört jetzt einem anderen Kunden.',
    'admin_reason_not_expired' => 'Es muss noch aufbewahrt werden.',
    'admin_reason_has_notes' => 'Eine Gut- oder Lastschrift dazu bleibt.',
    'admin_reason_part_of_invoice' => 'Sie bleibt so lange wie ihre Rechnung.',
    'admin_reason_place_unknown' => 'Es ist nicht bekannt, wo dieses WHMCS es aufbewahrt.',
    'admin_reason_shared_login' => 'Dieser Login öffnet auch das Konto eines anderen Kunden.',
    'admin_reason_addon_door_absent' => 'Der DSGVO-Dienst erreicht die Tür dieses Addons nicht.',
    'admin_reason_by_hand' => 'Von Hand erledigt.',
    'admin_reason_not_needed' => 'War nicht nötig.',
    'admin_reason_hosting_not_gone' => 'Wartet, bis das Hosting weg ist.',
    'admin_reason_no_longer_cancelled' => 'Der Dienst ist nicht mehr gekündigt.',
    'admin_reason_client' => 'Der Kunde hat die Löschung abgesagt und behält den Dienst.',
    'admin_reason_data_back_first' =>
        'Der Kunde möchte zuerst seine Daten zurück. Die Frist ruht, bis diese Aufgabe erledigt ist.',
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
    'admin_reason_documents_not_frozen' =>
        'Einige Rechnungen konnten nicht so kopiert werden, wie sie gedruckt werden. Was sie nennen, bleibt im Profil.',
    'admin_reason_letter_not_possible' => 'Dieses WHMCS kann es nicht senden.',
    'admin_reason_partly_scrubbed' => 'Ein Teil ist nicht in diesem WHMCS oder war nicht erreichbar.',
    'admin_reason_storage.full' =>
        'Schaffen Sie auf dem Datenträger Platz für das Paket. Solange dies wartet, wird es von selbst erneut versucht; ist es fehlgeschlagen, wählen Sie „Erneut versuchen“.',
    'admin_reason_whmcs.permission_missing' =>
        'Der API-Rolle fehlt eine Aktion, die der DSGVO-Dienst braucht; die README nennt alle.',
    'admin_reason_client_file_failed' => 'Eine Datei des Kunden konnte nicht gelesen werden.',
    'admin_reason_invoice_pdf_failed' => 'Eine gedruckte Rechnung konnte nicht gelesen werden.',
    'admin_reason_client_anonymised' =>
        'Das Konto wurde anonymisiert, während dies erstellt wurde. Fordern Sie an, was geblieben ist.',
    'admin_reason_somebody_else' => 'Diese Nummer gehört in WHMCS jetzt jemand anderem: Es wurde nichts angerührt.',
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
    'admin_action_clear_service' => 'Die Angaben eines Dienstes leeren',
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
    'admin_action_record_books' => 'Den Stand der Rechnungen festhalten',
    'admin_action_freeze_invoices' => 'Rechnungen so aufbewahren, wie sie jetzt gedruckt werden',
    'admin_action_send_letter' => 'Das Abschlussschreiben an den Kunden senden',
    'admin_action_verify_books' => 'Prüfen, dass sich keine Rechnung geändert hat',
    'admin_action_reduce_profile' => 'Profil auf das in Rechnungen Gedruckte kürzen',
    'admin_action_anonymise_profile' => 'Profil anonymisieren',
    'admin_action_scrub_database' => 'Bereinigen, was die API von WHMCS nicht erreicht',

    'admin_group_names' => 'Namen',
    'admin_group_company' => 'Firma',
    'admin_group_email' => 'E-Mail-Adresse',
    'admin_group_postal_address' => 'Postanschrift',
    'admin_group_phone' => 'Telefonnummer',
    'admin_group_vat_number' => 'USt-IdNr.',
    'admin_group_notes' => 'Notizen',
    'admin_group_custom_fields' => 'Eigene Felder',
    'admin_group_marketing_consent' => 'Einwilligung in Werbung',
    'admin_group_ip_addresses' => 'IP-Adressen',
    'admin_group_logins' => 'Zugänge: letzter Besuch, Einladungen, Anmeldelinks',
    'admin_group_contacts' => 'Kontakte',
    'admin_group_client_files' => 'Dateien des Kunden',
    'admin_group_calendar' => 'Kalender und Aufgabenliste',
    'admin_group_affiliate_data' => 'Partnerdaten',
    'admin_group_tickets' => 'Tickets mit ihren Antworten',
    'admin_group_ticket_attachments' => 'Anhänge von Tickets',
    'admin_group_ticket_trail' => 'Bewertungen, Verlauf und Zusatzfelder von Tickets',
    'admin_group_pay_methods' => 'Gespeicherte Zahlungsmittel',
    'admin_group_payment_texts' => 'Texte zu Zahlungen und Guthaben',
    'admin_group_quotes' => 'Angebote',
    'admin_group_orders' => 'Angaben zu Bestellungen',
    'admin_group_cancellation_reasons' => 'Angegebene Kündigungsgründe',
    'admin_group_invoices' => 'Rechnungen und Gutschriften',
    'admin_group_domain_names' => 'Domainnamen von Diensten',
    'admin_group_hosting_logins' => 'Benutzernamen und Passwörter des Hostings',
    'admin_group_hosting_files' => 'Dateien der Website',
    'admin_group_hosting_databases' => 'Datenbanken',
    'admin_group_hosting_mailboxes' => 'Postfächer',
    'admin_group_service_status' => 'Status in WHMCS',
    'admin_group_export_packages' => 'Exportpakete',
    'admin_group_recipient_data' => 'Was dieser Empfänger hat',
    'admin_group_mail_log' => 'E-Mail-Protokoll',
    'admin_group_activity_log' => 'Aktivitätsprotokoll',
    'admin_group_system_logs' => 'Protokolle von API, Modulen und Fehlern',

    'admin_treatment_erase' => 'Gelöscht',
    'admin_treatment_replace' => 'Ersetzt',
    'admin_treatment_retain' => 'Aufbewahrt',
    'admin_treatment_cannot' => 'Nicht erreichbar',
    'admin_treatment_by_hand' => 'Von Hand',

    'admin_undo_withdraw' => 'Bis zum Beginn: ziehen Sie es zurück',
    'admin_undo_hold_client' => 'Es hat begonnen. Eine Sperre des Kunden hält die nächsten Schritte auf',
    'admin_undo_server_backups' => 'Nur aus den Sicherungen des Servers, solange sie es enthalten',
    'admin_undo_set_status_by_hand' => 'Setzen Sie den Status in WHMCS jederzeit zurück',
    'admin_undo_export_again' => 'Erstellen Sie einen neuen Export: Er enthält, was dann noch da ist',
    'admin_undo_unchanged' => 'Es wird nichts entfernt, also ist nichts rückgängig zu machen',
    'admin_undo_not_at_all' => 'Lässt sich nicht rückgängig machen',
    'admin_absence_at_once' => 'gleich danach',
    'admin_absence_after_hour' => 'nach einer Stunde',
    'admin_absence_after_day' => 'nach einem Tag',
    'admin_absence_after_tail' => 'wenn die letzten Sicherungen weg sind',
    'admin_absence_state_due' => 'steht noch aus',
    'admin_absence_state_done' => 'erledigt',
    'admin_absence_state_given_up' => 'nach 30 Tagen aufgegeben',
    'admin_document_invoice' => 'Rechnung',
    'admin_document_credit_note' => 'Gutschrift',
    'admin_document_debit_note' => 'Lastschrift',
    'admin_document_billing_note' => 'Gut- oder Lastschrift',
    'admin_document_transaction' => 'Zahlung',
    'admin_document_quote' => 'Angebot',
    'admin_document_state_retained' => 'aufbewahrt',
    'admin_document_state_expired' => 'zum Entfernen aufgelistet',
    'admin_document_state_removed' => 'entfernt',
    'admin_document_state_refused' => 'konnte nicht entfernt werden',

    'admin_result_reduced' => 'Gekürzt: Etwas bleibt gesetzlich aufbewahrt',
    'admin_result_erased' => 'Gelöscht, soweit dieser Dienst reicht',
    'admin_result_anonymised' => 'Anonymisiert',

    'admin_source_complete' => 'vollständig',
    'admin_source_empty' => 'leer',
    'admin_source_unreachable' => 'nicht erreichbar',
    'admin_source_not_configured' => 'nicht in Gebrauch',
    'admin_source_running' => 'läuft',

    'admin_brake_cause_cancellation_request' => 'Der Kunde hat gekündigt.',
    'admin_brake_cause_termination_without_request' => 'WHMCS wollte ohne Antrag des Kunden beenden.',
    'admin_brake_refused_service_not_found' => 'WHMCS hat diesen Dienst nicht mehr. Nichts wurde freigegeben.',
    'admin_brake_refused_facts_differ' =>
        'Der Dienst gehört jetzt einem anderen Kunden. Nichts wurde freigegeben; laden Sie die Seite neu und sehen Sie nach.',
    'admin_brake_refused_held_by_owner' =>
        'Sie halten diesen Kunden, diesen Dienst oder alles zurück. Nichts wurde freigegeben; heben Sie das zuerst auf.',

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
    'admin_task_return_hosting_data' =>
        'Der Kunde möchte den Inhalt dieses Hostings zurück, bevor es gelöscht wird.' .
        "\nBis dahin wird nichts gelöscht und keine Frist läuft." .
        "\nÜbergeben Sie eine Kopie der Dateien, Datenbanken und Postfächer und sagen Sie es dem Kunden." .
        "\nMelden Sie die Aufgabe dann hier als erledigt: Das Datum verschiebt sich um diese Zeit.",
    'admin_task_remove_cancellation_request' =>
        'Der Kunde hat die Löschung abgesagt und behält diesen Dienst.' .
        "\nWHMCS zeigt die Kündigung weiter an und kann sie nicht über seine API entfernen." .
        "\nLöschen Sie sie in WHMCS unter Kunden > Kündigungsanträge und prüfen Sie, ob der Dienst weiter berechnet wird." .
        "\nMelden Sie die Aufgabe dann hier als erledigt.",
    'admin_task_erased_data_found' =>
        'Etwas Gelöschtes steht wieder in WHMCS.' .
        "\nFinden Sie heraus, wie es zurückkam: eine eingespielte Sicherung, ein Import, ein anderes System oder eine Person." .
        "\nWurde die Datenbank von WHMCS wiederhergestellt, führen Sie `npm run replay -- --since` mit dem Tag der Sicherung aus." .
        "\nLöschen Sie sonst von Hand, was nicht aufbewahrt werden muss." .
        "\nMelden Sie hier das Ergebnis. Nichts wird von selbst noch einmal gelöscht.",
    'admin_task_check_server_after_restore' =>
        'WHMCS wurde aus einer Sicherung wiederhergestellt, in der dieses Hosting noch bestand. In WHMCS ist es wieder beendet; der Server wurde nicht angerührt, weil der Kontoname inzwischen einem neueren Kunden gehören kann.' .
        "\nSehen Sie auf dem Server nach, ob dort wieder ein Konto oder Daten des beendeten Dienstes stehen, etwa nach einer Wiederherstellung des Servers." .
        "\nLöschen Sie nur, was sicher zum beendeten Dienst gehört." .
        "\nMelden Sie hier das Ergebnis.",
    'admin_task_propose_closure' =>
        'Nichts von diesem Kunden ist neuer als die Frist, für die Ihre Richtlinie inaktive Kunden aufbewahrt.' .
        "\nSehen Sie nach, wann sich zuletzt jemand angemeldet hat." .
        "\nWird das Konto nicht mehr gebraucht? Dann schließen Sie den Kunden in WHMCS und melden Sie die Aufgabe als erledigt." .
        "\nWird es gebraucht? Dann melden Sie die Aufgabe als nicht nötig; in einem Jahr wird wieder gefragt.",
    'admin_task_freeze_invoices_by_hand' =>
        'Einige Rechnungen, die aufbewahrt werden müssen, konnten nicht kopiert werden und nennen vielleicht Zusatzfelder, die gelöscht werden sollen. Noch wurde nichts gelöscht.' .
        "\nDer Nachweis dieser Anonymisierung nennt ihre Nummern (id). Drucken Sie sie in WHMCS als PDF und bewahren Sie sie so lange auf wie nötig." .
        "\nMelden Sie hier das Ergebnis; nennen sie kein Zusatzfeld, antworten Sie „Nicht nötig“.",
    'admin_task_send_letter' =>
        'WHMCS hat das Abschlussschreiben nicht gesendet, und die Adresse des Kunden wird gleich danach gelöscht.' .
        "\nLesen Sie das Schreiben über die API des DSGVO-Dienstes und senden Sie es von Hand an die Adresse im Profil des Kunden." .
        "\nMelden Sie hier das Ergebnis; „Nicht nötig“ lässt den Rest ohne Schreiben weitergehen.",
    'admin_task_invoices_changed' =>
        'Eine Rechnung dieses Kunden hat sich geändert, während der Kunde anonymisiert wurde.' .
        "\nVergleichen Sie Nummer, Status, Datum und Beträge der Rechnungen mit Ihrer Buchhaltung und sehen Sie im Aktivitätsprotokoll nach, wer was geändert hat." .
        "\nStellen Sie richtig, was sich nicht hätte ändern dürfen." .
        "\nMelden Sie hier das Ergebnis.",
    'admin_task_documents_refused' =>
        'Manche Dokumente dieses Kunden müssen nicht mehr aufbewahrt werden, konnten aber nicht entfernt werden.' .
        "\nSehen Sie bei den Dokumenten des Kunden, warum: Lassen Sie eine offene Rechnung in WHMCS bezahlen, stornieren oder erstatten, und löschen Sie dort einen Entwurf." .
        "\nMelden Sie danach hier das Ergebnis.",
    'admin_task_documents_not_settled' =>
        'Dieser Kunde hat sehr alte Rechnungen, die nie bezahlt, storniert oder erstattet wurden. So entfernt sie niemand.' .
        "\nErledigen Sie sie in WHMCS. Die nächste jährliche Durchsicht setzt sie auf die Liste." .
        "\nMelden Sie danach hier das Ergebnis.",
    'admin_task_purge_needs_addon' =>
        'Sie haben Dokumente zum Entfernen freigegeben, aber der GDPR-Dienst erreicht die Tür dieses Addons nicht.' .
        "\nAktivieren und verbinden Sie das Addon. Das Entfernen geht dann innerhalb einer Stunde von selbst weiter." .
        "\nMelden Sie es danach hier als erledigt.",
    'admin_task_review_documents' =>
        'Die jährliche Durchsicht konnte die Rechnungen, Gutschriften und Zahlungen dieses Kunden nicht lesen.' .
        "\nSehen Sie in WHMCS nach, ob weg kann, was älter ist als Ihre Aufbewahrungsfrist. Die nächste Durchsicht sieht wieder nach." .
        "\nMelden Sie danach hier das Ergebnis.",
    'admin_task_review_hold' =>
        'Dieser Kunde ist seit dreißig Tagen angehalten.' .
        "\nPrüfen Sie, ob der Grund noch gilt." .
        "\nWenn nicht, geben Sie den Kunden auf seiner Seite frei." .
        "\nMelden Sie es hier als erledigt.",

    'admin_outcome_done' => 'Erledigt: Es ist weg',
    'admin_outcome_nothing_found' => 'Nichts gefunden',
    'admin_outcome_retained' => 'Muss aufbewahrt werden',
    'admin_outcome_not_needed' => 'Nicht nötig',

    'admin_backlog_refused_not_found' => 'Einer davon existiert nicht mehr.',
    'admin_backlog_refused_not_in_backlog' => 'Einer davon ist nicht mehr im Rückstand.',
    'admin_backlog_refused_client_is_held' =>
        'Einer davon gehört zu einem angehaltenen Kunden. Geben Sie erst den Kunden frei.',

    'admin_check_ledger' => 'Sein Hauptbuch',
    'admin_check_redis' => 'Seine Warteschlange (Redis)',
    'admin_check_whmcs' => 'Die API von WHMCS',
    'admin_check_whmcs_addon' => 'Die Tür dieses Addons',
    'admin_check_whmcs_cancellation_automation' => 'Kündigungsautomatik von WHMCS',
    'admin_check_whmcs_retention_pruning' => 'Datenaufbewahrung von WHMCS',
    'admin_check_whmcs_client_snapshot' => 'Kundendaten in Rechnungen',
    'admin_check_whmcs_outbox' => 'Ereignisse dieses Addons',
    'admin_check_whmcs_cron' => 'Der Cron von WHMCS',

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
    'admin_fault_cannot_return_data' =>
        'Die Frist kann jetzt nicht angehalten werden: Sie ruht schon, oder die Löschung ist angehalten, fehlgeschlagen, begonnen oder beendet.',
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
] + (require __DIR__ . '/page/german.php');
