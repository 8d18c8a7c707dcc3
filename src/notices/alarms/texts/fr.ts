import type { AlarmFrame, AlarmTexts } from "./texts.ts";

/** French. */
export const fr: AlarmTexts = {
  "duty.failed": {
    what: "Une obligation envers un client a échoué",
    means: "Elle n'est pas relancée d'elle-même ; ce qui en est fait reste fait.",
    todo: "Consultez-la par GET /v1/duties?state=failed ou sur la page de l'addon, remédiez à la cause, puis relancez-la ou retirez-la.",
  },
  "deletion.overdue": {
    what: "Une suppression est en retard",
    means:
      "Un hébergement que vous aviez promis de supprimer existe encore. De nouveaux essais ont lieu, de plus en plus espacés.",
    todo: "Consultez le motif de la suppression, le serveur ou le sous-traitant, et levez ce qui fait obstacle.",
  },
  "anonymization.overdue": {
    what: "Une anonymisation est en retard",
    means:
      "Un compte que vous avez promis d’anonymiser est resté tel quel. Les essais reprennent, de plus en plus espacés.",
    todo: "Voyez le motif de l’anonymisation et levez l’obstacle.",
  },
  "purge.overdue": {
    what: "La suppression de documents libérés, ou d’anciens formulaires, est en retard",
    means:
      "Des documents que vous avez libérés sont encore dans WHMCS, ou de trop vieux formulaires dans la base du site. Les essais reprennent, de plus en plus espacés.",
    todo: "Voyez le motif de la suppression, et si l’addon, ou la base du site, répond.",
  },
  "anonymization.to_confirm": {
    what: "Un compte fermé attend votre confirmation",
    means:
      "Son anonymisation est à faire, et votre politique veut que vous confirmiez chacune. D’ici là, le compte reste tel quel.",
    todo: "Voyez-la par GET /v1/anonymizations/{id} ou sur la page de l’addon, puis confirmez-la ou retirez-la.",
  },
  "erasure.waits": {
    what: "Un effacement attend depuis son début",
    means:
      "Le service le retient à cause de ce qu’il a trouvé, ou il dépend de ce que seule une personne peut régler. Il ne reprend pas de lui-même.",
    todo: "Voyez son motif sur la page de l’addon ou par GET /v1/duties, puis libérez-le, retirez-le ou réglez ce qu’il attend.",
  },
  "documents.listed": {
    what: "Des documents n’ont plus à être conservés",
    means: "La revue annuelle les a listés par client. Rien n’est supprimé avant que vous le libériez.",
    todo: "Voyez GET /v1/purges ou la page de l’addon, et libérez ou retirez chaque liste.",
  },
  "deletion.suspension_failed": {
    what: "Un service résilié n’a pas pu être suspendu",
    means:
      "Sa résiliation a pris effet il y a plus d’une heure. On réessaie ; la suppression a lieu à son heure de toute façon.",
    todo: "Voyez dans le journal des modules de WHMCS ce que dit le serveur, ou suspendez le service à la main.",
  },
  "duties.daily_limit": {
    what: "La limite par jour retient des effacements",
    means: "Il en est échu aujourd’hui plus que la politique n’en laisse passer. Ce qui est retenu attend votre mot.",
    todo: "Voyez GET /v1/duties?state=held, demandez-vous pourquoi il y en a tant, et libérez ce qui est juste.",
  },
  "letter.not_sent": {
    what: "Une lettre de clôture n'a pas pu être envoyée",
    means: "L'adresse du client est sur le point d'être effacée ; l'effacement attend que vous l'ayez envoyée.",
    todo: "Voyez la tâche : GET /v1/anonymizations/{id}/letter donne la lettre. Envoyez-la, puis indiquez le résultat.",
  },
  "task.return_hosting_data": {
    what: "Un client veut récupérer les données d’un hébergement avant sa suppression",
    means: "La suppression est suspendue, et aucun délai ne court, jusqu’à ce que ce soit fait.",
    todo: "Voyez la tâche : remettez les données, puis signalez que c’est fait. La date recule d’autant.",
  },
  "task.lift_suspension": {
    what: "Une suppression a été annulée et le service est encore suspendu",
    means: "Le client garde le service, et il ne fonctionne pas.",
    todo: "Voyez la tâche : regardez s’il y a un autre motif, sinon réactivez le service dans WHMCS, puis signalez le résultat.",
  },
  "task.remove_cancellation_request": {
    what: "Un client garde un service dont WHMCS montre encore la résiliation",
    means:
      "Aucun appel de l’API de WHMCS ne retire la demande : tant que personne ne le fait, WHMCS peut mettre fin au service.",
    todo: "Voyez la tâche : supprimez la demande dans la liste des demandes de résiliation de WHMCS, puis signalez le résultat.",
  },
  "tasks.overdue": {
    what: "Des tâches ont dépassé leur échéance",
    means: "Des clients attendent ce que seule une personne peut faire.",
    todo: "Voyez GET /v1/tasks?state=open ou la page de l’addon, faites ce qui est dû, puis indiquez le résultat.",
  },
  "mail.failed": {
    what: "Un message à un client n'a pas pu être envoyé",
    means:
      "WHMCS l'a refusé plusieurs fois, ou nul ne sait s'il est parti. La suppression suit ses dates ; le client n'a pas été prévenu.",
    todo: "Vérifiez l'adresse du client et les réglages de messagerie de WHMCS, et prévenez le client vous-même.",
  },
  "mails.not_allowed": {
    what: "WHMCS ne laisse ce service envoyer aucun message",
    means:
      "Le rôle d'API n'a pas SendEmail : les clients ne savent rien de leurs suppressions, qui suivent leurs dates, et les comptes sont anonymisés sans lettre de clôture.",
    todo: "Autorisez l'action SendEmail pour le rôle d'API sous Configuration > Manage API Credentials. Les messages encore utiles partent alors d'eux-mêmes.",
  },
  "reminders.not_allowed": {
    what: "WHMCS ne laisse ce service vous envoyer aucun message",
    means:
      "Le rôle d'API n'a pas SendAdminEmail : aucun e-mail ne vous rappelle les tâches. Ces alarmes continuent à signaler celles en retard.",
    todo: "Autorisez l'action SendAdminEmail pour le rôle d'API sous Configuration > Manage API Credentials, ou regardez vous-même GET /v1/tasks?state=open.",
  },
  "export.incomplete": {
    what: "Il manque à un export ce qu’un système détient",
    means:
      "Un paquet a été conservé sans cette partie et l’indique. Qui l’a demandé n’a pas de copie complète de ses données.",
    todo: "Voyez pourquoi dans la ligne export.incomplete du journal, et lequel dans GET /v1/exports ; réparez la cause, avec npm run connector:check pour un système autre que WHMCS, et demandez un nouvel export.",
  },
  "processor.access_refused": {
    what: "Un système refuse ce service",
    means:
      "Ce qu’il détient de clients qui ont demandé l’effacement y reste. La demande est répétée, de moins en moins souvent, pendant trente jours.",
    todo: "Lancez npm run connector:check avec son nom, et réparez sa clé, ses droits ou son certificat. Ce qui attend reprend de soi-même.",
  },
  "processor.odd_answer": {
    what: "Un système répond autrement que prévu",
    means:
      "Une redirection, une page ou une liste d’une autre forme est arrivée à la place d’une réponse, peut-être à cause d’une maintenance. Rien n’y est touché. La demande est répétée, de moins en moins souvent, pendant un jour ; ensuite une tâche vous la confie.",
    todo: "Regardez si l’entreprise signale une panne, et lancez npm run connector:check avec son nom : son adresse a peut-être changé.",
  },
  "processor.no_answer": {
    what: "Un système ne répond plus depuis plus d’une heure",
    means:
      "Ce qu’il détient de clients qui ont demandé l’effacement y reste pour l’instant ; tout le reste continue. La demande est répétée, de moins en moins souvent, pendant trente jours ; ensuite une tâche vous la confie.",
    todo: "Regardez si l’entreprise signale une panne, et lancez npm run connector:check avec son nom.",
  },
  "service.silent": {
    what: "WHMCS n'a plus donné signe de vie depuis 26 heures",
    means: "Le signe quotidien manque : clôtures, résiliations et retraits peuvent passer inaperçus.",
    todo: "Vérifiez que le cron de WHMCS tourne, que l'addon est actif et connecté, et que ce service est joignable depuis WHMCS.",
  },
  "reconciliation.missing": {
    what: "WHMCS n’a pas été comparé au registre depuis 26 heures",
    means:
      "La comparaison qui retrouve les événements perdus échoue ou ne tourne pas : des fermetures et résiliations manquées passent inaperçues.",
    todo: "Cherchez sweep.part_failed dans le journal, voyez ce que répond l’API de WHMCS, et remédiez à la cause. On réessaie tout seul.",
  },
  "reconciliation.rows_unread": {
    what: "Des lignes de WHMCS n’ont pas pu être lues",
    means:
      "La comparaison de WHMCS et du registre les a passées : ce qu’elles disent passe inaperçu, tout le reste est comparé.",
    todo: "Ouvrez dans WHMCS les clients et services nommés ici, ou la liste des résiliations, et corrigez ce qui est étrange, comme une date.",
  },
  "absence.data_found": {
    what: "Quelque chose qui avait été effacé se trouve de nouveau dans WHMCS",
    means: "Une recherche après l'effacement l'a trouvé. Rien n'est effacé de nouveau de soi-même.",
    todo: "Voyez la tâche. Seulement si la base de données de WHMCS elle-même a été restaurée, lancez npm run replay avec le jour de la sauvegarde.",
  },
  "absence.data_elsewhere": {
    what: "Quelque chose qui avait été effacé se trouve de nouveau dans un autre système",
    means: "Une recherche après l’effacement l’y a trouvé. Rien n’est effacé de nouveau de soi-même.",
    todo: "Voyez la tâche : cherchez comment c’est revenu, et effacez à la main ce qui ne doit pas être conservé.",
  },
  "absence.given_up": {
    what: "Un effacement n'a pas pu être vérifié pendant trente jours",
    means: "Le système n'a pas pu être consulté : rien ne prouve que rien n'est revenu.",
    todo: "Voyez le motif sous absence dans GET /v1/anonymizations ou /v1/deletions, et vérifiez à la main.",
  },
  "invoices.changed": {
    what: "Une facture n'est plus ce qu'elle était avant un effacement",
    means:
      "Numéro, statut, dates ou montants diffèrent de ce qui avait été consigné, ou les factures qui portent l'instantané de WHMCS.",
    todo: "Voyez la tâche : comparez la facture avec votre comptabilité et avec sa copie scellée, s'il y en a une, puis indiquez le résultat.",
  },
  "invoices.not_frozen": {
    what: "Des factures n'ont pas pu être conservées telles qu'elles étaient imprimées",
    means:
      "Elles mentionnent peut-être des champs supplémentaires qui vont être effacés. Rien n'est effacé tant que vous n'en avez pas gardé une copie.",
    todo: "Voyez la tâche : imprimez en PDF dans WHMCS les factures dont elle parle, gardez-les, puis indiquez le résultat.",
  },
};

/** What frames every alarm. */
export const frFrame: AlarmFrame = {
  other: {
    what: "Votre attention est requise",
    means: "Le service a rencontré ce qu'il ne peut pas régler lui-même.",
    todo: "Cherchez ce code dans GET /v1/tasks, GET /v1/duties et le journal.",
  },
  several: "{n} alertes",
  code: "Code",
  duty: "Obligation",
  system: "Système",
  client: "Client",
  service: "Service",
  count: "Nombre",
  raised: "Signalé",
  more: "et {n} de plus",
  means: "Ce que cela signifie",
  todo: "Ce qu'il faut faire",
  footer: "La même chose est signalée une fois par jour au plus. Ce message ne dépend pas de WHMCS.",
};
