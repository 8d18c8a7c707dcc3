<?php

/**
 * What the admin page says of what went wrong or stands in the way, in German: what happened, what it means, what to do. Words in
 * braces are filled in; `{…}` and keys are the same in every language.
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

    'admin_brake_refused_service_not_found' => 'WHMCS hat diesen Dienst nicht mehr. Nichts wurde freigegeben.',
    'admin_brake_refused_facts_differ' =>
        'Der Dienst gehört jetzt einem anderen Kunden. Nichts wurde freigegeben; laden Sie die Seite neu und sehen Sie nach.',
    'admin_brake_refused_held_by_owner' =>
        'Sie halten diesen Kunden, diesen Dienst oder alles zurück. Nichts wurde freigegeben; heben Sie das zuerst auf.',

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
    'admin_check_whmcs_mail' => 'Mails, die WHMCS sendet',
    'admin_check_alerts' => 'Wohin seine Alarme gehen',
    'admin_check_silence' => 'Das tägliche Lebenszeichen von WHMCS',
    'admin_check_public_url' => 'Seine Adresse in E-Mails an Kunden',

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
    'admin_fault_service.not_found' => 'WHMCS hat keine Leistung mit dieser Nummer. Es wurde nichts getan.',
    'admin_fault_export.not_completed' =>
        'Das Paket ist noch nicht fertig. Versuchen Sie es nach Abschluss des Exports erneut.',
    'admin_fault_export.package_gone' => 'Das Paket ist abgelaufen und vernichtet. Fordern Sie einen neuen Export an.',
    'admin_fault_export.package_missing' =>
        'Das Paket liegt nicht im Speicher, obwohl es dort sein müsste. Fordern Sie einen neuen Export an; geschieht es wieder, sehen Sie sich die Platte des DSGVO-Dienstes an.',
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
    'admin_fault_anonymization.has_begun' =>
        'Ein Teil ist erledigt, also wird sie beendet. Halten Sie sie an, oder beheben Sie, was im Weg steht.',
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
