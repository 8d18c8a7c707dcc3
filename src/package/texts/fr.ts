import type { PackageTexts } from "./translate.ts";

/** French. */
export const fr: PackageTexts = {
  title: "Vos données personnelles chez {{controller}}",
  incompleteNotice_one: "Ce dossier est incomplet : {{sources}} n'a pas pu être lu, ou pas entièrement.",
  incompleteNotice_other: "Ce dossier est incomplet : {{sources}} n'ont pas pu être lus, ou pas entièrement.",
  incompleteMeaning_one:
    "Ce que ce système conserve à votre sujet manque ici, en tout ou en partie. Cela ne signifie pas que rien n'y est conservé à votre sujet. Tout le reste de ce dossier est complet.",
  incompleteMeaning_other:
    "Ce que ces systèmes conservent à votre sujet manque ici, en tout ou en partie. Cela ne signifie pas que rien n'y est conservé à votre sujet. Tout le reste de ce dossier est complet.",
  incompletePart: "Ce dossier est incomplet sur un point.",
  incompleteAction: "Demandez un nouveau dossier à {{contact}} en mentionnant le numéro de client {{clientId}}.",
  intro:
    "Ce dossier contient une copie des données personnelles que {{controller}} conserve à votre sujet. Il a été établi le {{date}} pour le numéro de client {{clientId}}.",
  skip: "Aller au contenu",
  insideHeading: "Ce qu'il contient",
  sourcesCaption: "Les systèmes qui ont été lus",
  missingHeading: "Ce qui manque, et pourquoi",
  columnSource: "Système",
  columnStatus: "Résultat",
  columnRecords: "Enregistrements",
  columnFile: "Fichier",
  columnContents: "Contenu",
  columnBytes: "Taille",
  statusComplete: "Complet",
  statusEmpty: "Ne conserve rien à votre sujet",
  statusNothingShown: "Rien à montrer : voir ce qui manque",
  statusUnreachable: "Non atteint, ou pas entièrement",
  statusNotConfigured: "Ne fait pas partie de cet export",
  missingNothing: "Chaque système qui fait partie de cet export a été lu entièrement.",
  missingUnreachable: "{{source}} n'a pas pu être lu entièrement (code : {{reason}}).",
  missingLeftOut: "Absent de ce dossier, car cela n'a pas pu être lu, ou pas entièrement : {{entities}}.",
  missingNotConfigured:
    "{{source}} n'est pas relié à cet export. Demandez à {{contact}} si des données à votre sujet y sont conservées.",
  "gap.addon_door_absent":
    "Non inclus, parce que le module de cette exportation n’est pas installé dans {{source}} : noms des champs supplémentaires, adresses IP des commandes et des connexions, consentements, notes, fichiers téléversés, notes de crédit et factures en PDF. Demandez-les à {{contact}}.",
  "gap.addon_outdated":
    "Non inclus, parce que le module de cette exportation dans {{source}} est trop ancien : noms des champs supplémentaires, adresses IP des commandes et des connexions, consentements, notes, fichiers téléversés, notes de crédit et factures en PDF. Demandez-les à {{contact}}.",
  "gap.not_in_this_whmcs":
    "Parties que cette version de {{source}} n’a pas ou nomme autrement, et qui n’ont donc pas été lues : {{count}}.",
  "gap.client_files_not_supported":
    "Les fichiers téléversés pour vous ne sont pas inclus : {{source}} ne peut pas les remettre ici. Demandez-les à {{contact}}.",
  "gap.invoice_pdf_not_supported":
    "Les factures ne sont pas incluses en PDF : {{source}} ne peut pas les produire ici. Leur contenu figure dans les données des factures.",
  "gap.client_file_failed": "Fichiers téléversés qui n’ont pas pu être lus : {{count}}.",
  "gap.invoice_pdf_failed":
    "Factures qui n’ont pas pu être ajoutées en PDF : {{count}}. Leur contenu figure dans les données des factures.",
  "gap.fields_not_mapped":
    "Omises, parce que cet export ne les connaît pas encore ou n’a pas pu les lire : des valeurs de champs dans {{source}}, {{count}} au total. Demandez-les à {{contact}}.",
  "gap.archived_tickets_by_hand":
    "Les tickets fermés depuis longtemps sont archivés dans {{source}} et ne peuvent pas être lus par cet export. Demandez-les à {{contact}}.",
  "gap.contact_shared":
    "Les contacts de {{source}} qui portent votre adresse et une autre dont nous ne savons pas si elle est à vous ne sont pas inclus, ni leurs tickets : {{count}}. Demandez-les à {{contact}}.",
  "gap.notes_withheld":
    "Les notes que le personnel a écrites à votre sujet dans {{source}} ne sont pas incluses. Demandez-les à {{contact}}.",
  "gap.staff_names_unknown":
    "Rien ne manque pour vous, mais la liste du personnel n’a pas pu être lue dans {{source}} : des noms de membres du personnel peuvent donc encore figurer dans certains textes. Merci de les traiter avec soin.",
  "gap.name_servers_unknown":
    "Les serveurs de noms de certains noms de domaine ne sont pas inclus, parce que le bureau d’enregistrement ne les a pas communiqués à {{source}}. Vous les trouverez auprès de lui, ou demandez-les à {{contact}}.",
  "gap.move_incomplete":
    "Ce que votre prochain hébergeur doit savoir n’a pas pu être lu en entier dans {{source}} : le dossier move n’est pas complet. Demandez le reste à {{contact}}.",
  "gap.address_shared":
    "Les messages envoyés comme invité, et les devis établis sans compte, depuis une adresse qu’un autre client utilise aussi dans {{source}} ne sont pas inclus : {{count}} adresse(s). Demandez-les à {{contact}}.",
  "gap.permissions_unknown":
    "Ce qu’un identifiant de connexion peut faire pour vous n’a pas pu être lu dans {{source}}. Nombre d’identifiants : {{count}}.",
  "gap.rows_missing":
    "Il manque peut-être des données : {{source}} en compte plus qu'il n'en a donné, ou une liste a changé pendant la lecture. Nombre de listes : {{count}}.",
  "gap.attachment_gone": "Fichiers joints à des tickets que {{source}} ne conserve plus : {{count}}.",
  "gap.registrants_not_matched":
    "Les contacts de vos noms de domaine chez {{source}} qui portent une autre adresse et un autre nom, et qui peuvent donc concerner une autre personne, ne sont pas inclus : {{count}}. Demandez-les à {{contact}}.",
  "gap.certificate_orders_not_read":
    "Les commandes de certificats chez {{source}} ne sont pas incluses : rien n’y indique à qui elles appartiennent. Demandez à {{contact}} si certaines contiennent des données vous concernant.",
  "gap.archived_contacts_not_read":
    "Les contacts qu’aucun nom de domaine n’utilise plus depuis des mois sont archivés chez {{source}}, qui ne les montre plus. Demandez à {{contact}} si certains étaient les vôtres.",
  "gap.ticket_gone":
    "Tickets supprimés ou fusionnés avec un autre dans {{source}} pendant cette exportation, et qui ne sont pas inclus : {{count}}.",
  "gap.site_content_by_hand":
    "Le contenu de vos sites chez {{source}}, fichiers et bases de données, n'est pas inclus : rien ne le remet à cet export. Demandez-en une copie à {{contact}}.",
  "gap.mail_content_by_hand":
    "Les messages de vos boîtes chez {{source}} ne sont pas inclus : rien ne les remet à cet export. Qui a le mot de passe d'une boîte peut les copier par IMAP avec tout logiciel de messagerie (ajoutez le compte, puis copiez ou exportez ses dossiers). Sinon, demandez à {{contact}}.",
  "gap.mailboxes_not_read":
    "Les boîtes ou transferts chez {{source}} que cet export ne peut pas lire ne sont pas inclus : ceux d'Exchange, ceux hors de vos propres noms de domaine, ou tous dans un très grand compte. Demandez-les à {{contact}}.",
  "gap.shared_left_out":
    "Non inclus, parce qu'un autre client s'en sert aussi : {{count}} objet(s) chez {{source}}. Demandez à {{contact}} ce qui vous concerne.",
  "gap.form_rows_by_hand":
    "Envois de formulaires qui mentionnent votre adresse mais aussi une autre personne, ou qui sont illisibles : {{count}}. Demandez-les à {{contact}}.",
  "gap.form_files_out_of_reach":
    "Fichiers envoyés par les formulaires du site qui n’ont pas pu être lus : {{count}}. Demandez-les à {{contact}}.",
  "gap.form_file_gone": "Fichiers envoyés par les formulaires que le site ne conserve plus : {{count}}.",
  "gap.not_identifiable":
    "{{source}} ne connaît les visiteurs du site ni par leur nom ni par leur adresse e-mail, mais par un numéro conservé dans un cookie nommé _ga dans votre navigateur. Sans ce numéro, personne ne peut dire ce qui vous concerne. Si vous envoyez à {{contact}} la valeur de ce cookie, par exemple GA1.1.1234567.1700000000, ce qui est conservé sous ce numéro est supprimé (art. 11).",
  missingNever:
    "Jamais inclus, pour vous protéger et protéger autrui : mots de passe, clés d'accès, jetons de paiement, codes de transfert de noms de domaine et données d'autres personnes.",
  filesAbout: "Ce que contiennent les dossiers",
  filesHeading: "Les fichiers",
  filesData:
    "Le dossier data contient chaque enregistrement tel quel, en JSON : pour des programmes, et pour emporter vos données ailleurs.",
  filesCsv:
    "Le dossier csv contient les mêmes enregistrements pour les tableurs. Une apostrophe peut y précéder une valeur qu'un tableur prendrait sinon pour une formule.",
  filesAttachments:
    "Le dossier attachments contient les fichiers liés aux enregistrements. Ouvrez-les avec la prudence habituelle.",
  filesInvoices: "Le dossier invoices contient vos factures en PDF, telles qu’elles sont imprimées.",
  filesMove:
    "Le dossier move contient ce dont votre prochain hébergeur a besoin pour reprendre vos noms de domaine, services et boîtes mail.",
  filesManifest:
    "Le fichier manifest.json énumère tous les fichiers avec leur taille et leur somme de contrôle SHA-256.",
  controllerHeading: "Qui est responsable de vos données",
  controllerName: "Nom",
  controllerLegalForm: "Forme juridique",
  controllerAddress: "Adresse",
  controllerEmail: "E-mail",
  controllerPhone: "Téléphone",
  controllerVatNumber: "Numéro de TVA",
  rightsHeading: "Vos droits",
  rightsIntro:
    "En vertu du Règlement général sur la protection des données, vous pouvez à tout moment et gratuitement demander à {{contact}} :",
  rightAccess: "l'accès à vos données, comme dans ce dossier (art. 15) ;",
  rightRectification: "la rectification de données inexactes ou incomplètes (art. 16) ;",
  rightErasure: "l'effacement de vos données, sauf si la loi impose de les conserver (art. 17) ;",
  rightRestriction: "la limitation du traitement de vos données (art. 18) ;",
  rightPortability: "vos données sous une forme qu'une autre entreprise peut lire (art. 20) ;",
  rightObjection: "et vous pouvez vous opposer au traitement de vos données (art. 21).",
  rightsComplaint: "Vous pouvez aussi introduire une réclamation auprès de l'autorité de contrôle : {{authority}}.",
  rightsComplaintUnnamed:
    "Vous pouvez aussi introduire une réclamation auprès de l'autorité de protection des données de votre pays.",
  processingHeading: "D'où viennent vos données, et qui les reçoit",
  origin:
    "La plupart de ces données, vous les avez fournies vous-même à {{controller}}, ou elles sont nées de votre utilisation des services. {{controller}} en a ajouté d’autres, comme les factures et les réponses à vos questions. Certaines ont été communiquées par des prestataires de paiement et des bureaux d’enregistrement, par exemple la réussite d’un paiement.",
  automatedNone:
    "Rien dans ces données n’indique qu’un ordinateur aurait pris seul une décision qui vous touche sérieusement. En cas de doute, adressez-vous à {{contact}} (art. 22).",
  automatedScreening:
    "Des commandes ont été contrôlées par un ordinateur à la recherche de signes de fraude ; le résultat figure avec chaque commande. Un tel contrôle peut bloquer une commande. Vous pouvez demander à {{contact}} de vous l’expliquer et de la faire examiner par une personne (art. 22).",
  recipientsIntro:
    "{{controller}} ne transmet des données que lorsque les services ou la loi l’exigent. Elles vont à :",
  recipientsNone: "Personne en dehors de {{controller}} ne les reçoit, pour autant que cet export le sache.",
  recipientsOther: "Autres",
  onRequest: "{{contact}} vous communique le nom sur demande",
  nameOnRequest: "{{kind}} (nom sur demande)",
  "recipient.hosting": "Hébergeur",
  "recipient.registrar": "Bureau d’enregistrement de domaines",
  "recipient.mail": "Service d’e-mail",
  "recipient.payment": "Prestataire de paiement",
  "recipient.helpdesk": "Logiciel d’assistance",
  "recipient.accounting": "Comptable ou logiciel de comptabilité",
  "recipient.analytics": "Statistiques de site web",
  aboutPurpose: "À quoi elles servent",
  aboutBasis: "Base légale",
  aboutKept: "Combien de temps",
  aboutRecipients: "Qui les reçoit",
  aboutRights: "Ce que vous pouvez en faire",
  aboutHidden: "Non montré ici",
  "purpose.account": "Savoir qui vous êtes et comment vous joindre, et gérer votre compte",
  "purpose.delivery": "Fournir ce que vous avez commandé",
  "purpose.accounting": "Tenir la comptabilité et payer les impôts, comme la loi l’exige",
  "purpose.payment": "Recevoir, traiter et rembourser les paiements",
  "purpose.support": "Répondre à vos questions et résoudre les problèmes",
  "purpose.communication": "Vous tenir informé de votre compte et de vos services",
  "purpose.security": "Protéger votre compte et les systèmes contre les abus",
  "purpose.marketing": "Ne vous envoyer des nouvelles et des offres que si vous le souhaitez",
  "purpose.affiliate": "Vous récompenser pour les clients que vous apportez",
  "basis.consent": "Votre consentement, que vous pouvez retirer à tout moment (art. 6, § 1, a)",
  "basis.contract": "Le contrat avec vous (art. 6, § 1, b)",
  "basis.legal_obligation": "Une obligation légale (art. 6, § 1, c)",
  "basis.legitimate_interests":
    "L’intérêt légitime de {{controller}} à des services sûrs et bien gérés (art. 6, § 1, f) ; vous pouvez vous y opposer (art. 21)",
  "kept.website_forms": "{{period}} à compter de l’envoi",
  "kept.account": "Tant que vous avez un compte ; {{period}} après sa clôture, tout est effacé ou rendu anonyme.",
  keptWithAccount:
    "Ce qui est imprimé sur les factures, comme votre nom et votre adresse, reste aussi longtemps que les factures. Un compte sans service ni facture impayée est proposé à la clôture après {{inactive}}.",
  "kept.hosting":
    "Ce que le service lui-même contient (comme des sites et des boîtes mail) : jusqu’à {{period}} après sa fin, ou moins si vous êtes d’accord. Ce qui est écrit ici sur le service : tant que vous avez un compte.",
  "kept.endOfCalendarYear": "{{period}}, à compter du 1er janvier qui suit l’année du document ; motif : {{ground}}.",
  "kept.documentDate": "{{period}}, à compter de la date du document ; motif : {{ground}}.",
  keptFrom: "Documents à partir du {{date}} : {{told}}",
  coveredByAccess: "Les consulter et en recevoir une copie, comme ici (droit d’accès, art. 15)",
  coveredByBoth:
    "Les consulter et en recevoir une copie, comme ici (droit d’accès, art. 15), et les emporter vers une autre entreprise sous une forme que ses programmes peuvent lire : les dossiers data et csv (droit à la portabilité, art. 20)",
  "hidden.secret": "mots de passe, clés et numéros de compte complets",
  "hidden.staff": "de quel membre du personnel il s’agit",
  "hidden.other_person": "données d’autres personnes",
  contentsHeading: "Sommaire",
  attachmentsHeading: "Pièces jointes",
  attachmentsLimit:
    "Cette page nomme les {{shown}} premières pièces jointes sur {{count}}. Le fichier manifest.json les nomme toutes.",
  attachmentsNone: "Il n'y a pas de pièces jointes.",
  noRecords: "Aucun enregistrement.",
  noValue: "vide",
  yes: "oui",
  no: "non",
  recordCount_one: "{{count}} enregistrement",
  recordCount_other: "{{count}} enregistrements",
  staff: "Personnel",
  allFields: "Tous les champs",
  emptyFields: "Sans valeur :",
  recordRange: "{{entity}}, {{from}} à {{to}} sur {{count}}",
  partsOf: "Parties de : {{entity}}",
  limitNote:
    "Cette liste est longue : cette page montre les {{shown}} premiers sur {{count}}. Tous se trouvent dans les fichiers {{json}} et {{csv}}.",
  backToOverview: "Retour à l’aperçu",
  describeIndex: "Ce dossier sous forme de page lisible",
  describeJson: "{{entity}}, depuis {{source}}, forme exacte",
  describeCsv: "{{entity}}, depuis {{source}}, pour les tableurs",
  describeAttachment: "Pièce jointe liée à : {{entity}}",
  describeInvoice: "Facture telle qu’elle est imprimée",
  describeMoveDomains:
    "Vos noms de domaine avec bureau d’enregistrement, échéance et serveurs de noms, pour un nouveau prestataire",
  describeMoveServices: "Vos services avec leur panneau de gestion et leurs limites, pour un nouveau prestataire",
  describeMoveMailboxes:
    "Boîtes e-mail et redirections, dans la mesure où elles sont connues, pour un nouveau prestataire",
  describeMoveReadme: "Comment passer chez un nouveau prestataire",
  moveTitle: "Passer chez un autre prestataire",
  moveIncomplete:
    "Ce dossier est incomplet, car tout n’a pas pu être lu dans {{sources}}. Demandez-en un nouveau avant de changer de prestataire.",
  moveIntro:
    "Un nouveau prestataire a besoin des fichiers de ce dossier pour reprendre vos noms de domaine, vos services et vos boîtes e-mail. Vous pouvez les lui remettre tels quels.",
  moveMailboxesKnown:
    "Une liste vide de boîtes e-mail signifie qu’aucune n’est connue ici, et non que vous n’en avez pas : votre logiciel de messagerie ou le panneau de gestion les affiche.",
  moveFormat: "Les programmes trouvent la forme de ces fichiers dans les schémas JSON {{names}}.",
  moveSecrets:
    "Les mots de passe, clés et codes de transfert n’y figurent pas : qui les détient peut s’emparer de ce qui est à vous. Vous les obtenez auprès de {{contact}}, ou vous en définissez de nouveaux.",
  moveDomainsHeading: "NOMS DE DOMAINE",
  moveDomainsExpiry:
    "Cherchez dans domains.json la date d’échéance de chaque nom de domaine et commencez au moins deux semaines avant. Beaucoup d’extensions ne peuvent pas être transférées dans les 60 premiers jours après l’enregistrement ou après un transfert précédent.",
  moveDomainsPrepare:
    "Faites d’abord configurer votre site, votre messagerie et les enregistrements DNS par le nouveau prestataire, afin que rien ne soit inaccessible entre-temps.",
  moveDomainsCode:
    "Demandez à {{contact}} de déverrouiller le nom de domaine et de vous donner son code de transfert (aussi appelé code d’autorisation ou code EPP).",
  moveDomainsStart:
    "Donnez le code au nouveau prestataire, qui lance le transfert, et confirmez les e-mails que vous recevez à ce sujet.",
  moveDomainsCancel: "Ne résiliez le nom de domaine ici que lorsque le nouveau prestataire confirme son arrivée.",
  moveServicesHeading: "SITES WEB ET AUTRES SERVICES",
  moveServicesCopy:
    "Faites une sauvegarde des fichiers et des bases de données dans le panneau de gestion, ou demandez-en une à {{contact}} : ce dossier ne les contient pas.",
  moveServicesInstall: "Faites installer la sauvegarde chez le nouveau prestataire et testez-la là-bas.",
  moveServicesSwitch:
    "Faites ensuite pointer les serveurs de noms ou les enregistrements DNS vers le nouveau prestataire ; il peut s’écouler jusqu’à deux jours avant que tout le monde y arrive.",
  moveServicesCancel:
    "Résiliez ensuite le service ici. Le contenu d’un service résilié est supprimé après le délai convenu.",
  moveMailboxesHeading: "BOÎTES E-MAIL",
  moveMailboxesCreate:
    "Faites créer les mêmes adresses chez le nouveau prestataire, chacune avec un nouveau mot de passe.",
  moveMailboxesCopy:
    "Copiez les anciens messages, par exemple avec un logiciel de messagerie où les deux boîtes sont configurées (IMAP).",
  moveMailboxesSwitch:
    "Modifiez les enregistrements DNS de la messagerie, consultez encore l’ancienne boîte pendant quelques jours, copiez ce qui est encore arrivé, et ne résiliez qu’ensuite.",
  "source.website_forms": "Les formulaires de notre site web",
  "entity.companies": "Sociétés dans l’outil d’assistance",
  "entity.profile": "Profil",
  "entity.users": "Identifiants de connexion",
  "entity.contacts": "Contacts",
  "entity.services": "Services",
  "entity.addons": "Options de services",
  "entity.domains": "Noms de domaine",
  "entity.orders": "Commandes",
  "entity.invoices": "Factures",
  "entity.quotes": "Devis",
  "entity.transactions": "Transactions",
  "entity.credits": "Crédit",
  "entity.pay_methods": "Moyens de paiement",
  "entity.tickets": "Tickets d'assistance",
  "entity.emails": "E-mails qui vous ont été envoyés",
  "entity.activity": "Journal d'activité",
  "entity.affiliate": "Compte d'affiliation",
  "entity.cancellation_requests": "Demandes de résiliation",
  "entity.custom_fields": "Champs supplémentaires",
  "entity.order_origins": "Origine des commandes",
  "entity.logins": "Dernières connexions",
  "entity.marketing_consents": "Consentements à la publicité",
  "entity.client_notes": "Notes à votre sujet",
  "entity.client_files": "Fichiers téléversés",
  "entity.ticket_reply_senders": "Expéditeurs des réponses aux tickets",
  "entity.contact_details": "Coordonnées d’entreprise des contacts",
  "entity.credit_notes": "Notes de crédit",
  "entity.form_submissions": "Formulaires du site web",
  "entity.registered_domains": "Noms de domaine auprès du registrar",
  "entity.domain_contacts": "Contacts des noms de domaine",
  "entity.registrar_customer": "Compte client auprès du registrar",
  "entity.apps": "Sites web",
  "entity.mailboxes": "Boîtes mail",
  "entity.mail_aliases": "Alias de messagerie",
  "entity.mail_forwards": "Transferts vers votre adresse",
};
