<?php

/**
 * German. The keys `client_…` are the client area's, those of `admin/german.php` the admin area's. Words in braces are
 * filled in. Every key `client_wording_…` is part of what a client decides by: whoever changes one raises
 * `Wording::VERSION`.
 */

$_ADDONLANG['client_language'] = 'de';
$_ADDONLANG['client_title'] = 'Meine Daten';
$_ADDONLANG['client_intro'] =
    'Hier fordern Sie eine Kopie der Daten an, die wir über Sie speichern, und sehen, was wann gelöscht wird.';
$_ADDONLANG['client_back'] = 'Zurück zu Meine Daten';

$_ADDONLANG['client_refused_title'] = 'Diese Seite ist für den Inhaber des Kontos';
$_ADDONLANG['client_refused_login'] = 'Bitte melden Sie sich an, um Ihre Daten zu sehen.';
$_ADDONLANG['client_refused_no_client'] = 'Bitte wählen Sie zuerst ein Konto und kommen Sie dann auf diese Seite zurück.';
$_ADDONLANG['client_refused_not_owner'] =
    'Sie sind angemeldet, aber Sie sind nicht der Inhaber dieses Kontos. Nur der Inhaber kann eine Kopie der Daten erhalten oder eine Löschung freigeben. Bitte wenden Sie sich an den Inhaber.';
$_ADDONLANG['client_refused_masquerading'] =
    'Sie sind im Namen dieses Kunden angemeldet. Nur der Kunde selbst kann diese Seite nutzen. Mitarbeiter finden Kopien und Löschungen im Administrationsbereich.';
$_ADDONLANG['client_not_found_title'] = 'Nicht gefunden';
$_ADDONLANG['client_not_found'] = 'Was Sie suchen, ist hier nicht. Es wurde nichts geändert.';
$_ADDONLANG['client_not_connected'] =
    'Diese Seite ist noch nicht verfügbar. Möchten Sie eine Kopie Ihrer Daten oder haben Sie eine Frage zu einer Löschung? Bitte wenden Sie sich an uns.';
$_ADDONLANG['client_unreachable'] =
    'Wir können Ihre Daten gerade nicht anzeigen. Es ist nichts verloren und nichts geändert. Bitte versuchen Sie es in einigen Minuten erneut.';
$_ADDONLANG['client_unreachable_after_asking'] =
    'Wir konnten Ihre Anfrage nicht bestätigen. Bitte warten Sie einige Minuten und sehen Sie hier noch einmal nach: Steht sie dann nicht da, stellen Sie sie bitte erneut.';

$_ADDONLANG['client_export_title'] = 'Eine Kopie meiner Daten';
$_ADDONLANG['client_export_explained'] =
    'Wir sammeln alles, was wir über Sie speichern, in einer ZIP-Datei: Ihre Angaben, Leistungen, Rechnungen, Nachrichten und mehr. Öffnen Sie darin index.html, um alles zu lesen. Sie können alle 24 Stunden eine neue Kopie anfordern.';
$_ADDONLANG['client_export_ask'] = 'Kopie meiner Daten anfordern';
$_ADDONLANG['client_export_none'] = 'Sie haben noch keine Kopie angefordert.';
$_ADDONLANG['client_export_asked'] = 'Wir bereiten Ihre Kopie vor. Auf dieser Seite sehen Sie, wie weit wir sind.';
$_ADDONLANG['client_export_open_already'] =
    'Ihre Kopie ist schon in Arbeit. Sie brauchen sie nicht noch einmal anzufordern.';
$_ADDONLANG['client_export_too_soon'] =
    'Sie haben vor weniger als 24 Stunden eine Kopie angefordert. Eine neue können Sie ab dem {when} anfordern.';
