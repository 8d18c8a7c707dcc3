<?php

/**
 * French. The keys `client_…` are the client area's, those of `admin/french.php` the admin area's. Words in braces are
 * filled in. Every key `client_wording_…` is part of what a client decides by: whoever changes one raises
 * `Wording::VERSION`.
 */

$_ADDONLANG['client_language'] = 'fr';
$_ADDONLANG['client_title'] = 'Mes données';
$_ADDONLANG['client_intro'] =
    'Ici, vous demandez une copie des données que nous conservons à votre sujet et vous voyez ce qui sera supprimé et quand.';
$_ADDONLANG['client_back'] = 'Retour à Mes données';

$_ADDONLANG['client_refused_title'] = 'Cette page est réservée au propriétaire du compte';
$_ADDONLANG['client_refused_login'] = 'Connectez-vous pour voir vos données.';
$_ADDONLANG['client_refused_no_client'] = 'Choisissez d’abord un compte, puis revenez à cette page.';
$_ADDONLANG['client_refused_not_owner'] =
    'Vous êtes connecté, mais vous n’êtes pas le propriétaire de ce compte. Seul le propriétaire peut obtenir une copie des données ou approuver une suppression. Adressez-vous au propriétaire.';
$_ADDONLANG['client_refused_masquerading'] =
    'Vous êtes connecté au nom de ce client. Seul le client peut utiliser cette page. Le personnel trouve les copies et les suppressions dans l’espace d’administration.';
$_ADDONLANG['client_not_found_title'] = 'Introuvable';
$_ADDONLANG['client_not_found'] = 'Ce que vous cherchez ne se trouve pas ici. Rien n’a été modifié.';
$_ADDONLANG['client_not_connected'] =
    'Cette page n’est pas encore disponible. Vous souhaitez une copie de vos données ou vous avez une question sur une suppression ? Contactez-nous.';
$_ADDONLANG['client_unreachable'] =
    'Nous ne pouvons pas afficher vos données pour le moment. Rien n’est perdu et rien n’a été modifié. Réessayez dans quelques minutes.';
$_ADDONLANG['client_unreachable_after_asking'] =
    'Nous n’avons pas pu confirmer votre demande. Attendez quelques minutes et revenez voir ici : si elle n’apparaît pas, faites-la encore une fois.';

$_ADDONLANG['client_export_title'] = 'Une copie de mes données';
$_ADDONLANG['client_export_explained'] =
    'Nous rassemblons tout ce que nous conservons à votre sujet dans un fichier ZIP : vos coordonnées, services, factures, messages, etc. Ouvrez-y index.html pour tout lire. Vous pouvez demander une nouvelle copie toutes les 24 heures.';
$_ADDONLANG['client_export_ask'] = 'Demander une copie de mes données';
$_ADDONLANG['client_export_none'] = 'Vous n’avez pas encore demandé de copie.';
$_ADDONLANG['client_export_asked'] = 'Nous préparons votre copie. Cette page vous montre où nous en sommes.';
$_ADDONLANG['client_export_open_already'] = 'Votre copie est déjà en préparation. Il n’est pas nécessaire de la redemander.';
$_ADDONLANG['client_export_too_soon'] =
    'Vous avez demandé une copie il y a moins de 24 heures. Vous pourrez en demander une nouvelle à partir du {when}.';
$_ADDONLANG['client_export_of'] = 'Demandée le {when}';
$_ADDONLANG['client_export_waiting'] = 'En attente';
$_ADDONLANG['client_export_running'] = 'En cours. Données rassemblées jusqu’ici : {records}.';
$_ADDONLANG['client_export_refresh'] = 'Cette page s’actualise toutes les quelques secondes.';
$_ADDONLANG['client_export_ready'] =
    'Prête : {records} enregistrements, {size}. Vous pouvez la télécharger jusqu’au {until}.';
$_ADDONLANG['client_export_incomplete'] =
    'Une partie de vos données n’a pas pu être rassemblée. Le fichier indique laquelle.';
$_ADDONLANG['client_export_download'] = 'Télécharger';
$_ADDONLANG['client_export_expired'] =
    'Plus disponible : nous détruisons chaque copie après quelques jours. Vous pouvez en demander une nouvelle.';
$_ADDONLANG['client_export_failed'] = 'Une erreur s’est produite. Nous en sommes informés. Vous pouvez refaire la demande.';
$_ADDONLANG['client_export_withdrawn'] = 'Cette demande a été retirée.';
$_ADDONLANG['client_export_not_ready'] = 'Cette copie n’est pas encore prête. Patientez un peu.';

