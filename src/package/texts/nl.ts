import type { PackageTexts } from "./translate.ts";

/** Dutch. */
export const nl: PackageTexts = {
  title: "Uw persoonsgegevens bij {{controller}}",
  incompleteNotice_one: "Dit pakket is onvolledig: {{sources}} kon niet of niet helemaal worden gelezen.",
  incompleteNotice_other: "Dit pakket is onvolledig: {{sources}} konden niet of niet helemaal worden gelezen.",
  incompleteMeaning_one:
    "Wat dit systeem over u bewaart, ontbreekt hier geheel of gedeeltelijk. Dat betekent niet dat daar niets over u wordt bewaard. Al het andere in dit pakket is volledig.",
  incompleteMeaning_other:
    "Wat deze systemen over u bewaren, ontbreekt hier geheel of gedeeltelijk. Dat betekent niet dat daar niets over u wordt bewaard. Al het andere in dit pakket is volledig.",
  incompletePart: "Dit pakket is in één onderdeel onvolledig.",
  incompleteAction: "Vraag {{contact}} om een nieuw pakket en vermeld klantnummer {{clientId}}.",
  intro:
    "Dit pakket bevat een kopie van de persoonsgegevens die {{controller}} over u bewaart. Het is gemaakt op {{date}} voor klantnummer {{clientId}}.",
  skip: "Naar de inhoud",
  insideHeading: "Wat erin zit",
  sourcesCaption: "De systemen die gelezen zijn",
  missingHeading: "Wat ontbreekt, en waarom",
  columnSource: "Systeem",
  columnStatus: "Resultaat",
  columnRecords: "Gegevens",
  columnFile: "Bestand",
  columnContents: "Inhoud",
  columnBytes: "Grootte",
  statusComplete: "Volledig",
  statusEmpty: "Bewaart niets over u",
  statusNothingShown: "Niets te tonen: zie wat ontbreekt",
  statusUnreachable: "Niet of niet helemaal bereikt",
  statusNotConfigured: "Geen deel van deze export",
  missingNothing: "Elk systeem dat deel is van deze export, is helemaal gelezen.",
  missingUnreachable: "{{source}} kon niet helemaal worden gelezen (code: {{reason}}).",
  missingLeftOut: "Niet in dit pakket, omdat het niet of niet helemaal kon worden gelezen: {{entities}}.",
  missingNotConfigured:
    "{{source}} is niet met deze export verbonden. Vraag {{contact}} of daar gegevens over u worden bewaard.",
  "gap.addon_door_absent":
    "Niet inbegrepen, omdat de add-on van deze export niet in {{source}} geïnstalleerd is: namen van extra velden, IP-adressen van bestellingen en logins, toestemmingen, notities, geüploade bestanden, creditnota's en facturen als pdf. Vraag {{contact}} ernaar.",
  "gap.addon_outdated":
    "Niet inbegrepen, omdat de add-on van deze export in {{source}} te oud is: namen van extra velden, IP-adressen van bestellingen en logins, toestemmingen, notities, geüploade bestanden, creditnota's en facturen als pdf. Vraag {{contact}} ernaar.",
  "gap.not_in_this_whmcs":
    "Onderdelen die deze versie van {{source}} niet heeft of anders noemt, zodat ze niet gelezen zijn: {{count}}.",
  "gap.client_files_not_supported":
    "Bestanden die voor u geüpload zijn, zijn niet inbegrepen: {{source}} kan ze hier niet afgeven. Vraag {{contact}} ernaar.",
  "gap.invoice_pdf_not_supported":
    "Facturen zijn niet als pdf inbegrepen: {{source}} kan ze hier niet maken. Wat erop staat, vindt u bij de gegevens van de facturen.",
  "gap.client_file_failed": "Geüploade bestanden die niet gelezen konden worden: {{count}}.",
  "gap.invoice_pdf_failed":
    "Facturen die niet als pdf konden worden toegevoegd: {{count}}. Wat erop staat, vindt u bij de gegevens van de facturen.",
  "gap.fields_not_mapped":
    "Weggelaten, omdat deze export ze nog niet kent of niet kon lezen: waarden van velden in {{source}}, {{count}} in totaal. Vraag {{contact}} ernaar.",
  "gap.archived_tickets_by_hand":
    "Tickets die lang geleden gesloten werden, zijn in {{source}} gearchiveerd en kunnen door deze export niet gelezen worden. Vraag ze aan {{contact}}.",
  "gap.contact_shared":
    "Contacten in {{source}} met uw adres en nog een ander adres waarvan we niet weten of het van u is, zijn met hun tickets niet opgenomen: {{count}}. Vraag ze aan {{contact}}.",
  "gap.notes_withheld":
    "Notities die medewerkers in {{source}} over u schreven, zijn niet inbegrepen. Vraag {{contact}} ernaar.",
  "gap.staff_names_unknown":
    "Van u ontbreekt hierdoor niets, maar wie hier werkt, kon niet worden gelezen in {{source}}: in sommige teksten kunnen daarom nog namen van medewerkers staan. Ga er zorgvuldig mee om.",
  "gap.name_servers_unknown":
    "De naamservers van sommige domeinnamen zijn niet inbegrepen, omdat de registrar ze niet aan {{source}} heeft doorgegeven. U vindt ze bij de registrar, of vraag ze aan {{contact}}.",
  "gap.move_incomplete":
    "Wat uw volgende hostingbedrijf moet weten, kon in {{source}} niet helemaal worden gelezen: de map move is niet volledig. Vraag {{contact}} om de rest.",
  "gap.address_shared":
    "Berichten die als gast zijn verstuurd, en offertes zonder account, van een adres dat ook een andere klant in {{source}} gebruikt, zijn niet inbegrepen: {{count}} adres(sen). Vraag {{contact}} ernaar.",
  "gap.permissions_unknown":
    "Wat een login voor u mag doen, kon in {{source}} niet worden gelezen. Aantal logins: {{count}}.",
  "gap.rows_missing":
    "Mogelijk ontbreken gegevens: {{source}} telt er meer dan het gaf, of een lijst bleef veranderen terwijl ze werd gelezen. Aantal lijsten: {{count}}.",
  "gap.attachment_gone": "Bestanden bij tickets die {{source}} niet meer bewaart: {{count}}.",
  "gap.registrants_not_matched":
    "Contactgegevens van uw domeinnamen bij {{source}} met een ander adres en een andere naam, die dus over iemand anders kunnen gaan, zijn niet opgenomen: {{count}}. Vraag ernaar bij {{contact}}.",
  "gap.certificate_orders_not_read":
    "Bestellingen van certificaten bij {{source}} zijn niet opgenomen: er valt niet af te lezen van wie ze zijn. Vraag {{contact}} of er gegevens over u bij zijn.",
  "gap.archived_contacts_not_read":
    "Contactgegevens die al maanden bij geen enkele domeinnaam meer horen, zijn bij {{source}} gearchiveerd en worden niet meer getoond. Vraag {{contact}} of er van u bij zijn.",
  "gap.ticket_gone":
    "Tickets die in {{source}} verwijderd of met een ander samengevoegd zijn terwijl deze export liep, en die niet zijn inbegrepen: {{count}}.",
  "gap.site_content_by_hand":
    "De inhoud van uw sites bij {{source}}, bestanden en databanken, zit er niet bij: niets geeft die aan deze export. Vraag {{contact}} om een kopie.",
  "gap.mail_content_by_hand":
    "De berichten in uw mailboxen bij {{source}} zitten er niet bij: niets geeft ze aan deze export. Wie het wachtwoord van een mailbox heeft, kan ze met elk mailprogramma via IMAP kopiëren (voeg het account toe en kopieer of exporteer de mappen). Lukt dat niet, vraag het dan aan {{contact}}.",
  "gap.mailboxes_not_read":
    "Mailboxen of doorsturingen bij {{source}} die deze export niet kan lezen, zitten er niet bij: die van Exchange, die buiten uw eigen domeinnamen, of alle in een zeer groot account. Vraag ze aan {{contact}}.",
  "gap.shared_left_out":
    "Niet opgenomen, omdat een andere klant het ook gebruikt: {{count}} object(en) bij {{source}}. Vraag {{contact}} naar wat u betreft.",
  "gap.form_rows_by_hand":
    "Inzendingen van formulieren die uw adres noemen maar ook iemand anders, of die niet te lezen zijn: {{count}}. Vraag {{contact}} ernaar.",
  "gap.form_files_out_of_reach":
    "Bestanden die via formulieren op de website werden verstuurd en die niet uitgelezen konden worden: {{count}}. Vraag {{contact}} ernaar.",
  "gap.form_file_gone":
    "Bestanden die via formulieren werden verstuurd en die de website niet meer bewaart: {{count}}.",
  "gap.not_identifiable":
    "{{source}} kent bezoekers van de website niet bij naam of e-mailadres, maar aan een nummer in een cookie met de naam _ga in uw browser. Zonder dat nummer kan niemand zeggen wat er over u is. Als u {{contact}} de waarde van die cookie bezorgt, zoals GA1.1.1234567.1700000000, wordt gewist wat onder dat nummer bewaard is (art. 11).",
  missingNever:
    "Nooit inbegrepen, om u en anderen te beschermen: wachtwoorden, toegangssleutels, betaaltokens, verhuiscodes van domeinnamen en gegevens van anderen.",
  filesAbout: "Wat de mappen bevatten",
  filesHeading: "De bestanden",
  filesData:
    "De map data bevat elk gegeven precies zoals het is, als JSON: voor programma's, en om uw gegevens mee te nemen.",
  filesCsv:
    "De map csv bevat dezelfde gegevens voor rekenbladen. Daar kan een apostrof staan voor een waarde die een rekenblad anders als formule zou lezen.",
  filesAttachments:
    "De map attachments bevat de bestanden die bij de gegevens horen. Open ze met de gewone voorzichtigheid.",
  filesInvoices: "De map invoices bevat uw facturen als pdf, zoals ze afgedrukt worden.",
  filesMove:
    "De map move bevat wat uw volgende hostingbedrijf nodig heeft om uw domeinnamen, diensten en mailboxen over te nemen.",
  filesManifest: "Het bestand manifest.json noemt alle bestanden met hun grootte en SHA-256-controlegetal.",
  controllerHeading: "Wie verantwoordelijk is voor uw gegevens",
  controllerName: "Naam",
  controllerLegalForm: "Rechtsvorm",
  controllerAddress: "Adres",
  controllerEmail: "E-mail",
  controllerPhone: "Telefoon",
  controllerVatNumber: "Btw-nummer",
  rightsHeading: "Uw rechten",
  rightsIntro: "Volgens de Algemene verordening gegevensbescherming kunt u {{contact}} altijd kosteloos vragen:",
  rightAccess: "om inzage in uw gegevens, zoals in dit pakket (art. 15);",
  rightRectification: "om foute of onvolledige gegevens te verbeteren (art. 16);",
  rightErasure: "om uw gegevens te wissen, tenzij de wet verplicht ze te bewaren (art. 17);",
  rightRestriction: "om te beperken wat met uw gegevens gebeurt (art. 18);",
  rightPortability: "om uw gegevens in een vorm die een ander bedrijf kan lezen (art. 20);",
  rightObjection: "en u kunt bezwaar maken tegen de verwerking van uw gegevens (art. 21).",
  rightsComplaint: "U kunt ook een klacht indienen bij de toezichthoudende autoriteit: {{authority}}.",
  rightsComplaintUnnamed: "U kunt ook een klacht indienen bij de gegevensbeschermingsautoriteit van uw land.",
  processingHeading: "Waar uw gegevens vandaan komen, en wie ze krijgt",
  origin:
    "De meeste van deze gegevens gaf u zelf aan {{controller}}, of ze ontstonden terwijl u de diensten gebruikte. Andere voegde {{controller}} toe, zoals facturen en antwoorden op uw vragen. Sommige werden gemeld door betaaldiensten en registrars van domeinnamen, bijvoorbeeld of een betaling gelukt is.",
  automatedNone:
    "Niets in deze gegevens wijst erop dat een computer alleen over u een beslissing heeft genomen die u ernstig raakt. Twijfelt u daaraan, vraag het dan aan {{contact}} (art. 22).",
  automatedScreening:
    "Bestellingen werden door een computer op tekenen van fraude gecontroleerd; het resultaat staat bij elke bestelling. Zo'n controle kan een bestelling tegenhouden. U kunt {{contact}} vragen om uitleg en om een mens ernaar te laten kijken (art. 22).",
  recipientsIntro: "{{controller}} geeft alleen gegevens door waar de diensten of de wet dat vragen. Ze gaan naar:",
  recipientsNone: "Niemand buiten {{controller}} krijgt ze, voor zover deze export weet.",
  recipientsOther: "Anderen",
  onRequest: "{{contact}} geeft u de naam op verzoek",
  nameOnRequest: "{{kind}} (naam op verzoek)",
  "recipient.hosting": "Hostingbedrijf",
  "recipient.registrar": "Registrar van domeinnamen",
  "recipient.mail": "E-maildienst",
  "recipient.payment": "Betaaldienst",
  "recipient.helpdesk": "Helpdesksoftware",
  "recipient.accounting": "Boekhouder of boekhoudsoftware",
  "recipient.analytics": "Websitestatistieken",
  aboutPurpose: "Waarvoor",
  aboutBasis: "Rechtsgrond",
  aboutKept: "Hoelang",
  aboutRecipients: "Wie ze krijgt",
  aboutRights: "Wat u ermee kunt",
  aboutHidden: "Hier niet getoond",
  "purpose.account": "Om te weten wie u bent en hoe u te bereiken bent, en om uw account te beheren",
  "purpose.delivery": "Om te leveren wat u bestelde",
  "purpose.accounting": "Om de boekhouding te voeren en belastingen te betalen, zoals de wet vraagt",
  "purpose.payment": "Om betalingen te ontvangen, te verwerken en terug te betalen",
  "purpose.support": "Om uw vragen te beantwoorden en problemen op te lossen",
  "purpose.communication": "Om u op de hoogte te houden van uw account en diensten",
  "purpose.security": "Om uw account en de systemen tegen misbruik te beschermen",
  "purpose.marketing": "Om u alleen nieuws en aanbiedingen te sturen als u dat wilt",
  "purpose.affiliate": "Om u te belonen voor klanten die u aanbrengt",
  "basis.consent": "Uw toestemming, die u altijd kunt intrekken (art. 6, lid 1, a)",
  "basis.contract": "De overeenkomst met u (art. 6, lid 1, b)",
  "basis.legal_obligation": "Een wettelijke plicht (art. 6, lid 1, c)",
  "basis.legitimate_interests":
    "Het gerechtvaardigd belang van {{controller}} bij veilige en goed werkende diensten (art. 6, lid 1, f); u kunt er bezwaar tegen maken (art. 21)",
  "kept.website_forms": "{{period}}, geteld vanaf de inzending",
  "kept.account":
    "Zolang u een account hebt; {{period}} nadat de account gesloten is, wordt alles gewist of anoniem gemaakt.",
  keptWithAccount:
    "Wat op facturen staat, zoals uw naam en adres, blijft zolang de facturen bewaard worden. Een account zonder diensten of onbetaalde facturen wordt na {{inactive}} voorgesteld om te sluiten.",
  "kept.hosting":
    "Wat de dienst zelf bevat (zoals websites en mailboxen): tot {{period}} na het einde ervan, of eerder als u daarmee instemt. Wat hier over de dienst staat: zolang u een account hebt.",
  "kept.endOfCalendarYear": "{{period}}, gerekend vanaf 1 januari na het jaar van het document; grond: {{ground}}.",
  "kept.documentDate": "{{period}}, gerekend vanaf de datum van het document; grond: {{ground}}.",
  keptFrom: "Documenten vanaf {{date}}: {{told}}",
  coveredByAccess: "Ze inkijken en er een kopie van krijgen, zoals hier (recht van inzage, art. 15)",
  coveredByBoth:
    "Ze inkijken en er een kopie van krijgen, zoals hier (recht van inzage, art. 15), en ze meenemen naar een ander bedrijf in een vorm die zijn programma's kunnen lezen: de mappen data en csv (recht op overdraagbaarheid, art. 20)",
  "hidden.secret": "wachtwoorden, sleutels en volledige rekeningnummers",
  "hidden.staff": "welke medewerker het was",
  "hidden.other_person": "gegevens van anderen",
  contentsHeading: "Inhoud",
  attachmentsHeading: "Bijlagen",
  attachmentsLimit:
    "Deze pagina noemt de eerste {{shown}} van {{count}} bijlagen. Het bestand manifest.json noemt ze allemaal.",
  attachmentsNone: "Er zijn geen bijlagen.",
  noRecords: "Geen gegevens.",
  noValue: "leeg",
  yes: "ja",
  no: "nee",
  recordCount_one: "{{count}} gegeven",
  recordCount_other: "{{count}} gegevens",
  staff: "Medewerker",
  allFields: "Alle velden",
  emptyFields: "Zonder waarde:",
  recordRange: "{{entity}}, {{from}} tot en met {{to}} van {{count}}",
  partsOf: "Delen van: {{entity}}",
  limitNote:
    "Deze lijst is lang: deze pagina toont de eerste {{shown}} van {{count}}. Ze staan allemaal in de bestanden {{json}} en {{csv}}.",
  backToOverview: "Terug naar het overzicht",
  describeIndex: "Dit pakket als leesbare pagina",
  describeJson: "{{entity}} uit {{source}}, exacte vorm",
  describeCsv: "{{entity}} uit {{source}}, voor rekenbladen",
  describeAttachment: "Bijlage die hoort bij: {{entity}}",
  describeInvoice: "Factuur zoals ze afgedrukt wordt",
  describeMoveDomains: "Uw domeinnamen met registrar, vervaldatum en nameservers, voor een nieuwe aanbieder",
  describeMoveServices: "Uw diensten met hun controlepaneel en limieten, voor een nieuwe aanbieder",
  describeMoveMailboxes: "Mailboxen en doorstuuradressen voor zover bekend, voor een nieuwe aanbieder",
  describeMoveReadme: "Hoe u naar een nieuwe aanbieder verhuist",
  moveTitle: "Verhuizen naar een andere aanbieder",
  moveIncomplete:
    "Deze map is onvolledig, omdat niet alles kon worden gelezen uit {{sources}}. Vraag een nieuw pakket voordat u verhuist.",
  moveIntro:
    "Een nieuwe aanbieder heeft de bestanden in deze map nodig om uw domeinnamen, diensten en mailboxen over te nemen. U mag ze doorgeven zoals ze zijn.",
  moveMailboxesKnown:
    "Een lege lijst van mailboxen betekent dat er hier geen bekend is, niet dat u er geen hebt: uw mailprogramma of het controlepaneel toont ze.",
  moveFormat: "Programma's vinden de vorm van deze bestanden in de JSON-schema's {{names}}.",
  moveSecrets:
    "Wachtwoorden, sleutels en verhuiscodes zitten er niet in: wie ze heeft, kan overnemen wat van u is. U krijgt ze van {{contact}}, of u stelt zelf nieuwe in.",
  moveDomainsHeading: "DOMEINNAMEN",
  moveDomainsExpiry:
    "Zoek in domains.json op wanneer elke domeinnaam vervalt, en begin minstens twee weken eerder. Veel extensies kunnen niet verhuizen in de eerste 60 dagen na de registratie of na een eerdere verhuizing.",
  moveDomainsPrepare:
    "Laat de nieuwe aanbieder eerst uw website, e-mail en DNS-records instellen, zodat intussen niets onbereikbaar is.",
  moveDomainsCode:
    "Vraag {{contact}} om de domeinnaam te ontgrendelen en om de verhuiscode (ook autorisatiecode of EPP-code genoemd).",
  moveDomainsStart:
    "Geef de code aan de nieuwe aanbieder, die de verhuizing start, en bevestig de e-mails die u erover krijgt.",
  moveDomainsCancel: "Zeg de domeinnaam hier pas op wanneer de nieuwe aanbieder zegt dat hij is aangekomen.",
  moveServicesHeading: "WEBSITES EN ANDERE DIENSTEN",
  moveServicesCopy:
    "Maak in het controlepaneel een back-up van bestanden en databanken, of vraag er een aan {{contact}}: ze zitten niet in dit pakket.",
  moveServicesInstall: "Laat de back-up bij de nieuwe aanbieder terugzetten, en test hem daar.",
  moveServicesSwitch:
    "Wijzig daarna de nameservers of DNS-records naar de nieuwe aanbieder; het kan tot twee dagen duren voordat iedereen daar terechtkomt.",
  moveServicesCancel:
    "Zeg de dienst hier daarna op. De inhoud van een opgezegde dienst wordt na de afgesproken termijn verwijderd.",
  moveMailboxesHeading: "MAILBOXEN",
  moveMailboxesCreate: "Laat dezelfde adressen aanmaken bij de nieuwe aanbieder, elk met een nieuw wachtwoord.",
  moveMailboxesCopy:
    "Kopieer de oude berichten, bijvoorbeeld met een mailprogramma waarin beide mailboxen zijn ingesteld (IMAP).",
  moveMailboxesSwitch:
    "Wijzig de DNS-records voor e-mail, kijk nog enkele dagen in de oude mailbox, kopieer wat nog binnenkwam, en zeg pas dan op.",
  "source.website_forms": "De formulieren van onze website",
  "entity.companies": "Bedrijven in de helpdesk",
  "entity.profile": "Profiel",
  "entity.users": "Logins",
  "entity.contacts": "Contactpersonen",
  "entity.services": "Diensten",
  "entity.addons": "Extra's bij diensten",
  "entity.domains": "Domeinnamen",
  "entity.orders": "Bestellingen",
  "entity.invoices": "Facturen",
  "entity.quotes": "Offertes",
  "entity.transactions": "Transacties",
  "entity.credits": "Tegoed",
  "entity.pay_methods": "Betaalmethoden",
  "entity.tickets": "Supporttickets",
  "entity.emails": "E-mails aan u",
  "entity.activity": "Activiteitenlog",
  "entity.affiliate": "Affiliate-account",
  "entity.cancellation_requests": "Opzeggingen",
  "entity.custom_fields": "Extra velden",
  "entity.order_origins": "Herkomst van bestellingen",
  "entity.logins": "Laatste aanmeldingen",
  "entity.marketing_consents": "Toestemmingen voor reclame",
  "entity.client_notes": "Notities over u",
  "entity.client_files": "Geüploade bestanden",
  "entity.ticket_reply_senders": "Afzenders van ticketantwoorden",
  "entity.contact_details": "Bedrijfsgegevens van contactpersonen",
  "entity.credit_notes": "Creditnota's",
  "entity.form_submissions": "Formulieren op de website",
  "entity.registered_domains": "Domeinnamen bij de registrar",
  "entity.domain_contacts": "Contactgegevens van domeinnamen",
  "entity.registrar_customer": "Klantaccount bij de registrar",
  "entity.apps": "Websites",
  "entity.mailboxes": "Mailboxen",
  "entity.mail_aliases": "Mailaliassen",
  "entity.mail_forwards": "Doorsturingen naar uw adres",
};
