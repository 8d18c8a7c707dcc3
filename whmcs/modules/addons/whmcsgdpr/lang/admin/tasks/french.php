<?php

/**
 * What the admin page says of each task of the GDPR service's, in French: what happened, then one step in each further line. Keys are
 * the same in every language.
 */

declare(strict_types=1);

return [
    'admin_task_contact_deleted' =>
        'Un contact a été supprimé dans WHMCS.' .
        "\nVérifiez si cette personne a demandé son effacement." .
        "\nSi oui, effacez-la chez chaque sous-traitant qui connaissait le contact." .
        "\nIndiquez ici le résultat ; sinon répondez « Pas nécessaire ».",
    'admin_task_client_deleted_check_processors' =>
        'Le client a été supprimé dans WHMCS ; on n’y lit plus rien de lui.' .
        "\nCherchez le numéro et les services chez chaque sous-traitant et sauvegarde." .
        "\nEffacez ce qui reste." .
        "\nIndiquez ici le résultat.",
    'admin_task_service_deleted_check_processors' =>
        'Le service a été supprimé dans WHMCS ; l’hébergement ne peut plus y être résilié.' .
        "\nCherchez ses données sur le serveur et chez l’hébergeur." .
        "\nSupprimez ce qui reste." .
        "\nIndiquez ici le résultat.",
    'admin_task_delete_hosting_by_hand' =>
        'Cet hébergement est hors de portée du service RGPD.' .
        "\nConnectez-vous chez le sous-traitant qui l’héberge." .
        "\nSupprimez le site, ses bases de données, boîtes mail et sauvegardes." .
        "\nUne sauvegarde dont rien ne peut être retiré reste jusqu’à ce qu’elle soit écrasée : répondez alors « Doit être conservé »." .
        "\nIndiquez ici le résultat.",
    'admin_task_hosting_account_shared' =>
        'Un autre service actif utilise le même compte ou domaine ; le compte n’a pas été touché.' .
        "\nVoyez ce qui relève du seul service résilié." .
        "\nSupprimez-le à la main." .
        "\nIndiquez ici le résultat.",
    'admin_task_end_product_addon' =>
        'Ce service est en cours de suppression et avait des options du catalogue de WHMCS.' .
        "\nVoyez dans WHMCS si l’une d’elles a un serveur ou un module propre, comme une licence ou une boîte mail ailleurs." .
        "\nSi oui, mettez-y fin là-bas une fois le service terminé. Sinon, répondez « Pas nécessaire »." .
        "\nIndiquez ici le résultat.",
    'admin_task_unpaid_invoices_of_ended_service' =>
        'Ce service a été supprimé, et des factures pour lui ou pour ses options restent impayées.' .
        "\nVoyez les factures impayées du client dans WHMCS." .
        "\nRecouvrez-les, ou annulez ou créditez ce qui n’est plus dû ; le service RGPD ne modifie aucune facture." .
        "\nIndiquez ici le résultat.",
    'admin_task_lift_suspension' =>
        'Ce service avait été suspendu jusqu’à sa suppression, et la suppression a été retirée.' .
        "\nVoyez s’il y a une autre raison de le suspendre, comme une facture échue." .
        "\nSinon, levez la suspension dans WHMCS." .
        "\nIndiquez ici le résultat.",
    'admin_task_deletion_overdue' =>
        'Cet hébergement aurait dû être supprimé depuis une heure au moins, et quelque chose s’y oppose.' .
        "\nVoyez le motif de la suppression, et dans le journal des modules de WHMCS ce que dit le serveur." .
        "\nCorrigez-le ; un nouvel essai suit de lui-même toutes les heures environ. Le compte a-t-il déjà disparu du serveur ? Mettez alors le service sur Terminated dans WHMCS." .
        "\nCette tâche se termine d’elle-même avec la suppression.",
    'admin_task_anonymization_overdue' =>
        'Ce compte aurait dû être anonymisé depuis une heure au moins, et quelque chose s’y oppose.' .
        "\nVoyez le motif de l’anonymisation." .
        "\nCorrigez-le ; un nouvel essai suit de lui-même toutes les heures environ." .
        "\nCette tâche se termine d’elle-même avec l’anonymisation.",
    'admin_task_purge_overdue' =>
        'Des documents que vous avez libérés, ou d’anciens formulaires du site, auraient dû être supprimés depuis une heure au moins, et quelque chose s’y oppose.' .
        "\nVoyez le motif de la suppression, et si l’addon, ou la base du site, répond." .
        "\nCorrigez-le ; un nouvel essai suit de lui-même toutes les heures environ." .
        "\nCette tâche se termine d’elle-même avec la suppression.",
    'admin_task_deletion_waits' =>
        'Cette suppression attend depuis son début, et rien n’en reprend de soi-même.' .
        "\nVoyez le motif de la suppression : ce que le service a trouvé, ou ce qu’elle attend." .
        "\nLibérez-la si elle doit continuer, retirez-la sinon, ou réglez ce qu’elle attend." .
        "\nCette tâche se termine d’elle-même dès que la suppression reprend ou se termine.",
    'admin_task_anonymization_waits' =>
        'Cette anonymisation attend depuis son début, et rien n’en reprend de soi-même.' .
        "\nVoyez le motif de l’anonymisation : votre confirmation, des suppressions en cours, des factures impayées ou des tickets, ou ce que le service a trouvé." .
        "\nConfirmez-la ou libérez-la si elle doit continuer, retirez-la sinon, ou réglez ce qu’elle attend." .
        "\nCette tâche se termine d’elle-même dès que l’anonymisation reprend ou se termine.",
    'admin_task_purge_waits' =>
        'Cette suppression de documents, ou d’anciens formulaires du site, attend depuis son début, et rien n’en reprend de soi-même.' .
        "\nVoyez le motif de la suppression, et si l’addon répond." .
        "\nLibérez-la si elle doit continuer, retirez-la sinon, ou réglez ce qu’elle attend." .
        "\nCette tâche se termine d’elle-même dès que la suppression reprend ou se termine.",
    'admin_task_erase_client_by_hand' =>
        'Ce destinataire n’a pas de connecteur.' .
        "\nCherchez-y le client par numéro, facture, nom ou adresse." .
        "\nEffacez ce qui n’est pas à conserver." .
        "\nCe qui ne peut être retiré d’une sauvegarde reste jusqu’à ce qu’elle soit écrasée : répondez alors « Doit être conservé », et effacez à nouveau le client après toute restauration." .
        "\nIndiquez ici le résultat.",
    'admin_task_processor_refused' =>
        'Ce système a refusé ce qu’un effacement lui demandait, ou a répondu de façon inattendue ; il a donc été laissé tel quel.' .
        "\nConnectez-vous-y et cherchez le client par adresse e-mail, nom et noms de domaine ; cette tâche les montre." .
        "\nEffacez ce qui n’est pas à conserver et n’est sûrement qu’à ce client." .
        "\nIndiquez ici le résultat. Si un refus revient, regardez avec npm run connector:check.",
    'admin_task_processor_gave_no_answer' =>
        'Ce système n’a donné aucune réponse utilisable pendant trente jours ; il n’est plus interrogé.' .
        "\nConnectez-vous-y et cherchez le client par adresse e-mail, nom et noms de domaine ; cette tâche les montre." .
        "\nEffacez ce qui n’est pas à conserver et n’est sûrement qu’à ce client." .
        "\nIndiquez ici le résultat.",
    'admin_task_processor_out_of_sight' =>
        'Ce système a montré autrefois quelque chose de ce client et ne le montre plus depuis que quelqu’un d’autre utilise le même nom, ou que quelque chose du client y vit à nouveau. On ne sait pas si c’est effacé.' .
        "\nConnectez-vous-y et cherchez le client par adresse e-mail, nom et noms de domaine ; cette tâche les montre." .
        "\nEffacez ce qui n’est pas à conserver et n’est sûrement qu’à ce client ; laissez ce qui continue de vivre." .
        "\nIndiquez ici le résultat.",
    'admin_task_processor_not_finished' =>
        'Ce système répond, mais l’effacement demandé n’a plus avancé pendant trente jours ; il n’est plus interrogé.' .
        "\nConnectez-vous-y et regardez ce qui le retient, par exemple une suppression acceptée et jamais exécutée ; cette tâche montre adresse e-mail, nom et noms de domaine." .
        "\nEffacez ce qui n’est pas à conserver et n’est sûrement qu’à ce client." .
        "\nIndiquez ici le résultat.",
    'admin_task_freshdesk_tickets_open' =>
        'Un contact de ce client a des tickets ouverts depuis trente jours, et qui y répond a besoin de l’adresse ; le contact a donc été laissé et n’est plus regardé.' .
        "\nRépondez aux tickets ou fermez-les." .
        "\nSupprimez-y ensuite le contact, ou ce qui n’en est pas à conserver." .
        "\nIndiquez ici le résultat.",
    'admin_task_address_taken' =>
        'Quelqu’un d’autre dans WHMCS utilise désormais une adresse e-mail de ce client : peut-être la même personne sous un nouveau numéro de client, ou un collègue. Ce système a été laissé tel quel, pour que rien de l’autre ne disparaisse.' .
        "\nConnectez-vous-y et regardez par adresse e-mail, nom et noms de domaine ce qui est à qui ; cette tâche les montre." .
        "\nN’effacez que ce qui est sûrement de l’ancien compte de ce client." .
        "\nIndiquez ici le résultat.",
    'admin_task_keychain_by_hand' =>
        'Des identifiants de ce client peuvent se trouver dans Mots de passe d’Apple, que seuls vos propres appareils peuvent lire.' .
        "\nOuvrez l’app Mots de passe et cherchez chaque nom de domaine, adresse e-mail et nom du client. Si un service est nommé ici, seul ce qui lui appartient doit partir." .
        "\nChangez d’abord tout mot de passe qui ouvre aussi ce qui reste utilisé." .
        "\nSupprimez les entrées, puis videz Supprimés récemment, qui sinon les garde 30 jours." .
        "\nRegardez aussi dans les groupes partagés, dans d’autres coffres et navigateurs, dans Trousseaux d’accès sur un Mac, et cherchez des mots de passe exportés en CSV." .
        "\nIndiquez ici le résultat. Votre réponse est la preuve.",
    'admin_task_scrub_by_hand' =>
        'L’addon n’a plus répondu ; ce que seule la base de données de WHMCS contient sur ce client n’a donc pas été retiré : adresses IP, notes, fichiers envoyés, consentements, et journaux des e-mails, d’activité et des modules.' .
        "\nFaites en sorte que cet addon réponde à nouveau (Connexion > Tester la connexion), ou retirez cela à la main dans la base de données." .
        "\nIndiquez ici le résultat." .
        "\nRedemandez ensuite l’anonymisation : avec l’addon, elle retire ce qui reste.",
    'admin_task_rectify_client_by_hand' =>
        'Les données du client ont changé dans WHMCS.' .
        "\nCorrigez-les aussi chez ce destinataire." .
        "\nIndiquez ici le résultat.",
    'admin_task_keychain_rectify_by_hand' =>
        'Les données du client ont changé dans WHMCS.' .
        "\nOuvrez Mots de passe d’Apple et cherchez les noms de domaine, les noms, l’ancienne et la nouvelle adresse e-mail du client." .
        "\nCorrigez les identifiants, titres et notes qui nomment le client." .
        "\nIndiquez ici le résultat.",
    'admin_task_return_hosting_data' =>
        'Le client veut récupérer le contenu de cet hébergement avant sa suppression.' .
        "\nD’ici là, rien n’est supprimé et aucun délai ne court." .
        "\nRemettez une copie des fichiers, bases de données et boîtes mail, et prévenez le client." .
        "\nSignalez ensuite ici que c’est fait : la date recule d’autant.",
    'admin_task_remove_cancellation_request' =>
        'Le client a annulé la suppression et garde ce service.' .
        "\nWHMCS affiche encore la résiliation et son API ne permet pas de la retirer." .
        "\nSupprimez-la dans WHMCS sous Clients > Demandes de résiliation et vérifiez que le service reste facturé." .
        "\nSignalez ensuite ici que c’est fait.",
    'admin_task_erased_data_elsewhere' =>
        'Quelque chose qui avait été effacé s’y trouve de nouveau.' .
        "\nCherchez comment c’est revenu : une sauvegarde restaurée, une importation, un autre système ou une personne." .
        "\nEffacez à la main ce qui ne doit pas être conservé ; un client revenu garde ce qui est nouveau." .
        "\nIndiquez ici le résultat. Rien n’est effacé de nouveau de soi-même.",
    'admin_task_erased_data_found' =>
        'Quelque chose qui avait été effacé se trouve de nouveau dans WHMCS.' .
        "\nCherchez comment c’est revenu : une sauvegarde restaurée, une importation, un autre système ou une personne." .
        "\nEffacez à la main ce qui ne doit pas être conservé ; un client revenu garde ce qui est nouveau." .
        "\nSeulement si la base de données de WHMCS elle-même a été restaurée d’une sauvegarde, et jamais autrement : lancez `npm run replay -- --since` avec le jour de cette sauvegarde." .
        "\nIndiquez ici le résultat. Rien n’est effacé de nouveau de soi-même.",
    'admin_task_check_server_after_restore' =>
        'WHMCS a été restauré à partir d’une sauvegarde dans laquelle cet hébergement existait encore. Dans WHMCS, il est de nouveau terminé ; le serveur n’a pas été touché, car le nom du compte peut appartenir entre-temps à un client plus récent.' .
        "\nVérifiez sur le serveur si un compte ou des données du service terminé s’y trouvent de nouveau, par exemple après une restauration du serveur." .
        "\nSupprimez seulement ce qui appartient sûrement au service terminé." .
        "\nIndiquez ici le résultat.",
    'admin_task_propose_closure' =>
        'Rien de ce client n’est plus récent que la période pendant laquelle votre politique conserve les clients inactifs.' .
        "\nRegardez quand quelqu’un s’est connecté pour la dernière fois." .
        "\nLe compte n’est plus nécessaire ? Fermez alors le client dans WHMCS et indiquez la tâche comme faite." .
        "\nIl est nécessaire ? Indiquez alors la tâche comme non nécessaire ; la question reviendra dans un an.",
    'admin_task_freeze_invoices_by_hand' =>
        'Certaines factures à conserver n’ont pu être copiées et mentionnent peut-être des champs supplémentaires qui vont être effacés. Rien n’a encore été effacé.' .
        "\nLa preuve de cette anonymisation donne leurs numéros (id). Imprimez-les en PDF dans WHMCS et gardez-les aussi longtemps qu’elles doivent être conservées." .
        "\nIndiquez le résultat ici ; si elles ne mentionnent aucun champ supplémentaire, répondez « Pas nécessaire ».",
    'admin_task_send_letter' =>
        'WHMCS n’a pas envoyé la lettre de clôture, et l’adresse du client est effacée juste après.' .
        "\nLisez la lettre par l’API du service RGPD et envoyez-la à la main à l’adresse du profil du client." .
        "\nIndiquez le résultat ici ; « Pas nécessaire » laisse la suite se faire sans lettre.",
    'admin_task_letter_not_sent' =>
        'Le rôle d’API ne permet pas au service RGPD d’envoyer des messages : ce compte est anonymisé sans la lettre de clôture.' .
        "\nLisez la lettre par l’API du service RGPD : GET /v1/anonymizations/{id}/letter." .
        "\nEnvoyez-la à la main : à l’adresse du profil du client tant qu’elle y est, sinon à celle d’une facture conservée ou de votre propre messagerie." .
        "\nAutorisez l’action SendEmail pour le rôle d’API, afin que la prochaine lettre parte d’elle-même." .
        "\nIndiquez le résultat ici ; rien ne l’attend.",
    'admin_task_deletion_unfinished' =>
        'La suppression de cet hébergement a été retirée après avoir commencé : une partie a déjà disparu, et WHMCS dit peut-être encore le service résilié à cause d’elle.' .
        "\nRegardez dans les étapes de la suppression ce qui a été fait." .
        "\nSi le client garde le service, rétablissez-le dans WHMCS et recréez l’hébergement là où il a disparu. Dites au client ce qui est perdu.",
    'admin_task_erasure_unfinished' =>
        'Cette anonymisation avait commencé, a échoué et a été retirée : une partie des données du client est effacée, le reste est encore dans WHMCS et rien ne l’efface plus.' .
        "\nRegardez dans les étapes de l’anonymisation ce qui n’a pas été fait." .
        "\nDemandez-la à nouveau par l’API du service RGPD, ou effacez le reste à la main et dites au client ce qui reste, et pourquoi." .
        "\nIndiquez le résultat ici.",
    'admin_task_reopened_while_erasing' =>
        'Ce client a été rouvert dans WHMCS pendant l’anonymisation. Ce qui est commencé est mené à terme, et le compte est refermé.' .
        "\nDites-le au client, à qui il faut un nouveau compte." .
        "\nRegardez dans WHMCS ce qui a été commandé ou écrit depuis." .
        "\nIndiquez le résultat ici.",
    'admin_task_invoices_changed' =>
        'Une facture de ce client a changé pendant son anonymisation.' .
        "\nComparez le numéro, le statut, la date et les montants des factures avec votre comptabilité, et cherchez dans le journal d’activité qui a changé quoi." .
        "\nRétablissez ce qui n’aurait pas dû changer." .
        "\nIndiquez le résultat ici.",
    'admin_task_documents_refused' =>
        'Certains documents de ce client ne doivent plus être conservés, mais n’ont pas pu être supprimés.' .
        "\nVoyez pourquoi dans les documents du client : faites payer, annuler ou rembourser une facture ouverte dans WHMCS, et supprimez-y un brouillon." .
        "\nSignalez ensuite le résultat ici.",
    'admin_task_documents_not_settled' =>
        'Ce client a de très anciennes factures qui n’ont jamais été payées, annulées ou remboursées. Personne ne les supprime ainsi.' .
        "\nRéglez-les dans WHMCS. Le prochain contrôle annuel les mettra sur la liste." .
        "\nSignalez ensuite le résultat ici.",
    'admin_task_mailed_form_copies' =>
        'Les formulaires du site envoient aussi par e-mail ce que les visiteurs ont écrit, et le service RGPD ne lit aucune boîte.' .
        "\nCherchez dans les boîtes auxquelles les formulaires écrivent, envoyées, archivées et partagées aussi, les e-mails plus anciens que la durée de la politique." .
        "\nSupprimez-les, videz la corbeille, et voyez les helpdesks et CRM auxquels les formulaires transmettent." .
        "\nPuis indiquez ici le résultat ; la question revient chaque mois.",
    'admin_task_form_rows_by_hand' =>
        'Des envois du site sont trop anciens pour être conservés, et le service RGPD ne peut les supprimer lui-même : illisibles, sans date, ou avec un fichier inaccessible.' .
        "\nSupprimez-les dans la liste de l’extension de formulaires de WordPress, fichiers compris, et videz sa corbeille." .
        "\nPuis indiquez ici le résultat.",
    'admin_task_form_site_unclear' =>
        'La base du site contient des tables de plusieurs sites, et rien ne dit à qui elles sont.' .
        "\nCherchez dans chacune les envois du client, supprimez-les avec leurs fichiers, et supprimez les copies dont personne n’a besoin." .
        "\nDes droits sur les tables d’un seul site lèvent le doute." .
        "\nPuis indiquez ici le résultat.",
    'admin_task_form_row_unreadable' =>
        'Un envoi du site mentionne l’adresse e-mail de ce client, mais il est illisible.' .
        "\nCherchez l’adresse dans la liste de l’extension de formulaires de WordPress et supprimez ce qui est au client." .
        "\nPuis indiquez ici le résultat.",
    'admin_task_form_mentions_client' =>
        'Le message d’une autre personne sur le site mentionne l’adresse e-mail de ce client.' .
        "\nCherchez l’adresse dans la liste de l’extension de formulaires de WordPress, et supprimez le message, retirez-en l’adresse, ou gardez-le." .
        "\nPuis indiquez ici le résultat.",
    'admin_task_form_not_listed' =>
        'Ce client a envoyé un formulaire que la politique ne cite pas ; il a donc été laissé.' .
        "\nCherchez l’adresse e-mail dans la liste de l’extension de formulaires de WordPress et supprimez ce qui ne doit pas être gardé, ou citez le formulaire dans la politique." .
        "\nPuis indiquez ici le résultat.",
    'admin_task_form_names_others' =>
        'Ce client a envoyé un formulaire qui contient aussi l’adresse e-mail d’une autre personne.' .
        "\nCherchez l’adresse du client dans la liste de l’extension de formulaires de WordPress et décidez de ce qui doit disparaître." .
        "\nPuis indiquez ici le résultat.",
    'admin_task_form_files_by_hand' =>
        'Ce client a envoyé des fichiers avec un formulaire, et ils sont hors d’atteinte, ou rien ne dit avec certitude qu’ils sont à lui seul.' .
        "\nSupprimez l’envoi dans la liste de l’extension de formulaires de WordPress, et vérifiez sous wp-content/uploads que ses fichiers ont disparu." .
        "\nPuis indiquez ici le résultat.",
    'admin_task_form_file_shared' =>
        'Un fichier que ce client a envoyé avec un formulaire est aussi cité par un autre envoi.' .
        "\nVoyez les deux dans la liste de l’extension de formulaires de WordPress et supprimez ce qui n’est qu’à ce client." .
        "\nPuis indiquez ici le résultat.",
    'admin_task_purge_needs_addon' =>
        'Vous avez libéré des documents à supprimer, mais le service RGPD n’atteint pas la porte de cet addon.' .
        "\nActivez et connectez l’addon. La suppression reprend alors d’elle-même dans l’heure." .
        "\nSignalez-le ensuite ici comme fait.",
    'admin_task_review_documents' =>
        'Le contrôle annuel n’a pas pu lire les factures, notes de crédit et paiements de ce client.' .
        "\nVoyez dans WHMCS si ce qui dépasse votre durée de conservation peut partir. Le prochain contrôle regardera de nouveau." .
        "\nSignalez ensuite le résultat ici.",
    'admin_task_review_hold' =>
        'Vous retenez ce client, ou cette suppression ou anonymisation, depuis trente jours.' .
        "\nVérifiez si le motif tient toujours." .
        "\nSinon, libérez sur la page du client, ce qui termine cette tâche." .
        "\nSi oui, indiquez ici que c’est fait ; la question vous sera posée à nouveau.",
    'admin_task_registrar_contact_not_matched' =>
        'Des contacts chez le registrar appartiennent aux noms de domaine ou au compte de ce client, ou étaient les siens, mais portent une autre adresse : vous seul pouvez dire à qui ils sont.' .
        "\nOuvrez-y les contacts des noms de domaine ou du compte du client." .
        "\nSupprimez ceux qui sont au client et dont aucun nom de domaine n’a plus besoin." .
        "\nIndiquez le résultat ici.",
    'admin_task_registrar_contact_shared' =>
        'Un contact chez le registrar avec l’adresse de ce client appartient au nom de domaine d’une autre personne.' .
        "\nRegardez-y à qui est ce nom de domaine." .
        "\nS’il y a lieu, donnez-lui un autre titulaire." .
        "\nSupprimez le contact dès qu’aucun nom de domaine n’en a plus besoin." .
        "\nIndiquez le résultat ici.",
    'admin_task_registrar_contact_refused' =>
        'Le registrar n’a pas supprimé des contacts de ce client, alors qu’aucun nom de domaine actif connu n’en a besoin.' .
        "\nSupprimez-les dans son interface d’administration, ou demandez-le à son support." .
        "\nIndiquez le résultat ici ; si l’un d’eux doit rester, répondez qu’il doit être conservé.",
    'admin_task_registrar_usage_unknown' =>
        'Des contacts de ce client chez le registrar se trouvent dans un compte avec trop de noms de domaine pour que le service RGPD les passe en revue.' .
        "\nRegardez dans son interface d’administration si un nom de domaine en a encore besoin." .
        "\nSupprimez ceux dont aucun n’a besoin." .
        "\nIndiquez le résultat ici.",
    'admin_task_registrar_customer_not_matched' =>
        'Un compte client chez le registrar porte le nom de ce client, ou était le sien, mais a une autre adresse.' .
        "\nRegardez-y à qui est ce compte." .
        "\nS’il est au client et n’a plus de nom de domaine, remplacez ses données par des données neutres." .
        "\nIndiquez le résultat ici ; s’il est à quelqu’un d’autre, répondez « Pas nécessaire ».",
    'admin_task_registrar_orders_unknown' =>
        'Le compte du client chez le registrar n’a plus de nom de domaine actif, mais on ne peut y demander s’il a encore de l’hébergement, des mails ou des certificats : ses données sont restées.' .
        "\nRegardez dans le panneau de gestion. Si plus rien n’y est actif, remplacez les données par des données neutres." .
        "\nSi vous n’y vendez que des noms de domaine, mettez processors.resellerclub.onlyDomains: true dans la politique ; la prochaine fois, cela se fera tout seul." .
        "\nIndiquez le résultat ici ; si quelque chose y est encore actif, répondez que cela doit être conservé.",
    'admin_task_registrar_customer_not_emptied' =>
        'Le compte du client chez le registrar n’a pas pu être vidé, ou pas entièrement.' .
        "\nRemplacez ce qui y reste par des valeurs neutres, ou demandez au support du registrar de supprimer le compte." .
        "\nIndiquez le résultat ici.",
    'admin_task_registrar_change_by_hand' =>
        'Les données du client ont changé et le registrar garde les anciennes pour des noms de domaine actifs. Un changement y demande des approbations au registre et peut verrouiller un nom de domaine : aucun programme ne le fait.' .
        "\nRemplacez les contacts des noms de domaine par les nouvelles valeurs, dans WHMCS ou dans l’interface du registrar." .
        "\nDes mails partent à l’ancienne et à la nouvelle adresse : veillez à ce qu’on y réponde." .
        "\nIndiquez le résultat ici.",
    'admin_task_hosting_not_found' =>
        'Selon la politique, cet hébergement se trouve dans ce système, mais rien n’y porte le nom de domaine du service.' .
        "\nCherchez-y sous d’autres noms, dans les notes du service et dans vos propres documents." .
        "\nSupprimez ce qui appartient à ce service seul." .
        "\nIndiquez ici le résultat ; si c’était déjà supprimé, répondez « Pas nécessaire ».",
    'admin_task_hosting_service_without_domain' =>
        'Ce service ne nomme aucun domaine dans WHMCS, si bien que rien ne pouvait être cherché dans ce système.' .
        "\nTrouvez quel site ou quelles boîtes lui appartiennent." .
        "\nSupprimez-les, et rien d’autre." .
        "\nIndiquez ici le résultat ; s’il n’y a rien, répondez « Pas nécessaire ».",
    'admin_task_hosting_domain_shared' =>
        'Le nom de domaine de cet hébergement figure dans WHMCS chez un autre client aussi ; rien n’a donc été touché dans ce système.' .
        "\nTrouvez à qui est l’hébergement." .
        "\nNe supprimez que ce qui est sûrement à ce client." .
        "\nIndiquez ici le résultat.",
    'admin_task_hosting_other_service' =>
        'Un autre service de ce client, qui n’est pas terminé, se trouve peut-être sur le même site ou domaine de messagerie ; rien n’a donc été touché.' .
        "\nS’il se trouve ailleurs, dites-le dans la politique sous « products » pour la prochaine fois." .
        "\nSupprimez à la main ce qui appartient au service terminé seul." .
        "\nIndiquez ici le résultat.",
    'admin_task_hosting_not_deleted' =>
        'Ce système a été prié plusieurs fois de supprimer cet hébergement, qui y est toujours.' .
        "\nRegardez dans son panneau ce qui l’empêche, par exemple une autre opération sur le même serveur." .
        "\nSupprimez-y le site ou la boîte, ou demandez-le à son assistance." .
        "\nIndiquez ici le résultat.",
    'admin_task_hosting_remains' =>
        'Des sites ou boîtes sur les noms de domaine de ce client se trouvent encore dans ce système : aucune suppression de service ne les a enlevés.' .
        "\nRegardez s’ils appartiennent à un service qui vit encore, ou depuis à un autre client." .
        "\nSupprimez ce qui est à ce client et dont personne n’a besoin." .
        "\nIndiquez ici le résultat.",
    'admin_task_hosting_several_sites' =>
        'Plusieurs sites de ce système servent le nom de domaine de ce service ; aucun n’a donc été supprimé.' .
        "\nTrouvez lequel appartient au service." .
        "\nSupprimez-le là-bas." .
        "\nIndiquez ici le résultat.",
    'admin_task_hosting_site_shared' =>
        'Le site de ce service sert aussi des noms de domaine qui, dans WHMCS, ne sont pas à ce client, comme un multisite ; il a donc été laissé.' .
        "\nTrouvez quelle partie est à ce client : noms de domaine, pages, utilisateurs." .
        "\nN’enlevez à la main que cette partie." .
        "\nIndiquez ici le résultat.",
    'admin_task_hosting_site_changed' =>
        'Un site qui était à ce client sert maintenant d’autres noms de domaine que lorsqu’il a été trouvé ; il a donc été laissé.' .
        "\nTrouvez à qui il est aujourd’hui." .
        "\nNe le supprimez là-bas que s’il est encore à ce client seul." .
        "\nIndiquez ici le résultat ; s’il est à un autre, répondez « Pas nécessaire ».",
    'admin_task_hosting_staging_clone' =>
        'Un site sans nom de domaine semble être une copie de celui de ce client : son intitulé ou son projet porte le nom du client ou du site.' .
        "\nRegardez là-bas si c’est le cas." .
        "\nSi oui, supprimez-le." .
        "\nIndiquez ici le résultat ; sinon, répondez « Pas nécessaire ».",
    'admin_task_hosting_project_remains' =>
        'Un projet dans ce système porte le nom de ce client.' .
        "\nRenommez-le, ou supprimez-le dès qu’il est vide." .
        "\nIndiquez ici le résultat.",
    'admin_task_mail_exchange' =>
        'Le domaine de messagerie de ce client a, ou peut avoir, des boîtes Exchange, que le service RGPD n’atteint pas.' .
        "\nRegardez dans le panneau du système de messagerie." .
        "\nSupprimez celles qui doivent partir et qui sont à ce client seul." .
        "\nIndiquez ici le résultat ; s’il n’y en a pas, répondez « Pas nécessaire ».",
    'admin_task_mail_own_address' =>
        'Une adresse de ce client est une boîte ou un alias sur un nom de domaine qui n’est pas au client, par exemple le vôtre.' .
        "\nTrouvez qui la lit." .
        "\nSupprimez-la si personne d’autre n’en a besoin." .
        "\nIndiquez ici le résultat.",
    'admin_task_mail_only_receiver' =>
        'Une adresse de ce client est le seul destinataire d’un alias, ou de ce qu’une autre boîte transfère. Sans elle, le courrier n’arriverait à personne ; elle a donc été laissée.' .
        "\nIndiquez-y un autre destinataire, ou supprimez l’alias ou le transfert." .
        "\nIndiquez ici le résultat.",
    'admin_task_mail_forwards_not_read' =>
        'Le compte de messagerie a plus de boîtes qu’on n’en peut regarder une à une ; personne n’a donc vu si l’une transfère du courrier à ce client.' .
        "\nParcourez les transferts dans le panneau." .
        "\nEnlevez-en les adresses de ce client." .
        "\nIndiquez ici le résultat.",
    'admin_task_mail_details_by_hand' =>
        'L’adresse ou le téléphone du client a changé dans WHMCS, et la boîte du client garde de telles données dans ses propres champs.' .
        "\nChangez-y ce qui est concerné ; cette tâche montre les nouvelles valeurs." .
        "\nIndiquez ici le résultat.",
    'admin_task_freshdesk_contact_not_matched' =>
        'Un contact chez Freshdesk porte une adresse de ce client et une autre, ou a changé depuis qu’il a été trouvé : vous seul pouvez dire à qui il est.' .
        "\nOuvrez ce contact." .
        "\nSi tout est au client, supprimez-le, ou videz ses champs et donnez-lui un nom et une adresse neutres." .
        "\nS’il est à quelqu’un d’autre, retirez-en seulement l’adresse du client." .
        "\nIndiquez le résultat ici.",
    'admin_task_freshdesk_contact_locked' =>
        'Un contact de ce client chez Freshdesk est supprimé ou bloqué, et Freshdesk ne change rien dans un tel contact.' .
        "\nPour l’effacer en gardant ses tickets : restaurez-le ou débloquez-le, videz ses champs, donnez-lui un nom et une adresse neutres." .
        "\nSi ses tickets peuvent partir aussi, supprimez-le définitivement. Pour le corriger : restaurez-le ou débloquez-le et écrivez les nouvelles valeurs." .
        "\nIndiquez le résultat ici.",
    'admin_task_freshdesk_contact_restored' =>
        'Un contact de ce client devait être supprimé définitivement chez Freshdesk, et quelqu’un l’a restauré.' .
        "\nCherchez qui en avait besoin, et pourquoi." .
        "\nS’il peut partir, supprimez-le définitivement, avec ses tickets. S’il doit rester, répondez qu’il doit être conservé." .
        "\nIndiquez le résultat ici.",
    'admin_task_freshdesk_contact_not_emptied' =>
        'Un contact de ce client chez Freshdesk a été vidé, mais sa photo ou un champ y est encore.' .
        "\nOuvrez le contact et retirez ce qui reste." .
        "\nIndiquez le résultat ici.",
    'admin_task_freshdesk_company' =>
        'Chez Freshdesk, une société ne contient personne d’autre que ce client.' .
        "\nRegardez si son nom, ses domaines et ses notes parlent du client." .
        "\nSupprimez-la, ou gardez-la là où il le faut." .
        "\nIndiquez le résultat ici.",
    'admin_task_freshdesk_agent' =>
        'Une adresse de ce client est celle d’un agent chez Freshdesk, un membre de votre personnel. Rien n’a été fait.' .
        "\nVérifiez si c’est juste." .
        "\nSi la personne doit être effacée, retirez l’agent, puis supprimez le contact qui en reste." .
        "\nIndiquez le résultat ici.",
    'admin_task_freshdesk_duplicate_address' =>
        'La nouvelle adresse e-mail du client est déjà celle d’un autre contact chez Freshdesk.' .
        "\nRegardez si les deux sont le client. Si oui, fusionnez-les, la nouvelle adresse en premier. Sinon, corrigez celui qui est faux." .
        "\nIndiquez le résultat ici.",
];
