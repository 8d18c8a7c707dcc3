<?php

/** What the admin page warns of in WHMCS itself, in Dutch: what it is, what it means, what to do. */

declare(strict_types=1);

return [
    'admin_warning_hooks' => 'WHMCS heeft de hooks van deze addon niet geladen.',
    'admin_warning_hooks_means' =>
        'Er wordt geen gebeurtenis genoteerd en geen beëindiging tegengehouden. Open Systeeminstellingen > Addon Modules, druk bij GDPR automation op Wijzigingen opslaan en herlaad deze pagina. Blijft dit staan, deactiveer en activeer dan de addon; de tabellen blijven bewaard.',
    'admin_warning_automation' => 'WHMCS beëindigt opgezegde diensten zelf, en niets houdt dat tegen.',
    'admin_warning_automation_means' =>
        'De gegevens van een klant verdwijnen dan op de dag van de opzegging, niet na de beloofde termijn. Zet nu Automation Settings > Cancellation Requests uit, en laat WHMCS daarna de hooks van deze addon laden.',
    'admin_warning_automation_braked' => 'WHMCS beëindigt opgezegde diensten zelf; de rem houdt dat tegen.',
    'admin_warning_automation_braked_means' =>
        'Dit is veilig zolang deze addon actief is. Eenvoudiger is Automation Settings > Cancellation Requests uit te zetten: de GDPR-service beëindigt toch wat aan de beurt is.',
    'admin_warning_automation_unknown' => 'Er is niet te lezen of WHMCS opgezegde diensten zelf beëindigt.',
    'admin_warning_automation_unknown_means' =>
        'Kijk bij Automation Settings > Cancellation Requests en zet het uit als het aan staat.',
    'admin_warning_pruning' => 'WHMCS verwijdert inactieve klanten na {months} maanden.',
    'admin_warning_pruning_means' =>
        'Hun facturen gaan mee, en die moeten tien jaar (120 maanden) bewaard blijven. Zet Automation Settings > Data Retention op Never, of op 120 maanden of meer.',
    'admin_warning_pruning_months_unknown' => 'WHMCS verwijdert inactieve klanten, en er is niet te lezen na hoelang.',
    'admin_warning_pruning_months_unknown_means' =>
        'Facturen moeten tien jaar (120 maanden) bewaard blijven. Zet Automation Settings > Data Retention op Never, of zorg dat er 120 maanden of meer staat.',
    'admin_warning_pruning_unknown' => 'Er is niet te lezen of WHMCS inactieve klanten zelf verwijdert.',
    'admin_warning_pruning_unknown_means' =>
        'Kijk bij Automation Settings > Data Retention: daar hoort Never te staan, of 120 maanden of meer.',
    'admin_warning_snapshot' => 'WHMCS legt de klantgegevens niet vast in facturen.',
    'admin_warning_snapshot_means' =>
        'Een naam moet dan in het profiel blijven zolang een factuur bewaard wordt, anders veranderen oude facturen. Zet General Settings > Invoices > Store Client Data Snapshot aan.',
    'admin_warning_snapshot_unknown' => 'Er is niet te lezen of WHMCS de klantgegevens vastlegt in facturen.',
    'admin_warning_snapshot_unknown_means' =>
        'Kijk bij General Settings > Invoices > Store Client Data Snapshot: dat hoort aan te staan.',
    'admin_warning_cron_never' => 'De WHMCS-cron heeft niet gelopen sinds deze addon geactiveerd is.',
    'admin_warning_cron_never_means' =>
        'Tot hij loopt, worden mislukte gebeurtenissen niet opnieuw verstuurd en ingetrokken opzeggingen niet opgemerkt. Hij hoort elke vijf minuten te lopen: zie Automation Settings.',
    'admin_warning_cron' => 'De WHMCS-cron heeft al meer dan een uur niet gelopen.',
    'admin_warning_cron_means' =>
        'De laatste keer was op {at}. Tot hij weer loopt, worden mislukte gebeurtenissen niet opnieuw verstuurd en ingetrokken opzeggingen niet opgemerkt. Kijk de cronjob op de server na; hij hoort elke vijf minuten te lopen.',
    'admin_warning_cron_failures' => 'Een deel van de laatste cronrun is mislukt.',
    'admin_warning_cron_failures_means' =>
        'Bij de volgende run wordt het opnieuw geprobeerd ({parts}). Blijft dit staan, kijk dan in het PHP-foutenlogboek van de server.',

    'admin_warning_hooks_without_id' =>
        'WHMCS meldde deze addon iets zonder te zeggen over wie het gaat (tot nu toe {count} keer).',
    'admin_warning_hooks_without_id_means' =>
        'Er kon niets worden doorgegeven. Wat in de tabellen van WHMCS veranderde, wordt bij de volgende cronrun toch opgemerkt. Loopt het getal op na een update van WHMCS, werk dan ook deze addon bij.',
    'admin_warning_missing_client' => '{count} klanten ontbreken tegelijk in de tabel van WHMCS.',
    'admin_warning_missing_service' => '{count} diensten ontbreken tegelijk in de tabel van WHMCS.',
    'admin_warning_missing_request' => '{count} opzeggingen ontbreken tegelijk in de tabel van WHMCS.',
    'admin_warning_missing_means' =>
        'Zo ziet een tabel eruit die wordt teruggezet; daarom is er geen enkele aan de GDPR-service gemeld. Zet terug wat ontbreekt; is het echt weg, zeg dat dan hier.',
    'admin_missing_confirm_client' => 'Deze klanten zijn echt verwijderd',
    'admin_missing_confirm_service' => 'Deze diensten zijn echt verwijderd',
    'admin_missing_confirm_request' => 'Deze opzeggingen zijn echt ingetrokken',
    'admin_missing_confirm_means' =>
        'Elk ervan wordt dan aan de GDPR-service gemeld. Die laat vallen wat ervoor gepland was en vraagt u bij uw verwerkers te kijken.',
];
