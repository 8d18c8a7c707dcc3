import type { Language } from "../../domain/policy.ts";

/** What the download page says. `{date}` and `{size}` are filled in. */
export interface DownloadTexts {
  readonly title: string;
  readonly ready: string;
  readonly until: string;
  readonly careful: string;
  readonly button: string;
  readonly goneTitle: string;
  readonly gone: string;
}

/** Every text in every language. */
export const downloadTexts: Readonly<Record<Language, DownloadTexts>> = {
  nl: {
    title: "Uw gegevens",
    ready: "Het pakket met uw gegevens staat klaar ({size}).",
    until: "U kunt het downloaden tot {date}.",
    careful: "Het bevat persoonsgegevens. Bewaar het op een veilige plaats en deel deze link niet.",
    button: "Pakket downloaden",
    goneTitle: "Deze link werkt niet",
    gone: "De link is verlopen, ingetrokken of onvolledig. Vraag ons om een nieuwe.",
  },
  fr: {
    title: "Vos données",
    ready: "Le fichier contenant vos données est prêt ({size}).",
    until: "Vous pouvez le télécharger jusqu’au {date}.",
    careful: "Il contient des données personnelles. Conservez-le en lieu sûr et ne partagez pas ce lien.",
    button: "Télécharger le fichier",
    goneTitle: "Ce lien ne fonctionne pas",
    gone: "Le lien a expiré, a été retiré ou est incomplet. Demandez-nous-en un nouveau.",
  },
  en: {
    title: "Your data",
    ready: "The package with your data is ready ({size}).",
    until: "You can download it until {date}.",
    careful: "It contains personal data. Keep it in a safe place and do not share this link.",
    button: "Download the package",
    goneTitle: "This link does not work",
    gone: "The link has expired, was withdrawn or is incomplete. Ask us for a new one.",
  },
  de: {
    title: "Ihre Daten",
    ready: "Das Paket mit Ihren Daten liegt bereit ({size}).",
    until: "Sie können es bis {date} herunterladen.",
    careful: "Es enthält personenbezogene Daten. Bewahren Sie es sicher auf und geben Sie diesen Link nicht weiter.",
    button: "Paket herunterladen",
    goneTitle: "Dieser Link funktioniert nicht",
    gone: "Der Link ist abgelaufen, wurde zurückgezogen oder ist unvollständig. Bitten Sie uns um einen neuen.",
  },
};