$_ADDONLANG['client_deletions_title'] = 'Ce qui sera supprimé';
$_ADDONLANG['client_deletions_none'] = 'Aucune suppression n’est prévue.';
$_ADDONLANG['client_ended_title'] = 'Suppressions antérieures';
$_ADDONLANG['client_service_unnamed'] = 'Service {id}';
$_ADDONLANG['client_service_of'] = '{product} ({domain})';
$_ADDONLANG['client_deletion_effective'] = 'Votre résiliation prend effet';
$_ADDONLANG['client_deletion_starts'] = 'Nous commençons à supprimer';
$_ADDONLANG['client_deletion_due'] = 'Terminé au plus tard';
$_ADDONLANG['client_deletion_goes'] = 'Ce qui disparaît';
$_ADDONLANG['client_deletion_stays'] = 'Ce qui reste';
$_ADDONLANG['client_deletion_pending'] = 'Nous déterminons la date. Revenez voir dans quelques minutes.';
$_ADDONLANG['client_deletion_scheduled'] =
    'Prévue. Tant que la suppression n’a pas commencé, vous pouvez encore sauvegarder vos fichiers.';
$_ADDONLANG['client_deletion_approved'] = 'Vous avez approuvé cette suppression le {when}.';
$_ADDONLANG['client_deletion_held'] =
    'Suspendue. Pour l’instant, rien n’est supprimé. Contactez-nous si vous souhaitez en savoir plus.';
$_ADDONLANG['client_deletion_running'] = 'La suppression est en cours et ne peut plus être arrêtée.';
$_ADDONLANG['client_deletion_waiting'] =
    'Une partie du travail se fait à la main ou chez une autre entreprise. Nous terminerons dès que possible.';
$_ADDONLANG['client_deletion_failed'] =
    'Une erreur s’est produite. Nous en sommes informés et nous nous en occupons. Vous n’avez rien à faire.';
$_ADDONLANG['client_deletion_completed'] = 'Supprimé le {when}.';
$_ADDONLANG['client_deletion_gone'] = 'Les dernières copies, comme les sauvegardes, disparaissent le {when}.';
$_ADDONLANG['client_deletion_withdrawn'] = 'Retirée. Cette suppression n’aura pas de suite.';
$_ADDONLANG['client_deletion_data_first'] =
    'Le {when}, vous avez demandé à récupérer d’abord vos données. Le délai est arrêté : rien n’est supprimé tant que nous ne vous les avons pas remises. Nous vous écrivons à l’adresse e-mail de votre compte.';
$_ADDONLANG['client_deletion_kept'] = 'Vous avez annulé cette suppression. Rien n’est supprimé.';
$_ADDONLANG['client_deletion_suspended'] = 'Le service est suspendu depuis le {when}. Ce qu’il contient est toujours là.';

$_ADDONLANG['client_approve_button'] = 'Approuver la suppression maintenant';
$_ADDONLANG['client_approve_hint'] = 'Vous n’avez plus besoin de ce qu’il contient : nous pouvons le supprimer plus tôt.';
$_ADDONLANG['client_approve_title'] = 'Approuver une suppression';
$_ADDONLANG['client_approve_confirm'] = 'Approuver la suppression';
$_ADDONLANG['client_approve_done'] = 'Merci. Nous avons enregistré votre accord.';
$_ADDONLANG['client_approve_impossible'] =
    'Cette suppression ne peut pas être approuvée maintenant. Vous voyez ci-dessous où elle en est.';

$_ADDONLANG['client_data_first_button'] = 'D’abord récupérer mes données';
$_ADDONLANG['client_data_first_hint'] = 'Vous recevez une copie de ce qu’il contient. D’ici là, rien n’est supprimé.';
$_ADDONLANG['client_data_first_title'] = 'D’abord récupérer mes données';
$_ADDONLANG['client_data_first_confirm'] = 'Je veux d’abord mes données';
$_ADDONLANG['client_data_first_done'] =
    'Merci. Le délai est arrêté. Nous préparons vos données et vous écrivons à l’adresse e-mail de votre compte dès que vous pouvez les récupérer.';
$_ADDONLANG['client_data_first_impossible'] =
    'Vos données ne peuvent plus être demandées ici. Vous voyez ci-dessous où en est la suppression. S’il vous manque quelque chose, contactez-nous.';

$_ADDONLANG['client_keep_button'] = 'Garder ce service';
$_ADDONLANG['client_keep_hint'] = 'La suppression est annulée et le service continue.';
$_ADDONLANG['client_keep_title'] = 'Garder ce service';
$_ADDONLANG['client_keep_confirm'] = 'Annuler la suppression';
$_ADDONLANG['client_keep_done'] =
    'Merci. La suppression est annulée. Nous retirons votre résiliation de notre administration.';
$_ADDONLANG['client_keep_impossible'] =
    'Cette suppression ne peut plus être annulée ici. Vous voyez ci-dessous où elle en est. Si vous voulez garder quelque chose, contactez-nous tout de suite.';

$_ADDONLANG['client_choice_service'] = 'Service';
$_ADDONLANG['client_choice_tick'] = 'Lisez le texte, cochez la case en bas et confirmez à nouveau. Rien n’a été modifié.';
$_ADDONLANG['client_choice_choose'] =
    'Choisissez quand nous pouvons supprimer et confirmez à nouveau. Rien n’a été modifié.';
