import type { Mask, Withholding } from "../../domain/data-map.ts";
import type { Language } from "../../domain/policy.ts";

/** What became of a field, for whoever reads the package: what is taken out of a value, and why a field is not whole. */
export type TreatmentTexts = Readonly<Record<`mask.${Mask}` | `withheld.${Withholding}`, string>>;

/** Sentences of their own, by language. */
export const treatmentTexts: Readonly<Record<Language, TreatmentTexts>> = {
  nl: {
    "mask.secrets": "Wachtwoorden, sleutels en codes die in de tekst herkend worden, zijn verwijderd.",
    "mask.labelled_secret":
      "De waarde is verwijderd als de naam van het veld op een wachtwoord, sleutel of code wijst.",
    "mask.digits": "Van lange nummers worden alleen de laatste vier cijfers getoond.",
    "mask.last_four": "Alleen de laatste vier tekens worden getoond.",
    "mask.staff": "Namen van medewerkers worden niet getoond, alleen dat het een medewerker was.",
    "mask.staff_address": "Adressen van medewerkers worden niet getoond.",
    "mask.others":
      "Namen van medewerkers, nummers van andere klanten en herkenbare wachtwoorden, sleutels en codes zijn verwijderd.",
    "mask.own_addresses": "Alleen uw eigen e-mailadressen worden getoond.",
    "withheld.secret": "Dit moet geheim blijven: wie het kent, krijgt toegang tot wat van u is.",
    "withheld.other_person": "Dit gaat over iemand anders.",
    "withheld.staff": "Dit gaat over een medewerker.",
    "withheld.repeated": "Dit staat al elders in dit pakket.",
    "withheld.technical": "Dit is louter technisch en zegt niets over u.",
  },
  fr: {
    "mask.secrets": "Les mots de passe, clés et codes reconnus dans le texte sont retirés.",
    "mask.labelled_secret": "La valeur est retirée si le nom du champ annonce un mot de passe, une clé ou un code.",
    "mask.digits": "Des numéros longs, seuls les quatre derniers chiffres sont affichés.",
    "mask.last_four": "Seuls les quatre derniers caractères sont affichés.",
    "mask.staff": "Le nom d’un membre du personnel n’est pas affiché, seulement le fait qu’il s’agit du personnel.",
    "mask.staff_address": "Les adresses de membres du personnel ne sont pas affichées.",
    "mask.others":
      "Les noms de membres du personnel, les numéros d’autres clients ainsi que les mots de passe, clés et codes reconnaissables sont retirés.",
    "mask.own_addresses": "Seules vos propres adresses e-mail sont affichées.",
    "withheld.secret": "Cela doit rester secret : quiconque le connaît peut accéder à ce qui vous appartient.",
    "withheld.other_person": "Cela concerne une autre personne.",
    "withheld.staff": "Cela concerne un membre du personnel.",
    "withheld.repeated": "Cela figure déjà ailleurs dans ce dossier.",
    "withheld.technical": "C’est purement technique et ne dit rien de vous.",
  },
  en: {
    "mask.secrets": "Passwords, keys and codes that are recognised in the text are removed.",
    "mask.labelled_secret": "The value is removed if the name of the field suggests a password, key or code.",
    "mask.digits": "Of long numbers, only the last four digits are shown.",
    "mask.last_four": "Only the last four characters are shown.",
    "mask.staff": "Names of staff are not shown, only that it was staff.",
    "mask.staff_address": "Addresses of staff are not shown.",
    "mask.others": "Names of staff, numbers of other clients, and recognisable passwords, keys and codes are removed.",
    "mask.own_addresses": "Only your own e-mail addresses are shown.",
    "withheld.secret": "This has to stay secret: whoever knows it can get at what is yours.",
    "withheld.other_person": "This is about somebody else.",
    "withheld.staff": "This is about a member of staff.",
    "withheld.repeated": "This already stands elsewhere in this package.",
    "withheld.technical": "This is purely technical and says nothing about you.",
  },
  de: {
    "mask.secrets": "Passwörter, Schlüssel und Codes, die im Text erkannt werden, sind entfernt.",
    "mask.labelled_secret":
      "Der Wert ist entfernt, wenn der Name des Feldes auf ein Passwort, einen Schlüssel oder einen Code hindeutet.",
    "mask.digits": "Von langen Nummern werden nur die letzten vier Ziffern gezeigt.",
    "mask.last_four": "Nur die letzten vier Zeichen werden gezeigt.",
    "mask.staff": "Namen von Mitarbeitenden werden nicht gezeigt, nur, dass es Mitarbeitende waren.",
    "mask.staff_address": "Adressen von Mitarbeitenden werden nicht gezeigt.",
    "mask.others":
      "Namen von Mitarbeitenden, Nummern anderer Kunden und erkennbare Passwörter, Schlüssel und Codes sind entfernt.",
    "mask.own_addresses": "Nur Ihre eigenen E-Mail-Adressen werden gezeigt.",
    "withheld.secret": "Das muss geheim bleiben: Wer es kennt, bekommt Zugriff auf das, was Ihnen gehört.",
    "withheld.other_person": "Das betrifft eine andere Person.",
    "withheld.staff": "Das betrifft Mitarbeitende.",
    "withheld.repeated": "Das steht schon an anderer Stelle in diesem Paket.",
    "withheld.technical": "Das ist rein technisch und sagt nichts über Sie aus.",
  },
};
