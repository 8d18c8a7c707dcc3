import type { PackageTexts } from "./translate.ts";

/** German. */
export const de: PackageTexts = {
  title: "Ihre personenbezogenen Daten bei {{controller}}",
  incompleteNotice_one: "Dieses Paket ist unvollständig: {{sources}} konnte nicht oder nicht ganz gelesen werden.",
  incompleteNotice_other: "Dieses Paket ist unvollständig: {{sources}} konnten nicht oder nicht ganz gelesen werden.",
  incompleteMeaning_one:
    "Was dieses System über Sie speichert, fehlt hier ganz oder teilweise. Das bedeutet nicht, dass dort nichts über Sie gespeichert ist. Alles andere in diesem Paket ist vollständig.",
  incompleteMeaning_other:
    "Was diese Systeme über Sie speichern, fehlt hier ganz oder teilweise. Das bedeutet nicht, dass dort nichts über Sie gespeichert ist. Alles andere in diesem Paket ist vollständig.",
  incompletePart: "Dieses Paket ist in einem Teil unvollständig.",
  incompleteAction: "Bitten Sie {{contact}} um ein neues Paket und nennen Sie die Kundennummer {{clientId}}.",
  intro:
    "Dieses Paket enthält eine Kopie der personenbezogenen Daten, die {{controller}} über Sie speichert. Es wurde am {{date}} für die Kundennummer {{clientId}} erstellt.",
  skip: "Zum Inhalt",
  insideHeading: "Was enthalten ist",
  sourcesCaption: "Die Systeme, die gelesen wurden",
  missingHeading: "Was fehlt, und warum",
  columnSource: "System",
  columnStatus: "Ergebnis",
  columnRecords: "Datensätze",
  columnFile: "Datei",
  columnContents: "Inhalt",
  columnBytes: "Größe",
  statusComplete: "Vollständig",
  statusEmpty: "Speichert nichts über Sie",
  statusNothingShown: "Nichts zu zeigen: siehe, was fehlt",
  statusUnreachable: "Nicht oder nicht ganz erreicht",
  statusNotConfigured: "Nicht Teil dieses Exports",
  missingNothing: "Jedes System, das Teil dieses Exports ist, wurde ganz gelesen.",
  missingUnreachable: "{{source}} konnte nicht ganz gelesen werden (Code: {{reason}}).",
  missingLeftOut: "Nicht in diesem Paket, weil es nicht oder nicht ganz gelesen werden konnte: {{entities}}.",
  missingNotConfigured:
    "{{source}} ist nicht mit diesem Export verbunden. Fragen Sie {{contact}}, ob dort Daten über Sie gespeichert sind.",
  "gap.addon_door_absent":
    "Nicht enthalten, weil das Addon dieses Exports in {{source}} nicht installiert ist: Namen von Zusatzfeldern, IP-Adressen von Bestellungen und Anmeldungen, Einwilligungen, Notizen, hochgeladene Dateien, Gutschriften und Rechnungen als PDF. Fragen Sie {{contact}} danach.",
  "gap.addon_outdated":
    "Nicht enthalten, weil das Addon dieses Exports in {{source}} zu alt ist: Namen von Zusatzfeldern, IP-Adressen von Bestellungen und Anmeldungen, Einwilligungen, Notizen, hochgeladene Dateien, Gutschriften und Rechnungen als PDF. Fragen Sie {{contact}} danach.",
  "gap.not_in_this_whmcs":
    "Teile, die diese Version von {{source}} nicht hat oder anders nennt, sodass sie nicht gelesen wurden: {{count}}.",
  "gap.client_files_not_supported":
    "Für Sie hochgeladene Dateien sind nicht enthalten: {{source}} kann sie hier nicht herausgeben. Fragen Sie {{contact}} danach.",
  "gap.invoice_pdf_not_supported":
    "Rechnungen sind nicht als PDF enthalten: {{source}} kann sie hier nicht erzeugen. Ihr Inhalt steht in den Daten der Rechnungen.",
  "gap.client_file_failed": "Hochgeladene Dateien, die nicht gelesen werden konnten: {{count}}.",
  "gap.invoice_pdf_failed":
    "Rechnungen, die nicht als PDF hinzugefügt werden konnten: {{count}}. Ihr Inhalt steht in den Daten der Rechnungen.",
  "gap.fields_not_mapped":
    "Ausgelassen, weil dieser Export sie noch nicht kennt oder nicht lesen konnte: Werte von Feldern in {{source}}, {{count}} an der Zahl. Fragen Sie {{contact}} danach.",
  "gap.archived_tickets_by_hand":
    "Vor langer Zeit geschlossene Tickets sind in {{source}} archiviert und können von diesem Export nicht gelesen werden. Fragen Sie {{contact}} danach.",
  "gap.contact_shared":
    "Kontakte in {{source}}, die Ihre Adresse und noch eine andere tragen, von der wir nicht wissen, ob sie Ihre ist, sind samt ihren Tickets nicht enthalten: {{count}}. Fragen Sie {{contact}} danach.",
  "gap.notes_withheld":
    "Notizen, die Mitarbeitende in {{source}} über Sie geschrieben haben, sind nicht enthalten. Fragen Sie {{contact}} danach.",
  "gap.staff_names_unknown":
    "Von Ihren Daten fehlt dadurch nichts, aber wer hier arbeitet, konnte in {{source}} nicht gelesen werden: In manchen Texten können deshalb noch Namen von Mitarbeitenden stehen. Bitte gehen Sie sorgsam damit um.",
  "gap.name_servers_unknown":
    "Die Nameserver mancher Domainnamen sind nicht enthalten, weil der Registrar sie {{source}} nicht mitgeteilt hat. Sie finden sie beim Registrar oder können {{contact}} danach fragen.",
  "gap.move_incomplete":
    "Was Ihr nächster Hoster wissen muss, konnte in {{source}} nicht ganz gelesen werden: Der Ordner move ist nicht vollständig. Fragen Sie {{contact}} nach dem Rest.",
  "gap.address_shared":
    "Nachrichten, die als Gast gesendet wurden, und Angebote ohne Konto, von einer Adresse, die in {{source}} auch ein anderer Kunde verwendet, sind nicht enthalten: {{count}} Adresse(n). Fragen Sie {{contact}} danach.",
  "gap.permissions_unknown":
    "Was ein Zugang für Sie tun darf, konnte in {{source}} nicht gelesen werden. Anzahl der Zugänge: {{count}}.",
  "gap.rows_missing":
    "Möglicherweise fehlen Daten: {{source}} zählt mehr, als es lieferte, oder eine Liste änderte sich während des Lesens. Betroffene Listen: {{count}}.",
  "gap.attachment_gone": "Dateien zu Tickets, die {{source}} nicht mehr aufbewahrt: {{count}}.",
  "gap.registrants_not_matched":
    "Kontakte Ihrer Domainnamen bei {{source}} mit einer anderen Adresse und einem anderen Namen, die also jemand anderen betreffen können, sind nicht enthalten: {{count}}. Fragen Sie {{contact}} danach.",
  "gap.certificate_orders_not_read":
    "Bestellungen von Zertifikaten bei {{source}} sind nicht enthalten: Es ist nicht zu erkennen, wem sie gehören. Fragen Sie {{contact}}, ob Daten über Sie dabei sind.",
  "gap.archived_contacts_not_read":
    "Kontakte, die seit Monaten zu keinem Domainnamen mehr gehören, sind bei {{source}} archiviert und werden nicht mehr gezeigt. Fragen Sie {{contact}}, ob Ihre dabei sind.",
  "gap.ticket_gone":
    "Tickets, die in {{source}} gelöscht oder mit einem anderen zusammengeführt wurden, während dieser Export lief, und die nicht enthalten sind: {{count}}.",
  "gap.site_content_by_hand":
    "Der Inhalt Ihrer Websites bei {{source}}, Dateien und Datenbanken, ist nicht enthalten: Nichts gibt ihn an diesen Export heraus. Bitten Sie {{contact}} um eine Kopie.",
  "gap.mail_content_by_hand":
    "Die Nachrichten in Ihren Postfächern bei {{source}} sind nicht enthalten: Nichts gibt sie an diesen Export heraus. Wer das Passwort eines Postfachs hat, kann sie mit jedem Mailprogramm über IMAP kopieren (Konto hinzufügen, dann die Ordner kopieren oder exportieren). Gelingt das nicht, fragen Sie {{contact}}.",
  "gap.mailboxes_not_read":
    "Postfächer oder Weiterleitungen bei {{source}}, die dieser Export nicht lesen kann, sind nicht enthalten: die von Exchange, die außerhalb Ihrer eigenen Domainnamen, oder alle in einem sehr großen Konto. Fragen Sie {{contact}} danach.",
  "gap.shared_left_out":
    "Nicht enthalten, weil auch ein anderer Kunde es nutzt: {{count}} Objekt(e) bei {{source}}. Fragen Sie {{contact}} nach dem, was Sie betrifft.",
  "gap.form_rows_by_hand":
    "Formulareinsendungen, die Ihre Adresse, aber auch eine andere Person nennen oder nicht lesbar sind: {{count}}. Fragen Sie {{contact}} danach.",
  "gap.form_files_out_of_reach":
    "Dateien, die über Formulare der Website gesendet wurden und nicht gelesen werden konnten: {{count}}. Fragen Sie {{contact}} danach.",
  "gap.form_file_gone":
    "Dateien, die über Formulare gesendet wurden und die die Website nicht mehr aufbewahrt: {{count}}.",
  "gap.not_identifiable":
    "{{source}} kennt Besucher der Website weder mit Namen noch mit E-Mail-Adresse, sondern an einer Nummer in einem Cookie namens _ga in Ihrem Browser. Ohne diese Nummer kann niemand sagen, was es dort über Sie gibt. Wenn Sie {{contact}} den Wert dieses Cookies mitteilen, zum Beispiel GA1.1.1234567.1700000000, wird gelöscht, was darunter gespeichert ist (Art. 11).",
  missingNever:
    "Nie enthalten, um Sie und andere zu schützen: Passwörter, Zugangsschlüssel, Zahlungstoken, Transfercodes von Domainnamen und Daten anderer Personen.",
  filesAbout: "Was die Ordner enthalten",
  filesHeading: "Die Dateien",
  filesData:
    "Der Ordner data enthält jeden Datensatz genau so, wie er ist, als JSON: für Programme, und um Ihre Daten mitzunehmen.",
  filesCsv:
    "Der Ordner csv enthält dieselben Datensätze für Tabellenprogramme. Dort kann ein Apostroph vor einem Wert stehen, den ein Tabellenprogramm sonst als Formel lesen würde.",
  filesAttachments:
    "Der Ordner attachments enthält die Dateien, die zu den Datensätzen gehören. Öffnen Sie sie mit der üblichen Vorsicht.",
  filesInvoices: "Der Ordner invoices enthält Ihre Rechnungen als PDF, wie sie gedruckt werden.",
  filesMove:
    "Der Ordner move enthält, was Ihr nächster Hoster braucht, um Ihre Domainnamen, Dienste und Postfächer zu übernehmen.",
  filesManifest: "Die Datei manifest.json nennt alle Dateien mit Größe und SHA-256-Prüfsumme.",
  controllerHeading: "Wer für Ihre Daten verantwortlich ist",
  controllerName: "Name",
  controllerLegalForm: "Rechtsform",
  controllerAddress: "Anschrift",
  controllerEmail: "E-Mail",
  controllerPhone: "Telefon",
  controllerVatNumber: "USt-IdNr.",
  rightsHeading: "Ihre Rechte",
  rightsIntro: "Nach der Datenschutz-Grundverordnung können Sie von {{contact}} jederzeit kostenlos verlangen:",
  rightAccess: "Auskunft über Ihre Daten, wie in diesem Paket (Art. 15);",
  rightRectification: "die Berichtigung falscher oder unvollständiger Daten (Art. 16);",
  rightErasure: "die Löschung Ihrer Daten, sofern das Gesetz nicht ihre Aufbewahrung verlangt (Art. 17);",
  rightRestriction: "die Einschränkung der Verarbeitung Ihrer Daten (Art. 18);",
  rightPortability: "Ihre Daten in einer Form, die ein anderes Unternehmen lesen kann (Art. 20);",
  rightObjection: "und Sie können der Verarbeitung Ihrer Daten widersprechen (Art. 21).",
  rightsComplaint: "Sie können auch bei der Aufsichtsbehörde Beschwerde einlegen: {{authority}}.",
  rightsComplaintUnnamed: "Sie können auch bei der Datenschutzbehörde Ihres Landes Beschwerde einlegen.",
  processingHeading: "Woher Ihre Daten kommen, und wer sie erhält",
  origin:
    "Die meisten dieser Daten haben Sie {{controller}} selbst gegeben, oder sie sind entstanden, während Sie die Dienste nutzten. Andere hat {{controller}} hinzugefügt, etwa Rechnungen und Antworten auf Ihre Fragen. Manche wurden von Zahlungsdiensten und Domain-Registraren gemeldet, zum Beispiel ob eine Zahlung gelungen ist.",
  automatedNone:
    "Nichts in diesen Daten deutet darauf hin, dass ein Computer allein eine Entscheidung über Sie getroffen hat, die Sie ernsthaft betrifft. Wenn Sie daran zweifeln, fragen Sie {{contact}} (Art. 22).",
  automatedScreening:
    "Bestellungen wurden von einem Computer auf Anzeichen von Betrug geprüft; das Ergebnis steht bei jeder Bestellung. Eine solche Prüfung kann eine Bestellung aufhalten. Sie können {{contact}} bitten, sie zu erklären und von einem Menschen ansehen zu lassen (Art. 22).",
  recipientsIntro: "{{controller}} gibt Daten nur weiter, wo die Dienste oder das Gesetz es verlangen. Sie gehen an:",
  recipientsNone: "Niemand außerhalb von {{controller}} erhält sie, soweit dieser Export weiß.",
  recipientsOther: "Andere",
  onRequest: "{{contact}} nennt Ihnen den Namen auf Anfrage",
  nameOnRequest: "{{kind}} (Name auf Anfrage)",
  "recipient.hosting": "Hosting-Anbieter",
  "recipient.registrar": "Domain-Registrar",
  "recipient.mail": "E-Mail-Dienst",
  "recipient.payment": "Zahlungsdienst",
  "recipient.helpdesk": "Helpdesk-Software",
  "recipient.accounting": "Buchhaltung oder Buchhaltungssoftware",
  "recipient.analytics": "Website-Statistik",
  aboutPurpose: "Wofür",
  aboutBasis: "Rechtsgrundlage",
  aboutKept: "Wie lange",
  aboutRecipients: "Wer sie erhält",
  aboutRights: "Was Sie damit können",
  aboutHidden: "Hier nicht gezeigt",
  "purpose.account": "Um zu wissen, wer Sie sind und wie man Sie erreicht, und um Ihr Konto zu verwalten",
  "purpose.delivery": "Um zu liefern, was Sie bestellt haben",
  "purpose.accounting": "Für Buchhaltung und Steuern, wie das Gesetz es verlangt",
  "purpose.payment": "Um Zahlungen zu erhalten, zu verbuchen und zu erstatten",
  "purpose.support": "Um Ihre Fragen zu beantworten und Probleme zu lösen",
  "purpose.communication": "Um Sie über Ihr Konto und Ihre Dienste zu informieren",
  "purpose.security": "Um Ihr Konto und die Systeme vor Missbrauch zu schützen",
  "purpose.marketing": "Um Ihnen Neuigkeiten und Angebote nur zu senden, wenn Sie es wünschen",
  "purpose.affiliate": "Um Sie für geworbene Kunden zu vergüten",
  "basis.consent": "Ihre Einwilligung, die Sie jederzeit widerrufen können (Art. 6 Abs. 1 lit. a)",
  "basis.contract": "Der Vertrag mit Ihnen (Art. 6 Abs. 1 lit. b)",
  "basis.legal_obligation": "Eine gesetzliche Pflicht (Art. 6 Abs. 1 lit. c)",
  "basis.legitimate_interests":
    "Das berechtigte Interesse von {{controller}} an sicheren und gut geführten Diensten (Art. 6 Abs. 1 lit. f); Sie können widersprechen (Art. 21)",
  "kept.website_forms": "{{period}}, gerechnet ab der Einsendung",
  "kept.account":
    "Solange Sie ein Konto haben; {{period}} nach dessen Schließung wird alles gelöscht oder anonymisiert.",
  keptWithAccount:
    "Was auf Rechnungen gedruckt ist, etwa Name und Anschrift, bleibt so lange wie die Rechnungen. Ein Konto ohne Dienste und offene Rechnungen wird zur Schließung vorgeschlagen; die Frist dafür: {{inactive}}.",
  "kept.hosting":
    "Was der Dienst selbst enthält (etwa Websites und Postfächer): bis {{period}} nach seinem Ende, oder kürzer, wenn Sie zustimmen. Was hier über den Dienst steht: solange Sie ein Konto haben.",
  "kept.endOfCalendarYear": "{{period}}, gerechnet ab dem 1. Januar nach dem Jahr des Dokuments; Grund: {{ground}}.",
  "kept.documentDate": "{{period}}, gerechnet ab dem Datum des Dokuments; Grund: {{ground}}.",
  keptFrom: "Dokumente ab dem {{date}}: {{told}}",
  coveredByAccess: "Sie einsehen und eine Kopie erhalten, wie hier (Auskunftsrecht, Art. 15)",
  coveredByBoth:
    "Sie einsehen und eine Kopie erhalten, wie hier (Auskunftsrecht, Art. 15), und sie zu einem anderen Unternehmen mitnehmen, in einer Form, die dessen Programme lesen können: die Ordner data und csv (Recht auf Übertragbarkeit, Art. 20)",
  "hidden.secret": "Passwörter, Schlüssel und vollständige Kontonummern",
  "hidden.staff": "wer von den Mitarbeitenden es war",
  "hidden.other_person": "Daten anderer Personen",
  contentsHeading: "Inhalt",
  attachmentsHeading: "Anhänge",
  attachmentsLimit:
    "Diese Seite nennt die ersten {{shown}} von {{count}} Anhängen. Die Datei manifest.json nennt alle.",
  attachmentsNone: "Es gibt keine Anhänge.",
  noRecords: "Keine Datensätze.",
  noValue: "leer",
  yes: "ja",
  no: "nein",
  recordCount_one: "{{count}} Datensatz",
  recordCount_other: "{{count}} Datensätze",
  staff: "Mitarbeitende",
  allFields: "Alle Felder",
  emptyFields: "Ohne Wert:",
  recordRange: "{{entity}}, {{from}} bis {{to}} von {{count}}",
  partsOf: "Teile von: {{entity}}",
  limitNote:
    "Diese Liste ist lang: Diese Seite zeigt die ersten {{shown}} von {{count}}. Alle stehen in den Dateien {{json}} und {{csv}}.",
  backToOverview: "Zurück zur Übersicht",
  describeIndex: "Dieses Paket als lesbare Seite",
  describeJson: "{{entity}} aus {{source}}, genaue Form",
  describeCsv: "{{entity}} aus {{source}}, für Tabellenprogramme",
  describeAttachment: "Anhang, der gehört zu: {{entity}}",
  describeInvoice: "Rechnung, wie sie gedruckt wird",
  describeMoveDomains: "Ihre Domainnamen mit Registrar, Ablaufdatum und Nameservern, für einen neuen Anbieter",
  describeMoveServices: "Ihre Dienste mit Verwaltungsoberfläche und Grenzen, für einen neuen Anbieter",
  describeMoveMailboxes: "Postfächer und Weiterleitungen, soweit bekannt, für einen neuen Anbieter",
  describeMoveReadme: "Wie Sie zu einem neuen Anbieter umziehen",
  moveTitle: "Umzug zu einem anderen Anbieter",
  moveIncomplete:
    "Dieser Ordner ist unvollständig, weil aus {{sources}} nicht alles gelesen werden konnte. Bitten Sie vor dem Umzug um ein neues Paket.",
  moveIntro:
    "Ein neuer Anbieter braucht die Dateien in diesem Ordner, um Ihre Domainnamen, Dienste und Postfächer zu übernehmen. Sie können sie ihm geben, wie sie sind.",
  moveMailboxesKnown:
    "Eine leere Liste von Postfächern heißt, dass hier keine bekannt sind, nicht dass Sie keine haben: Ihr Mailprogramm oder die Verwaltungsoberfläche zeigt sie.",
  moveFormat: "Programme finden die Form dieser Dateien in den JSON-Schemas {{names}}.",
  moveSecrets:
    "Passwörter, Schlüssel und Transfercodes sind nicht enthalten: Wer sie hat, kann übernehmen, was Ihnen gehört. Sie bekommen sie von {{contact}} oder legen selbst neue fest.",
  moveDomainsHeading: "DOMAINNAMEN",
  moveDomainsExpiry:
    "Sehen Sie in domains.json nach, wann jeder Domainname abläuft, und beginnen Sie mindestens zwei Wochen vorher. Viele Endungen lassen sich in den ersten 60 Tagen nach der Registrierung oder nach einem früheren Umzug nicht übertragen.",
  moveDomainsPrepare:
    "Lassen Sie den neuen Anbieter zuerst Website, E-Mail und DNS-Einträge einrichten, damit zwischendurch nichts unerreichbar ist.",
  moveDomainsCode:
    "Bitten Sie {{contact}}, den Domainnamen zu entsperren und Ihnen den Transfercode zu geben (auch Autorisierungs- oder EPP-Code genannt).",
  moveDomainsStart:
    "Geben Sie den Code dem neuen Anbieter, der den Umzug beginnt, und bestätigen Sie die E-Mails, die Sie dazu erhalten.",
  moveDomainsCancel: "Kündigen Sie den Domainnamen hier erst, wenn der neue Anbieter meldet, dass er angekommen ist.",
  moveServicesHeading: "WEBSITES UND ANDERE DIENSTE",
  moveServicesCopy:
    "Sichern Sie Dateien und Datenbanken in der Verwaltungsoberfläche oder bitten Sie {{contact}} um eine Sicherung: Dieses Paket enthält sie nicht.",
  moveServicesInstall: "Lassen Sie die Sicherung beim neuen Anbieter einspielen, und testen Sie sie dort.",
  moveServicesSwitch:
    "Stellen Sie danach Nameserver oder DNS-Einträge auf den neuen Anbieter um; es kann bis zu zwei Tage dauern, bis alle dort ankommen.",
  moveServicesCancel:
    "Kündigen Sie den Dienst hier danach. Der Inhalt eines gekündigten Dienstes wird nach der vereinbarten Frist gelöscht.",
  moveMailboxesHeading: "POSTFÄCHER",
  moveMailboxesCreate: "Lassen Sie beim neuen Anbieter dieselben Adressen einrichten, jede mit einem neuen Passwort.",
  moveMailboxesCopy:
    "Kopieren Sie die alten Nachrichten, zum Beispiel mit einem Mailprogramm, in dem beide Postfächer eingerichtet sind (IMAP).",
  moveMailboxesSwitch:
    "Stellen Sie die DNS-Einträge für E-Mail um, sehen Sie noch einige Tage in das alte Postfach, kopieren Sie, was noch ankam, und kündigen Sie erst dann.",
  "source.website_forms": "Die Formulare unserer Website",
  "entity.companies": "Firmen im Helpdesk",
  "entity.profile": "Profil",
  "entity.users": "Zugänge",
  "entity.contacts": "Kontakte",
  "entity.services": "Dienste",
  "entity.addons": "Zusätze zu Diensten",
  "entity.domains": "Domainnamen",
  "entity.orders": "Bestellungen",
  "entity.invoices": "Rechnungen",
  "entity.quotes": "Angebote",
  "entity.transactions": "Transaktionen",
  "entity.credits": "Guthaben",
  "entity.pay_methods": "Zahlungsarten",
  "entity.tickets": "Support-Tickets",
  "entity.emails": "E-Mails an Sie",
  "entity.activity": "Aktivitätsprotokoll",
  "entity.affiliate": "Partnerkonto",
  "entity.cancellation_requests": "Kündigungen",
  "entity.custom_fields": "Zusatzfelder",
  "entity.order_origins": "Herkunft von Bestellungen",
  "entity.logins": "Letzte Anmeldungen",
  "entity.marketing_consents": "Einwilligungen in Werbung",
  "entity.client_notes": "Notizen über Sie",
  "entity.client_files": "Hochgeladene Dateien",
  "entity.ticket_reply_senders": "Absender von Ticketantworten",
  "entity.contact_details": "Firmenangaben von Kontakten",
  "entity.credit_notes": "Gutschriften",
  "entity.form_submissions": "Formulare auf der Website",
  "entity.registered_domains": "Domainnamen beim Registrar",
  "entity.domain_contacts": "Kontakte von Domainnamen",
  "entity.registrar_customer": "Kundenkonto beim Registrar",
  "entity.apps": "Websites",
  "entity.mailboxes": "Postfächer",
  "entity.mail_aliases": "Mail-Aliasse",
  "entity.mail_forwards": "Weiterleitungen an Ihre Adresse",
};
