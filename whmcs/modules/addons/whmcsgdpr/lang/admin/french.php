<?php

/**
 * What the admin page calls the codes of the GDPR service, in French; what went wrong is in `faults/`, tasks are in `tasks/`, the
 * page's own words in `page/`. Words in braces are filled in; `{…}` and keys are the same in every language.
 */

declare(strict_types=1);

return [
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
    'admin_reason_documents_expired' =>
        'Des documents de ce client ne doivent plus être conservés. Voyez la liste, puis libérez ou retirez.',
    'admin_reason_first_form_purge' =>
        'La première suppression d’anciens formulaires selon cette liste et cette durée. Voyez les nombres ci-dessous, puis libérez ; les suivantes partent d’elles-mêmes chaque semaine.',
    'admin_reason_form_rows_left' => 'Une partie ne peut être supprimée que par une personne. Une tâche dit quoi.',
    'admin_reason_connector_not_in_use' => 'La politique ou les réglages n’utilisent plus ce système.',
    'admin_reason_documents_refused' => 'Certains documents n’ont pas pu être supprimés. Une tâche dit quoi faire.',
    'admin_reason_nothing_expired' => 'Plus rien de la liste ne doit partir.',
    'admin_reason_purged' => 'Supprimé quand il ne devait plus être conservé.',
    'admin_reason_absent' => 'Il n’était plus là.',
    'admin_reason_not_settled' => 'Elle n’a jamais été payée, annulée ou remboursée.',
    'admin_reason_other_client' => 'Il appartient maintenant à un autre client.',
    'admin_reason_not_expired' => 'Il doit encore être conservé.',
    'admin_reason_has_notes' => 'Une note de crédit ou de débit qui s’y rapporte reste.',
    'admin_reason_part_of_invoice' => 'Elle reste aussi longtemps que sa facture.',
    'admin_reason_place_unknown' => 'On ne sait pas où ce WHMCS le conserve.',
    'admin_reason_shared_login' => 'Ce login ouvre aussi le compte d’un autre client.',
    'admin_reason_addon_door_absent' => 'Le service RGPD n’atteint pas la porte de ce module.',
    'admin_reason_by_hand' => 'Fait à la main.',
    'admin_reason_not_needed' => 'Jugé inutile.',
    'admin_reason_not_identifiable' =>
        'Il ne connaît les visiteurs que par le numéro de leur propre cookie _ga ; sans lui, personne ne sait ce qui est à qui.',
    'admin_reason_hosting_not_gone' => 'Attend la disparition de l’hébergement.',
    'admin_reason_no_longer_cancelled' => 'Le service n’est plus résilié.',
    'admin_reason_request_taken_back' =>
        'La résiliation a été retirée après le début de la suppression ; ce qui existe encore reste.',
    'admin_reason_called_off' => 'Vous ou le client avez déjà annulé cette résiliation ; WHMCS l’affiche encore.',
    'admin_reason_client' => 'Le client a annulé la suppression et garde le service.',
    'admin_reason_data_back_first' =>
        'Le client veut d’abord récupérer ses données. Le délai est suspendu jusqu’à la fin de cette tâche.',
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
    'admin_reason_documents_not_frozen' =>
        'Certaines factures n’ont pu être copiées telles qu’elles s’impriment. Ce qu’elles mentionnent reste dans le profil.',
    'admin_reason_letter_not_possible' => 'Ce WHMCS ne peut pas l’envoyer.',
    'admin_reason_mail_not_allowed' => 'Le rôle d’API n’a pas SendEmail : WHMCS n’envoie pas de lettre.',
    'admin_reason_partly_scrubbed' => 'Une partie n’est pas dans ce WHMCS ou n’a pu être atteinte.',
    'admin_reason_storage.full' =>
        'Libérez de la place sur le disque pour le fichier. Tant que ceci attend, un nouvel essai suit de lui-même ; en cas d’échec, choisissez « Réessayer ».',
    'admin_reason_whmcs.permission_missing' =>
        'Il manque au rôle API une action dont le service RGPD a besoin ; le README les énumère toutes.',
    'admin_reason_client_file_failed' => 'Un fichier du client n’a pas pu être lu.',
    'admin_reason_invoice_pdf_failed' => 'Une facture imprimée n’a pas pu être lue.',
    'admin_reason_client_anonymised' =>
        'Le compte a été anonymisé pendant la préparation. Demandez à nouveau ce qui est resté.',
    'admin_reason_somebody_else' => 'Ce numéro est maintenant celui de quelqu’un d’autre dans WHMCS : rien n’a été touché.',
    'admin_reason_client_came_back' => 'Le client est revenu après la sauvegarde : rien n’a été touché.',
    'admin_reason_client_being_anonymised' => 'Attend la fin de l’anonymisation en cours.',
    'admin_reason_person' => 'Attend que vous indiquiez que sa tâche est faite.',
    'admin_reason_processor' => 'Attend qu’une autre entreprise ait terminé. Une nouvelle vérification se fait d’elle-même.',
    'admin_elsewhere_away' =>
        'Aucune réponse utilisable n’est venue. La demande est répétée d’elle-même pendant trente jours ; ensuite une tâche vous la confie.',
    'admin_elsewhere_access' =>
        'Il refuse le service RGPD, ou son certificat n’est pas valide. Vérifiez la clé et ses droits avec npm run connector:check ; ce qui attend reprend de soi-même.',
    'admin_elsewhere_unread' => 'Il n’a donné aucune réponse utilisable.',
    'admin_elsewhere_odd' =>
        'Il a répondu autrement que prévu, peut-être à cause d’une maintenance. Il est interrogé de nouveau pendant un jour ; ensuite une tâche vous le demande.',
    'admin_elsewhere_refused' =>
        'Il a refusé, ou répondu de façon inattendue. Une tâche dit ce qui est à y faire à la main.',
    'admin_reason_subject.unread' =>
        'Ce que WHMCS dit à présent des services, noms de domaine et adresses du client n’a pu être lu ; rien n’y a donc été touché. Un nouvel essai suit de lui-même.',
    'admin_reason_subject.incomplete' =>
        'Ce à quoi d’autres systèmes reconnaissent le client n’a pu être lu dans WHMCS ; rien n’y a donc été touché. Une tâche dit ce qui est à faire à la main.',
    'admin_reason_active_domain' => 'Le registrar le garde pour un nom de domaine actif, comme le registre l’exige.',
    'admin_reason_registrar_deleting' =>
        'Le registrar a accepté de le supprimer et n’a pas encore fini. Ce sera revérifié automatiquement.',
    'admin_reason_registrar_contacts_first' =>
        'Le compte chez le registrar est vidé dès que ses contacts ont disparu. Cela continue automatiquement.',
    'admin_reason_registrar_refused_for_now' =>
        'Le registrar ne le supprime pas maintenant, peut-être parce qu’une opération y est en cours. Un nouvel essai suit automatiquement.',
    'admin_reason_stopped' => 'Tout est arrêté. La suite reprend dès que quelqu’un relance.',
    'admin_reason_owner' => 'Retirée dans l’administration ou par l’API.',
    'admin_reason_system' => 'Sa raison n’existe plus, le service RGPD l’a donc retirée.',
    'admin_reason_withdrawn' => 'Laissée de côté, car retirée.',
    'admin_reason_client_merged' => 'Le client a été fusionné avec un autre. Ce qui concerne un service s’y poursuit.',
    'admin_reason_scrub_by_hand' =>
        'L’addon n’a plus répondu en cours de route. Une tâche dit ce qu’il reste à faire à la main.',
    'admin_reason_connector.unreachable' =>
        'WHMCS était injoignable. Un nouvel essai se fait de lui-même ; vérifiez que WHMCS fonctionne et que le service RGPD peut l’atteindre.',
    'admin_reason_connector.unavailable' =>
        'WHMCS a répondu par une erreur interne. Un nouvel essai se fait de lui-même ; si cela persiste, regardez le journal d’erreurs de son serveur web.',
    'admin_reason_connector.timeout' =>
        'WHMCS n’a pas répondu à temps. On vérifie s’il a agi avant de renvoyer quoi que ce soit.',
    'admin_reason_connector.aborted' => 'Interrompue, par un redémarrage par exemple, elle reprend d’elle-même.',
    'admin_reason_connector.unfinished' => 'Pas encore terminée, elle se poursuit d’elle-même.',
    'admin_reason_connector.truncated' => 'Une réponse de WHMCS a été coupée. Un nouvel essai se fait de lui-même.',
    'admin_reason_hosting_deleting' =>
        'Le système est en train de le supprimer. On regarde de nouveau jusqu’à ce que ce soit parti.',
    'admin_reason_hosting_server_busy' => 'Le serveur est occupé à autre chose. Il sera prié de nouveau.',
    'admin_reason_connector.rate_limited' => 'WHMCS a demandé une pause. La suite reprend d’elle-même.',
    'admin_reason_connector.certificate_invalid' =>
        'Le certificat de WHMCS n’est pas valable. Renouvelez-le ; ce qui attend reprend de lui-même.',
    'admin_reason_connector.unauthenticated' =>
        'WHMCS ne connaît pas l’identifiant API du service RGPD. Corrigez-le dans ses réglages et redémarrez-le.',
    'admin_reason_connector.forbidden' =>
        'WHMCS refuse le service RGPD. Vérifiez l’adresse IP autorisée, la clé d’accès et le rôle API.',
    'admin_reason_door.gone' =>
        'La porte de cet addon n’a plus répondu. Un nouvel essai se fait de lui-même ; vérifiez que l’addon est actif.',
    'admin_reason_door.secret_differs' =>
        'Cet addon et le service RGPD n’ont pas le même secret. Collez la chaîne de connexion actuelle.',
    'admin_reason_door.clock_differs' =>
        'Les horloges de ce serveur et du service RGPD diffèrent de plus de cinq minutes. Réglez-les.',
    'admin_reason_door.address_refused' =>
        'Le service RGPD appelle depuis une adresse absente des Door addresses de cet addon. Ajoutez-la.',
    'admin_reason_door.addon_outdated' =>
        'Cet addon est plus ancien que ne le demande le service RGPD. Mettez-le à jour ; ce qui attend reprend de lui-même.',
    'admin_reason_door.facts_differ' =>
        'Les tables de WHMCS disent autre chose que lors de la planification. Rien n’a été touché ; regardez le client là-bas.',
    'admin_reason_whmcs.still_there' =>
        'WHMCS a dit que c’était fait, mais c’est encore là. Un nouvel essai se fait de lui-même.',
    'admin_reason_whmcs.outcome_unknown' =>
        'La réponse de WHMCS s’est perdue. On vérifie d’abord, pour que rien ne soit fait deux fois.',
    'admin_reason_deletion.reconsidered' =>
        'WHMCS a montré du nouveau au dernier moment. Rien n’a été envoyé ; on regarde à nouveau.',
    'admin_reason_deletion.look_too_old' =>
        'WHMCS était trop occupé pour que la dernière vérification vaille encore. Rien n’a été envoyé ; un nouvel essai suit de lui-même.',
    'admin_reason_deletion.suspension_failed' =>
        'Le service n’a pas pu être suspendu. On réessaie jusqu’au début de la suppression, que rien ne retarde.',
    'admin_reason_whmcs.module_refused' =>
        'Le module du serveur a refusé de mettre fin à l’hébergement. Un nouvel essai se fait de lui-même ; regardez dans le journal des modules de WHMCS ce que dit le serveur.',
    'admin_reason_whmcs.mail_failed' =>
        'WHMCS n’a pas pu envoyer un e-mail. Un nouvel essai se fait de lui-même ; vérifiez ses réglages d’envoi.',
    'admin_reason_whmcs.write_refused' =>
        'WHMCS a refusé une modification. Regardez le client là-bas, corrigez ce qui est en cause, puis choisissez « Réessayer ».',
    'admin_reason_whmcs.service_missing' =>
        'WHMCS n’a plus ce service. Cherchez ce qui reste sur le serveur, puis retirez la demande.',
    'admin_reason_whmcs.client_not_found' => 'WHMCS n’a plus ce client.',
    'admin_reason_whmcs.foreign_row' =>
        'WHMCS a répondu avec un élément d’un autre client. Rien n’a été touché. Regardez le client là-bas ; si cela persiste, un autre module modifie peut-être les réponses de WHMCS.',
    'admin_reason_whmcs.shape_unexpected' =>
        'WHMCS a répondu d’une façon que le service RGPD ne connaît pas. Rien n’a été touché ; mettez le service RGPD à jour.',
    'admin_reason_whmcs.unreadable' => 'La réponse de WHMCS était illisible. Un nouvel essai se fait de lui-même.',
    'admin_reason_absence.trace_left' =>
        'Quelque chose subsistait après l’effacement. Un nouvel effacement se fait de lui-même.',
    'admin_reason_calendar.no_retention_rule' =>
        'La politique n’a pas de règle de conservation pour un document de cette date. Ajoutez-en une au fichier et redémarrez le service RGPD.',
    'admin_reason_subject.missing' =>
        'Le service RGPD ne sait plus de qui il s’agit : la donnée scellée a disparu. Faites le reste à la main.',
    'admin_reason_seal.key_unknown' =>
        'C’est scellé avec une clé que le service RGPD n’a plus. Remettez l’ancienne clé derrière l’actuelle et redémarrez-le.',
    'admin_reason_freshdesk_tickets_open' =>
        'Freshdesk a encore des tickets ouverts de ce client. Fermez-les là-bas ; on regarde à nouveau chaque jour.',
    'admin_reason_freshdesk_deletion_waits' =>
        'Freshdesk supprime le contact définitivement une fois le délai passé, de lui-même.',
    'admin_reason_freshdesk_tickets_going' =>
        'Freshdesk supprime les tickets d’un contact qui n’est plus là. On regarde à nouveau de soi-même.',
    'admin_reason_freshdesk_tickets_kept' =>
        'Le contact chez Freshdesk a été vidé ; ses tickets restent sans le nom ni l’adresse du client, avec ce qui y est écrit.',
    'admin_reason_internal.unexpected' =>
        'Une erreur s’est produite dans le service RGPD. Son journal en contient une ligne ; choisissez « Réessayer ».',

    'admin_action_terminate_hosting' => 'Résilier l’hébergement sur le serveur',
    'admin_action_delete_hosting' => 'Supprimer l’hébergement chez le sous-traitant',
    'admin_action_end_addons' => 'Mettre fin aux options du service dans WHMCS',
    'admin_action_set_service_status' => 'Mettre à jour l’état du service dans WHMCS',
    'admin_action_delete_tickets' => 'Supprimer les tickets, réponses et pièces jointes',
    'admin_action_delete_pay_methods' => 'Supprimer les moyens de paiement enregistrés',
    'admin_action_delete_quotes' => 'Supprimer les devis à ne pas conserver',
    'admin_action_delete_contacts' => 'Supprimer les contacts',
    'admin_action_reduce_billing_contact' => 'Réduire le contact de facturation à ce que les factures mentionnent',
    'admin_action_clear_services' => 'Vider les détails des services',
    'admin_action_clear_service' => 'Vider les données d’un service',
    'admin_action_clear_domains' => 'Vider les notes des domaines',
    'admin_action_anonymise_users' => 'Anonymiser les logins',
    'admin_action_leave_shared_users' => 'Laisser les logins partagés',
    'admin_action_destroy_packages' => 'Détruire les paquets d’export',
    'admin_action_erase_client' => 'Effacer le client',
    'admin_action_erase_credentials' => 'Faire supprimer les identifiants enregistrés',
    'admin_action_keep_invoices' => 'Factures et notes de crédit',
    'admin_action_keep_transactions' => 'Paiements et remboursements sans facture',
    'admin_action_keep_quotes' => 'Devis acceptés',
    'admin_action_keep_printed_identity' => 'Ce que les factures mentionnent : noms, société, adresse, pays, numéro de TVA',
    'admin_action_remove_documents' => 'Supprimer les documents qui ne doivent plus être conservés',
    'admin_action_purge_flamingo' => 'Supprimer les anciens envois de Flamingo',
    'admin_action_purge_cfdb7' => 'Supprimer les anciens envois de CFDB7',
    'admin_action_purge_wpforms' => 'Supprimer les anciens envois de WPForms',
    'admin_action_purge_gravity' => 'Supprimer les anciens envois de Gravity Forms',
    'admin_action_purge_elementor' => 'Supprimer les anciens envois de Elementor',
    'admin_action_scrub_tickets' => 'Nettoyer les évaluations, l’historique et les champs supplémentaires des tickets',
    'admin_action_scrub_logs' => 'Nettoyer les journaux de WHMCS',
    'admin_action_record_books' => 'Noter l’état des factures',
    'admin_action_freeze_invoices' => 'Garder les factures telles qu’elles s’impriment maintenant',
    'admin_action_send_letter' => 'Envoyer la lettre de clôture au client',
    'admin_action_verify_books' => 'Vérifier qu’aucune facture n’a changé',
    'admin_action_reduce_profile' => 'Réduire le profil à ce que les factures mentionnent',
    'admin_action_anonymise_profile' => 'Anonymiser le profil',
    'admin_action_scrub_database' => 'Nettoyer ce que l’API de WHMCS n’atteint pas',
    'admin_action_export' => 'Faire l’export',
    'admin_action_rectify_client' => 'Corriger les données du client',

    'admin_group_names' => 'Noms',
    'admin_group_company' => 'Entreprise',
    'admin_group_email' => 'Adresse e-mail',
    'admin_group_postal_address' => 'Adresse postale',
    'admin_group_phone' => 'Numéro de téléphone',
    'admin_group_vat_number' => 'Numéro de TVA',
    'admin_group_notes' => 'Notes',
    'admin_group_custom_fields' => 'Champs personnalisés',
    'admin_group_marketing_consent' => 'Consentement au marketing',
    'admin_group_ip_addresses' => 'Adresses IP',
    'admin_group_logins' => 'Identifiants : dernière visite, invitations, liens de connexion',
    'admin_group_contacts' => 'Contacts',
    'admin_group_client_files' => 'Fichiers du client',
    'admin_group_calendar' => 'Calendrier et liste de tâches',
    'admin_group_affiliate_data' => 'Données d’affiliation',
    'admin_group_tickets' => 'Tickets avec leurs réponses',
    'admin_group_ticket_attachments' => 'Pièces jointes des tickets',
    'admin_group_ticket_trail' => 'Évaluations, historique et champs supplémentaires des tickets',
    'admin_group_pay_methods' => 'Moyens de paiement enregistrés',
    'admin_group_payment_texts' => 'Textes des paiements et des crédits',
    'admin_group_quotes' => 'Devis',
    'admin_group_orders' => 'Détails des commandes',
    'admin_group_cancellation_reasons' => 'Motifs de résiliation indiqués',
    'admin_group_invoices' => 'Factures et notes de crédit',
    'admin_group_domain_names' => 'Noms de domaine des services',
    'admin_group_hosting_logins' => 'Noms d’utilisateur et mots de passe de l’hébergement',
    'admin_group_hosting_files' => 'Fichiers du site',
    'admin_group_hosting_databases' => 'Bases de données',
    'admin_group_hosting_mailboxes' => 'Boîtes mail',
    'admin_group_service_status' => 'Statut dans WHMCS',
    'admin_group_export_packages' => 'Paquets d’export',
    'admin_group_form_submissions' => 'Ce que des visiteurs ont envoyé par formulaire',
    'admin_group_recipient_data' => 'Ce que détient ce destinataire',
    'admin_group_mail_log' => 'Journal des e-mails',
    'admin_group_activity_log' => 'Journal d’activité',
    'admin_group_system_logs' => 'Journaux de l’API, des modules et des erreurs',

    'admin_treatment_erase' => 'Effacé',
    'admin_treatment_replace' => 'Remplacé',
    'admin_treatment_retain' => 'Conservé',
    'admin_treatment_cannot' => 'Hors d’atteinte',
    'admin_treatment_by_hand' => 'À la main',

    'admin_undo_withdraw' => 'Jusqu’au début : retirez-le',
    'admin_undo_hold_client' => 'C’est commencé. Un blocage du client arrête les étapes suivantes',
    'admin_undo_server_backups' => 'Seulement à partir des sauvegardes du serveur, tant qu’elles le contiennent',
    'admin_undo_set_status_by_hand' => 'Rétablissez le statut dans WHMCS à tout moment',
    'admin_undo_export_again' => 'Faites un nouvel export : il contient ce qui reste alors',
    'admin_undo_unchanged' => 'Rien n’est enlevé, il n’y a donc rien à annuler',
    'admin_undo_not_at_all' => 'Ne peut pas être annulé',
    'admin_absence_at_once' => 'juste après',
    'admin_absence_after_hour' => 'après une heure',
    'admin_absence_after_day' => 'après un jour',
    'admin_absence_after_tail' => 'une fois les dernières sauvegardes disparues',
    'admin_absence_state_due' => 'à venir',
    'admin_absence_state_done' => 'fait',
    'admin_absence_state_given_up' => 'abandonnée après 30 jours',
    'admin_document_invoice' => 'Facture',
    'admin_document_credit_note' => 'Note de crédit',
    'admin_document_debit_note' => 'Note de débit',
    'admin_document_billing_note' => 'Note de crédit ou de débit',
    'admin_document_transaction' => 'Paiement',
    'admin_document_quote' => 'Devis',
    'admin_document_state_retained' => 'conservé',
    'admin_document_state_expired' => 'listé pour retrait',
    'admin_document_state_removed' => 'retiré',
    'admin_document_state_refused' => 'n’a pas pu être retiré',

    'admin_result_reduced' => 'Réduit : une partie est conservée par la loi',
    'admin_result_erased' => 'Effacé dans la mesure du possible ici',
    'admin_result_anonymised' => 'Anonymisé',

    'admin_source_complete' => 'complet',
    'admin_source_empty' => 'vide',
    'admin_source_unreachable' => 'injoignable',
    'admin_source_not_configured' => 'non utilisé',
    'admin_source_running' => 'en cours',

    'admin_brake_cause_cancellation_request' => 'Le client a demandé la résiliation.',
    'admin_brake_cause_termination_without_request' => 'WHMCS voulait résilier sans demande du client.',

    'admin_outcome_done' => 'Fait : c’est supprimé',
    'admin_outcome_nothing_found' => 'Rien n’a été trouvé',
    'admin_outcome_retained' => 'Doit être conservé',
    'admin_outcome_not_needed' => 'Pas nécessaire',
] +
    (require __DIR__ . '/faults/french.php') +
    (require __DIR__ . '/tasks/french.php') +
    (require __DIR__ . '/warnings/french.php') +
    (require __DIR__ . '/page/french.php');
