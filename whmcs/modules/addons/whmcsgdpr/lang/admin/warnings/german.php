<?php

/** What the admin page warns of in WHMCS itself, in German: what it is, what it means, what to do. */

declare(strict_types=1);

return [
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
];
