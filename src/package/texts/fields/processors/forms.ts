import { sameInAll } from "./same-in-all.ts";

/** What was sent through the website's forms. */
export const formLabels = sameInAll({
  nl: {
    form: "Formulier",
    keptBy: "Bewaard door",
    submissionId: "Nummer van de inzending",
    "form_submissions.fields": "Ingevulde velden",
    "form_submissions.page": "Pagina",
    "form_submissions.userAgent": "Gebruikte browser",
  },
  fr: {
    form: "Formulaire",
    keptBy: "Conservé par",
    submissionId: "Numéro de l’envoi",
    "form_submissions.fields": "Champs remplis",
    "form_submissions.page": "Page du site",
    "form_submissions.userAgent": "Navigateur",
  },
  en: {
    form: "Form",
    keptBy: "Kept by",
    submissionId: "Number of the submission",
    "form_submissions.fields": "Filled in fields",
    "form_submissions.page": "Page",
    "form_submissions.userAgent": "Browser",
  },
  de: {
    form: "Formular",
    keptBy: "Aufbewahrt von",
    submissionId: "Nummer der Einsendung",
    "form_submissions.fields": "Ausgefüllte Felder",
    "form_submissions.page": "Seite",
    "form_submissions.userAgent": "Verwendeter Browser",
  },
});
