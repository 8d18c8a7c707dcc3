import type { ApprovalTexts } from "./texts.ts";

export const fr: ApprovalTexts = {
  wording: {
    goes: "Tout ce que contient ce service d’hébergement, comme les fichiers, les bases de données et les boîtes mail. Personne ne pourra le récupérer ensuite, nous non plus.",
    stays:
      "Votre compte, vos factures et paiements (la loi nous oblige à les conserver) et vos échanges avec nous. Les noms de domaine ne font pas partie de cette suppression. Les copies dans les sauvegardes disparaissent quand celles-ci expirent.",
    inEffect:
      "Votre résiliation a pris effet. Si vous approuvez, nous commençons tout de suite à supprimer, sans plus attendre.",
    beforeEffect:
      "Votre résiliation n’a pas encore pris effet : ce service court jusqu’au {effective}. Choisissez quand nous pouvons supprimer.",
    withoutData:
      "Vous avez demandé à récupérer d’abord vos données et nous ne vous les avons pas encore remises. Si vous approuvez maintenant, vous y renoncez.",
    atEffect: "Le {effective}, dès que la résiliation prend effet. Jusque-là, le service continue de fonctionner.",
    now: "Tout de suite. Le service s’arrête immédiatement et je renonce au temps restant jusqu’au {effective}, même s’il est déjà payé.",
    understoodDelete:
      "J’ai sauvegardé ce que je veux garder. J’approuve cette suppression et je comprends qu’elle est irréversible.",
    role: "Pour ce que contient ce service d’hébergement, vous êtes le responsable du traitement et nous sommes votre sous-traitant (article 28, paragraphe 3, point g, du RGPD). Le choix vous appartient donc : nous supprimons ces données, ou nous vous les rendons d’abord.",
    clock:
      "Si vous confirmez, le délai s’arrête à ce moment : nous ne supprimons rien tant que nous ne vous avons pas remis les données. Ensuite, le temps qui restait reprend son cours et nous vous écrivons la nouvelle date.",
    way: "Nous faisons une copie de vos fichiers, bases de données et boîtes mail, et nous vous disons à l’adresse e-mail de votre compte comment la récupérer en toute sécurité.",
    understoodData:
      "Je veux récupérer les données de ce service avant leur suppression et je comprends que celle-ci est reportée du temps nécessaire.",
    keepMeans: "Si vous confirmez, la suppression est annulée tout de suite : rien de ce service n’est supprimé.",
    keepGoesOn:
      "Votre résiliation de ce service prend fin avec elle : le service continue aux conditions d’avant et est à nouveau facturé. S’il ne fonctionne pas en ce moment, nous vous contacterons.",
    understoodKeep:
      "Je garde ce service et je retire sa résiliation. Je comprends que le service continue et qu’il est facturé.",
  },
  title: "La suppression de votre hébergement",
  intro: "Vous ne devez rien faire : nous supprimons alors à la date ci-dessous. Vous pouvez aussi choisir.",
  service: "Hébergement",
  serviceUnnamed: "Service {id}",
  goesLabel: "Ce qui disparaît",
  staysLabel: "Ce qui reste",
  effective: "Votre résiliation prend effet",
  starts: "Nous commençons à supprimer",
  due: "Terminé au plus tard à la fin du",
  until: "Vous pouvez choisir jusqu’au",
  stopped:
    "Vous avez demandé vos données le {date}. Rien n’est supprimé tant que vous ne les avez pas, et aucun délai ne court.",
  held: "Cette suppression est suspendue. Rien n’est supprimé pour le moment.",
  approved: "Vous avez approuvé cette suppression le {date}.",
  dataTitle: "D’abord récupérer mes données",
  dataButton: "Rendez-moi d’abord mes données",
  keepTitle: "Garder ce service",
  keepButton: "Annuler la suppression",
  deleteTitle: "Supprimer plus tôt",
  deleteButton: "Approuver la suppression",
  tick: "Lisez le texte, cochez la case en dessous et confirmez à nouveau. Rien n’a été modifié.",
  choose: "Choisissez quand nous pouvons supprimer et confirmez à nouveau. Rien n’a été modifié.",
  changed: "La situation a changé entre-temps. Relisez la page avant de confirmer. Rien n’a été modifié.",
  chosenTitle: "Merci. Nous avons enregistré votre choix",
  chosenNow: "Vous avez approuvé la suppression. Nous commençons tout de suite.",
  chosenAtEffect: "Vous avez approuvé la suppression dès que votre résiliation prend effet.",
  chosenData:
    "Vous voulez d’abord récupérer vos données. Rien n’est supprimé tant que vous ne les avez pas, et aucun délai ne court. Nous vous écrirons.",
  chosenKeep: "Vous gardez ce service. Rien n’en est supprimé.",
  chosenOpen: "Vous pouvez encore changer d’avis, jusqu’à ce que nous commencions la suppression.",
  questions: "Vous avez une question, ou ce n’était pas vous ? Écrivez à {contact}.",
  goneTitle: "Ce lien ne fonctionne pas",
  gone: "Le lien est incomplet ou a expiré, ou il n’y a plus rien à choisir. Rien n’a été modifié. Contactez-nous si vous avez une question.",
  faultTitle: "Cette page n’est pas disponible pour le moment",
  fault:
    "Votre lien est peut-être correct, mais nous ne pouvons pas afficher la page pour le moment. Rien n’a été modifié. Réessayez dans quelques minutes.",
  busyTitle: "Trop de demandes",
  busy: "Attendez une minute et réessayez. Rien n’a été modifié.",
};
