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
        'Dokumente, die Sie freigegeben haben, oder alte Formulare der Website sollten seit mindestens einer Stunde entfernt sein, und etwas verweigert es.' .
        "\nSehen Sie den Grund beim Entfernen nach, und ob das Addon oder die Datenbank der Website antwortet." .
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
        'Dieses Entfernen von Dokumenten oder alten Formularen der Website wartet seit seinem Beginn, und nichts davon geht von selbst weiter.' .
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
    'admin_task_processor_out_of_sight' =>
        'Dieses System zeigte einmal etwas dieses Kunden und zeigt es nicht mehr, seit jemand anderes denselben Namen nutzt oder dort wieder etwas des Kunden lebt. Ob es weg ist, ist nicht bekannt.' .
        "\nMelden Sie sich dort an und suchen Sie den Kunden nach E-Mail-Adresse, Name und Domainnamen; diese Aufgabe zeigt sie." .
        "\nLöschen Sie, was nicht aufzubewahren ist und sicher nur diesem Kunden gehört; lassen Sie, was weiterlebt." .
        "\nMelden Sie hier das Ergebnis.",
    'admin_task_processor_not_finished' =>
        'Dieses System antwortet, doch die verlangte Löschung kam dreißig Tage lang nicht weiter; es wird nicht mehr gefragt.' .
        "\nMelden Sie sich dort an und sehen Sie nach, was sie aufhält, etwa eine angenommene und nie ausgeführte Löschung; diese Aufgabe zeigt E-Mail-Adresse, Name und Domainnamen." .
        "\nLöschen Sie, was nicht aufzubewahren ist und sicher nur diesem Kunden gehört." .
        "\nMelden Sie hier das Ergebnis.",
    'admin_task_freshdesk_tickets_open' =>
        'Ein Kontakt dieses Kunden hat seit dreißig Tagen offene Tickets, und wer sie beantwortet, braucht die Adresse; der Kontakt wurde daher gelassen und wird nicht mehr angesehen.' .
        "\nBeantworten oder schließen Sie die Tickets." .
        "\nLöschen Sie dann dort den Kontakt, oder was davon nicht aufzubewahren ist." .
        "\nMelden Sie hier das Ergebnis.",
    'admin_task_address_taken' =>
        'Jemand anderes in WHMCS nutzt nun eine E-Mail-Adresse dieses Kunden: vielleicht dieselbe Person unter neuer Kundennummer, oder ein Kollege. Dieses System wurde gelassen, wie es ist, damit nichts des anderen verschwindet.' .
        "\nMelden Sie sich dort an und sehen Sie nach E-Mail-Adresse, Name und Domainnamen nach, was wem gehört; diese Aufgabe zeigt sie." .
        "\nLöschen Sie nur, was sicher vom früheren Konto dieses Kunden ist." .
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
    'admin_task_erased_data_elsewhere' =>
        'Etwas Gelöschtes steht dort wieder.' .
        "\nFinden Sie heraus, wie es zurückkam: eine eingespielte Sicherung, ein Import, ein anderes System oder eine Person." .
        "\nLöschen Sie von Hand, was nicht aufbewahrt werden muss; ein Kunde, der wiederkam, behält, was neu ist." .
        "\nMelden Sie hier das Ergebnis. Nichts wird von selbst noch einmal gelöscht.",
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
    'admin_task_deletion_unfinished' =>
        'Die Löschung dieses Hostings wurde zurückgezogen, nachdem sie begonnen hatte: Ein Teil ist schon weg, und WHMCS nennt den Dienst deshalb vielleicht noch beendet.' .
        "\nSehen Sie bei den Schritten der Löschung nach, was geschehen ist." .
        "\nBehält der Kunde den Dienst, stellen Sie ihn in WHMCS richtig und legen Sie das Hosting neu an, wo es weg ist. Sagen Sie dem Kunden, was verloren ist.",
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
    'admin_task_mailed_form_copies' =>
        'Die Formulare der Website senden das Geschriebene auch per E-Mail, und der DSGVO-Dienst liest kein Postfach.' .
        "\nSuchen Sie in den Postfächern, an die die Formulare schreiben, auch in gesendeten, archivierten und geteilten, nach E-Mails, die älter sind, als die Richtlinie Formulare aufbewahrt." .
        "\nLöschen Sie sie, leeren Sie den Papierkorb, und prüfen Sie Helpdesks und CRMs, an die Formulare weiterleiten." .
        "\nMelden Sie dann hier das Ergebnis; Sie werden jeden Monat erneut gefragt.",
    'admin_task_form_rows_by_hand' =>
        'Einsendungen der Website sind zu alt, um aufbewahrt zu werden, und der DSGVO-Dienst darf sie nicht selbst entfernen: nicht lesbar, ohne Datum, oder mit einer unerreichbaren Datei.' .
        "\nLöschen Sie sie in der Liste des Formular-Plugins in WordPress, samt Dateien, und leeren Sie dessen Papierkorb." .
        "\nMelden Sie dann hier das Ergebnis.",
    'admin_task_form_site_unclear' =>
        'Die Datenbank der Website enthält Tabellen mehrerer Websites, und es ist nicht zu erkennen, wem sie gehören.' .
        "\nSuchen Sie in jeder nach den Einsendungen des Kunden, löschen Sie sie mit ihren Dateien, und löschen Sie Kopien, die niemand braucht." .
        "\nRechte nur auf die Tabellen einer Website beenden den Zweifel." .
        "\nMelden Sie dann hier das Ergebnis.",
    'admin_task_form_row_unreadable' =>
        'Eine Einsendung der Website nennt die E-Mail-Adresse dieses Kunden, ist aber nicht lesbar.' .
        "\nSuchen Sie die Adresse in der Liste des Formular-Plugins in WordPress, und löschen Sie, was des Kunden ist." .
        "\nMelden Sie dann hier das Ergebnis.",
    'admin_task_form_mentions_client' =>
        'Die Nachricht einer anderen Person auf der Website nennt die E-Mail-Adresse dieses Kunden.' .
        "\nSuchen Sie die Adresse in der Liste des Formular-Plugins in WordPress, und löschen Sie die Nachricht, nehmen Sie die Adresse heraus, oder behalten Sie sie." .
        "\nMelden Sie dann hier das Ergebnis.",
    'admin_task_form_not_listed' =>
        'Dieser Kunde hat ein Formular gesendet, das nicht in der Richtlinie steht; deshalb blieb es liegen.' .
        "\nSuchen Sie die E-Mail-Adresse in der Liste des Formular-Plugins in WordPress, und löschen Sie, was nicht aufbewahrt werden muss, oder nehmen Sie das Formular in die Richtlinie auf." .
        "\nMelden Sie dann hier das Ergebnis.",
    'admin_task_form_names_others' =>
        'Dieser Kunde hat ein Formular gesendet, in dem auch die E-Mail-Adresse einer anderen Person steht.' .
        "\nSuchen Sie die Adresse des Kunden in der Liste des Formular-Plugins in WordPress, und entscheiden Sie, was weg muss." .
        "\nMelden Sie dann hier das Ergebnis.",
    'admin_task_form_files_by_hand' =>
        'Dieser Kunde hat mit einem Formular Dateien gesendet, und sie sind nicht erreichbar, oder es steht nicht fest, dass sie allein von diesem Kunden sind.' .
        "\nLöschen Sie die Einsendung in der Liste des Formular-Plugins in WordPress, und prüfen Sie unter wp-content/uploads, dass ihre Dateien weg sind." .
        "\nMelden Sie dann hier das Ergebnis.",
    'admin_task_form_file_shared' =>
        'Eine Datei, die dieser Kunde mit einem Formular gesendet hat, nennt auch eine andere Einsendung.' .
        "\nSehen Sie beide in der Liste des Formular-Plugins in WordPress an, und löschen Sie, was allein dieses Kunden ist." .
        "\nMelden Sie dann hier das Ergebnis.",
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
        'Kontakte beim Registrar gehören zu Domainnamen oder zum Konto dieses Kunden oder waren früher seine, tragen aber eine andere Adresse: Nur Sie können sagen, wessen sie sind.' .
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
    'admin_task_registrar_orders_unknown' =>
        'Das eigene Konto des Kunden beim Registrar hat keinen aktiven Domainnamen mehr, aber ob dort noch Hosting, Mail oder Zertifikate laufen, lässt sich nicht abfragen: Die Angaben blieben stehen.' .
        "\nSehen Sie im Verwaltungsbereich dort nach. Läuft nichts mehr, ersetzen Sie die Angaben durch neutrale." .
        "\nVerkaufen Sie dort nur Domainnamen, setzen Sie processors.resellerclub.onlyDomains: true in der Richtlinie; dann geht das beim nächsten Mal von selbst." .
        "\nMelden Sie das Ergebnis hier; läuft noch etwas, antworten Sie, dass es aufbewahrt werden muss.",
    'admin_task_registrar_customer_not_emptied' =>
        'Das Konto des Kunden beim Registrar konnte nicht oder nicht ganz geleert werden.' .
        "\nErsetzen Sie, was noch darin steht, durch neutrale Werte, oder bitten Sie den Support des Registrars, das Konto zu löschen." .
        "\nMelden Sie das Ergebnis hier.",
    'admin_task_registrar_change_by_hand' =>
        'Die Angaben des Kunden haben sich geändert, und der Registrar hat für aktive Domainnamen noch die alten. Eine Änderung dort verlangt Freigaben bei der Registry und kann einen Domainnamen sperren; darum macht sie kein Programm.' .
        "\nSetzen Sie die Kontakte der Domainnamen in WHMCS oder in der Verwaltung des Registrars auf die neuen Werte." .
        "\nEs gehen Mails an die alte und die neue Adresse: Sorgen Sie dafür, dass sie beantwortet werden." .
        "\nMelden Sie das Ergebnis hier.",
    'admin_task_hosting_not_found' =>
        'Laut Richtlinie liegt dieses Hosting bei diesem System, aber nichts dort trägt den Domainnamen des Dienstes.' .
        "\nSuchen Sie dort unter anderen Namen, in den Notizen zum Dienst und in Ihren eigenen Unterlagen." .
        "\nLöschen Sie, was nur zu diesem Dienst gehört." .
        "\nMelden Sie hier das Ergebnis; war es schon gelöscht, antworten Sie „Nicht nötig“.",
    'admin_task_hosting_service_without_domain' =>
        'Dieser Dienst nennt in WHMCS keine Domain, daher war bei diesem System nichts zu suchen.' .
        "\nFinden Sie heraus, welche Website oder Postfächer dort zu ihm gehören." .
        "\nLöschen Sie diese und sonst nichts." .
        "\nMelden Sie hier das Ergebnis; ist dort nichts, antworten Sie „Nicht nötig“.",
    'admin_task_hosting_domain_shared' =>
        'Der Domainname dieses Hostings steht in WHMCS auch bei einem anderen Kunden, daher wurde bei diesem System nichts angerührt.' .
        "\nFinden Sie heraus, wem das Hosting gehört." .
        "\nLöschen Sie nur, was sicher diesem Kunden gehört." .
        "\nMelden Sie hier das Ergebnis.",
    'admin_task_hosting_other_service' =>
        'Ein anderer Dienst dieses Kunden, der nicht beendet ist, liegt vielleicht auf derselben Website oder Maildomain, daher wurde nichts angerührt.' .
        "\nLiegt er anderswo, sagen Sie das in der Richtlinie unter „products“ für das nächste Mal." .
        "\nLöschen Sie von Hand nur, was zum beendeten Dienst gehört." .
        "\nMelden Sie hier das Ergebnis.",
    'admin_task_hosting_not_deleted' =>
        'Dieses System wurde mehrmals gebeten, dieses Hosting zu löschen, und es ist noch da.' .
        "\nSehen Sie in seinem Kundenbereich nach, was im Weg steht, etwa ein anderer Vorgang auf demselben Server." .
        "\nLöschen Sie die Website oder das Postfach dort, oder bitten Sie den Support darum." .
        "\nMelden Sie hier das Ergebnis.",
    'admin_task_hosting_remains' =>
        'Bei diesem System liegen noch Websites oder Postfächer auf Domainnamen dieses Kunden: Keine Löschung eines Dienstes hat sie entfernt.' .
        "\nSehen Sie nach, ob sie zu einem Dienst gehören, der noch läuft, oder inzwischen einem anderen Kunden." .
        "\nLöschen Sie, was diesem Kunden gehört und niemand braucht." .
        "\nMelden Sie hier das Ergebnis.",
    'admin_task_hosting_several_sites' =>
        'Mehrere Websites bei diesem System bedienen den Domainnamen dieses Dienstes, daher wurde keine gelöscht.' .
        "\nFinden Sie heraus, welche zum Dienst gehört." .
        "\nLöschen Sie diese dort." .
        "\nMelden Sie hier das Ergebnis.",
    'admin_task_hosting_site_shared' =>
        'Die Website dieses Dienstes bedient auch Domainnamen, die in WHMCS nicht diesem Kunden gehören, wie eine Multisite, und blieb daher unberührt.' .
        "\nFinden Sie heraus, welcher Teil diesem Kunden gehört: Domainnamen, Seiten, Benutzer." .
        "\nEntfernen Sie nur diesen Teil von Hand." .
        "\nMelden Sie hier das Ergebnis.",
    'admin_task_hosting_site_changed' =>
        'Eine Website, die diesem Kunden gehörte, bedient jetzt andere Domainnamen als bei der Suche, und blieb daher unberührt.' .
        "\nFinden Sie heraus, wem sie heute gehört." .
        "\nLöschen Sie sie dort nur, wenn sie noch allein diesem Kunden gehört." .
        "\nMelden Sie hier das Ergebnis; gehört sie inzwischen einem anderen, antworten Sie „Nicht nötig“.",
    'admin_task_hosting_staging_clone' =>
        'Eine Website ohne Domainnamen sieht wie eine Kopie von der dieses Kunden aus: Ihre Bezeichnung oder ihr Projekt trägt den Namen des Kunden oder der Website.' .
        "\nSehen Sie dort nach, ob das stimmt." .
        "\nWenn ja, löschen Sie sie." .
        "\nMelden Sie hier das Ergebnis; wenn nicht, antworten Sie „Nicht nötig“.",
    'admin_task_hosting_project_remains' =>
        'Ein Projekt bei diesem System trägt den Namen dieses Kunden.' .
        "\nBenennen Sie es um, oder löschen Sie es, sobald es leer ist." .
        "\nMelden Sie hier das Ergebnis.",
    'admin_task_mail_exchange' =>
        'Die Maildomain dieses Kunden hat Exchange-Postfächer oder kann welche haben; diese erreicht der DSGVO-Dienst nicht.' .
        "\nSehen Sie im Kundenbereich des Mailsystems nach." .
        "\nLöschen Sie, was weg soll und allein diesem Kunden gehört." .
        "\nMelden Sie hier das Ergebnis; gibt es keine, antworten Sie „Nicht nötig“.",
    'admin_task_mail_own_address' =>
        'Eine Adresse dieses Kunden ist ein Postfach oder Alias auf einem Domainnamen, der nicht dem Kunden gehört, etwa Ihrem.' .
        "\nFinden Sie heraus, wer es liest." .
        "\nLöschen Sie es, wenn niemand sonst es braucht." .
        "\nMelden Sie hier das Ergebnis.",
    'admin_task_mail_only_receiver' =>
        'Eine Adresse dieses Kunden ist der einzige Empfänger eines Alias oder einer Weiterleitung. Ohne sie käme die Post bei niemandem an, daher blieb sie stehen.' .
        "\nNennen Sie dort einen anderen Empfänger, oder löschen Sie den Alias oder die Weiterleitung." .
        "\nMelden Sie hier das Ergebnis.",
    'admin_task_mail_forwards_not_read' =>
        'Das Mailkonto hat mehr Postfächer, als einzeln anzusehen sind; niemand hat daher geprüft, ob eines Post an diesen Kunden weiterleitet.' .
        "\nGehen Sie die Weiterleitungen im Kundenbereich durch." .
        "\nNehmen Sie die Adressen dieses Kunden heraus." .
        "\nMelden Sie hier das Ergebnis.",
    'admin_task_mail_details_by_hand' =>
        'Adresse oder Telefonnummer des Kunden haben sich in WHMCS geändert, und das Postfach des Kunden führt solche Angaben in eigenen Feldern.' .
        "\nÄndern Sie dort, was gemeint ist; diese Aufgabe zeigt die neuen Werte." .
        "\nMelden Sie hier das Ergebnis.",
    'admin_task_freshdesk_contact_not_matched' =>
        'Ein Kontakt bei Freshdesk trägt eine Adresse dieses Kunden und noch eine andere, oder wurde geändert, seit er gefunden wurde: Nur Sie können sehen, wessen er ist.' .
        "\nÖffnen Sie den Kontakt dort." .
        "\nGehört alles dem Kunden, löschen Sie ihn, oder leeren Sie seine Felder und geben Sie ihm einen neutralen Namen und eine neutrale Adresse." .
        "\nGehört er jemand anderem, nehmen Sie nur die Adresse des Kunden heraus." .
        "\nMelden Sie das Ergebnis hier.",
    'admin_task_freshdesk_contact_locked' =>
        'Ein Kontakt dieses Kunden bei Freshdesk ist gelöscht oder gesperrt, und Freshdesk ändert an einem solchen Kontakt nichts.' .
        "\nUm ihn zu löschen und seine Tickets zu behalten: Stellen Sie ihn wieder her oder entsperren Sie ihn, leeren Sie seine Felder, geben Sie ihm einen neutralen Namen und eine neutrale Adresse." .
        "\nDürfen auch die Tickets weg, löschen Sie ihn endgültig. Um ihn zu berichtigen: Stellen Sie ihn wieder her oder entsperren Sie ihn und tragen Sie die neuen Werte ein." .
        "\nMelden Sie das Ergebnis hier.",
    'admin_task_freshdesk_contact_restored' =>
        'Ein Kontakt dieses Kunden sollte bei Freshdesk endgültig gelöscht werden, und jemand hat ihn wiederhergestellt.' .
        "\nFinden Sie heraus, wer ihn brauchte und warum." .
        "\nDarf er weg, löschen Sie ihn dort endgültig, mit seinen Tickets. Muss er bleiben, antworten Sie, dass er aufbewahrt werden muss." .
        "\nMelden Sie das Ergebnis hier.",
    'admin_task_freshdesk_contact_not_emptied' =>
        'Ein Kontakt dieses Kunden bei Freshdesk wurde geleert, aber sein Bild oder ein Feld ist noch da.' .
        "\nÖffnen Sie den Kontakt und entfernen Sie, was übrig ist." .
        "\nMelden Sie das Ergebnis hier.",
    'admin_task_freshdesk_company' =>
        'Bei Freshdesk gibt es eine Firma, in der niemand außer diesem Kunden ist.' .
        "\nSehen Sie nach, ob ihr Name, ihre Domains und ihre Notizen vom Kunden handeln." .
        "\nLöschen Sie sie, oder behalten Sie sie, wo Sie müssen." .
        "\nMelden Sie das Ergebnis hier.",
    'admin_task_freshdesk_agent' =>
        'Eine Adresse dieses Kunden gehört einem Agenten bei Freshdesk, also jemandem aus Ihrem Team. Es wurde nichts getan.' .
        "\nPrüfen Sie, ob das stimmt." .
        "\nSoll die Person gelöscht werden, entfernen Sie den Agenten und dann den Kontakt, der davon bleibt." .
        "\nMelden Sie das Ergebnis hier.",
    'admin_task_freshdesk_duplicate_address' =>
        'Die neue E-Mail-Adresse des Kunden gehört bei Freshdesk schon einem anderen Kontakt.' .
        "\nSehen Sie nach, ob beide der Kunde sind. Wenn ja, führen Sie sie zusammen, mit der neuen Adresse zuerst. Wenn nicht, berichtigen Sie den falschen." .
        "\nMelden Sie das Ergebnis hier.",
];
