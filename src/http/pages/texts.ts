import type { Language } from "../../domain/policy.ts";

/** What the download page says. `{controller}` is filled in. */
export interface DownloadTexts {
  readonly title: string;
  readonly what: string;
  readonly size: string;
  readonly until: string;
  readonly sha256: string;
  readonly checksums: string;
  /** One sentence for a package that lacks something. */
  readonly incomplete: string;
  readonly careful: string;
  readonly button: string;
  readonly goneTitle: string;
  readonly gone: string;
  readonly faultTitle: string;
  readonly fault: string;
}

/** Every text in every language. */
export const downloadTexts: Readonly<Record<Language, DownloadTexts>> = {
  nl: {
    title: "Uw gegevens",
    what: "Dit pakket bevat de gegevens die {controller} over u bewaart. Het is een ZIP-bestand: pak het uit en open index.html om ze te lezen.",
    size: "Grootte",
    until: "Te downloaden tot",
    sha256: "SHA-256 van het pakket",
    checksums:
      "Aan de SHA-256 herkent u dat het pakket heel en ongewijzigd is. Die van elk bestand erin staat in manifest.json.",
    incomplete:
      "Dit pakket is onvolledig: toen het werd gemaakt, kon niet alles worden gelezen. Op de pagina in het pakket staat wat er ontbreekt.",
    careful: "Het bevat persoonsgegevens. Bewaar het op een veilige plaats en deel deze link niet.",
    button: "Pakket downloaden",
    goneTitle: "Deze link werkt niet",
    gone: "De link is verlopen, ingetrokken of onvolledig. Vraag ons om een nieuwe.",
    faultTitle: "Uw pakket kan nu niet worden gegeven",
    fault:
      "Uw link is in orde, maar door een fout bij {controller} kan het pakket nu niet worden gegeven. Neem contact op met {controller}: daar kan de fout worden verholpen of een nieuw pakket worden gemaakt.",
  },
  fr: {
    title: "Vos données",
    what: "Ce fichier contient les données que {controller} conserve à votre sujet. C’est une archive ZIP : décompressez-la et ouvrez index.html pour les lire.",
    size: "Taille",
    until: "Téléchargeable jusqu’au",
    sha256: "SHA-256 du fichier",
    checksums:
      "Le SHA-256 permet de vérifier que le fichier est entier et inchangé. Celui de chaque fichier qu’il contient figure dans manifest.json.",
    incomplete:
      "Ce fichier est incomplet : tout n’a pas pu être lu lors de sa création. La page qu’il contient indique ce qui manque.",
    careful: "Il contient des données personnelles. Conservez-le en lieu sûr et ne partagez pas ce lien.",
    button: "Télécharger le fichier",
    goneTitle: "Ce lien ne fonctionne pas",
    gone: "Le lien a expiré, a été retiré ou est incomplet. Demandez-nous-en un nouveau.",
    faultTitle: "Votre fichier ne peut pas être remis pour le moment",
    fault:
      "Votre lien est correct, mais une erreur chez {controller} empêche la remise du fichier. Adressez-vous à {controller}, qui peut la corriger ou préparer un nouveau fichier.",
  },
  en: {
    title: "Your data",
    what: "This package holds the data that {controller} keeps about you. It is a ZIP file: unpack it and open index.html to read them.",
    size: "Size",
    until: "Can be downloaded until",
    sha256: "SHA-256 of the package",
    checksums:
      "The SHA-256 tells that the package is whole and unchanged. That of every file in it is in manifest.json.",
    incomplete:
      "This package is incomplete: not everything could be read when it was made. The page inside says what is missing.",
    careful: "It contains personal data. Keep it in a safe place and do not share this link.",
    button: "Download the package",
    goneTitle: "This link does not work",
    gone: "The link has expired, was withdrawn or is incomplete. Ask us for a new one.",
    faultTitle: "Your package cannot be handed over now",
    fault:
      "Your link is right, but a fault at {controller} keeps the package back. Please ask {controller}, who can mend it or make a new package.",
  },
  de: {
    title: "Ihre Daten",
    what: "Dieses Paket enthält die Daten, die {controller} über Sie speichert. Es ist eine ZIP-Datei: Entpacken Sie sie und öffnen Sie index.html, um sie zu lesen.",
    size: "Größe",
    until: "Herunterladbar bis",
    sha256: "SHA-256 des Pakets",
    checksums:
      "An der SHA-256 erkennen Sie, dass das Paket vollständig und unverändert ist. Die jeder Datei darin steht in manifest.json.",
    incomplete:
      "Dieses Paket ist unvollständig: Bei der Erstellung konnte nicht alles gelesen werden. Auf der Seite im Paket steht, was fehlt.",
    careful: "Es enthält personenbezogene Daten. Bewahren Sie es sicher auf und geben Sie diesen Link nicht weiter.",
    button: "Paket herunterladen",
    goneTitle: "Dieser Link funktioniert nicht",
    gone: "Der Link ist abgelaufen, wurde zurückgezogen oder ist unvollständig. Bitten Sie uns um einen neuen.",
    faultTitle: "Ihr Paket kann derzeit nicht übergeben werden",
    fault:
      "Ihr Link ist in Ordnung, aber ein Fehler bei {controller} verhindert die Übergabe des Pakets. Wenden Sie sich an {controller}: Dort kann der Fehler behoben oder ein neues Paket erstellt werden.",
  },
};