$_ADDONLANG['client_export_of'] = 'Angefordert am {when}';
$_ADDONLANG['client_export_waiting'] = 'Wartet auf den Beginn';
$_ADDONLANG['client_export_running'] = 'In Arbeit. Bisher gesammelte Datensätze: {records}.';
$_ADDONLANG['client_export_refresh'] = 'Diese Seite aktualisiert sich alle paar Sekunden.';
$_ADDONLANG['client_export_ready'] = 'Fertig: {records} Datensätze, {size}. Sie können sie bis zum {until} herunterladen.';
$_ADDONLANG['client_export_incomplete'] = 'Ein Teil Ihrer Daten ließ sich nicht abrufen. In der Datei steht, welcher.';
$_ADDONLANG['client_export_download'] = 'Herunterladen';
$_ADDONLANG['client_export_expired'] =
    'Nicht mehr verfügbar: Wir vernichten jede Kopie nach einigen Tagen. Sie können eine neue anfordern.';
$_ADDONLANG['client_export_failed'] = 'Etwas ist schiefgegangen. Wir wissen davon. Sie können die Kopie erneut anfordern.';
$_ADDONLANG['client_export_withdrawn'] = 'Diese Anfrage wurde zurückgezogen.';
$_ADDONLANG['client_export_not_ready'] = 'Diese Kopie ist noch nicht fertig. Bitte warten Sie noch etwas.';

$_ADDONLANG['client_deletions_title'] = 'Was gelöscht wird';
$_ADDONLANG['client_deletions_none'] = 'Es ist keine Löschung geplant.';
$_ADDONLANG['client_ended_title'] = 'Frühere Löschungen';
$_ADDONLANG['client_service_unnamed'] = 'Leistung {id}';
$_ADDONLANG['client_service_of'] = '{product} ({domain})';
$_ADDONLANG['client_deletion_effective'] = 'Ihre Kündigung wird wirksam';
$_ADDONLANG['client_deletion_starts'] = 'Wir beginnen zu löschen';
$_ADDONLANG['client_deletion_due'] = 'Spätestens fertig';
$_ADDONLANG['client_deletion_goes'] = 'Was verschwindet';
$_ADDONLANG['client_deletion_stays'] = 'Was bleibt';
$_ADDONLANG['client_deletion_pending'] = 'Wir ermitteln das Datum. Bitte sehen Sie in einigen Minuten noch einmal nach.';
$_ADDONLANG['client_deletion_scheduled'] = 'Geplant. Bis die Löschung beginnt, können Sie Ihre Dateien noch sichern.';
$_ADDONLANG['client_deletion_approved'] = 'Sie haben diese Löschung freigegeben: {when}.';
$_ADDONLANG['client_deletion_held'] =
    'Angehalten. Vorerst wird nichts gelöscht. Bitte wenden Sie sich an uns, wenn Sie mehr wissen möchten.';
$_ADDONLANG['client_deletion_running'] = 'Die Löschung läuft und kann nicht mehr angehalten werden.';
$_ADDONLANG['client_deletion_waiting'] =
    'Ein Teil der Arbeit geschieht von Hand oder bei einem anderen Unternehmen. Wir schließen sie so bald wie möglich ab.';
$_ADDONLANG['client_deletion_failed'] =
    'Etwas ist schiefgegangen. Wir wissen davon und kümmern uns darum. Sie brauchen nichts zu tun.';
$_ADDONLANG['client_deletion_completed'] = 'Gelöscht: {when}.';
$_ADDONLANG['client_deletion_gone'] = 'Die letzten Kopien, etwa in Sicherungen, sind verschwunden: {when}.';
$_ADDONLANG['client_deletion_withdrawn'] = 'Zurückgezogen. Diese Löschung wird nicht fortgesetzt.';
$_ADDONLANG['client_deletion_data_first'] =
    'Sie haben darum gebeten, zuerst Ihre Daten zurückzubekommen: {when}. Die Frist ruht: Es wird nichts gelöscht, bis wir sie Ihnen übergeben haben. Wir schreiben an die E-Mail-Adresse Ihres Kontos.';
$_ADDONLANG['client_deletion_kept'] = 'Sie haben diese Löschung abgesagt. Es wird nichts davon gelöscht.';
$_ADDONLANG['client_deletion_suspended'] = 'Die Leistung ist gesperrt seit {when}. Ihr Inhalt ist noch da.';

