import type { LetterTexts } from "./translate.ts";

/** German. */
export const de: LetterTexts = {
  titleReduced: "Ihr Konto bei {{controller}} wurde auf das reduziert, was aufbewahrt werden muss",
  titleErased: "Ihre Daten bei {{controller}} wurden gelöscht",
  titleAnonymised: "Ihr Konto bei {{controller}} wurde anonymisiert",
  titleDeleted: "Ihr Konto bei {{controller}} wurde gelöscht",
  titleUnderWay: "Ihre Daten bei {{controller}}: was wir gelöscht haben und was bleibt",
  introReduced:
    "Am {{date}} hat {{controller}} die Löschung Ihrer personenbezogenen Daten abgeschlossen, außer dem, was aufbewahrt werden muss. Ihr Konto wurde darauf reduziert. Unten lesen Sie, was gelöscht wurde, was bleibt, warum und bis wann.",
  introErased:
    "Am {{date}} hat {{controller}} Ihre personenbezogenen Daten gelöscht, soweit unsere Software reicht. Nichts davon muss aufbewahrt werden. Unten lesen Sie, was gelöscht wurde und was hier nicht gelöscht wurde.",
  introAnonymised:
    "Am {{date}} hat {{controller}} die Anonymisierung Ihres Kontos abgeschlossen. Nichts davon muss aufbewahrt werden. Unten lesen Sie, was gelöscht wurde.",
  introDeleted:
    "Ihr Konto wurde aus unserer Kundenverwaltung gelöscht, bevor jeder Schritt unten ausgeführt werden konnte. Am {{date}} hat {{controller}} abgeschlossen, von Hand zu prüfen, was anderswo übrig war.",
  introUnderWay:
    "Am {{date}} hat {{controller}} Ihre personenbezogenen Daten gelöscht, wie unten aufgeführt. Dies ist das letzte Schreiben an diese Adresse: Gleich danach wird sie in unserer Kundenverwaltung ersetzt.",
  reference: "Nennen Sie dieses Zeichen, wenn Sie uns schreiben: {{id}}",
  erasedHeading: "Was gelöscht wurde",
  erasedNothing: "Kein Schritt hat etwas gelöscht.",
  hostingTail: "Ihr Hosting, zuvor gelöscht. Die letzten Kopien, etwa Sicherungen, sind am {{date}} weg.",
  followsHeading: "Was noch folgt",
  followsIntro:
    "Diese Schritte folgen gleich nach diesem Schreiben. Was unsere Mitarbeiter von Hand tun, kann bis zu einem Monat dauern.",
  followsByHand: "{{what}} (von Hand)",
  followsElsewhere: "{{what}} (sobald dieses Unternehmen es ausgeführt hat)",
  absentHeading: "Was wir gesucht und nicht gefunden haben",
  retainedHeading: "Was bleibt, warum und bis wann",
  retainedIntro:
    "Was hier steht, wird nicht gelöscht, solange es aufbewahrt werden muss. Danach darf es gelöscht werden, ab dem genannten Tag.",
  copiesHeading: "Kopien Ihrer Rechnungen",
  copiesSealed:
    "Rechnungen, von denen wir eine verschlüsselte Kopie aufbewahren, wie sie zuvor gedruckt wurden: {{count}}. Die letzte dieser Kopien darf gelöscht werden ab {{date}}.",
  copiesImpossible:
    "Unsere Software konnte einige Ihrer Rechnungen nicht kopieren. Was sie nennen, bleibt in Ihrem Profil, solange sie aufbewahrt werden müssen.",
  copiesByHand:
    "Unsere Mitarbeiter haben Rechnungen kopiert, die unsere Software nicht kopieren konnte, solange sie aufbewahrt werden müssen.",
  notDoneHeading: "Was hier nicht gelöscht wurde, und warum",
  columnWhat: "Was",
  columnCount: "Anzahl",
  columnGround: "Warum",
  columnUntil: "Darf gelöscht werden ab",
  groundBookkeeping: "Das Gesetz über die Buchführung",
  groundByHand: "Ein Grund, den unsere Mitarbeiter festgestellt haben. Fragen Sie uns danach.",
  groundElsewhere:
    "Das genannte Unternehmen bewahrt dies auf, solange seine Regeln oder unsere es verlangen. Fragen Sie uns nach dem Grund.",
  groundTicketsKept:
    "Ihre Anfragen an unseren Helpdesk bleiben ohne Ihren Namen und Ihre Adresse erhalten; was Sie darin schrieben, bleibt stehen",
  groundActiveDomain: "Beim Registrar für einen noch registrierten Domainnamen aufbewahrt",
  untilUnnamed: "Fragen Sie uns nach dem Tag",
  byHand: "{{what}} (von Hand erledigt)",
  withCount: "{{what}}: {{count}}",
  withGoneAt: "{{what}}. Die letzten Kopien, etwa Sicherungen, sind am {{date}} weg.",
  controllerHeading: "Wer für Ihre Daten verantwortlich ist",
  controllerName: "Name",
  controllerLegalForm: "Rechtsform",
  controllerAddress: "Anschrift",
  controllerEmail: "E-Mail",
  controllerPhone: "Telefon",
  controllerVatNumber: "USt-IdNr.",
  complaintHeading: "Wenn Sie nicht einverstanden sind",
  complaintContact: "Schreiben Sie an {{contact}}. Das kostet Sie nichts.",
  complaintAuthority: "Sie können auch bei der Aufsichtsbehörde Beschwerde einlegen: {{authority}}.",
  complaintAuthorityUnnamed: "Sie können auch bei der Datenschutzbehörde Ihres Landes Beschwerde einlegen.",
  complaintCourt: "Sie können auch vor Gericht gehen.",
  "action.delete_tickets": "Supporttickets mit ihren Antworten und Anhängen",
  "action.delete_pay_methods": "Gespeicherte Zahlungsmittel",
  "action.delete_quotes": "Angebote, die nicht aufbewahrt werden müssen",
  "action.delete_contacts": "Kontakte Ihres Kontos",
  "action.reduce_billing_contact":
    "Ihr Rechnungskontakt, soweit Rechnungen ihn nennen; seine E-Mail-Adresse und Telefonnummer wurden gelöscht",
  "action.clear_services":
    "Einzelheiten Ihrer Dienste: Domain, Benutzername, Passwort, IP-Adressen, Notizen, Zusatzfelder",
  "action.clear_domains": "Notizen zu Ihren Domainnamen; die Domainnamen selbst bleiben bei Ihren Bestellungen stehen",
  "action.anonymise_users": "Anmeldungen: Name und E-Mail-Adresse",
  "action.leave_shared_users": "Anmeldungen, die auch Zugang zum Konto eines anderen Kunden geben",
  "action.destroy_packages": "Pakete mit einer Kopie Ihrer Daten, die für Sie erstellt worden waren",
  "action.erase_client": "Ihre Daten bei {{recipient}}",
  "action.erase_credentials": "Ihre Passwörter und Zugänge, die wir gespeichert hatten",
  "action.keep_invoices": "Rechnungen und Gutschriften",
  "action.keep_transactions": "Zahlungen und Erstattungen ohne Rechnung",
  "action.keep_quotes": "Angenommene Angebote",
  "action.keep_printed_identity": "Was Ihre Rechnungen nennen: Namen, Firma, Anschrift, Land, USt-IdNr.",
  "action.remove_documents":
    "Rechnungen, die nicht mehr aufbewahrt werden müssen, mit ihren Positionen und dem Namen und der Anschrift darauf",
  "action.scrub_tickets": "Was zu Ihren Supporttickets gehört: Bewertungen, Verlauf und Zusatzfelder",
  "action.scrub_database":
    "Andere Spuren von Ihnen in unserer Kundenverwaltung, etwa IP-Adressen von Bestellungen und Anmeldungen, Notizen, hochgeladene Dateien und frühere Einwilligungen",
  "action.scrub_logs": "Erwähnungen von Ihnen in den Protokollen unserer Kundenverwaltung",
  "action.reduce_profile":
    "Ihr Profil: E-Mail-Adresse, Telefonnummer, Notizen, Zusatzfelder, Einwilligung in Werbung; was Rechnungen nennen, bleibt",
  "action.anonymise_profile":
    "Ihr Profil: Namen, Firma, Anschrift, USt-IdNr., E-Mail-Adresse, Telefonnummer, Notizen, Zusatzfelder, Einwilligung in Werbung",
  "action.other": "Andere Daten",
  "reason.addon_door_absent": "Unsere Software kommt an diese Spuren nicht heran. Fragen Sie uns, was damit geschieht.",
  "reason.documents_not_released":
    "Diese Dokumente sind noch nicht zur Entfernung freigegeben. Fragen Sie uns, wann sie entfernt werden.",
  "reason.partly_scrubbed":
    "Gelöscht, soweit unsere Software diese Version unserer Kundenverwaltung kennt. Fragen Sie uns nach dem Rest.",
  "reason.shared_login":
    "Jemand nutzt dieselbe Anmeldung für ein anderes Konto, das sonst nicht mehr funktionieren würde. Name und E-Mail-Adresse dieser Anmeldung bleiben.",
  "reason.not_needed": "Unsere Mitarbeiter haben es geprüft und festgestellt, dass nichts zu tun war.",
  "reason.not_identifiable":
    "Es kennt Besucher nur an der Nummer in ihrem eigenen Cookie. Senden Sie uns diese Nummer, und wir lassen sie löschen.",
  "reason.account_deleted": "Konnte nicht als eigener Schritt ausgeführt werden, weil das Konto selbst gelöscht wurde.",
  "reason.other": "Dieser Schritt wurde nicht ausgeführt. Fragen Sie uns, warum.",
};
