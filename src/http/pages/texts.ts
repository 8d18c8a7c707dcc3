import type { Language } from "../../domain/policy.ts";

/** What the download page says. `{controller}` is filled in. */
export interface DownloadTexts {
  readonly title: string;
  readonly what: string;
  readonly size: string;
  readonly until: string;
  readonly sha256: string;
  readonly checksums: string;
  readonly careful: string;
  readonly button: string;
  readonly goneTitle: string;
  readonly gone: string;
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
    careful: "Het bevat persoonsgegevens. Bewaar het op een veilige plaats en deel deze link niet.",
    button: "Pakket downloaden",
    goneTitle: "Deze link werkt niet",
    gone: "De link is verlopen, ingetrokken of onvolledig. Vraag ons om een nieuwe.",
  },
  fr: {
    title: "Vos données",
    what: "Ce fichier contient les données que {controller} conserve à votre sujet. C’est une archive ZIP : décompressez-la et ouvrez index.html pour les lire.",
    size: "Taille",
    until: "Téléchargeable jusqu’au",
    sha256: "SHA-256 du fichier",
    checksums:
      "Le SHA-256 permet de vérifier que le fichier est entier et inchangé. Celui de chaque fichier qu’il contient figure dans manifest.json.",
    careful: "Il contient des données personnelles. Conservez-le en lieu sûr et ne partagez pas ce lien.",
    button: "Télécharger le fichier",
    goneTitle: "Ce lien ne fonctionne pas",
    gone: "Le lien a expiré, a été retiré ou est incomplet. Demandez-nous-en un nouveau.",
  },
  en: {
    title: "Your data",
    what: "This package holds the data that {controller} keeps about you. It is a ZIP file: unpack it and open index.html to read them.",
    size: "Size",
    until: "Can be downloaded until",
    sha256: "SHA-256 of the package",
    checksums:
      "The SHA-256 tells that the package is whole and unchanged. That of every file in it is in manifest.json.",
    careful: "It contains personal data. Keep it in a safe place and do not share this link.",
    button: "Download the package",
    goneTitle: "This link does not work",
    gone: "The link has expired, was withdrawn or is incomplete. Ask us for a new one.",
  },
  de: {
    title: "Ihre Daten",
    what: "Dieses Paket enthält die Daten, die {controller} über Sie speichert. Es ist eine ZIP-Datei: Entpacken Sie sie und öffnen Sie index.html, um sie zu lesen.",
    size: "Größe",
    until: "Herunterladbar bis",
    sha256: "SHA-256 des Pakets",
    checksums:
      "An der SHA-256 erkennen Sie, dass das Paket vollständig und unverändert ist. Die jeder Datei darin steht in manifest.json.",
    careful: "Es enthält personenbezogene Daten. Bewahren Sie es sicher auf und geben Sie diesen Link nicht weiter.",
    button: "Paket herunterladen",
    goneTitle: "Dieser Link funktioniert nicht",
    gone: "Der Link ist abgelaufen, wurde zurückgezogen oder ist unvollständig. Bitten Sie uns um einen neuen.",
  },
};
