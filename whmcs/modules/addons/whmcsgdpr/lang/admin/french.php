<?php

/**
 * The admin page in French. Words in braces are filled in; `{…}` and keys are the same in every language. In tasks, each line
 * after the first is one step.
 */

declare(strict_types=1);

return [
    'admin_tab_overview' => 'Vue d’ensemble',
    'admin_tab_deletions' => 'Suppressions',
    'admin_tab_clients' => 'Clients',
    'admin_tab_tasks' => 'Tâches',
    'admin_tab_backlog' => 'Arriéré',
    'admin_tab_connection' => 'Connexion',

    'admin_foot' => 'Module {addon}, service RGPD {service}. Heures en {zone}.',

    'admin_choose' => 'Choisir…',

    'admin_back' => 'Retour',

    'admin_list_is_cut' => 'Il y en a d’autres. Cette liste montre les premiers de chaque sorte.',

    'admin_needs_service' =>
        'Cette partie a besoin du service RGPD, qui ne répond pas pour l’instant. Voyez le message en haut.',

    'admin_date_months' => 'janvier,février,mars,avril,mai,juin,juillet,août,septembre,octobre,novembre,décembre',
    'admin_date_end_of' => 'fin du {day}',
    'admin_date_in_minutes' => 'dans {count} min',
    'admin_date_in_hours' => 'dans {count} heures',
    'admin_date_in_days' => 'dans {count} jours',
    'admin_date_ago_minutes' => 'il y a {count} min',
    'admin_date_ago_hours' => 'il y a {count} heures',
    'admin_date_ago_days' => 'il y a {count} jours',
    'admin_date_day' => '{day} {month} {year}',
    'admin_date_now' => 'maintenant',

    'admin_banner_live' => 'En service réel',
    'admin_banner_live_means' => 'Les suppressions et anonymisations échues sont réellement exécutées.',
    'admin_banner_dry_run' => 'Essai à blanc',
    'admin_banner_dry_run_means' =>
        'Tout est planifié et noté, rien n’est supprimé ni anonymisé. Les exports sont réellement faits.',
    'admin_banner_stopped' => 'Arrêté',
    'admin_banner_stopped_means' => 'Toute étape destructrice est suspendue jusqu’à la reprise. Les exports continuent.',
    'admin_banner_not_connected' => 'Non connecté',
    'admin_banner_not_connected_means' =>
        'Aucune chaîne de connexion valable n’est définie. Les événements sont gardés dans WHMCS et les résiliations retenues, mais rien n’est exporté ni supprimé. Collez la chaîne sous Paramètres système > Modules complémentaires > GDPR automation.',
    'admin_banner_silent' => 'Le service RGPD ne répond pas',
    'admin_banner_silent_means' =>
        'Ce qui marche encore : les événements sont gardés ici et envoyés plus tard, le frein retient les résiliations, et vous pouvez libérer un service à la main sous Suppressions.',

    'admin_tile_coming' => 'suppressions prévues',
    'admin_tile_held' => 'suppressions retenues',
    'admin_tile_failed' => 'en échec',
    'admin_tile_running' => 'en cours',
    'admin_tile_tasks' => 'tâches pour vous',
    'admin_tile_backlog' => 'dans l’arriéré',

    'admin_warning_hooks' => 'WHMCS n’a pas chargé les hooks de ce module.',
    'admin_warning_hooks_means' =>
        'Aucun événement n’est noté et aucune résiliation n’est retenue. Ouvrez Paramètres système > Modules complémentaires, enregistrez GDPR automation, puis rechargez cette page. Si cela persiste, désactivez et réactivez le module ; ses tables sont conservées.',
    'admin_warning_automation' => 'WHMCS résilie lui-même les services annulés, et rien ne le retient.',
    'admin_warning_automation_means' =>
        'Les données d’un client partent alors le jour de la demande et non après le délai promis. Désactivez maintenant Automation Settings > Cancellation Requests, puis faites charger les hooks de ce module.',
    'admin_warning_automation_braked' => 'WHMCS résilie lui-même les services annulés ; le frein le retient.',
    'admin_warning_automation_braked_means' =>
        'C’est sûr tant que ce module est actif. Il est plus simple de désactiver Automation Settings > Cancellation Requests : le service RGPD résilie de toute façon ce qui est échu.',
    'admin_warning_automation_unknown' => 'On ne peut pas lire si WHMCS résilie lui-même les services annulés.',
    'admin_warning_automation_unknown_means' =>
        'Voyez Automation Settings > Cancellation Requests et désactivez-le s’il est actif.',
    'admin_warning_pruning' => 'WHMCS supprime les clients inactifs après {months} mois.',
    'admin_warning_pruning_means' =>
        'Leurs factures partent aussi, or elles doivent être gardées dix ans (120 mois). Mettez Automation Settings > Data Retention sur Never, ou sur 120 mois ou plus.',
    'admin_warning_pruning_months_unknown' =>
        'WHMCS supprime les clients inactifs, et on ne peut pas lire après combien de temps.',
    'admin_warning_pruning_months_unknown_means' =>
        'Les factures doivent être gardées dix ans (120 mois). Mettez Automation Settings > Data Retention sur Never, ou vérifiez qu’il indique 120 mois ou plus.',
    'admin_warning_pruning_unknown' => 'On ne peut pas lire si WHMCS supprime lui-même les clients inactifs.',
    'admin_warning_pruning_unknown_means' =>
        'Voyez Automation Settings > Data Retention : il devrait indiquer Never, ou 120 mois ou plus.',
    'admin_warning_snapshot' => 'WHMCS ne fige pas les coordonnées du client dans les factures.',
    'admin_warning_snapshot_means' =>
        'Un nom doit alors rester dans le profil tant qu’une facture est gardée, sinon les anciennes factures changeraient. Activez General Settings > Invoices > Store Client Data Snapshot.',
    'admin_warning_snapshot_unknown' => 'On ne peut pas lire si WHMCS fige les coordonnées du client dans les factures.',
    'admin_warning_snapshot_unknown_means' =>
        'Voyez General Settings > Invoices > Store Client Data Snapshot : il devrait être actif.',
    'admin_warning_cron_never' => 'Le cron de WHMCS n’a pas tourné depuis l’activation de ce module.',
    'admin_warning_cron_never_means' =>
        'Tant qu’il ne tourne pas, les événements en échec ne sont pas renvoyés et les annulations retirées ne sont pas vues. Il devrait tourner toutes les cinq minutes : voyez Automation Settings.',
    'admin_warning_cron' => 'Le cron de WHMCS n’a pas tourné depuis plus d’une heure.',
    'admin_warning_cron_means' =>
        'Son dernier passage date du {at}. D’ici là, les événements en échec ne sont pas renvoyés et les annulations retirées ne sont pas vues. Vérifiez la tâche cron sur le serveur ; elle devrait tourner toutes les cinq minutes.',
    'admin_warning_cron_failures' => 'Une partie du dernier passage du cron a échoué.',
    'admin_warning_cron_failures_means' =>
        'Il est réessayé au prochain passage ({parts}). Si cela persiste, consultez le journal d’erreurs PHP du serveur.',

    'admin_warning_hooks_without_id' =>
        'WHMCS a annoncé quelque chose à ce module sans dire de qui il s’agit ({count} fois jusqu’ici).',
    'admin_warning_hooks_without_id_means' =>
        'Rien n’a pu être transmis. Ce qui a changé dans les tables de WHMCS est tout de même remarqué au prochain passage du cron. Si le nombre augmente après une mise à jour de WHMCS, mettez aussi ce module à jour.',
    'admin_warning_missing_client' => '{count} clients manquent d’un coup dans la table de WHMCS.',
    'admin_warning_missing_service' => '{count} services manquent d’un coup dans la table de WHMCS.',
    'admin_warning_missing_request' => '{count} demandes de résiliation manquent d’un coup dans la table de WHMCS.',
    'admin_warning_missing_means' =>
        'Une table en cours de restauration a cet aspect : aucune n’a donc été signalée au service RGPD. Restaurez ce qui manque ; si c’est vraiment parti, dites-le ici.',
    'admin_missing_confirm_client' => 'Ces clients ont vraiment été supprimés',
    'admin_missing_confirm_service' => 'Ces services ont vraiment été supprimés',
    'admin_missing_confirm_request' => 'Ces demandes ont vraiment été retirées',
    'admin_missing_confirm_means' =>
        'Chacune est alors signalée au service RGPD. Il abandonne ce qui était prévu pour elles et vous demande de vérifier chez vos sous-traitants.',

    'admin_outbox_title' => 'Événements en route vers le service RGPD',
    'admin_outbox_empty' => 'Rien n’attend : chaque événement est arrivé.',
    'admin_outbox_alarming' =>
        'Des événements ne passent plus depuis un moment. Aucun n’est perdu. Appuyez sur Tester la connexion pour voir ce qui bloque.',
    'admin_outbox_pending' => 'En attente',
    'admin_outbox_failing' => 'Essayés en vain',
    'admin_outbox_oldest' => 'Le plus ancien',
    'admin_outbox_problem' => 'Dernier problème',
    'admin_outbox_delivered' => 'Dernière livraison',
    'admin_outbox_refused' => 'Refusés par le service RGPD',
    'admin_outbox_send' => 'Envoyer maintenant',

    'admin_delivery_timeout' => 'Le service RGPD n’a pas répondu à temps.',
    'admin_delivery_unreachable' =>
        'Le service RGPD est injoignable. Vérifiez qu’il tourne et que ce serveur peut atteindre son adresse.',
    'admin_delivery_tls' =>
        'Aucune connexion sécurisée n’a pu être établie. Le certificat du service RGPD est peut-être expiré ou ne correspond pas à l’adresse.',
    'admin_delivery_redirect' =>
        'L’adresse répond par une redirection. Les événements ne sont jamais envoyés ailleurs : corrigez l’adresse par une nouvelle chaîne de connexion.',
    'admin_delivery_not_the_service' =>
        'Autre chose répond à cette adresse, par exemple un autre site ou une page du proxy. Vérifiez l’adresse dans la chaîne de connexion et que le service RGPD tourne derrière elle.',
    'admin_delivery_http' => 'Le service RGPD a répondu par l’erreur {status}.',
    'admin_delivery_http_401' =>
        'Le service RGPD a refusé la signature. Collez la chaîne de connexion actuelle et vérifiez l’heure des deux serveurs.',
    'admin_delivery_http_404' =>
        'L’adresse répond, mais pas comme le service RGPD. Vérifiez l’adresse dans la chaîne de connexion.',
    'admin_delivery_http_503' =>
        'Le service RGPD ne peut pas enregistrer d’événements maintenant. Ils sont renvoyés automatiquement.',
    'admin_delivery_internal' => 'Cet événement n’a pas pu être préparé pour l’envoi.',

    'admin_stop_title' => 'Arrêt d’urgence',
    'admin_stop_explains' =>
        'Gèle toute suppression et anonymisation en une seconde, pour tous les clients, jusqu’à la reprise. Rien n’est perdu ; les exports continuent.',
    'admin_stop_is_on' => 'Tout ce qui détruit est suspendu. À la reprise, ce qui est échu entre-temps s’exécute aussitôt.',
    'admin_stop_button' => 'Tout arrêter',

    'admin_resume_due' =>
        'Échus maintenant et exécutés dès la reprise : {count}. Ce qui est supprimé ne peut être récupéré.',
    'admin_resume_sure' => 'Je sais que tout ce qui est échu s’exécute aussitôt',
    'admin_resume_button' => 'Reprendre',

    'admin_col_service' => 'Service',
    'admin_col_client' => 'Client',
    'admin_col_due' => 'Au plus tard',
    'admin_col_state' => 'État',
    'admin_col_brake' => 'Frein dans WHMCS',
    'admin_col_actions' => 'Actions',
    'admin_col_held_since' => 'Retenu depuis',
    'admin_col_asked' => 'Demandé',
    'admin_col_progress' => 'Progression',
    'admin_col_step' => 'Étape',
    'admin_col_steps' => 'Étapes',
    'admin_col_count' => 'Nombre',
    'admin_col_source' => 'Source',
    'admin_col_records' => 'Enregistrements',
    'admin_col_kept' => 'Conservé',
    'admin_col_ground' => 'Fondement',
    'admin_col_until' => 'Supprimable dès le',
    'admin_col_task' => 'Que faire',
    'admin_col_kind' => 'Quoi',
    'admin_col_event' => 'Événement',
    'admin_col_happened' => 'Survenu',
    'admin_col_problem' => 'Problème',
    'admin_col_check' => 'Contrôle',
    'admin_col_detail' => 'Que faire',

    'admin_client_number' => 'Client {id}',
    'admin_client_id' => 'Numéro de client',
    'admin_client_open' => 'Voir ce client',
    'admin_client_not_named' => 'Aucun client n’est nommé. Allez à Clients et entrez un numéro.',
    'admin_client_summary' => 'Résumé dans WHMCS',
    'admin_client_acts' => 'Ce que vous pouvez faire',
    'admin_client_hold' => 'Retenir ce client',
    'admin_client_hold_means' =>
        'Aucune étape destructrice pour ce client, quoi qu’il soit ouvert ou s’ouvre. Tous les 30 jours, on vous demande si le motif tient.',

    'admin_service_number' => 'Service {id}',
    'admin_product_addon' => 'Addon de produit {id} du service {service}',

    'admin_effective_from' => 'Résiliation effective le {at}',
    'admin_effective_since' => 'Résiliation effective depuis le {at}',

    'admin_approved_at' => 'Approuvé par le client le {at}',

    'admin_held_by_owner' => 'Retenu : {reason}',
    'admin_held_with_client' => 'Le client est retenu : {reason}',

    'admin_steps_count' => 'Étapes ({count})',
    'admin_steps_none' => 'pas encore planifié',

    'admin_sources_count' => 'Sources ({count})',

    'admin_retained_until' => 'Jusqu’au {day} : {ground}',

    'admin_gone_at' => 'Dernières copies disparues le {at}.',

    'admin_state_pending' => 'à venir',
    'admin_state_scheduled' => 'prévu',
    'admin_state_held' => 'retenu',
    'admin_state_running' => 'en cours',
    'admin_state_waiting' => 'en attente',
    'admin_state_completed' => 'terminé',
    'admin_state_failed' => 'échoué',
    'admin_state_withdrawn' => 'retiré',

    'admin_step_pending' => 'à faire',
    'admin_step_running' => 'en cours',
    'admin_step_done' => 'fait',
    'admin_step_nothing_found' => 'rien trouvé',
    'admin_step_retained' => 'conservé',
    'admin_step_waiting' => 'en attente',
    'admin_step_manual' => 'à la main',
    'admin_step_failed' => 'échoué',
    'admin_step_skipped' => 'omis',

    'admin_kind_export' => 'Export',
    'admin_kind_anonymization' => 'Anonymisation',
    'admin_kind_deletion' => 'Suppression',
    'admin_kind_rectification' => 'Rectification',
    'admin_kind_erasure' => 'Effacement d’une personne',
    'admin_kind_purge' => 'Suppression de documents échus',

    'admin_hold_dispute' => 'un litige',
    'admin_hold_claim' => 'une action en justice',
    'admin_hold_audit' => 'un contrôle',
    'admin_hold_restriction' => 'le client a demandé la limitation du traitement',
    'admin_hold_reason' => 'Motif',
    'admin_hold_means' =>
        'Rien n’en est exécuté jusqu’à la libération. La date reste ; libéré après elle, cela s’exécute aussitôt.',

    'admin_reason_dry_run' => 'Seulement planifié : le service RGPD est à l’essai.',
    'admin_reason_daily_limit' => 'La limite quotidienne de la politique est atteinte. Libérez pour continuer maintenant.',
    'admin_reason_backlog' => 'Échu avant la surveillance du service RGPD. Attend votre accord sous Arriéré.',
    'admin_reason_already_cancelled' =>
        'WHMCS montre déjà le service comme annulé. Vérifiez que c’est le bon hébergement, puis libérez.',
    'admin_reason_already_terminated' => 'WHMCS montre déjà le service comme résilié. Vérifiez ce qui reste, puis libérez.',
    'admin_reason_account_shared' => 'Un autre service actif utilise le même compte.',
    'admin_reason_product_type_needs_owner' =>
        'Un produit revendeur ou serveur : il peut contenir les données d’autrui. Vérifiez, puis libérez.',
    'admin_reason_facts_changed' =>
        'WHMCS dit autre chose que lors de la planification. Voyez le service là-bas, puis libérez ou retirez.',
    'admin_reason_facts_unclear' =>
        'Les données de WHMCS se contredisent. Voyez le service là-bas, puis libérez ou retirez.',
    'admin_reason_bookkeeping' => 'Droit comptable',
    'admin_reason_shared_login' => 'Ce login ouvre aussi le compte d’un autre client.',
    'admin_reason_addon_door_absent' => 'Le service RGPD n’atteint pas la porte de ce module.',
    'admin_reason_by_hand' => 'Fait à la main.',
    'admin_reason_not_needed' => 'Jugé inutile.',
    'admin_reason_hosting_not_gone' => 'Attend la disparition de l’hébergement.',
    'admin_reason_no_longer_cancelled' => 'Le service n’est plus résilié.',
    'admin_reason_activated_again' => 'Le service a été réactivé.',
    'admin_reason_client_deleted' => 'Le client a été supprimé dans WHMCS.',
    'admin_reason_client_not_closed' => 'Le client n’est plus clôturé.',
    'admin_reason_terminated_by_whmcs' => 'WHMCS l’a résilié lui-même.',
    'admin_reason_owner_confirmation' => 'Attend votre confirmation : voyez son plan.',
    'admin_reason_account_deleted' => 'Le compte lui-même a été supprimé.',
    'admin_reason_addon_outdated' => 'Ce module est plus ancien que ne le demande le service RGPD. Mettez-le à jour.',
    'admin_reason_not_in_this_whmcs' => 'Ce WHMCS n’a pas cette table.',
    'admin_reason_documents_not_released' =>
        'Ces documents nomment encore le client. Leur suppression n’a pas été autorisée.',
    'admin_reason_partly_scrubbed' => 'Une partie n’est pas dans ce WHMCS ou n’a pu être atteinte.',
    'admin_reason_storage.full' =>
        'Libérez de la place sur le disque pour le fichier. Tant que ceci attend, un nouvel essai suit de lui-même ; en cas d’échec, choisissez « Réessayer ».',
    'admin_reason_whmcs.permission_missing' =>
        'Il manque au rôle API une action dont le service RGPD a besoin ; le README les énumère toutes.',
    'admin_reason_client_file_failed' => 'Un fichier du client n’a pas pu être lu.',
    'admin_reason_invoice_pdf_failed' => 'Une facture imprimée n’a pas pu être lue.',
    'admin_reason_client_anonymised' =>
        'Le compte a été anonymisé pendant la préparation. Demandez à nouveau ce qui est resté.',
    'admin_reason_client_being_anonymised' => 'Attend la fin de l’anonymisation en cours.',

    'admin_action_terminate_hosting' => 'Résilier l’hébergement sur le serveur',
    'admin_action_delete_hosting' => 'Supprimer l’hébergement chez le sous-traitant',
    'admin_action_set_service_status' => 'Mettre à jour l’état du service dans WHMCS',
    'admin_action_delete_tickets' => 'Supprimer les tickets, réponses et pièces jointes',
    'admin_action_delete_pay_methods' => 'Supprimer les moyens de paiement enregistrés',
    'admin_action_delete_quotes' => 'Supprimer les devis à ne pas conserver',
    'admin_action_delete_contacts' => 'Supprimer les contacts',
    'admin_action_reduce_billing_contact' => 'Réduire le contact de facturation à ce que les factures mentionnent',
    'admin_action_clear_services' => 'Vider les détails des services',
    'admin_action_clear_domains' => 'Vider les notes des domaines',
    'admin_action_anonymise_users' => 'Anonymiser les logins',
    'admin_action_leave_shared_users' => 'Laisser les logins partagés',
    'admin_action_destroy_packages' => 'Détruire les paquets d’export',
    'admin_action_erase_client' => 'Effacer le client',
    'admin_action_keep_invoices' => 'Factures et notes de crédit',
    'admin_action_keep_quotes' => 'Devis acceptés',
    'admin_action_keep_printed_identity' => 'Ce que les factures mentionnent : noms, société, adresse, pays, numéro de TVA',
    'admin_action_remove_documents' => 'Supprimer les documents qui ne doivent plus être conservés',
    'admin_action_scrub_tickets' => 'Nettoyer les évaluations, l’historique et les champs supplémentaires des tickets',
    'admin_action_scrub_logs' => 'Nettoyer les journaux de WHMCS',
    'admin_action_reduce_profile' => 'Réduire le profil à ce que les factures mentionnent',
    'admin_action_anonymise_profile' => 'Anonymiser le profil',
    'admin_action_scrub_database' => 'Nettoyer ce que l’API de WHMCS n’atteint pas',

    'admin_result_reduced' => 'Réduit : une partie est conservée par la loi',
    'admin_result_erased' => 'Effacé dans la mesure du possible ici',
    'admin_result_anonymised' => 'Anonymisé',

    'admin_source_complete' => 'complet',
    'admin_source_empty' => 'vide',
    'admin_source_unreachable' => 'injoignable',
    'admin_source_not_configured' => 'non utilisé',
    'admin_source_running' => 'en cours',

    'admin_deletions_title' => 'Suppressions à venir',
    'admin_deletions_explain' =>
        'Chaque suppression s’exécute pour finir au plus tard au moment indiqué ({zone}). Retenue, libération et accord deviennent des preuves.',
    'admin_deletions_none' => 'Aucune suppression à venir.',
    'admin_deletions_none_client' => 'Aucune suppression pour ce client.',

    'admin_brake_title_unknown' => 'Retenus par le frein, inconnus du service RGPD',
    'admin_brake_title_all' => 'Services au frein',
    'admin_brake_explain_unknown' =>
        'WHMCS veut résilier ces services sans qu’une suppression soit ouverte : impayé, durée fixe, clic d’un admin, ou événement pas encore arrivé. Libérez à la main pour laisser WHMCS résilier.',
    'admin_brake_explain_all' =>
        'Le service RGPD ne peut être interrogé ; voici tous les services au frein. La libération à la main marche sans lui.',
    'admin_brake_none' => 'Aucun.',
    'admin_brake_default' => 'Pas d’entrée : la première tentative de résiliation sera retenue.',
    'admin_brake_held' => 'retenu',
    'admin_brake_owner' => 'retenu par le propriétaire',
    'admin_brake_owner_means' =>
        'Vous retenez ce client, ce service ou tout. WHMCS ne résilie rien ici, libéré ou non, tant que vous ne levez pas cela.',
    'admin_brake_released' => 'libéré',
    'admin_brake_released_until' => 'Jusqu’au {at}, par {by}. {reason}',
    'admin_brake_ends' => 'Prend fin seul : {at}',
    'admin_brake_cause_cancellation_request' => 'Le client a demandé la résiliation.',
    'admin_brake_cause_termination_without_request' => 'WHMCS voulait résilier sans demande du client.',
    'admin_brake_reason_client_asked' => 'Le client l’a demandé tout de suite',
    'admin_brake_reason_duplicate_order' => 'Commandé deux fois',
    'admin_brake_reason_test_service' => 'Un test interne',
    'admin_brake_reason_fraud' => 'Fraude',
    'admin_brake_reason_legal_order' => 'Ordre d’un tribunal ou d’une autorité',
    'admin_brake_reason_other' => 'Un autre motif',
    'admin_brake_release_reason' => 'Motif (devient une preuve)',
    'admin_brake_release_means' =>
        'WHMCS pourra résilier ce service pendant 24 heures. Ce qui est supprimé sur le serveur ne peut être récupéré.',
    'admin_brake_refused_service_not_found' => 'WHMCS n’a plus ce service. Rien n’a été libéré.',
    'admin_brake_refused_facts_differ' =>
        'Le service appartient désormais à un autre client. Rien n’a été libéré ; rechargez la page et vérifiez.',
    'admin_brake_refused_held_by_owner' =>
        'Vous retenez ce client, ce service ou tout. Rien n’a été libéré ; levez d’abord cela.',

    'admin_by_admin' => 'l’admin {id}',
    'admin_by_service' => 'le service RGPD',

    'admin_tool_hold' => 'Retenir',
    'admin_tool_release' => 'Libérer',
    'admin_tool_release_client' => 'Libérer ce client',
    'admin_tool_approve' => 'Approuver',
    'admin_tool_withdraw' => 'Retirer',
    'admin_tool_retry' => 'Réessayer',
    'admin_tool_discard' => 'Abandonner',
    'admin_tool_brake_release' => 'Libérer le frein',
    'admin_tool_brake_hold' => 'Reprendre la libération',

    'admin_release_client_now_means' =>
        'Une partie de ce que ce blocage retenait est déjà échue : libérée, elle s’exécute aussitôt. Ce qui est supprimé ne peut être récupéré.',
    'admin_release_now_means' =>
        'C’est déjà échu : libéré, cela s’exécute aussitôt. Ce qui est supprimé ne peut être récupéré.',

    'admin_approve_means' => 'Le client accepte la suppression immédiate. Elle est alors due aussitôt et irréversible.',
    'admin_approve_early_means' =>
        'Le client accepte la suppression dès que la résiliation prend effet, sans autre délai. C’est irréversible.',
    'admin_approve_channel' => 'Comment le client l’a dit',
    'admin_approve_received_on' => 'Quel jour (si pas aujourd’hui)',
    'admin_approve_now' => 'Le client renonce aussi au temps déjà payé : supprimer maintenant',

    'admin_channel_email' => 'par e-mail',
    'admin_channel_phone' => 'par téléphone',
    'admin_channel_letter' => 'par courrier',
    'admin_channel_ticket' => 'dans un ticket',
    'admin_channel_in_person' => 'en personne',
    'admin_channel_client_area' => 'dans l’espace client',
    'admin_channel_other' => 'autrement',

    'admin_withdraw_means' => 'Plus rien n’en sera exécuté. Les données restent où elles sont.',
    'admin_withdraw_sure' => 'Oui, retirer',

    'admin_discard_means' =>
        'Le service RGPD n’apprendra jamais cet événement. Vérifiez d’abord s’il sait déjà ce qu’il annonce, et corrigez-le sinon à la main.',

    'admin_retry_means' => 'Cela reprend aussitôt à l’étape échouée. Ce qui est supprimé ne peut être récupéré.',

    'admin_type_service' => 'Tapez le numéro de service {id}',
    'admin_type_product_addon' => 'Tapez le numéro {id} de l’addon de produit',
    'admin_type_client' => 'Tapez le numéro de client {id}',
    'admin_type_event' => 'Tapez le numéro d’événement {id}',
    'admin_type_count' => 'Tapez le nombre : {count}',

    'admin_clients_title' => 'Un client',

    'admin_export_button' => 'Exporter ce client',
    'admin_export_this_client' => 'Exporter ce client',

    'admin_exports_title' => 'Exports',
    'admin_exports_none' => 'Aucun export.',

    'admin_package_download' => 'Télécharger ({size})',
    'admin_package_until' => 'jusqu’au {at}',
    'admin_package_gone' => 'paquet détruit',

    'admin_anonymizations_title' => 'Anonymisations',
    'admin_anonymizations_none' => 'Aucune anonymisation.',

    'admin_plan_title' => 'Anonymiser ce client',
    'admin_plan_explains' =>
        'Voyez d’abord le plan : chaque étape, ce qui bloque et ce qui doit être gardé. Regarder ne change rien.',
    'admin_plan_button' => 'Voir le plan',
    'admin_plan_and_confirm' => 'Plan et confirmation',
    'admin_plan_no_blockers' => 'Rien ne s’y oppose.',
    'admin_plan_blockers' => 'Voici ce qui s’y oppose',
    'admin_plan_blocked' => 'Réglez dans WHMCS ce qui bloque, puis revoyez le plan.',
    'admin_plan_steps' => 'Ce qui serait fait',
    'admin_plan_kept' => 'Ce qui doit être conservé',
    'admin_plan_kept_nothing' => 'Rien ne doit être conservé.',
    'admin_plan_confirm_live' => 'C’est irréversible. Le compte est anonymisé une fois le délai écoulé.',
    'admin_plan_confirm_dry' => 'Le service RGPD est à l’essai : les étapes sont planifiées et notées, aucune n’est faite.',
    'admin_plan_already_open' => 'Une anonymisation est déjà ouverte ; ceci la confirme.',
    'admin_plan_force' => 'Continuer malgré les tickets ouverts ; ils sont supprimés aussi',

    'admin_anonymize_button' => 'Anonymiser',

    'admin_tasks_title' => 'Ce que seule une personne peut faire',
    'admin_tasks_explain' =>
        'Suivez les étapes, puis dites comment cela s’est terminé. Votre réponse devient une preuve, et la suite reprend.',
    'admin_tasks_none' => 'Rien ne vous attend.',

    'admin_task_at' => 'Chez : {connector}',
    'admin_task_object' => 'Numéro dans WHMCS : {id}',
    'admin_task_outcome' => 'Résultat',
    'admin_task_done' => 'Terminé',
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
        "\nIndiquez ici le résultat.",
    'admin_task_hosting_account_shared' =>
        'Un autre service actif utilise le même compte ou domaine ; le compte n’a pas été touché.' .
        "\nVoyez ce qui relève du seul service résilié." .
        "\nSupprimez-le à la main." .
        "\nIndiquez ici le résultat.",
    'admin_task_erase_client_by_hand' =>
        'Ce destinataire n’a pas de connecteur.' .
        "\nCherchez-y le client par numéro, facture ou adresse." .
        "\nEffacez ce qui n’est pas à conserver." .
        "\nIndiquez ici le résultat.",
    'admin_task_rectify_client_by_hand' =>
        'Les données du client ont changé dans WHMCS.' .
        "\nCorrigez-les aussi chez ce destinataire." .
        "\nIndiquez ici le résultat.",
    'admin_task_review_hold' =>
        'Ce client est retenu depuis trente jours.' .
        "\nVérifiez si le motif tient toujours." .
        "\nSinon, libérez le client sur sa page." .
        "\nIndiquez ici que c’est fait.",

    'admin_outcome_done' => 'Fait : c’est supprimé',
    'admin_outcome_nothing_found' => 'Rien n’a été trouvé',
    'admin_outcome_retained' => 'Doit être conservé',
    'admin_outcome_not_needed' => 'Pas nécessaire',

    'admin_backlog_title' => 'Arriéré',
    'admin_backlog_explain' =>
        'Ceci était échu avant la surveillance du service RGPD, ou pendant l’essai. Rien n’est touché avant votre libération. Cochez un lot et revoyez-le.',
    'admin_backlog_none' => 'L’arriéré est vide.',
    'admin_backlog_preview' => 'Aperçu des cochés',
    'admin_backlog_preview_title' => 'À libérer : {count}',
    'admin_backlog_means_live' =>
        'Exactement ceux-ci reprennent, et ce qu’ils suppriment ne revient pas. Les limites quotidiennes restent valables.',
    'admin_backlog_means_dry' =>
        'Le service RGPD est à l’essai : libérés, ils sont replanifiés et reviennent ici. Rien n’est supprimé.',
    'admin_backlog_release' => 'Libérer {count}',
    'admin_backlog_refused_not_found' => 'L’un d’eux n’existe plus.',
    'admin_backlog_refused_not_in_backlog' => 'L’un d’eux n’est plus dans l’arriéré.',
    'admin_backlog_refused_client_is_held' => 'L’un d’eux relève d’un client retenu. Libérez d’abord le client.',

    'admin_connection_title' => 'Connexion au service RGPD',
    'admin_connection_paste' =>
        'Lancez « npm run addon:connect » là où tourne le service RGPD, et collez la dernière ligne sous Paramètres système > Modules complémentaires > GDPR automation > Connection string.',
    'admin_connection_url' => 'Adresse',
    'admin_connection_version' => 'Version du service RGPD',
    'admin_connection_contact' => 'Dernier contact',
    'admin_connection_heartbeat' => 'Dernier battement reçu',
    'admin_connection_test' => 'Tester la connexion',

    'admin_checks_title' => 'Ce dont dépend le service RGPD',

    'admin_check_ok' => 'fonctionne',
    'admin_check_warns' => 'à vérifier',
    'admin_check_fails' => 'ne fonctionne pas',
    'admin_check_ledger' => 'Son registre',
    'admin_check_redis' => 'Sa file d’attente (Redis)',
    'admin_check_whmcs' => 'L’API de WHMCS',
    'admin_check_whmcs_addon' => 'La porte de ce module',
    'admin_check_whmcs_cancellation_automation' => 'Automatisation des résiliations de WHMCS',
    'admin_check_whmcs_retention_pruning' => 'Rétention des données de WHMCS',
    'admin_check_whmcs_client_snapshot' => 'Coordonnées figées dans les factures',
    'admin_check_whmcs_outbox' => 'Événements de ce module',
    'admin_check_whmcs_cron' => 'Le cron de WHMCS',

    'admin_test_fine' => 'La connexion fonctionne.',
    'admin_test_not_fine' => 'Quelque chose ne fonctionne pas. Chaque ligne dit quoi faire.',
    'admin_test_api_ok' => 'Le service RGPD a répondu et connaît notre jeton : {mode}, version {version}.',
    'admin_test_api_fails' => 'L’API du service RGPD : {why}',
    'admin_test_webhook_ok' => 'Il a accepté un événement de test signé (system.heartbeat).',
    'admin_test_webhook_fails' => 'Un événement de test signé n’est pas passé : {why}',
    'admin_test_door_ok' => 'Il atteint la porte de ce module ; son dernier appel date du {at}.',
    'admin_test_door_quiet' => 'Il ne signale aucun souci avec la porte de ce module et ne l’a pas encore appelée.',
    'admin_test_door_fails' => 'Il n’atteint pas la porte de ce module. Il dit : {why}',
    'admin_test_door_unasked' => 'On n’a pas pu lui demander s’il atteint la porte de ce module.',

    'admin_done_hold' => 'Retenu. Rien n’en est exécuté jusqu’à la libération.',
    'admin_done_release' => 'Libéré. Cela reprend comme prévu.',
    'admin_done_withdraw' => 'Retiré. Plus rien n’en sera exécuté.',
    'admin_done_retry' => 'Nouvel essai en cours.',
    'admin_done_approve' => 'L’accord du client est noté.',
    'admin_done_brake_release' => 'WHMCS peut résilier le service {id} jusqu’au {at}.',
    'admin_done_brake_release_addon' => 'WHMCS peut résilier l’addon de produit {id} jusqu’au {at}.',
    'admin_done_brake_hold' => 'Le frein retient à nouveau ; la prochaine résiliation sera retenue.',
    'admin_done_export' => 'L’export du client {id} est en cours. Rechargez cette page pour suivre sa progression.',
    'admin_done_anonymize' => 'L’anonymisation du client {id} est demandée et confirmée.',
    'admin_done_anonymize_unconfirmed' => 'L’anonymisation du client {id} est ouverte, mais pas confirmée : {why}',
    'admin_done_client_hold' => 'Le client {id} est retenu : aucune étape destructrice avant sa libération.',
    'admin_done_client_release' => 'Le client {id} est libéré ; ce qui était retenu reprend.',
    'admin_done_task' => 'Noté. Ce qui en dépendait reprend.',
    'admin_done_backlog' => 'Libérés : {count}.',
    'admin_done_send_all' => 'Tout est arrivé ({count} envoyés maintenant).',
    'admin_done_send_some' => '{count} envoyés, {left} en attente. {why}',
    'admin_done_missing_confirm' => 'Noté. Le service RGPD l’apprend aux prochains passages du cron.',
    'admin_done_discard' => 'L’événement {id} est abandonné.',
    'admin_done_stop' => 'Arrêté. Toute étape destructrice est suspendue jusqu’à la reprise.',
    'admin_done_resume' => 'Repris. Ce qui est échu continue.',
    'admin_done_resume_file' =>
        'L’arrêt est levé ici, mais le fichier var/STOP du service RGPD bloque encore tout. Supprimez ce fichier sur son serveur.',

    'admin_form_typed' => 'Ce que vous avez tapé n’est pas le numéro demandé. Rien n’a été fait.',
    'admin_form_id' => 'Le formulaire n’indiquait pas son objet. Rien n’a été fait ; rechargez la page et réessayez.',
    'admin_form_number' => 'Entrez le numéro tel que WHMCS l’affiche, en chiffres. Rien n’a été fait.',
    'admin_form_choice' => 'Choisissez l’une des réponses proposées. Rien n’a été fait.',
    'admin_form_day' => 'Entrez un jour sous la forme année-mois-jour. Rien n’a été fait.',
    'admin_form_nothing_chosen' => 'Rien n’était coché. Rien n’a été fait.',
    'admin_form_nothing_missing' => 'Plus rien ne manque. Rien n’a été fait.',
    'admin_form_not_refused' => 'Cet événement n’est plus refusé, ou n’est plus là. Rien n’a été fait.',
    'admin_form_tick' => 'La case n’était pas cochée. Rien n’a été fait.',

    'admin_unreachable_not_connected' => 'Aucune chaîne de connexion valable n’est définie.',
    'admin_unreachable_dns' =>
        'Son nom est inconnu de ce serveur. Vérifiez l’adresse de la chaîne de connexion et la résolution de noms.',
    'admin_unreachable_connect' =>
        'Rien n’écoute à son adresse. Démarrez le service RGPD ou ouvrez le pare-feu entre les deux serveurs.',
    'admin_unreachable_timeout' =>
        'Il n’a pas répondu en huit secondes. Réessayez ; si cela persiste, voyez le journal du service RGPD.',
    'admin_unreachable_tls' =>
        'Aucune connexion sécurisée n’a pu être établie. Renouvelez son certificat ou corrigez son adresse.',
    'admin_unreachable_broken_off' =>
        'La connexion s’est interrompue. Réessayez ; si cela persiste, voyez le journal du service RGPD.',
    'admin_unreachable_redirect' =>
        'Son adresse répond par une redirection, qui n’est pas suivie. Corrigez l’adresse par une nouvelle chaîne de connexion.',
    'admin_unreachable_not_the_service' =>
        'Autre chose répond à son adresse, comme la page d’erreur d’un proxy. Vérifiez que le service RGPD tourne derrière.',
    'admin_unreachable_too_large' => 'Sa réponse était trop grande pour être affichée.',
    'admin_unreachable_other' => 'Il est injoignable. Vérifiez la chaîne de connexion et le journal du service RGPD.',

    'admin_fault_unexpected' =>
        'Une erreur s’est produite dans ce module ({kind}). Le reste de la page n’en dépend pas. Voyez le journal d’erreurs PHP ; désactiver puis activer le module recrée les tables manquantes.',
    'admin_fault_other' => 'Le service RGPD a refusé : {detail}',
    'admin_fault_auth.required' =>
        'Le service RGPD ne connaît pas notre jeton. Collez la chaîne de connexion actuelle ou redémarrez le service pour qu’il relise ses jetons.',
    'admin_fault_request.not_found' =>
        'Ce dont il s’agit n’existe plus, ou le service RGPD est d’une version plus ancienne. Rechargez la page.',
    'admin_fault_client.not_found' => 'WHMCS n’a pas de client portant ce numéro. Rien n’a été fait.',
    'admin_fault_export.not_completed' => 'Le paquet n’est pas prêt. Réessayez une fois l’export terminé.',
    'admin_fault_export.package_gone' => 'Le paquet a expiré et a été détruit. Demandez un nouvel export.',
    'admin_fault_anonymization.blocked' =>
        'Le compte ne peut être anonymisé maintenant. Réglez dans WHMCS ce qui bloque et redemandez.',
    'admin_fault_deletion.approval_not_in_policy' =>
        'La politique n’admet pas d’accord ; la suppression s’exécute à l’échéance.',
    'admin_fault_cannot_approve' =>
        'Impossible d’approuver maintenant : retenu, en cours ou terminé. Libérez d’abord ce qui est retenu.',
    'admin_fault_cannot_confirm' => 'Elle est retenue, en cours ou terminée. Libérez-la, puis confirmez.',
    'admin_fault_cannot_withdraw' =>
        'C’est commencé ou terminé, donc impossible à retirer. L’arrêt d’urgence suspend ce qui tourne.',
    'admin_fault_cannot_hold' =>
        'C’est en cours ou terminé, donc impossible à retenir. L’arrêt d’urgence suspend ce qui tourne.',
    'admin_fault_cannot_release' => 'Ce n’est plus retenu. Rechargez la page pour voir l’état.',
    'admin_fault_client.not_held' => 'Ce client n’est pas retenu.',
    'admin_fault_client_is_held' =>
        'Le client entier est retenu. Libérez d’abord le client ; ce qui était retenu reprendra.',
    'admin_fault_cannot_retry' => 'Ce n’est pas en échec, il n’y a rien à réessayer. Rechargez la page.',
    'admin_fault_task.already_done' => 'Quelqu’un a déjà déclaré cette tâche faite ; cette réponse reste.',
    'admin_fault_upstream.unavailable' =>
        'Le service RGPD ne peut interroger l’API de WHMCS. Rien n’a changé ; réessayez dans trente secondes.',
    'admin_fault_upstream.refused' =>
        'L’API de WHMCS a refusé le service RGPD ({code}). Vérifiez son identifiant API, son rôle et l’adresse IP autorisée.',
    'admin_fault_facts.unsafe' =>
        'WHMCS montre quelque chose d’inattendu ({code}). Rien n’a changé ; voyez le client là-bas avant de redemander.',
    'admin_fault_idempotency.in_progress' => 'La même demande est encore en traitement. Rechargez la page dans un instant.',
    'admin_fault_ledger.unavailable' =>
        'Le service RGPD ne peut lire ou écrire son registre. Rien n’a été fait ; vérifiez le disque de son serveur.',
    'admin_fault_internal.unexpected' =>
        'Une erreur s’est produite dans le service RGPD. Son journal en garde une ligne ; réessayez.',

    'admin_blocker_service_not_terminated' => 'Services non résiliés ou dont l’hébergement existe peut-être encore',
    'admin_blocker_live_domain' => 'Domaines encore enregistrés, renouvelables ou transférables',
    'admin_blocker_invoice_unpaid' => 'Factures impayées',
    'admin_blocker_invoice_in_collections' => 'Factures en recouvrement',
    'admin_blocker_invoice_payment_pending' => 'Factures dont le paiement est en cours',
    'admin_blocker_credit_balance' => 'Un solde créditeur. Remboursez-le ou utilisez-le d’abord',
    'admin_blocker_affiliate_balance' => 'Un solde d’affiliation. Versez-le d’abord',
    'admin_blocker_open_ticket' => 'Tickets ouverts. Fermez-les ou cochez la case ci-dessous',
    'admin_blocker_hold' => 'Le client est retenu. Libérez-le d’abord',
];
