import { sameInAll } from "./same-in-all.ts";

/** What Versio and ResellerClub call alike, and each its own. */
export const registrarLabels = sameInAll({
  nl: {
    registrantContactId: "Contact-ID van de houder",
    renewsByItself: "Wordt automatisch verlengd",
    isLocked: "Beveiligd tegen verhuizing",
    dnsManaged: "DNS bij de registrar",
    street: "Straat",
    houseNumber: "Huisnummer",
    houseNumberAddition: "Toevoeging bij het huisnummer",
    extraDetails: "Extra gegevens voor het register",
  },
  fr: {
    registrantContactId: "ID du contact du titulaire",
    renewsByItself: "Renouvelé automatiquement",
    isLocked: "Protégé contre un transfert",
    dnsManaged: "DNS auprès du registrar",
    street: "Rue",
    houseNumber: "Numéro de maison",
    houseNumberAddition: "Complément du numéro de maison",
    extraDetails: "Données propres au registre",
  },
  en: {
    registrantContactId: "Contact ID of the registrant",
    renewsByItself: "Renewed automatically",
    isLocked: "Locked against transfer",
    dnsManaged: "DNS kept by the registrar",
    street: "Street",
    houseNumber: "House number",
    houseNumberAddition: "Addition to the house number",
    extraDetails: "Extra details for the registry",
  },
  de: {
    registrantContactId: "Kontakt-ID des Inhabers",
    renewsByItself: "Wird automatisch verlängert",
    isLocked: "Gegen Umzug gesperrt",
    dnsManaged: "DNS beim Registrar",
    street: "Straße",
    houseNumber: "Hausnummer",
    houseNumberAddition: "Zusatz zur Hausnummer",
    extraDetails: "Zusätzliche Angaben für die Registry",
  },
});
