import type { AlarmFrame, AlarmTexts } from "./texts.ts";

/** German. */
export const de: AlarmTexts = {
  "duty.failed": {
    what: "Eine Pflicht gegenüber einem Kunden ist gescheitert",
    means: "Sie wird nicht von selbst wiederholt; was davon getan ist, bleibt getan.",
    todo: "Sehen Sie sie mit GET /v1/duties?state=failed oder auf der Seite des Addons an, beheben Sie die Ursache, und wiederholen Sie sie oder ziehen Sie sie zurück.",
  },
  "deletion.overdue": {
    what: "Eine Löschung ist überfällig",
    means: "Hosting, dessen Löschung Sie versprochen haben, ist noch da. Es wird immer seltener erneut versucht.",
    todo: "Sehen Sie den Grund bei der Löschung und den Server oder Auftragsverarbeiter an, und beheben Sie, was im Weg steht.",
  },
  "anonymization.overdue": {
    what: "Eine Anonymisierung ist überfällig",
    means:
      "Ein Konto, dessen Anonymisierung Sie versprochen haben, ist noch, wie es war. Es wird immer seltener erneut versucht.",
    todo: "Sehen Sie sich den Grund bei der Anonymisierung an und beheben Sie, was im Weg steht.",
  },
  "purge.overdue": {
    what: "Das Entfernen freigegebener Dokumente oder alter Formulare ist überfällig",
    means:
      "Dokumente, die Sie freigegeben haben, stehen noch in WHMCS, oder zu alte Formulare noch in der Datenbank der Website. Es wird immer seltener erneut versucht.",
    todo: "Sehen Sie den Grund beim Entfernen nach, und ob das Addon oder die Datenbank der Website antwortet.",
  },
  "anonymization.to_confirm": {
    what: "Ein geschlossenes Konto wartet auf Ihre Bestätigung",
    means:
      "Seine Anonymisierung steht an, und nach Ihrer Richtlinie bestätigen Sie jede. Bis dahin bleibt das Konto, wie es ist.",
    todo: "Sehen Sie sie mit GET /v1/anonymizations/{id} oder auf der Seite des Addons an, und bestätigen Sie sie oder ziehen Sie sie zurück.",
  },
  "erasure.waits": {
    what: "Eine Löschung wartet seit ihrem Beginn",
    means:
      "Der Dienst hält sie an, weil er etwas vorgefunden hat, oder sie braucht, was nur ein Mensch regeln kann. Von selbst geht sie nicht weiter.",
    todo: "Sehen Sie den Grund auf der Seite des Addons oder mit GET /v1/duties nach, und geben Sie sie frei, ziehen Sie sie zurück oder regeln Sie, worauf sie wartet.",
  },
  "documents.listed": {
    what: "Dokumente müssen nicht länger aufbewahrt werden",
    means: "Die jährliche Durchsicht hat sie je Kunde aufgelistet. Nichts wird entfernt, bevor Sie es freigeben.",
    todo: "Sehen Sie GET /v1/purges oder die Seite des Addons an, und geben Sie jede Liste frei oder ziehen Sie sie zurück.",
  },
  "deletion.suspension_failed": {
    what: "Ein gekündigter Dienst konnte nicht gesperrt werden",
    means:
      "Seine Kündigung gilt seit über einer Stunde. Die Sperre wird erneut versucht; die Löschung geschieht in jedem Fall zu ihrer Zeit.",
    todo: "Sehen Sie im Modulprotokoll von WHMCS nach, was der Server sagt, oder sperren Sie den Dienst von Hand.",
  },
  "duties.daily_limit": {
    what: "Die Tagesgrenze hält Löschungen zurück",
    means: "Heute wurde mehr fällig, als die Richtlinie durchlässt. Was zurückgehalten wird, wartet auf Ihr Wort.",
    todo: "Sehen Sie GET /v1/duties?state=held an, fragen Sie sich, warum es so viele sind, und geben Sie frei, was stimmt.",
  },
  "letter.not_sent": {
    what: "Ein Abschlussbrief konnte nicht gesendet werden",
    means: "Die Adresse des Kunden wird demnächst gelöscht; die Löschung wartet, bis Sie ihn gesendet haben.",
    todo: "Siehe die Aufgabe: GET /v1/anonymizations/{id}/letter gibt den Brief. Senden Sie ihn, und melden Sie dann das Ergebnis.",
  },
  "task.return_hosting_data": {
    what: "Ein Kunde möchte die Daten eines Hostings zurück, bevor es gelöscht wird",
    means: "Die Löschung ruht, und keine Frist läuft, bis das erledigt ist.",
    todo: "Siehe die Aufgabe: Übergeben Sie die Daten, und melden Sie sie dann als erledigt. Das Datum verschiebt sich um diese Zeit.",
  },
  "task.lift_suspension": {
    what: "Eine Löschung wurde abgesagt, und die Leistung ist noch gesperrt",
    means: "Der Kunde behält die Leistung, und sie funktioniert nicht.",
    todo: "Siehe die Aufgabe: Prüfen Sie, ob ein anderer Grund besteht, heben Sie sonst die Sperre in WHMCS auf, und melden Sie das Ergebnis.",
  },
  "task.remove_cancellation_request": {
    what: "Ein Kunde behält eine Leistung, deren Kündigung WHMCS noch zeigt",
    means: "Kein Aufruf der API von WHMCS entfernt den Antrag: Bis jemand das tut, kann WHMCS die Leistung beenden.",
    todo: "Siehe die Aufgabe: Löschen Sie den Antrag in der Liste der Kündigungsanträge von WHMCS, und melden Sie das Ergebnis.",
  },
  "tasks.overdue": {
    what: "Aufgaben sind über ihrem Termin",
    means: "Kunden warten auf das, was nur ein Mensch tun kann.",
    todo: "Sehen Sie GET /v1/tasks?state=open oder die Seite des Addons an, erledigen Sie, was ansteht, und melden Sie das Ergebnis.",
  },
  "mail.failed": {
    what: "Eine Mail an einen Kunden konnte nicht gesendet werden",
    means:
      "WHMCS hat sie mehrmals abgelehnt, oder niemand weiß, ob sie hinausging. Die Löschung läuft nach ihren Daten weiter; der Kunde weiß nichts davon.",
    todo: "Prüfen Sie die Adresse des Kunden und die Maileinstellungen von WHMCS, und sagen Sie es dem Kunden selbst.",
  },
  "mails.not_allowed": {
    what: "WHMCS lässt diesen Dienst keine Mails senden",
    means:
      "Der API-Rolle fehlt SendEmail: Kunden erfahren nichts von ihren Löschungen, die nach ihren Daten weiterlaufen, und Konten werden ohne Abschlussschreiben anonymisiert.",
    todo: "Erlauben Sie der API-Rolle unter Configuration > Manage API Credentials die Aktion SendEmail. Mails, auf die es noch ankommt, gehen dann von selbst hinaus.",
  },
  "reminders.not_allowed": {
    what: "WHMCS lässt diesen Dienst Ihnen keine Mails senden",
    means:
      "Der API-Rolle fehlt SendAdminEmail: Sie werden nicht per Mail an Aufgaben erinnert. Diese Meldungen nennen weiterhin überfällige.",
    todo: "Erlauben Sie der API-Rolle unter Configuration > Manage API Credentials die Aktion SendAdminEmail, oder sehen Sie selbst unter GET /v1/tasks?state=open nach.",
  },
  "export.incomplete": {
    what: "Einem Export fehlt, was ein System hält",
    means:
      "Ein Paket wurde ohne diesen Teil aufbewahrt und sagt es. Wer es verlangt hat, hat keine vollständige Kopie seiner Daten.",
    todo: "Sehen Sie in der Protokollzeile export.incomplete, warum, und unter GET /v1/exports, welcher; beheben Sie die Ursache, mit npm run connector:check bei einem anderen System als WHMCS, und fordern Sie einen neuen Export an.",
  },
  "processor.access_refused": {
    what: "Ein System weist diesen Dienst ab",
    means:
      "Was es von Kunden hält, die gelöscht werden wollten, bleibt dort. Es wird dreißig Tage lang erneut versucht, immer seltener.",
    todo: "Führen Sie npm run connector:check mit seinem Namen aus, und berichtigen Sie Schlüssel, Rechte oder Zertifikat. Was wartet, geht von selbst weiter.",
  },
  "processor.odd_answer": {
    what: "Ein System antwortet anders als erwartet",
    means:
      "Statt einer Antwort kam eine Weiterleitung, eine Seite oder eine Liste in anderer Form, vielleicht wegen einer Wartung. Dort wird nichts berührt. Es wird einen Tag lang erneut gefragt, immer seltener; danach fragt eine Aufgabe Sie.",
    todo: "Sehen Sie nach, ob das Unternehmen eine Störung meldet, und führen Sie npm run connector:check mit seinem Namen aus: Vielleicht hat sich seine Adresse geändert.",
  },
  "processor.no_answer": {
    what: "Ein System antwortet seit über einer Stunde nicht",
    means:
      "Was es von Kunden hält, die gelöscht werden wollten, bleibt vorerst dort; alles andere geht weiter. Es wird dreißig Tage lang erneut gefragt, immer seltener; danach fragt eine Aufgabe Sie.",
    todo: "Sehen Sie nach, ob das Unternehmen eine Störung meldet, und führen Sie npm run connector:check mit seinem Namen aus.",
  },
  "service.silent": {
    what: "WHMCS hat sich seit 26 Stunden nicht gemeldet",
    means: "Das tägliche Lebenszeichen blieb aus: Schließungen, Kündigungen und Rücknahmen können unbemerkt bleiben.",
    todo: "Prüfen Sie, ob der Cron von WHMCS läuft, ob das Addon aktiv und verbunden ist und ob dieser Dienst von WHMCS aus erreichbar ist.",
  },
  "reconciliation.missing": {
    what: "WHMCS wurde seit 26 Stunden nicht mit dem Register verglichen",
    means:
      "Der Abgleich, der verlorene Ereignisse findet, scheitert oder läuft nicht: verpasste Schließungen und Kündigungen bleiben unbemerkt.",
    todo: "Suchen Sie im Log nach sweep.part_failed, sehen Sie nach, was die API von WHMCS antwortet, und beheben Sie die Ursache. Es wird von selbst wiederholt.",
  },
  "reconciliation.rows_unread": {
    what: "Zeilen von WHMCS konnten nicht gelesen werden",
    means:
      "Der Abgleich von WHMCS mit dem Register hat sie übergangen: was sie sagen, bleibt unbemerkt, alles andere ist verglichen.",
    todo: "Öffnen Sie in WHMCS die hier genannten Kunden und Dienste oder die Liste der Kündigungen, und berichtigen Sie, was seltsam ist, etwa ein Datum.",
  },
  "absence.data_found": {
    what: "Etwas Gelöschtes steht wieder in WHMCS",
    means: "Eine Suche nach der Löschung hat es gefunden. Es wird nichts von selbst noch einmal gelöscht.",
    todo: "Siehe die Aufgabe. Nur wenn die Datenbank von WHMCS selbst wiederhergestellt wurde, führen Sie npm run replay mit dem Tag der Sicherung aus.",
  },
  "absence.data_elsewhere": {
    what: "Etwas Gelöschtes steht wieder bei einem anderen System",
    means: "Eine Suche nach der Löschung hat es dort gefunden. Es wird nichts von selbst noch einmal gelöscht.",
    todo: "Siehe die Aufgabe: Finden Sie heraus, wie es zurückkam, und löschen Sie von Hand, was nicht aufbewahrt werden muss.",
  },
  "absence.given_up": {
    what: "Eine Löschung konnte dreißig Tage lang nicht überprüft werden",
    means: "Das System ließ sich nicht durchsuchen; dass nichts zurückkam, ist also nicht bewiesen.",
    todo: "Sehen Sie den Grund unter absence in GET /v1/anonymizations oder /v1/deletions, und sehen Sie von Hand nach.",
  },
  "invoices.changed": {
    what: "Eine Rechnung ist nicht mehr, was sie vor einer Löschung war",
    means:
      "Nummer, Status, Daten oder Beträge weichen vom Festgehaltenen ab, oder welche Rechnungen die Momentaufnahme von WHMCS tragen.",
    todo: "Siehe die Aufgabe: Vergleichen Sie die Rechnung mit Ihrer Buchhaltung und mit ihrer versiegelten Kopie, wenn es eine gibt, und melden Sie das Ergebnis.",
  },
  "invoices.not_frozen": {
    what: "Rechnungen konnten nicht so aufbewahrt werden, wie sie gedruckt wurden",
    means:
      "Sie nennen vielleicht Zusatzfelder, die gelöscht werden sollen. Nichts wird gelöscht, bis Sie eine Kopie aufbewahrt haben.",
    todo: "Siehe die Aufgabe: Drucken Sie die Rechnungen, von denen sie spricht, in WHMCS als PDF, bewahren Sie sie auf und melden Sie das Ergebnis.",
  },
};

/** What frames every alarm. */
export const deFrame: AlarmFrame = {
  other: {
    what: "Etwas braucht Sie",
    means: "Der Dienst ist auf etwas gestoßen, das er nicht selbst regeln kann.",
    todo: "Suchen Sie diesen Code in GET /v1/tasks, GET /v1/duties und im Protokoll.",
  },
  several: "{n} Meldungen",
  code: "Code",
  duty: "Pflicht",
  system: "System",
  client: "Kunde",
  service: "Dienst",
  count: "Anzahl",
  raised: "Gemeldet",
  more: "und {n} weitere",
  means: "Was das bedeutet",
  todo: "Was zu tun ist",
  footer: "Dasselbe wird höchstens einmal am Tag gemeldet. Diese Mail hängt nicht von WHMCS ab.",
};
