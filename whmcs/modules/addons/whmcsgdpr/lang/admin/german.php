<?php

/**
 * What the admin page calls the codes of the GDPR service, in German; what went wrong is in `faults/`, tasks are in `tasks/`, the
 * page's own words in `page/`. Words in braces are filled in; `{…}` and keys are the same in every language.
 */

declare(strict_types=1);

return [
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
    'admin_reason_first_form_purge' =>
        'Das erste Entfernen alter Formulare nach dieser Liste und Frist. Sehen Sie die Anzahlen unten an, und geben Sie dann frei; spätere laufen wöchentlich von selbst.',
    'admin_reason_form_rows_left' => 'Einen Teil kann nur ein Mensch entfernen. Eine Aufgabe sagt, was.',
    'admin_reason_connector_not_in_use' => 'Die Richtlinie oder die Einstellungen verwenden dieses System nicht mehr.',
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
    'admin_reason_not_identifiable' =>
        'Es kennt Besucher nur an der Nummer in ihrem eigenen Cookie _ga; ohne sie kann niemand sagen, was von wem ist.',
    'admin_reason_hosting_not_gone' => 'Wartet, bis das Hosting weg ist.',
    'admin_reason_no_longer_cancelled' => 'Der Dienst ist nicht mehr gekündigt.',
    'admin_reason_request_taken_back' =>
        'Die Kündigung wurde nach Beginn der Löschung zurückgenommen; was noch da ist, bleibt.',
    'admin_reason_called_off' => 'Sie oder der Kunde haben diese Kündigung schon zurückgenommen; WHMCS zeigt sie noch.',
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
    'admin_reason_mail_not_allowed' => 'Der API-Rolle fehlt SendEmail, daher sendet WHMCS kein Schreiben.',
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
    'admin_reason_client_came_back' => 'Der Kunde ist nach der Sicherung zurückgekommen: Es wurde nichts angerührt.',
    'admin_reason_client_being_anonymised' => 'Wartet, bis die laufende Anonymisierung abgeschlossen ist.',
    'admin_reason_person' => 'Wartet, bis Sie seine Aufgabe als erledigt melden.',
    'admin_reason_processor' => 'Wartet auf ein anderes Unternehmen. Es wird von selbst erneut nachgesehen.',
    'admin_elsewhere_away' =>
        'Es kam keine brauchbare Antwort. Es wird dreißig Tage lang von selbst erneut gefragt; danach fragt eine Aufgabe Sie.',
    'admin_elsewhere_access' =>
        'Es weist den DSGVO-Dienst ab, oder sein Zertifikat ist ungültig. Prüfen Sie Schlüssel und Rechte mit npm run connector:check; was wartet, geht von selbst weiter.',
    'admin_elsewhere_unread' => 'Es kam keine brauchbare Antwort.',
    'admin_elsewhere_odd' =>
        'Es antwortete anders als erwartet, vielleicht wegen einer Wartung. Es wird einen Tag lang von selbst erneut gefragt; danach fragt eine Aufgabe Sie.',
    'admin_elsewhere_refused' =>
        'Es hat abgelehnt oder unerwartet geantwortet. Eine Aufgabe sagt, was dort von Hand zu tun ist.',
    'admin_reason_subject.unread' =>
        'Was WHMCS jetzt über Dienste, Domainnamen und Adressen des Kunden sagt, war nicht lesbar; dort wurde daher nichts berührt. Es wird von selbst erneut versucht.',
    'admin_reason_subject.incomplete' =>
        'Woran andere Systeme den Kunden kennen, war in WHMCS nicht lesbar; dort wurde daher nichts berührt. Eine Aufgabe sagt, was von Hand zu tun ist.',
    'admin_reason_active_domain' => 'Der Registrar hält dies für einen aktiven Domainnamen, wie die Registry es verlangt.',
    'admin_reason_registrar_deleting' =>
        'Der Registrar hat die Löschung angenommen und ist noch nicht fertig. Es wird von selbst wieder nachgesehen.',
    'admin_reason_registrar_contacts_first' =>
        'Das Konto beim Registrar wird geleert, sobald seine Kontakte weg sind. Es geht von selbst weiter.',
    'admin_reason_registrar_refused_for_now' =>
        'Der Registrar löscht es jetzt nicht, vielleicht weil dort noch etwas läuft. Es wird von selbst wieder versucht.',
    'admin_reason_stopped' => 'Alles ist angehalten. Es geht weiter, sobald jemand fortsetzt.',
    'admin_reason_owner' => 'Im Adminbereich oder über die API zurückgezogen.',
    'admin_reason_system' => 'Der Grund ist weggefallen, daher hat der DSGVO-Dienst dies zurückgezogen.',
    'admin_reason_withdrawn' => 'Ausgelassen, weil zurückgezogen.',
    'admin_reason_client_merged' =>
        'Der Kunde wurde mit einem anderen zusammengeführt. Was zu einer Leistung gehört, geht dort weiter.',
    'admin_reason_scrub_by_hand' =>
        'Das Addon hat unterwegs nicht mehr geantwortet. Eine Aufgabe sagt, was von Hand zu tun bleibt.',
    'admin_reason_connector.unreachable' =>
        'WHMCS war nicht erreichbar. Es wird von selbst erneut versucht; prüfen Sie, ob WHMCS läuft und der DSGVO-Dienst es erreichen darf.',
    'admin_reason_connector.unavailable' =>
        'WHMCS hat mit einem eigenen Fehler geantwortet. Es wird von selbst erneut versucht; bleibt es so, sehen Sie ins Fehlerprotokoll des Webservers.',
    'admin_reason_connector.timeout' =>
        'WHMCS hat nicht rechtzeitig geantwortet. Ob es gehandelt hat, wird geprüft, bevor erneut etwas gesendet wird.',
    'admin_reason_connector.aborted' => 'Es wurde unterbrochen, etwa durch einen Neustart, und geht von selbst weiter.',
    'admin_reason_connector.unfinished' => 'Es ist noch nicht fertig und geht von selbst weiter.',
    'admin_reason_connector.truncated' => 'Eine Antwort von WHMCS brach ab. Es wird von selbst erneut versucht.',
    'admin_reason_hosting_deleting' => 'Das System löscht es gerade. Es wird von selbst wieder nachgesehen, bis es weg ist.',
    'admin_reason_hosting_server_busy' =>
        'Der Server ist mit etwas anderem beschäftigt. Er wird von selbst noch einmal gefragt.',
    'admin_reason_connector.rate_limited' => 'WHMCS hat um eine Pause gebeten. Es geht von selbst weiter.',
    'admin_reason_connector.certificate_invalid' =>
        'Das Zertifikat von WHMCS ist ungültig. Erneuern Sie es; was wartet, geht von selbst weiter.',
    'admin_reason_connector.unauthenticated' =>
        'WHMCS kennt die API-Zugangsdaten des DSGVO-Dienstes nicht. Berichtigen Sie sie in seinen Einstellungen und starten Sie ihn neu.',
    'admin_reason_connector.forbidden' =>
        'WHMCS weist den DSGVO-Dienst ab. Prüfen Sie die erlaubte IP-Adresse, den Access Key und die API-Rolle.',
    'admin_reason_door.gone' =>
        'Die Tür dieses Addons hat nicht mehr geantwortet. Es wird von selbst erneut versucht; prüfen Sie, ob das Addon aktiv ist.',
    'admin_reason_door.secret_differs' =>
        'Dieses Addon und der DSGVO-Dienst haben nicht dasselbe Geheimnis. Fügen Sie die aktuelle Verbindungszeichenfolge ein.',
    'admin_reason_door.clock_differs' =>
        'Die Uhren dieses Servers und des DSGVO-Dienstes gehen mehr als fünf Minuten auseinander. Stellen Sie sie.',
    'admin_reason_door.address_refused' =>
        'Der DSGVO-Dienst ruft von einer Adresse an, die nicht unter den Door addresses dieses Addons steht. Fügen Sie sie dort hinzu.',
    'admin_reason_door.addon_outdated' =>
        'Dieses Addon ist älter, als der DSGVO-Dienst verlangt. Aktualisieren Sie es; was wartet, geht von selbst weiter.',
    'admin_reason_door.facts_differ' =>
        'Die Tabellen von WHMCS sagen etwas anderes als bei der Planung. Nichts wurde berührt; sehen Sie sich den Kunden dort an.',
    'admin_reason_whmcs.still_there' =>
        'WHMCS hat es als erledigt gemeldet, aber es ist noch da. Es wird von selbst erneut versucht.',
    'admin_reason_whmcs.outcome_unknown' =>
        'Die Antwort von WHMCS ging verloren. Es wird zuerst nachgesehen, damit nichts zweimal geschieht.',
    'admin_reason_deletion.reconsidered' =>
        'WHMCS zeigte im letzten Moment etwas Neues. Es wurde nichts gesendet; es wird neu nachgesehen.',
    'admin_reason_deletion.look_too_old' =>
        'WHMCS war zu beschäftigt, sodass die letzte Prüfung nicht mehr galt. Es wurde nichts gesendet; es wird von selbst erneut versucht.',
    'admin_reason_deletion.suspension_failed' =>
        'Der Dienst konnte nicht gesperrt werden. Es wird bis zum Beginn der Löschung erneut versucht; sie verzögert sich nicht.',
    'admin_reason_whmcs.module_refused' =>
        'Das Servermodul hat sich geweigert, das Hosting zu beenden. Es wird von selbst erneut versucht; sehen Sie im Modulprotokoll von WHMCS nach, was der Server meldet.',
    'admin_reason_whmcs.mail_failed' =>
        'WHMCS konnte eine E-Mail nicht senden. Es wird von selbst erneut versucht; prüfen Sie die E-Mail-Einstellungen.',
    'admin_reason_whmcs.write_refused' =>
        'WHMCS hat eine Änderung abgelehnt. Sehen Sie sich den Kunden dort an, bringen Sie in Ordnung, woran es liegt, und wählen Sie dann „Erneut versuchen“.',
    'admin_reason_whmcs.service_missing' =>
        'WHMCS hat diese Leistung nicht mehr. Suchen Sie auf dem Server nach Resten und ziehen Sie dies dann zurück.',
    'admin_reason_whmcs.client_not_found' => 'WHMCS hat diesen Kunden nicht mehr.',
    'admin_reason_whmcs.foreign_row' =>
        'WHMCS hat mit etwas von einem anderen Kunden geantwortet. Nichts wurde berührt. Sehen Sie sich den Kunden dort an; bleibt es so, verändert vielleicht ein anderes Modul die Antworten von WHMCS.',
    'admin_reason_whmcs.shape_unexpected' =>
        'WHMCS hat auf eine Weise geantwortet, die der DSGVO-Dienst nicht kennt. Nichts wurde berührt; aktualisieren Sie den DSGVO-Dienst.',
    'admin_reason_whmcs.unreadable' => 'Die Antwort von WHMCS war nicht lesbar. Es wird von selbst erneut versucht.',
    'admin_reason_absence.trace_left' => 'Nach dem Löschen wurde noch etwas gefunden. Es wird von selbst erneut gelöscht.',
    'admin_reason_calendar.no_retention_rule' =>
        'Die Policy hat keine Aufbewahrungsregel für ein Dokument dieses Datums. Ergänzen Sie eine in der Policy-Datei und starten Sie den DSGVO-Dienst neu.',
    'admin_reason_subject.missing' =>
        'Der DSGVO-Dienst weiß nicht mehr, um wen es geht: Es war versiegelt und ist weg. Erledigen Sie den Rest von Hand.',
    'admin_reason_seal.key_unknown' =>
        'Es ist mit einem Schlüssel versiegelt, den der DSGVO-Dienst nicht mehr hat. Tragen Sie den alten Schlüssel hinter dem aktuellen wieder ein und starten Sie ihn neu.',
    'admin_reason_freshdesk_tickets_open' =>
        'Freshdesk hat noch offene Tickets dieses Kunden. Schließen Sie sie dort; es wird jeden Tag wieder nachgesehen.',
    'admin_reason_freshdesk_deletion_waits' =>
        'Freshdesk löscht den Kontakt endgültig, sobald die Bedenkzeit um ist; das geschieht von selbst.',
    'admin_reason_freshdesk_tickets_going' =>
        'Freshdesk löscht die Tickets eines Kontakts, der weg ist. Es wird von selbst wieder nachgesehen.',
    'admin_reason_freshdesk_tickets_kept' =>
        'Der Kontakt bei Freshdesk wurde geleert; seine Tickets bleiben ohne Namen und Adresse des Kunden, mit dem, was darin steht.',
    'admin_reason_internal.unexpected' =>
        'Im DSGVO-Dienst ist etwas schiefgegangen. Sein Protokoll hat eine Zeile dazu; wählen Sie „Erneut versuchen“.',

    'admin_action_terminate_hosting' => 'Hosting auf dem Server beenden',
    'admin_action_delete_hosting' => 'Hosting beim Auftragsverarbeiter löschen',
    'admin_action_end_addons' => 'Die Produkt-Addons des Dienstes in WHMCS beenden',
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
    'admin_action_erase_credentials' => 'Die gespeicherten Zugangsdaten entfernen lassen',
    'admin_action_keep_invoices' => 'Rechnungen und Gutschriften',
    'admin_action_keep_transactions' => 'Zahlungen und Erstattungen ohne Rechnung',
    'admin_action_keep_quotes' => 'Angenommene Angebote',
    'admin_action_keep_printed_identity' => 'Was Rechnungen zeigen: Namen, Firma, Adresse, Land, USt-IdNr.',
    'admin_action_remove_documents' => 'Dokumente entfernen, die nicht mehr aufbewahrt werden müssen',
    'admin_action_purge_flamingo' => 'Alte Einsendungen von Flamingo entfernen',
    'admin_action_purge_cfdb7' => 'Alte Einsendungen von CFDB7 entfernen',
    'admin_action_purge_wpforms' => 'Alte Einsendungen von WPForms entfernen',
    'admin_action_purge_gravity' => 'Alte Einsendungen von Gravity Forms entfernen',
    'admin_action_purge_elementor' => 'Alte Einsendungen von Elementor entfernen',
    'admin_action_scrub_tickets' => 'Bewertungen, Verlauf und Zusatzfelder von Tickets bereinigen',
    'admin_action_scrub_logs' => 'Protokolle von WHMCS bereinigen',
    'admin_action_record_books' => 'Den Stand der Rechnungen festhalten',
    'admin_action_freeze_invoices' => 'Rechnungen so aufbewahren, wie sie jetzt gedruckt werden',
    'admin_action_send_letter' => 'Das Abschlussschreiben an den Kunden senden',
    'admin_action_verify_books' => 'Prüfen, dass sich keine Rechnung geändert hat',
    'admin_action_reduce_profile' => 'Profil auf das in Rechnungen Gedruckte kürzen',
    'admin_action_anonymise_profile' => 'Profil anonymisieren',
    'admin_action_scrub_database' => 'Bereinigen, was die API von WHMCS nicht erreicht',
    'admin_action_export' => 'Den Export erstellen',
    'admin_action_rectify_client' => 'Die Daten des Kunden berichtigen',

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
    'admin_group_form_submissions' => 'Was Besucher über Formulare gesendet haben',
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

    'admin_outcome_done' => 'Erledigt: Es ist weg',
    'admin_outcome_nothing_found' => 'Nichts gefunden',
    'admin_outcome_retained' => 'Muss aufbewahrt werden',
    'admin_outcome_not_needed' => 'Nicht nötig',
] +
    (require __DIR__ . '/faults/german.php') +
    (require __DIR__ . '/tasks/german.php') +
    (require __DIR__ . '/warnings/german.php') +
    (require __DIR__ . '/page/german.php');