$_ADDONLANG['client_approve_button'] = 'Löschung jetzt freigeben';
$_ADDONLANG['client_approve_hint'] = 'Sie brauchen den Inhalt nicht mehr: Wir dürfen ihn früher löschen.';
$_ADDONLANG['client_approve_title'] = 'Eine Löschung freigeben';
$_ADDONLANG['client_approve_confirm'] = 'Löschung freigeben';
$_ADDONLANG['client_approve_done'] = 'Danke. Wir haben Ihre Freigabe festgehalten.';
$_ADDONLANG['client_approve_impossible'] =
    'Diese Löschung kann jetzt nicht freigegeben werden. Unten sehen Sie, wie es um sie steht.';

$_ADDONLANG['client_data_first_button'] = 'Zuerst meine Daten zurück';
$_ADDONLANG['client_data_first_hint'] = 'Sie bekommen eine Kopie des Inhalts. Bis Sie sie haben, wird nichts gelöscht.';
$_ADDONLANG['client_data_first_title'] = 'Zuerst meine Daten zurück';
$_ADDONLANG['client_data_first_confirm'] = 'Ich möchte zuerst meine Daten';
$_ADDONLANG['client_data_first_done'] =
    'Danke. Die Frist ruht. Wir bereiten Ihre Daten vor und schreiben an die E-Mail-Adresse Ihres Kontos, sobald Sie sie abholen können.';
$_ADDONLANG['client_data_first_impossible'] =
    'Ihre Daten können hier nicht mehr angefordert werden. Unten sehen Sie, wie es um die Löschung steht. Bitte wenden Sie sich an uns, wenn Ihnen etwas fehlt.';

$_ADDONLANG['client_keep_button'] = 'Diese Leistung behalten';
$_ADDONLANG['client_keep_hint'] = 'Die Löschung entfällt, und die Leistung läuft weiter.';
$_ADDONLANG['client_keep_title'] = 'Diese Leistung behalten';
$_ADDONLANG['client_keep_confirm'] = 'Löschung absagen';
$_ADDONLANG['client_keep_done'] = 'Danke. Die Löschung entfällt. Wir nehmen Ihre Kündigung aus unserer Verwaltung heraus.';
$_ADDONLANG['client_keep_impossible'] =
    'Diese Löschung kann hier nicht mehr abgesagt werden. Unten sehen Sie, wie es um sie steht. Bitte wenden Sie sich sofort an uns, wenn Sie etwas behalten möchten.';

$_ADDONLANG['client_choice_service'] = 'Leistung';
$_ADDONLANG['client_choice_tick'] =
    'Bitte lesen Sie den Text, setzen Sie unten den Haken und bestätigen Sie erneut. Es wurde nichts geändert.';
$_ADDONLANG['client_choice_choose'] =
    'Bitte wählen Sie, wann wir löschen dürfen, und bestätigen Sie erneut. Es wurde nichts geändert.';
$_ADDONLANG['client_choice_changed'] =
    'Die Lage oder der Text hat sich inzwischen geändert. Bitte lesen Sie ihn noch einmal, bevor Sie bestätigen. Es wurde nichts geändert.';
$_ADDONLANG['client_choice_cancel'] = 'Zurück, nichts ändern';

$_ADDONLANG['client_wording_goes'] =
    'Alles in dieser Hosting-Leistung, zum Beispiel Dateien, Datenbanken und Postfächer. Niemand kann das danach zurückholen, auch wir nicht.';
$_ADDONLANG['client_wording_stays'] =
    'Ihr Konto, Ihre Rechnungen und Zahlungen (die müssen wir gesetzlich aufbewahren) und Ihre Nachrichten mit uns. Domainnamen gehören nicht zu dieser Löschung. Kopien in Sicherungen verschwinden, wenn die Sicherungen ablaufen.';
$_ADDONLANG['client_wording_in_effect'] =
    'Ihre Kündigung ist wirksam. Wenn Sie freigeben, beginnen wir sofort zu löschen und warten nicht länger.';
$_ADDONLANG['client_wording_without_data'] =
    'Sie haben darum gebeten, zuerst Ihre Daten zurückzubekommen, und wir haben sie Ihnen noch nicht übergeben. Wenn Sie jetzt freigeben, verzichten Sie darauf.';
