import type { AlarmFrame, AlarmTexts } from "./texts.ts";

/** Dutch. */
export const nl: AlarmTexts = {
  "duty.failed": {
    what: "Een verplichting tegenover een klant is mislukt",
    means: "Ze wordt niet vanzelf opnieuw geprobeerd; wat ervan gedaan is, blijft gedaan.",
    todo: "Bekijk ze met GET /v1/duties?state=failed of op de pagina van de addon, verhelp de oorzaak, en probeer ze dan opnieuw of trek ze in.",
  },
  "deletion.overdue": {
    what: "Een verwijdering is over tijd",
    means: "Hosting die u beloofde te verwijderen, is er nog. Er wordt steeds minder vaak opnieuw geprobeerd.",
    todo: "Bekijk de reden bij de verwijdering en kijk op de server of bij de verwerker, en verhelp wat in de weg staat.",
  },
  "anonymization.overdue": {
    what: "Een anonimisering is over tijd",
    means:
      "Een account dat u beloofde te anonimiseren, is er nog zoals het was. Er wordt steeds minder vaak opnieuw geprobeerd.",
    todo: "Bekijk de reden bij de anonimisering, en verhelp wat in de weg staat.",
  },
  "purge.overdue": {
    what: "Het verwijderen van vrijgegeven documenten, of van oude formulieren, is over tijd",
    means:
      "Documenten die u vrijgaf, staan nog in WHMCS, of te oude formulieren nog in de databank van de website. Er wordt steeds minder vaak opnieuw geprobeerd.",
    todo: "Bekijk de reden bij het verwijderen, en of de addon, of de databank van de website, antwoordt.",
  },
  "anonymization.to_confirm": {
    what: "Een gesloten account wacht op uw bevestiging",
    means:
      "De anonimisering is aan de beurt, en volgens uw beleid bevestigt u elke. Tot dan blijft het account zoals het is.",
    todo: "Bekijk ze met GET /v1/anonymizations/{id} of op de pagina van de addon, en bevestig ze of trek ze in.",
  },
  "erasure.waits": {
    what: "Een wissing wacht sinds haar begin",
    means:
      "De dienst houdt ze tegen om wat hij aantrof, of ze heeft nodig wat alleen een mens kan regelen. Vanzelf gaat ze niet door.",
    todo: "Bekijk de reden op de pagina van de addon of met GET /v1/duties, en geef ze vrij, trek ze in of regel waarop ze wacht.",
  },
  "documents.listed": {
    what: "Documenten hoeven niet langer bewaard te worden",
    means: "De jaarlijkse controle zette ze per klant op een lijst. Er wordt niets verwijderd voordat u het vrijgeeft.",
    todo: "Bekijk GET /v1/purges of de pagina van de addon, en geef elke lijst vrij of trek ze in.",
  },
  "deletion.suspension_failed": {
    what: "Een opgezegde dienst kon niet worden opgeschort",
    means:
      "De opzegging ging meer dan een uur geleden in. Het opschorten wordt opnieuw geprobeerd; de verwijdering gebeurt hoe dan ook op tijd.",
    todo: "Kijk in het modulelogboek van WHMCS wat de server zegt, of schort de dienst met de hand op.",
  },
  "duties.daily_limit": {
    what: "De daglimiet houdt wissingen tegen",
    means: "Er is vandaag meer vervallen dan het beleid doorlaat. Wat tegengehouden is, wacht op uw woord.",
    todo: "Bekijk GET /v1/duties?state=held, vraag u af waarom het er zoveel zijn, en geef vrij wat klopt.",
  },
  "letter.not_sent": {
    what: "Een slotbrief kon niet worden verstuurd",
    means: "Het adres van de klant wordt weldra gewist; de wissing wacht tot u de brief verstuurde.",
    todo: "Zie de taak: GET /v1/anonymizations/{id}/letter geeft de brief. Verstuur hem en meld dan de uitkomst.",
  },
  "task.return_hosting_data": {
    what: "Een klant wil de gegevens van een hosting terug voordat ze verwijderd wordt",
    means: "De verwijdering staat stil en er loopt geen datum tot dat gebeurd is.",
    todo: "Zie de taak: overhandig de gegevens en meld ze als gedaan. De datum schuift op met de tijd die dat duurde.",
  },
  "task.lift_suspension": {
    what: "Een verwijdering werd afgeblazen en de dienst is nog opgeschort",
    means: "De klant houdt de dienst, en ze werkt niet.",
    todo: "Zie de taak: kijk of er een andere reden is, hef de opschorting in WHMCS op als dat niet zo is, en meld de uitkomst.",
  },
  "task.remove_cancellation_request": {
    what: "Een klant houdt een dienst waarvan WHMCS de opzegging nog toont",
    means:
      "Geen enkele oproep van de API van WHMCS verwijdert de aanvraag: tot iemand dat doet, kan WHMCS de dienst beëindigen.",
    todo: "Zie de taak: verwijder de aanvraag onder Klanten > Annuleringsverzoeken, en meld de uitkomst.",
  },
  "tasks.overdue": {
    what: "Taken zijn over hun dag",
    means: "Klanten wachten op wat alleen een mens kan doen.",
    todo: "Bekijk GET /v1/tasks?state=open of de pagina van de addon, doe wat moet, en meld de uitkomst.",
  },
  "mail.failed": {
    what: "Een mail aan een klant kon niet worden verstuurd",
    means:
      "WHMCS weigerde hem meermaals, of niemand weet of hij vertrok. De verwijdering loopt volgens haar datums door; de klant weet het niet.",
    todo: "Controleer het adres van de klant en de mailinstellingen van WHMCS, en licht de klant met de hand in.",
  },
  "mails.not_allowed": {
    what: "WHMCS laat deze dienst geen mails versturen",
    means:
      "De API-rol mist SendEmail: klanten vernemen niets over hun verwijderingen, die volgens hun datums doorlopen, en accounts worden geanonimiseerd zonder afsluitende brief.",
    todo: "Sta de actie SendEmail toe voor de API-rol onder Configuration > Manage API Credentials. Mails die er nog toe doen, vertrekken dan vanzelf.",
  },
  "reminders.not_allowed": {
    what: "WHMCS laat deze dienst u geen mails sturen",
    means:
      "De API-rol mist SendAdminEmail: u krijgt geen herinneringen aan taken per mail. Deze meldingen blijven vertellen welke te laat zijn.",
    todo: "Sta de actie SendAdminEmail toe voor de API-rol onder Configuration > Manage API Credentials, of bekijk GET /v1/tasks?state=open zelf.",
  },
  "export.incomplete": {
    what: "Een export mist wat een systeem bewaart",
    means:
      "Een pakket werd zonder dat deel bewaard en meldt dat zelf. Wie het vroeg, heeft geen volledige kopie van zijn gegevens.",
    todo: "Kijk in de logregel export.incomplete waarom, en in GET /v1/exports welke; herstel de oorzaak, met npm run connector:check voor een ander systeem dan WHMCS, en vraag een nieuwe export.",
  },
  "processor.access_refused": {
    what: "Een systeem weigert deze dienst",
    means:
      "Wat het bewaart van klanten die gewist wilden worden, blijft daar. Het wordt dertig dagen lang opnieuw geprobeerd, steeds minder vaak.",
    todo: "Voer npm run connector:check met zijn naam uit, en herstel zijn sleutel, zijn rechten of zijn certificaat. Wat wacht, gaat vanzelf verder.",
  },
  "processor.odd_answer": {
    what: "Een systeem antwoordt anders dan verwacht",
    means:
      "In plaats van een antwoord kwam een doorverwijzing, een pagina of een lijst met een andere vorm, misschien door onderhoud. Daar wordt niets aangeraakt. Het wordt een dag lang opnieuw gevraagd, steeds minder vaak; daarna vraagt een taak het aan u.",
    todo: "Kijk of het bedrijf een storing meldt, en voer npm run connector:check met zijn naam uit: misschien is zijn adres veranderd.",
  },
  "processor.no_answer": {
    what: "Een systeem antwoordt al meer dan een uur niet",
    means:
      "Wat het bewaart van klanten die gewist wilden worden, blijft daar voorlopig; al het andere gaat verder. Het wordt dertig dagen lang opnieuw gevraagd, steeds minder vaak; daarna vraagt een taak het aan u.",
    todo: "Kijk of het bedrijf een storing meldt, en voer npm run connector:check met zijn naam uit.",
  },
  "service.silent": {
    what: "WHMCS liet al 26 uur niets horen",
    means:
      "Het dagelijkse levensteken bleef uit: sluitingen, opzeggingen en intrekkingen kunnen onopgemerkt voorbijgaan.",
    todo: "Controleer of de cron van WHMCS loopt, of de addon actief en verbonden is, en of deze dienst vanuit WHMCS bereikbaar is.",
  },
  "reconciliation.missing": {
    what: "WHMCS werd al 26 uur niet met het register vergeleken",
    means:
      "De vergelijking die verloren gebeurtenissen vindt, mislukt of loopt niet: gemiste sluitingen en opzeggingen blijven onopgemerkt.",
    todo: "Zoek in het logboek naar sweep.part_failed, kijk wat de API van WHMCS antwoordt, en verhelp de oorzaak. Er wordt vanzelf opnieuw geprobeerd.",
  },
  "reconciliation.rows_unread": {
    what: "Rijen van WHMCS waren niet te lezen",
    means:
      "De vergelijking van WHMCS met het register sloeg ze over: wat ze vertellen blijft onopgemerkt, al het andere is vergeleken.",
    todo: "Open in WHMCS de klanten en diensten die hier staan, of de lijst met opzeggingen, en verbeter wat vreemd is, zoals een datum.",
  },
  "absence.data_found": {
    what: "Iets wat gewist was, staat opnieuw in WHMCS",
    means: "Een zoekactie na het wissen vond het. Niets wordt vanzelf opnieuw gewist.",
    todo: "Zie de taak. Alleen als de databank van WHMCS zelf werd teruggezet: voer npm run replay uit met de dag van de back-up.",
  },
  "absence.data_elsewhere": {
    what: "Iets wat gewist was, staat opnieuw bij een ander systeem",
    means: "Een zoekactie na het wissen vond het daar. Niets wordt vanzelf opnieuw gewist.",
    todo: "Zie de taak: zoek uit hoe het terugkwam, en wis met de hand wat niet bewaard hoeft te worden.",
  },
  "absence.given_up": {
    what: "Een wissing kon dertig dagen lang niet worden gecontroleerd",
    means: "Het systeem kon niet worden doorzocht, dus is niet bewezen dat niets terugkwam.",
    todo: "Zie de reden onder absence in GET /v1/anonymizations of /v1/deletions, en kijk met de hand.",
  },
  "invoices.changed": {
    what: "Een factuur is niet meer wat ze vóór een wissing was",
    means:
      "Nummer, status, datums of bedragen verschillen van wat was vastgelegd, of welke facturen de momentopname van WHMCS dragen.",
    todo: "Zie de taak: vergelijk de factuur met uw boekhouding en met haar verzegelde kopie, als die er is, en meld de uitkomst.",
  },
  "invoices.not_frozen": {
    what: "Facturen konden niet worden bewaard zoals ze afgedrukt werden",
    means:
      "Ze vermelden misschien extra velden die gewist zullen worden. Er wordt niets gewist tot u een kopie bewaard hebt.",
    todo: "Zie de taak: druk de facturen waarover ze spreekt in WHMCS af als pdf, bewaar ze en meld de uitkomst.",
  },
};

/** What frames every alarm. */
export const nlFrame: AlarmFrame = {
  other: {
    what: "Iets heeft u nodig",
    means: "De dienst kwam iets tegen dat hij niet zelf kan regelen.",
    todo: "Kijk in GET /v1/tasks, GET /v1/duties en het logboek naar deze code.",
  },
  several: "{n} meldingen",
  code: "Code",
  duty: "Verplichting",
  system: "Systeem",
  client: "Klant",
  service: "Dienst",
  count: "Aantal",
  raised: "Gemeld",
  more: "en nog {n}",
  means: "Wat het betekent",
  todo: "Wat u moet doen",
  footer: "Hetzelfde wordt hoogstens één keer per dag gemeld. Deze mail hangt niet van WHMCS af.",
};
