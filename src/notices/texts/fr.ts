import type { LetterTexts } from "./translate.ts";

/** French. */
export const fr: LetterTexts = {
  titleReduced: "Votre compte chez {{controller}} a été réduit à ce qui doit être conservé",
  titleErased: "Vos données chez {{controller}} ont été effacées",
  titleAnonymised: "Votre compte chez {{controller}} a été anonymisé",
  titleDeleted: "Votre compte chez {{controller}} a été supprimé",
  titleUnderWay: "Vos données chez {{controller}} : ce que nous avons effacé et ce qui reste",
  introReduced:
    "Le {{date}}, {{controller}} a achevé l’effacement de vos données personnelles, sauf ce qui doit être conservé. Votre compte y a été réduit. Vous lisez ci-dessous ce qui a été effacé, ce qui reste, pourquoi et jusqu’à quand.",
  introErased:
    "Le {{date}}, {{controller}} a effacé vos données personnelles là où notre logiciel les atteint. Rien n’en doit être conservé. Vous lisez ci-dessous ce qui a été effacé et ce qui ne l’a pas été ici.",
  introAnonymised:
    "Le {{date}}, {{controller}} a achevé l’anonymisation de votre compte. Rien n’en doit être conservé. Vous lisez ci-dessous ce qui a été effacé.",
  introDeleted:
    "Votre compte a été supprimé de notre gestion des clients avant que chaque étape ci-dessous ait pu être exécutée. Le {{date}}, {{controller}} a achevé de vérifier à la main ce qui restait ailleurs.",
  introUnderWay:
    "Le {{date}}, {{controller}} a effacé vos données personnelles comme indiqué ci-dessous. Ceci est la dernière lettre à cette adresse : juste après, elle est remplacée dans notre gestion des clients.",
  reference: "Mentionnez cette référence quand vous nous écrivez : {{id}}",
  erasedHeading: "Ce qui a été effacé",
  erasedNothing: "Aucune étape n’a rien effacé.",
  hostingTail:
    "Votre hébergement, supprimé auparavant. Les dernières copies, comme les sauvegardes, disparaissent le {{date}}.",
  followsHeading: "Ce qui suit encore",
  followsIntro:
    "Ces étapes viennent juste après cette lettre. Ce que notre personnel fait à la main peut prendre jusqu’à un mois.",
  followsByHand: "{{what}} (à la main)",
  followsElsewhere: "{{what}} (dès que cette entreprise l’aura exécuté)",
  absentHeading: "Ce que nous avons cherché et n’avions pas",
  retainedHeading: "Ce qui reste, pourquoi et jusqu’à quand",
  retainedIntro:
    "Ce qui figure ici n’est pas effacé tant qu’il doit être conservé. Ensuite, cela peut être effacé à partir du jour indiqué.",
  copiesHeading: "Copies de vos factures",
  copiesSealed:
    "Factures dont nous gardons une copie chiffrée, telles qu’elles étaient imprimées auparavant : {{count}}. La dernière de ces copies peut être effacée à partir du {{date}}.",
  copiesImpossible:
    "Notre logiciel n’a pas pu copier certaines de vos factures. Ce qu’elles mentionnent reste dans votre profil tant qu’elles doivent être conservées.",
  copiesByHand:
    "Notre personnel a fait une copie des factures que notre logiciel n’a pas pu copier, tant qu’elles doivent être conservées.",
  notDoneHeading: "Ce qui n’a pas été effacé ici, et pourquoi",
  columnWhat: "Quoi",
  columnCount: "Nombre",
  columnGround: "Pourquoi",
  columnUntil: "Peut être effacé à partir du",
  groundBookkeeping: "La loi sur la comptabilité",
  groundByHand: "Un motif établi par notre personnel. Demandez-le-nous.",
  groundElsewhere:
    "L’entreprise nommée conserve ceci, le temps que ses règles ou les nôtres le demandent. Demandez-nous le motif.",
  groundTicketsKept:
    "Vos questions à notre service d’assistance sont gardées sans votre nom ni votre adresse ; ce que vous y avez écrit reste",
  groundActiveDomain: "Gardé par le registrar pour un nom de domaine encore enregistré",
  untilUnnamed: "Demandez-nous le jour",
  byHand: "{{what}} (fait à la main)",
  withCount: "{{what}} : {{count}}",
  withGoneAt: "{{what}}. Les dernières copies, telles que les sauvegardes, auront disparu le {{date}}.",
  controllerHeading: "Qui est responsable de vos données",
  controllerName: "Nom",
  controllerLegalForm: "Forme juridique",
  controllerAddress: "Adresse",
  controllerEmail: "E-mail",
  controllerPhone: "Téléphone",
  controllerVatNumber: "Numéro de TVA",
  complaintHeading: "Si vous n’êtes pas d’accord",
  complaintContact: "Écrivez à {{contact}}. Cela ne vous coûte rien.",
  complaintAuthority: "Vous pouvez aussi introduire une réclamation auprès de l’autorité de contrôle : {{authority}}.",
  complaintAuthorityUnnamed:
    "Vous pouvez aussi introduire une réclamation auprès de l’autorité de protection des données de votre pays.",
  complaintCourt: "Vous pouvez aussi saisir la justice.",
  "action.delete_tickets": "Tickets d’assistance, avec leurs réponses et pièces jointes",
  "action.delete_pay_methods": "Moyens de paiement enregistrés",
  "action.delete_quotes": "Devis qui ne doivent pas être conservés",
  "action.delete_contacts": "Contacts de votre compte",
  "action.reduce_billing_contact":
    "Votre contact de facturation, pour autant que les factures le mentionnent ; son adresse e-mail et son numéro de téléphone ont été effacés",
  "action.clear_services":
    "Détails de vos services : domaine, nom d’utilisateur, mot de passe, adresses IP, notes, champs supplémentaires",
  "action.clear_domains":
    "Notes sur vos noms de domaine ; les noms de domaine eux-mêmes restent dans les données de vos commandes",
  "action.anonymise_users": "Identifiants de connexion : nom et adresse e-mail",
  "action.leave_shared_users": "Identifiants de connexion qui donnent aussi accès au compte d’un autre client",
  "action.destroy_packages": "Dossiers contenant une copie de vos données, établis pour vous",
  "action.erase_client": "Vos données chez {{recipient}}",
  "action.erase_credentials": "Vos mots de passe et identifiants que nous avions enregistrés",
  "action.keep_invoices": "Factures et notes de crédit",
  "action.keep_transactions": "Paiements et remboursements sans facture",
  "action.keep_quotes": "Devis acceptés",
  "action.keep_printed_identity": "Ce que vos factures mentionnent : noms, société, adresse, pays, numéro de TVA",
  "action.remove_documents":
    "Factures qui ne doivent plus être conservées, avec leurs lignes et le nom et l’adresse qui y figurent",
  "action.scrub_tickets":
    "Ce qui accompagne vos tickets d’assistance : évaluations, historique et champs supplémentaires",
  "action.scrub_database":
    "Autres traces de vous dans notre gestion des clients, comme les adresses IP des commandes et des connexions, les notes, les fichiers téléversés et les consentements antérieurs",
  "action.scrub_logs": "Mentions de vous dans les journaux de notre gestion des clients",
  "action.reduce_profile":
    "Votre profil : adresse e-mail, numéro de téléphone, notes, champs supplémentaires, consentement à la publicité ; ce que les factures mentionnent reste",
  "action.anonymise_profile":
    "Votre profil : noms, société, adresse, numéro de TVA, adresse e-mail, numéro de téléphone, notes, champs supplémentaires, consentement à la publicité",
  "action.other": "Autres données",
  "reason.addon_door_absent": "Notre logiciel n’a pas accès à ces traces. Demandez-nous ce qu’il en advient.",
  "reason.documents_not_released":
    "La suppression de ces documents n’a pas encore été autorisée. Demandez-nous quand ils seront supprimés.",
  "reason.partly_scrubbed":
    "Effacées dans la mesure où notre logiciel connaît cette version de notre gestion des clients. Demandez-nous ce qu’il en est du reste.",
  "reason.shared_login":
    "Quelqu’un utilise le même identifiant pour un autre compte, qui cesserait de fonctionner. Son nom et son adresse e-mail restent.",
  "reason.not_needed": "Notre personnel a vérifié et a constaté qu’il n’y avait rien à faire.",
  "reason.not_identifiable":
    "Il ne reconnaît les visiteurs qu’au numéro de leur propre cookie. Envoyez-nous ce numéro, et nous le faisons effacer.",
  "reason.account_deleted":
    "Cela n’a pas pu être exécuté comme étape à part, parce que le compte lui-même a été supprimé.",
  "reason.other": "Cette étape n’a pas été exécutée. Demandez-nous pourquoi.",
};