$_ADDONLANG['client_wording_before_effect'] =
    'Ihre Kündigung ist noch nicht wirksam: Diese Leistung läuft bis zum {effective}. Wählen Sie, wann wir löschen dürfen.';
$_ADDONLANG['client_wording_at_effect'] =
    'Am {effective}, sobald die Kündigung wirksam wird. Bis dahin funktioniert die Leistung weiter.';
$_ADDONLANG['client_wording_now'] =
    'Sofort. Die Leistung endet unmittelbar und ich verzichte auf die Zeit bis zum {effective}, auch wenn sie schon bezahlt ist.';
$_ADDONLANG['client_wording_understood'] =
    'Ich habe gesichert, was ich behalten möchte. Ich gebe diese Löschung frei und verstehe, dass sie nicht rückgängig gemacht werden kann.';

$_ADDONLANG['client_wording_data_first_role'] =
    'Für den Inhalt dieser Hosting-Leistung sind Sie der Verantwortliche, und wir sind Ihr Auftragsverarbeiter (Artikel 28 Absatz 3 Buchstabe g DSGVO). Die Wahl liegt also bei Ihnen: Wir löschen ihn, oder wir geben ihn Ihnen zuerst zurück.';
$_ADDONLANG['client_wording_data_first_clock'] =
    'Wenn Sie bestätigen, ruht die Frist von da an: Wir löschen nichts, bis wir Ihnen die Daten übergeben haben. Danach läuft die verbliebene Zeit weiter, und diese Seite zeigt das neue Datum. Bis die Löschung beginnt, können Sie sich hier noch anders entscheiden.';
$_ADDONLANG['client_wording_data_first_way'] =
    'Wir machen eine Kopie Ihrer Dateien, Datenbanken und Postfächer. Sobald sie fertig ist, schreiben wir an die E-Mail-Adresse Ihres Kontos, wie Sie sie sicher abholen können. Bitte prüfen Sie in Ihrem Konto, ob diese Adresse stimmt.';
$_ADDONLANG['client_wording_data_first_understood'] =
    'Ich möchte die Daten in dieser Leistung zurück, bevor sie gelöscht werden, und verstehe, dass die Löschung um die dafür nötige Zeit später erfolgt.';

$_ADDONLANG['client_wording_keep_means'] =
    'Wenn Sie bestätigen, entfällt die Löschung sofort: Von dieser Leistung wird nichts gelöscht.';
$_ADDONLANG['client_wording_keep_goes_on'] =
    'Damit entfällt auch Ihre Kündigung dieser Leistung: Sie läuft zu den bisherigen Bedingungen weiter und wird wieder berechnet. Falls sie derzeit nicht funktioniert, melden wir uns bei Ihnen.';
$_ADDONLANG['client_wording_keep_understood'] =
    'Ich behalte diese Leistung und ziehe ihre Kündigung zurück. Ich verstehe, dass die Leistung weiterläuft und berechnet wird.';

$_ADDONLANG['client_day_first'] = '1';
$_ADDONLANG['client_date'] = '{day}. {month} {year}';
$_ADDONLANG['client_date_time'] = '{date}, {time} Uhr';
$_ADDONLANG['client_date_end'] = 'Ende des {date}';
$_ADDONLANG['client_decimal'] = ',';
$_ADDONLANG['client_thousands'] = '.';
$_ADDONLANG['client_month_1'] = 'Januar';
$_ADDONLANG['client_month_2'] = 'Februar';
$_ADDONLANG['client_month_3'] = 'März';
$_ADDONLANG['client_month_4'] = 'April';
$_ADDONLANG['client_month_5'] = 'Mai';
$_ADDONLANG['client_month_6'] = 'Juni';
$_ADDONLANG['client_month_7'] = 'Juli';
$_ADDONLANG['client_month_8'] = 'August';
$_ADDONLANG['client_month_9'] = 'September';
$_ADDONLANG['client_month_10'] = 'Oktober';
$_ADDONLANG['client_month_11'] = 'November';
$_ADDONLANG['client_month_12'] = 'Dezember';

$_ADDONLANG += require __DIR__ . '/admin/german.php';
