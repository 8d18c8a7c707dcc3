<?php

/** The admin page's own words in French. Words in braces are filled in; `{…}` and keys are the same in every language. */

declare(strict_types=1);

return [
    'admin_tab_overview' => 'Vue d’ensemble',
    'admin_tab_deletions' => 'Suppressions',
    'admin_tab_clients' => 'Clients',
    'admin_tab_tasks' => 'Tâches',
    'admin_tab_documents' => 'Documents',
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
    'admin_tile_overdue' => 'suppressions en retard',
    'admin_tile_purges' => 'retraits à libérer',

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
    'admin_col_document' => 'Document',
    'admin_col_documents' => 'Documents',
    'admin_col_dated' => 'Date',
    'admin_col_listed' => 'Inscrit le',
    'admin_col_moment' => 'Vérification',
    'admin_col_where' => 'Où',
    'admin_col_found' => 'Trouvé',
    'admin_col_when' => 'Quand',

    'admin_client_nobody' => 'Aucun client en particulier',
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
    'admin_service_not_named' => 'Aucun service n’a été indiqué. Ouvrez-le depuis Suppressions.',
    'admin_service_plan_link' => 'Ce qui serait supprimé',
    'admin_service_plan_title' => 'Ce que ferait maintenant une suppression de ce service',
    'admin_service_not_cancelled' =>
        'WHMCS n’indique pas que ce service est résilié. En l’état, rien n’en est supprimé ; ci-dessous, ce que ferait une suppression.',
    'admin_service_no_steps' => 'Rien ne serait fait.',
    'admin_service_conflicts' => 'Ceci retiendrait la suppression jusqu’à ce que vous la libériez',
    'admin_service_effective' => 'La résiliation prend effet',
    'admin_service_suspends' => 'Suspendu à partir du',
    'admin_service_starts' => 'La suppression commence',
    'admin_product_addon' => 'Addon de produit {id} du service {service}',

    'admin_effective_from' => 'Résiliation effective le {at}',
    'admin_effective_since' => 'Résiliation effective depuis le {at}',
    'admin_overdue' => 'en retard',
    'admin_partly' => 'fait en partie',
    'admin_clock_stopped' =>
        'Le délai est arrêté depuis le {at} : le client veut d’abord ses données. Il reprend dès que vous indiquez que la tâche est faite.',
    'admin_suspended_at' => 'Suspendu jusqu’à la suppression, depuis le {at}',
    'admin_shared_with' => 'Encore utilisé par :',

    'admin_approved_at' => 'Approuvé par le client le {at}',

    'admin_held_by_owner' => 'Retenu : {reason}',
    'admin_held_with_client' => 'Le client est retenu : {reason}',

    'admin_steps_count' => 'Étapes ({count})',
    'admin_steps_none' => 'pas encore planifié',

    'admin_sources_count' => 'Sources ({count})',

    'admin_retained_until' => 'Jusqu’au {day} : {ground}',
    'admin_absence_count' => 'Recherches ultérieures ({count})',
    'admin_absence_nothing' => 'rien',
    'admin_absence_found' => '{count} trouvé(s)',
    'admin_undo_then' => '{now}. Ensuite : {then}',
    'admin_undo_until' => '{how} (jusqu’au {at})',

    'admin_gone_at' => 'Dernières copies disparues le {at}.',

    'admin_hold_reason' => 'Motif',
    'admin_hold_means' =>
        'Rien n’en est exécuté jusqu’à la libération. La date reste ; libéré après elle, cela s’exécute aussitôt.',

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
    'admin_brake_reason_client_asked' => 'Le client l’a demandé tout de suite',
    'admin_brake_reason_duplicate_order' => 'Commandé deux fois',
    'admin_brake_reason_test_service' => 'Un test interne',
    'admin_brake_reason_fraud' => 'Fraude',
    'admin_brake_reason_legal_order' => 'Ordre d’un tribunal ou d’une autorité',
    'admin_brake_reason_other' => 'Un autre motif',
    'admin_brake_release_reason' => 'Motif (devient une preuve)',
    'admin_brake_release_means' =>
        'WHMCS pourra résilier ce service pendant 24 heures. Ce qui est supprimé sur le serveur ne peut être récupéré.',

    'admin_by_admin' => 'l’admin {id}',
    'admin_by_service' => 'le service RGPD',

    'admin_tool_hold' => 'Retenir',
    'admin_tool_release' => 'Libérer',
    'admin_tool_release_client' => 'Libérer ce client',
    'admin_tool_approve' => 'Approuver',
    'admin_tool_data_first' => 'D’abord les données',
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
    'admin_data_first_means' =>
        'Le client veut récupérer le contenu avant sa suppression. Le délai s’arrête et une tâche vous demande de le remettre ; dès que vous l’indiquez comme faite, le temps qui restait reprend.',

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
    'admin_purges_title' => 'Documents qui ne doivent plus être conservés',
    'admin_purges_explain' =>
        'Chaque année en janvier, les documents dont le délai est écoulé sont listés, client par client. Rien n’est retiré avant que vous ayez regardé la liste et l’ayez libérée. Les garder plus longtemps que la loi ne le demande est aussi une infraction. Les envois trop anciens du site sont listés chaque semaine ; la première fois, vous regardez avant qu’ils ne partent.',
    'admin_purges_none' => 'Rien n’est listé.',
    'admin_purge_preview' => 'Regarder, puis libérer',
    'admin_purge_look' => 'Regarder',
    'admin_purge_title' => 'Retrait de documents échus',
    'admin_purge_means_live' =>
        'Une fois libérés, exactement ces documents sont retirés de WHMCS, avec leurs lignes et paiements. On ne peut pas les récupérer ; si votre comptabilité en a encore besoin, elle doit les avoir ailleurs.',
    'admin_purge_title_forms' => 'Suppression d’anciens formulaires du site',
    'admin_purge_means_forms' =>
        'Libérés, les envois comptés ci-dessous sont supprimés de la base du site, avec leurs fichiers, quel que soit l’expéditeur. Rien ne peut les ramener. Les suivants partent d’eux-mêmes chaque semaine.',
    'admin_purge_means_dry' =>
        'Le service RGPD est à l’essai : une fois libéré, le retrait est prévu et consigné. Rien n’est retiré.',
    'admin_purge_documents' => 'Documents de la liste',
    'admin_documents_title' => 'Documents conservés',
    'admin_documents_none' =>
        'Rien n’est enregistré. Les documents d’un compte le sont quand il est anonymisé et, pour tout client, dès que leur délai est écoulé.',

    'admin_anonymize_button' => 'Anonymiser',

    'admin_tasks_title' => 'Ce que seule une personne peut faire',
    'admin_tasks_explain' =>
        'Suivez les étapes, puis dites comment cela s’est terminé. Votre réponse devient une preuve, et la suite reprend.',
    'admin_tasks_none' => 'Rien ne vous attend.',

    'admin_task_at' => 'Chez : {connector}',
    'admin_task_object' => 'Numéro dans WHMCS : {id}',
    'admin_task_outcome' => 'Résultat',
    'admin_task_done' => 'Terminé',
    'admin_tasks_overdue' => '{count} en retard. Elles sont en tête.',
    'admin_task_details_link' => 'Ce qu’il faut chercher, et où',
    'admin_task_title' => 'Une tâche',
    'admin_task_not_named' => 'Aucune tâche n’a été indiquée. Ouvrez-la depuis Tâches.',
    'admin_task_look_for' => 'À chercher',
    'admin_task_names' => 'Noms',
    'admin_task_emails' => 'Adresses e-mail',
    'admin_task_domains' => 'Noms de domaine',
    'admin_task_new_values' => 'Ce que WHMCS contient maintenant',
    'admin_task_where' => 'Ce que le service RGPD y trouve maintenant',
    'admin_task_where_none' => 'Rien.',
    'admin_task_missing' =>
        'Impossible à lire maintenant : {what} ({why}). Rechargez cette page plus tard, ou regardez vous-même dans WHMCS.',
    'admin_task_detail_lookFor' => 'ce qu’il faut chercher',
    'admin_task_detail_newValues' => 'ce que WHMCS contient maintenant',
    'admin_task_detail_where' => 'ce qui s’y trouve',
    'admin_value_firstname' => 'Prénom',
    'admin_value_lastname' => 'Nom',
    'admin_value_companyname' => 'Société',
    'admin_value_email' => 'Adresse e-mail',
    'admin_value_phonenumber' => 'Téléphone',
    'admin_value_address1' => 'Adresse',
    'admin_value_address2' => 'Adresse, deuxième ligne',
    'admin_value_postcode' => 'Code postal',
    'admin_value_city' => 'Ville',
    'admin_value_state' => 'Province',
    'admin_value_country' => 'Pays',

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
    'admin_done_data_first' => 'Le délai est arrêté. Une tâche dit ce qu’il faut remettre.',
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
];
