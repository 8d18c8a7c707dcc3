import type { LetterTexts } from "./translate.ts";

/** Dutch. */
export const nl: LetterTexts = {
  titleReduced: "Uw account bij {{controller}} is teruggebracht tot wat bewaard moet blijven",
  titleErased: "Uw gegevens bij {{controller}} zijn gewist",
  titleAnonymised: "Uw account bij {{controller}} is geanonimiseerd",
  titleDeleted: "Uw account bij {{controller}} is verwijderd",
  titleUnderWay: "Uw gegevens bij {{controller}}: wat we gewist hebben en wat blijft",
  introReduced:
    "Op {{date}} heeft {{controller}} het wissen van uw persoonsgegevens voltooid, behalve wat bewaard moet blijven. Uw account is daartoe teruggebracht. Hieronder leest u wat gewist is, wat blijft, waarom en tot wanneer.",
  introErased:
    "Op {{date}} heeft {{controller}} uw persoonsgegevens gewist voor zover onze software reikt. Niets ervan moet bewaard blijven. Hieronder leest u wat gewist is en wat hier niet gewist is.",
  introAnonymised:
    "Op {{date}} heeft {{controller}} het anonimiseren van uw account voltooid. Niets ervan moet bewaard blijven. Hieronder leest u wat gewist is.",
  introDeleted:
    "Uw account werd uit onze klantenadministratie verwijderd voordat elke stap hieronder uitgevoerd kon worden. Op {{date}} heeft {{controller}} de controle met de hand voltooid van wat elders overbleef.",
  introUnderWay:
    "Op {{date}} heeft {{controller}} uw persoonsgegevens gewist zoals hieronder staat. Dit is de laatste brief aan dit adres: meteen hierna wordt het in onze klantenadministratie vervangen.",
  reference: "Vermeld deze referentie wanneer u ons schrijft: {{id}}",
  erasedHeading: "Wat gewist is",
  erasedNothing: "Geen enkele stap heeft iets gewist.",
  hostingTail: "Uw hosting, eerder verwijderd. De laatste kopieën, zoals back-ups, zijn weg op {{date}}.",
  followsHeading: "Wat nog volgt",
  followsIntro:
    "Deze stappen komen meteen na deze brief. Wat onze medewerkers met de hand doen, kan tot een maand duren.",
  followsByHand: "{{what}} (met de hand)",
  followsElsewhere: "{{what}} (zodra dat bedrijf het uitgevoerd heeft)",
  absentHeading: "Wat we gezocht hebben en niet hadden",
  retainedHeading: "Wat blijft, waarom en tot wanneer",
  retainedIntro:
    "Wat hier staat, wordt niet gewist zolang het bewaard moet blijven. Daarna mag het gewist worden, vanaf de genoemde dag.",
  copiesHeading: "Kopieën van uw facturen",
  copiesSealed:
    "Facturen waarvan we een versleutelde kopie bewaren zoals ze voordien gedrukt werden: {{count}}. De laatste van deze kopieën mag gewist worden vanaf {{date}}.",
  copiesImpossible:
    "Onze software kon sommige van uw facturen niet kopiëren. Wat erop staat, blijft in uw profiel zolang ze bewaard moeten worden.",
  copiesByHand:
    "Onze medewerkers hebben een kopie gemaakt van facturen die onze software niet kon kopiëren, voor zolang ze bewaard moeten worden.",
  notDoneHeading: "Wat hier niet gewist is, en waarom",
  columnWhat: "Wat",
  columnCount: "Aantal",
  columnGround: "Waarom",
  columnUntil: "Mag gewist worden vanaf",
  groundBookkeeping: "De wet op de boekhouding",
  groundByHand: "Een grond die onze medewerkers hebben vastgesteld. Vraag ons ernaar.",
  groundElsewhere:
    "Het genoemde bedrijf bewaart dit, zolang zijn eigen regels of de onze dat vragen. Vraag ons naar de grond.",
  groundTicketsKept:
    "Uw vragen aan onze helpdesk blijven bewaard zonder uw naam en adres; wat u erin schreef, blijft staan",
  groundActiveDomain: "De registrar houdt dit bij voor een domeinnaam die nog geregistreerd is",
  untilUnnamed: "Vraag ons naar de dag",
  byHand: "{{what}} (met de hand gedaan)",
  withCount: "{{what}}: {{count}}",
  withGoneAt: "{{what}}. De laatste kopieën, zoals back-ups, zijn weg op {{date}}.",
  controllerHeading: "Wie verantwoordelijk is voor uw gegevens",
  controllerName: "Naam",
  controllerLegalForm: "Rechtsvorm",
  controllerAddress: "Adres",
  controllerEmail: "E-mail",
  controllerPhone: "Telefoon",
  controllerVatNumber: "Btw-nummer",
  complaintHeading: "Als u niet akkoord gaat",
  complaintContact: "Schrijf naar {{contact}}. Dat kost u niets.",
  complaintAuthority: "U kunt ook een klacht indienen bij de toezichthoudende autoriteit: {{authority}}.",
  complaintAuthorityUnnamed: "U kunt ook een klacht indienen bij de gegevensbeschermingsautoriteit van uw land.",
  complaintCourt: "U kunt ook naar de rechter gaan.",
  "action.delete_tickets": "Supporttickets, met hun antwoorden en bijlagen",
  "action.delete_pay_methods": "Opgeslagen betaalmiddelen",
  "action.delete_quotes": "Offertes die niet bewaard hoeven te blijven",
  "action.delete_contacts": "Contactpersonen van uw account",
  "action.reduce_billing_contact":
    "Uw contactpersoon voor facturen, voor zover facturen die vermelden; e-mailadres en telefoonnummer zijn gewist",
  "action.clear_services":
    "Details van uw diensten: domein, gebruikersnaam, wachtwoord, IP-adressen, notities, extra velden",
  "action.clear_domains": "Notities bij uw domeinnamen; de domeinnamen zelf blijven bij uw bestellingen staan",
  "action.anonymise_users": "Logins: naam en e-mailadres",
  "action.leave_shared_users": "Logins die ook toegang geven tot het account van een andere klant",
  "action.destroy_packages": "Pakketten met een kopie van uw gegevens die voor u gemaakt waren",
  "action.erase_client": "Uw gegevens bij {{recipient}}",
  "action.erase_credentials": "Wachtwoorden en logins van u die wij bewaarden",
  "action.keep_invoices": "Facturen en creditnota’s",
  "action.keep_transactions": "Betalingen en terugbetalingen zonder factuur",
  "action.keep_quotes": "Aanvaarde offertes",
  "action.keep_printed_identity": "Wat uw facturen vermelden: namen, bedrijf, adres, land, btw-nummer",
  "action.remove_documents":
    "Facturen die niet langer bewaard moeten worden, met hun regels en de naam en het adres die erop staan",
  "action.scrub_tickets": "Wat bij uw supporttickets hoort: beoordelingen, verloop en extra velden",
  "action.scrub_database":
    "Andere sporen van u in onze klantenadministratie, zoals IP-adressen van bestellingen en logins, notities, geüploade bestanden en vroegere toestemmingen",
  "action.scrub_logs": "Vermeldingen van u in de logboeken van onze klantenadministratie",
  "action.reduce_profile":
    "Uw profiel: e-mailadres, telefoonnummer, notities, extra velden, toestemming voor reclame; wat facturen vermelden blijft",
  "action.anonymise_profile":
    "Uw profiel: namen, bedrijf, adres, btw-nummer, e-mailadres, telefoonnummer, notities, extra velden, toestemming voor reclame",
  "action.other": "Andere gegevens",
  "reason.addon_door_absent": "Onze software kan niet bij deze sporen. Vraag ons wat ermee gebeurt.",
  "reason.documents_not_released":
    "Deze documenten zijn nog niet vrijgegeven om te verwijderen. Vraag ons wanneer ze verwijderd worden.",
  "reason.partly_scrubbed":
    "Gewist voor zover onze software deze versie van onze klantenadministratie kent. Vraag ons naar de rest.",
  "reason.shared_login":
    "Iemand gebruikt dezelfde login voor een ander account, dat dan niet meer zou werken. Naam en e-mailadres ervan blijven.",
  "reason.not_needed": "Onze medewerkers hebben het nagekeken en vonden dat er niets te doen was.",
  "reason.not_identifiable":
    "Het kent bezoekers alleen aan het nummer in hun eigen cookie. Stuur ons dat nummer, en wij laten het wissen.",
  "reason.account_deleted": "Kon niet als aparte stap uitgevoerd worden, omdat het account zelf verwijderd werd.",
  "reason.other": "Deze stap is niet uitgevoerd. Vraag ons waarom.",
};
