import { sameInAll } from "./same-in-all.ts";

/** What Cloudways and Rackspace Email tell. */
export const hostingLabels = sameInAll({
  nl: {
    appId: "ID van de website",
    label: "Benaming",
    "apps.aliases": "Andere domeinnamen",
    hostname: "Naam bij de host",
    application: "Toepassing",
    version: "Versie van de toepassing",
    project: "Projectnaam",
    administrator: "Beheerder van de website",
  },
  fr: {
    appId: "ID du site",
    label: "Intitulé",
    "apps.aliases": "Autres noms de domaine",
    hostname: "Nom chez l’hébergeur",
    application: "Logiciel",
    version: "Version du logiciel",
    project: "Projet",
    administrator: "Administrateur du site",
  },
  en: {
    appId: "ID of the website",
    label: "Label",
    "apps.aliases": "Other domain names",
    hostname: "Name at the host",
    application: "Application",
    version: "Application version",
    project: "Project",
    administrator: "Administrator of the website",
  },
  de: {
    appId: "ID der Website",
    label: "Bezeichnung",
    "apps.aliases": "Weitere Domainnamen",
    hostname: "Name beim Hoster",
    application: "Anwendung",
    version: "Version der Anwendung",
    project: "Projekt",
    administrator: "Administrator der Website",
  },
});