$_ADDONLANG['client_choice_changed'] =
    'La situation ou le texte a changé entre-temps. Relisez-le avant de confirmer. Rien n’a été modifié.';
$_ADDONLANG['client_choice_cancel'] = 'Retour, ne rien changer';

$_ADDONLANG['client_wording_goes'] =
    'Tout ce que contient ce service d’hébergement, comme les fichiers, les bases de données et les boîtes mail. Personne ne pourra le récupérer ensuite, nous non plus.';
$_ADDONLANG['client_wording_stays'] =
    'Votre compte, vos factures et paiements (la loi nous oblige à les conserver) et vos échanges avec nous. Les noms de domaine ne font pas partie de cette suppression. Les copies dans les sauvegardes disparaissent quand celles-ci expirent.';
$_ADDONLANG['client_wording_in_effect'] =
    'Votre résiliation a pris effet. Si vous approuvez, nous commençons tout de suite à supprimer, sans plus attendre.';
$_ADDONLANG['client_wording_without_data'] =
    'Vous avez demandé à récupérer d’abord vos données et nous ne vous les avons pas encore remises. Si vous approuvez maintenant, vous y renoncez.';
$_ADDONLANG['client_wording_before_effect'] =
    'Votre résiliation n’a pas encore pris effet : ce service court jusqu’au {effective}. Choisissez quand nous pouvons supprimer.';
$_ADDONLANG['client_wording_at_effect'] =
    'Le {effective}, dès que la résiliation prend effet. Jusque-là, le service continue de fonctionner.';
$_ADDONLANG['client_wording_now'] =
    'Tout de suite. Le service s’arrête immédiatement et je renonce au temps restant jusqu’au {effective}, même s’il est déjà payé.';
$_ADDONLANG['client_wording_understood'] =
    'J’ai sauvegardé ce que je veux garder. J’approuve cette suppression et je comprends qu’elle est irréversible.';

$_ADDONLANG['client_wording_data_first_role'] =
    'Pour ce que contient ce service d’hébergement, vous êtes le responsable du traitement et nous sommes votre sous-traitant (article 28, paragraphe 3, point g, du RGPD). Le choix vous appartient donc : nous supprimons ces données, ou nous vous les rendons d’abord.';
$_ADDONLANG['client_wording_data_first_clock'] =
    'Si vous confirmez, le délai s’arrête à ce moment : nous ne supprimons rien tant que nous ne vous avons pas remis les données. Ensuite, le temps qui restait reprend son cours et cette page indique la nouvelle date. Tant que la suppression n’a pas commencé, vous pouvez encore changer d’avis ici.';
$_ADDONLANG['client_wording_data_first_way'] =
    'Nous faisons une copie de vos fichiers, bases de données et boîtes mail. Dès qu’elle est prête, nous vous écrivons à l’adresse e-mail de votre compte pour vous dire comment la récupérer en toute sécurité. Vérifiez dans votre compte que cette adresse est correcte.';
$_ADDONLANG['client_wording_data_first_understood'] =
    'Je veux récupérer les données de ce service avant leur suppression et je comprends que celle-ci est reportée du temps nécessaire.';

$_ADDONLANG['client_wording_keep_means'] =
    'Si vous confirmez, la suppression est annulée tout de suite : rien de ce service n’est supprimé.';
$_ADDONLANG['client_wording_keep_goes_on'] =
    'Votre résiliation de ce service prend fin avec elle : le service continue aux conditions d’avant et est à nouveau facturé. S’il ne fonctionne pas en ce moment, nous vous contacterons.';
$_ADDONLANG['client_wording_keep_understood'] =
    'Je garde ce service et je retire sa résiliation. Je comprends que le service continue et qu’il est facturé.';

$_ADDONLANG['client_day_first'] = '1er';
$_ADDONLANG['client_date'] = '{day} {month} {year}';
$_ADDONLANG['client_date_time'] = '{date}, {time}';
$_ADDONLANG['client_date_end'] = 'le {date} à 24 h';
$_ADDONLANG['client_decimal'] = ',';
$_ADDONLANG['client_thousands'] = ' ';
$_ADDONLANG['client_month_1'] = 'janvier';
$_ADDONLANG['client_month_2'] = 'février';
$_ADDONLANG['client_month_3'] = 'mars';
$_ADDONLANG['client_month_4'] = 'avril';
$_ADDONLANG['client_month_5'] = 'mai';
$_ADDONLANG['client_month_6'] = 'juin';
$_ADDONLANG['client_month_7'] = 'juillet';
$_ADDONLANG['client_month_8'] = 'août';
$_ADDONLANG['client_month_9'] = 'septembre';
$_ADDONLANG['client_month_10'] = 'octobre';
$_ADDONLANG['client_month_11'] = 'novembre';
$_ADDONLANG['client_month_12'] = 'décembre';

$_ADDONLANG += require __DIR__ . '/admin/french.php';
