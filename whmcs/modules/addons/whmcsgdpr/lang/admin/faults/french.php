<?php

/**
 * What the admin page says of what went wrong or stands in the way, in French: what happened, what it means, what to do. Words in
 * braces are filled in; `{…}` and keys are the same in every language.
 */

declare(strict_types=1);

return [
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

    'admin_brake_refused_service_not_found' => 'WHMCS n’a plus ce service. Rien n’a été libéré.',
    'admin_brake_refused_facts_differ' =>
        'Le service appartient désormais à un autre client. Rien n’a été libéré ; rechargez la page et vérifiez.',
    'admin_brake_refused_held_by_owner' =>
        'Vous retenez ce client, ce service ou tout. Rien n’a été libéré ; levez d’abord cela.',

    'admin_backlog_refused_not_found' => 'L’un d’eux n’existe plus.',
    'admin_backlog_refused_not_in_backlog' => 'L’un d’eux n’est plus dans l’arriéré.',
    'admin_backlog_refused_client_is_held' => 'L’un d’eux relève d’un client retenu. Libérez d’abord le client.',

    'admin_check_ledger' => 'Son registre',
    'admin_check_redis' => 'Sa file d’attente (Redis)',
    'admin_check_whmcs' => 'L’API de WHMCS',
    'admin_check_whmcs_addon' => 'La porte de ce module',
    'admin_check_whmcs_cancellation_automation' => 'Automatisation des résiliations de WHMCS',
    'admin_check_whmcs_retention_pruning' => 'Rétention des données de WHMCS',
    'admin_check_whmcs_client_snapshot' => 'Coordonnées figées dans les factures',
    'admin_check_whmcs_outbox' => 'Événements de ce module',
    'admin_check_whmcs_cron' => 'Le cron de WHMCS',
    'admin_check_whmcs_mail' => 'Messages que WHMCS envoie',
    'admin_check_alerts' => 'Où vont ses alarmes',
    'admin_check_silence' => 'Le signe de vie quotidien de WHMCS',
    'admin_check_public_url' => 'Son adresse dans les e-mails aux clients',

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
    'admin_fault_service.not_found' => 'WHMCS n’a pas de service portant ce numéro. Rien n’a été fait.',
    'admin_fault_export.not_completed' => 'Le paquet n’est pas prêt. Réessayez une fois l’export terminé.',
    'admin_fault_export.package_gone' => 'Le paquet a expiré et a été détruit. Demandez un nouvel export.',
    'admin_fault_export.package_missing' =>
        'Le paquet n’est pas dans le stockage, alors qu’il devrait y être. Demandez un nouvel export ; si cela se répète, regardez le disque du service RGPD.',
    'admin_fault_anonymization.blocked' =>
        'Le compte ne peut être anonymisé maintenant. Réglez dans WHMCS ce qui bloque et redemandez.',
    'admin_fault_deletion.approval_not_in_policy' =>
        'La politique n’admet pas d’accord ; la suppression s’exécute à l’échéance.',
    'admin_fault_cannot_approve' =>
        'Impossible d’approuver maintenant : retenu, en cours ou terminé. Libérez d’abord ce qui est retenu.',
    'admin_fault_cannot_return_data' =>
        'Le délai ne peut pas être suspendu maintenant : il l’est déjà, ou la suppression est retenue, échouée, commencée ou terminée.',
    'admin_fault_cannot_confirm' => 'Elle est retenue, en cours ou terminée. Libérez-la, puis confirmez.',
    'admin_fault_cannot_withdraw' =>
        'C’est commencé ou terminé, donc impossible à retirer. L’arrêt d’urgence suspend ce qui tourne.',
    'admin_fault_anonymization.has_begun' =>
        'Une partie est faite, elle sera donc menée à terme. Suspendez-la, ou réglez ce qui l’empêche.',
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
