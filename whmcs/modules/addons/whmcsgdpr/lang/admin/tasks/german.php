<?php

/**
 * What the admin page says of each task of the GDPR service's, in German: what happened, then one step in each further line. Keys are
 * the same in every language.
 */

declare(strict_types=1);

return [
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
        "\nEine Sicherung, aus der nichts zu entfernen ist, bleibt, bis sie überschrieben wird: Antworten Sie dann „Muss aufbewahrt werden“." .
        "\nMelden Sie hier das Ergebnis.",
    'admin_task_hosting_account_shared' =>
        'Ein anderer aktiver Dienst nutzt dasselbe Konto oder dieselbe Domain; das Konto blieb unberührt.' .
        "\nKlären Sie, was nur zum gekündigten Dienst gehört." .
        "\nEntfernen Sie das von Hand." .
        "\nMelden Sie hier das Ergebnis.",
    'admin_task_end_product_addon' =>
        'Dieser Dienst wird gelöscht und hatte Produkt-Addons aus dem Katalog von WHMCS.' .
        "\nSehen Sie in WHMCS nach, ob eines davon einen eigenen Server oder ein eigenes Modul hat, etwa eine Lizenz oder ein Postfach anderswo." .
        "\nWenn ja, beenden Sie es dort, sobald der Dienst beendet ist. Wenn nicht, antworten Sie „Nicht nötig“." .
        "\nMelden Sie hier das Ergebnis.",
    'admin_task_unpaid_invoices_of_ended_service' =>
        'Dieser Dienst wurde gelöscht, und Rechnungen für ihn oder seine Addons sind noch unbezahlt.' .
        "\nSehen Sie sich die unbezahlten Rechnungen des Kunden in WHMCS an." .
        "\nTreiben Sie sie ein, oder stornieren oder schreiben Sie gut, was nicht mehr geschuldet ist; der DSGVO-Dienst ändert keine Rechnung." .
        "\nMelden Sie hier das Ergebnis.",
    'admin_task_lift_suspension' =>
        'Dieser Dienst war bis zu seiner Löschung gesperrt, und die Löschung wurde zurückgezogen.' .
        "\nPrüfen Sie, ob es einen anderen Grund für die Sperre gibt, etwa eine überfällige Rechnung." .
        "\nWenn nicht, heben Sie die Sperre in WHMCS auf." .
        "\nMelden Sie hier das Ergebnis.",
    'admin_task_deletion_overdue' =>
        'Dieses Hosting sollte seit mindestens einer Stunde gelöscht sein, und etwas verweigert es.' .
        "\nSehen Sie den Grund bei der Löschung und im Modulprotokoll von WHMCS nach, was der Server sagt." .
        "\nBeheben Sie es; die Löschung wird etwa stündlich von selbst erneut versucht. Ist das Konto auf dem Server schon weg? Setzen Sie den Dienst dann in WHMCS auf Terminated." .
        "\nDiese Aufgabe endet von selbst mit der Löschung.",
    'admin_task_anonymization_overdue' =>
        'Dieses Konto sollte seit mindestens einer Stunde anonymisiert sein, und etwas verweigert es.' .
        "\nSehen Sie den Grund bei der Anonymisierung nach." .
        "\nBeheben Sie es; es wird etwa stündlich von selbst erneut versucht." .
        "\nDiese Aufgabe endet von selbst mit der Anonymisierung.",
    'admin_task_purge_overdue' =>
        'Dokumente dieses Kunden, die Sie freigegeben haben, sollten seit mindestens einer Stunde entfernt sein, und etwas verweigert es.' .
        "\nSehen Sie den Grund beim Entfernen nach, und ob das Addon antwortet." .
        "\nBeheben Sie es; es wird etwa stündlich von selbst erneut versucht." .
        "\nDiese Aufgabe endet von selbst mit dem Entfernen.",
    'admin_task_deletion_waits' =>
        'Diese Löschung wartet seit ihrem Beginn, und nichts davon geht von selbst weiter.' .
        "\nSehen Sie den Grund bei der Löschung nach: was der Dienst vorfand, oder worauf sie wartet." .
        "\nGeben Sie sie frei, wenn sie weitergehen soll, ziehen Sie sie sonst zurück, oder regeln Sie, worauf sie wartet." .
        "\nDiese Aufgabe endet von selbst, sobald die Löschung weitergeht oder endet.",
    'admin_task_anonymization_waits' =>
        'Diese Anonymisierung wartet seit ihrem Beginn, und nichts davon geht von selbst weiter.' .
        "\nSehen Sie den Grund bei der Anonymisierung nach: Ihre Bestätigung, offene Löschungen, unbezahlte Rechnungen oder Tickets, oder was der Dienst vorfand." .
        "\nBestätigen Sie sie oder geben Sie sie frei, wenn sie weitergehen soll, ziehen Sie sie sonst zurück, oder regeln Sie, worauf sie wartet." .
        "\nDiese Aufgabe endet von selbst, sobald die Anonymisierung weitergeht oder endet.",
    'admin_task_purge_waits' =>
        'Dieses Entfernen von Dokumenten wartet seit seinem Beginn, und nichts davon geht von selbst weiter.' .
        "\nSehen Sie den Grund beim Entfernen nach, und ob das Addon antwortet." .
        "\nGeben Sie es frei, wenn es weitergehen soll, ziehen Sie es sonst zurück, oder regeln Sie, worauf es wartet." .
        "\nDiese Aufgabe endet von selbst, sobald das Entfernen weitergeht oder endet.",
    'admin_task_erase_client_by_hand' =>
        'Dieser Empfänger hat keinen Konnektor.' .
        "\nSuchen Sie den Kunden dort nach Kundennummer, Rechnung, Name oder Adresse." .
        "\nLöschen Sie, was nicht aufzubewahren ist." .
        "\nWas aus einer Sicherung nicht zu entfernen ist, bleibt, bis sie überschrieben wird: Antworten Sie dann „Muss aufbewahrt werden“, und löschen Sie den Kunden nach jeder Wiederherstellung erneut." .
        "\nMelden Sie hier das Ergebnis.",
    'admin_task_processor_refused' =>
        'Dieses System hat abgelehnt, was eine Löschung von ihm wollte, oder unerwartet geantwortet; es wurde daher gelassen, wie es ist.' .
        "\nMelden Sie sich dort an und suchen Sie den Kunden nach E-Mail-Adresse, Name und Domainnamen; diese Aufgabe zeigt sie." .
        "\nLöschen Sie, was nicht aufzubewahren ist und sicher nur diesem Kunden gehört." .
        "\nMelden Sie hier das Ergebnis. Kommt eine Ablehnung wieder, sehen Sie mit npm run connector:check nach.",
    'admin_task_processor_gave_no_answer' =>
        'Dieses System gab dreißig Tage lang keine brauchbare Antwort und wird nicht mehr gefragt.' .
        "\nMelden Sie sich dort an und suchen Sie den Kunden nach E-Mail-Adresse, Name und Domainnamen; diese Aufgabe zeigt sie." .
        "\nLöschen Sie, was nicht aufzubewahren ist und sicher nur diesem Kunden gehört." .
        "\nMelden Sie hier das Ergebnis.",
    'admin_task_keychain_by_hand' =>
        'In Apples Passwörtern können Zugangsdaten dieses Kunden liegen; nur Ihre eigenen Geräte können sie lesen.' .
        "\nÖffnen Sie die App Passwörter und suchen Sie nach jedem Domainnamen, jeder E-Mail-Adresse und jedem Namen des Kunden. Ist hier ein Dienst genannt, muss nur weg, was zu ihm gehört." .
        "\nÄndern Sie zuerst jedes Passwort, das auch etwas öffnet, was in Gebrauch bleibt." .
        "\nLöschen Sie die Einträge und leeren Sie danach „Zuletzt gelöscht“, das sie sonst 30 Tage lang behält." .
        "\nSehen Sie auch in geteilten Gruppen nach, in anderen Tresoren und Browsern, in der Schlüsselbundverwaltung auf einem Mac, und nach Passwörtern, die als CSV-Datei exportiert wurden." .
        "\nMelden Sie hier das Ergebnis. Ihre Antwort ist der Nachweis.",
    'admin_task_scrub_by_hand' =>
        'Das Addon hat nicht mehr geantwortet, daher wurde nicht entfernt, was nur in der Datenbank von WHMCS über diesen Kunden steht: IP-Adressen, Notizen, hochgeladene Dateien, Einwilligungen sowie E-Mail-, Aktivitäts- und Modulprotokoll.' .
        "\nSorgen Sie dafür, dass dieses Addon wieder antwortet (Verbindung > Verbindung testen), oder entfernen Sie es von Hand in der Datenbank." .
        "\nMelden Sie hier das Ergebnis." .
        "\nOrdnen Sie die Anonymisierung danach neu an: Mit dem Addon entfernt sie, was übrig ist.",
    'admin_task_rectify_client_by_hand' =>
        'Die Angaben des Kunden haben sich in WHMCS geändert.' .
        "\nBerichtigen Sie sie auch bei diesem Empfänger." .
        "\nMelden Sie hier das Ergebnis.",
    'admin_task_keychain_rectify_by_hand' =>
        'Die Angaben des Kunden haben sich in WHMCS geändert.' .
        "\nÖffnen Sie Apples Passwörter und suchen Sie nach den Domainnamen, den Namen sowie der alten und neuen E-Mail-Adresse des Kunden." .
        "\nBerichtigen Sie Benutzernamen, Titel und Notizen, die den Kunden nennen." .
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
        "\nLöschen Sie von Hand, was nicht aufbewahrt werden muss; ein Kunde, der wiederkam, behält, was neu ist." .
        "\nNur wenn die Datenbank von WHMCS selbst aus einer Sicherung wiederhergestellt wurde, und sonst nie: Führen Sie `npm run replay -- --since` mit dem Tag dieser Sicherung aus." .
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
    'admin_task_letter_not_sent' =>
        'Die API-Rolle erlaubt dem DSGVO-Dienst keine Mails, daher wird dieses Konto ohne das Abschlussschreiben anonymisiert.' .
        "\nLesen Sie das Schreiben über die API des DSGVO-Dienstes: GET /v1/anonymizations/{id}/letter." .
        "\nSenden Sie es von Hand: an die Adresse im Profil des Kunden, solange sie dort steht, sonst an die auf einer aufbewahrten Rechnung oder in Ihrer eigenen Mail." .
        "\nErlauben Sie der API-Rolle die Aktion SendEmail, damit das nächste Schreiben von selbst hinausgeht." .
        "\nMelden Sie hier das Ergebnis; nichts wartet darauf.",
    'admin_task_erasure_unfinished' =>
        'Diese Anonymisierung hatte begonnen, schlug fehl und wurde zurückgezogen: Ein Teil der Kundendaten ist gelöscht, der Rest steht noch in WHMCS, und nichts löscht ihn mehr.' .
        "\nSehen Sie bei den Schritten der Anonymisierung nach, was nicht geschah." .
        "\nOrdnen Sie sie über die API des DSGVO-Dienstes neu an, oder löschen Sie den Rest von Hand und sagen Sie dem Kunden, was bleibt und warum." .
        "\nMelden Sie hier das Ergebnis.",
    'admin_task_reopened_while_erasing' =>
        'Dieser Kunde wurde in WHMCS wieder geöffnet, während die Anonymisierung lief. Was begonnen hat, wird beendet, und das Konto wird wieder geschlossen.' .
        "\nSagen Sie es dem Kunden, der ein neues Konto braucht." .
        "\nSehen Sie in WHMCS nach, was seither bestellt oder geschrieben wurde." .
        "\nMelden Sie hier das Ergebnis.",
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
        'Sie halten diesen Kunden, oder diese Löschung oder Anonymisierung, seit dreißig Tagen an.' .
        "\nPrüfen Sie, ob der Grund noch gilt." .
        "\nWenn nicht, geben Sie auf der Seite des Kunden frei; damit endet diese Aufgabe." .
        "\nWenn doch, melden Sie es hier als erledigt; Sie werden wieder gefragt.",
    'admin_task_registrar_contact_not_matched' =>
        'Kontakte beim Registrar gehören zu Domainnamen oder zum Konto dieses Kunden, tragen aber eine andere Adresse: Nur Sie können sagen, wessen sie sind.' .
        "\nÖffnen Sie dort die Kontakte der Domainnamen oder des Kontos des Kunden." .
        "\nLöschen Sie, was dem Kunden gehört und kein Domainname mehr braucht." .
        "\nMelden Sie das Ergebnis hier.",
    'admin_task_registrar_contact_shared' =>
        'Ein Kontakt beim Registrar mit der Adresse dieses Kunden gehört zu einem Domainnamen von jemand anderem.' .
        "\nSehen Sie dort nach, wessen Domainname es ist." .
        "\nGeben Sie ihm, wo das richtig ist, einen anderen Inhaber." .
        "\nLöschen Sie den Kontakt, sobald kein Domainname ihn mehr braucht." .
        "\nMelden Sie das Ergebnis hier.",
    'admin_task_registrar_contact_refused' =>
        'Der Registrar hat Kontakte dieses Kunden nicht gelöscht, obwohl sie, soweit bekannt, kein aktiver Domainname braucht.' .
        "\nLöschen Sie sie in seiner Verwaltung, oder bitten Sie seinen Support darum." .
        "\nMelden Sie das Ergebnis hier; muss einer bleiben, antworten Sie, dass er aufbewahrt werden muss.",
    'admin_task_registrar_usage_unknown' =>
        'Kontakte dieses Kunden beim Registrar liegen in einem Konto mit zu vielen Domainnamen, als dass der DSGVO-Dienst sie durchsehen könnte.' .
        "\nSehen Sie in seiner Verwaltung nach, ob ein Domainname sie noch braucht." .
        "\nLöschen Sie, was keiner braucht." .
        "\nMelden Sie das Ergebnis hier.",
    'admin_task_registrar_customer_not_matched' =>
        'Ein Kundenkonto beim Registrar trägt den Namen dieses Kunden oder war seines, hat aber eine andere Adresse.' .
        "\nSehen Sie dort nach, wessen Konto es ist." .
        "\nGehört es dem Kunden und hat es keinen Domainnamen mehr, ersetzen Sie die Angaben durch neutrale." .
        "\nMelden Sie das Ergebnis hier; gehört es jemand anderem, antworten Sie „Nicht nötig“.",
    'admin_task_registrar_customer_not_emptied' =>
        'Das Konto des Kunden beim Registrar konnte nicht oder nicht ganz geleert werden.' .
        "\nErsetzen Sie, was noch darin steht, durch neutrale Werte, oder bitten Sie den Support des Registrars, das Konto zu löschen." .
        "\nMelden Sie das Ergebnis hier.",
    'admin_task_registrar_change_by_hand' =>
        'Die Angaben des Kunden haben sich geändert, und der Registrar hat für aktive Domainnamen noch die alten. Eine Änderung dort verlangt Freigaben bei der Registry und kann einen Domainnamen sperren; darum macht sie kein Programm.' .
        "\nSetzen Sie die Kontakte der Domainnamen in WHMCS oder in der Verwaltung des Registrars auf die neuen Werte." .
        "\nEs gehen Mails an die alte und die neue Adresse: Sorgen Sie dafür, dass sie beantwortet werden." .
        "\nMelden Sie das Ergebnis hier.",
];
