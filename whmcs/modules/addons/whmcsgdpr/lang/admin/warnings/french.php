<?php

/** What the admin page warns of in WHMCS itself, in French: what it is, what it means, what to do. */

declare(strict_types=1);

return [
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
];
