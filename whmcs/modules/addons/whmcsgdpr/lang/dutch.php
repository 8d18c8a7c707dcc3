<?php

/**
 * Dutch. The keys `client_…` are the client area's, those of `admin/dutch.php` the admin area's. Words in braces are
 * filled in. Every key `client_wording_…` is part of what a client decides by: whoever changes one raises
 * `Wording::VERSION`.
 */

$_ADDONLANG['client_language'] = 'nl';
$_ADDONLANG['client_title'] = 'Mijn gegevens';
$_ADDONLANG['client_intro'] =
    'Hier vraag je een kopie van de gegevens die we over je bewaren, en zie je wat we wanneer verwijderen.';
$_ADDONLANG['client_back'] = 'Terug naar Mijn gegevens';

$_ADDONLANG['client_refused_title'] = 'Deze pagina is voor de eigenaar van het account';
$_ADDONLANG['client_refused_login'] = 'Log in om je gegevens te zien.';
$_ADDONLANG['client_refused_no_client'] = 'Kies eerst een account en kom dan terug naar deze pagina.';
$_ADDONLANG['client_refused_not_owner'] =
    'Je bent ingelogd, maar je bent niet de eigenaar van dit account. Alleen de eigenaar kan een kopie van de gegevens krijgen of een verwijdering goedkeuren. Vraag het aan de eigenaar.';
$_ADDONLANG['client_refused_masquerading'] =
    'Je bent ingelogd namens deze klant. Alleen de klant zelf kan deze pagina gebruiken. Medewerkers vinden kopieën en verwijderingen in het beheerdersgedeelte.';
$_ADDONLANG['client_not_found_title'] = 'Niet gevonden';
$_ADDONLANG['client_not_found'] = 'Wat je zoekt, staat hier niet. Er is niets veranderd.';
$_ADDONLANG['client_not_connected'] =
    'Deze pagina is nog niet beschikbaar. Wil je een kopie van je gegevens, of heb je een vraag over een verwijdering? Neem dan contact met ons op.';
$_ADDONLANG['client_unreachable'] =
    'We kunnen je gegevens nu even niet tonen. Er is niets verloren en niets veranderd. Probeer het over een paar minuten opnieuw.';
$_ADDONLANG['client_unreachable_after_asking'] =
    'We konden je aanvraag niet bevestigen. Wacht een paar minuten en kijk hier opnieuw. Staat je aanvraag er dan niet, probeer het dan nog eens.';

$_ADDONLANG['client_export_title'] = 'Een kopie van mijn gegevens';
$_ADDONLANG['client_export_explained'] =
    'We verzamelen alles wat we over je bewaren in één ZIP-bestand: je gegevens, diensten, facturen, berichten en meer. Open daarin index.html om alles te lezen. Je kunt elke 24 uur één nieuwe kopie vragen.';
$_ADDONLANG['client_export_ask'] = 'Vraag een kopie van mijn gegevens';
$_ADDONLANG['client_export_none'] = 'Je hebt nog geen kopie gevraagd.';
$_ADDONLANG['client_export_asked'] = 'We maken je kopie klaar. Op deze pagina zie je hoever we zijn.';
$_ADDONLANG['client_export_open_already'] = 'We zijn al bezig met je kopie. Je hoeft niet opnieuw te vragen.';
$_ADDONLANG['client_export_too_soon'] =
    'Je hebt minder dan 24 uur geleden al een kopie gevraagd. Een nieuwe kun je vragen vanaf {when}.';
$_ADDONLANG['client_export_of'] = 'Gevraagd op {when}';
$_ADDONLANG['client_export_waiting'] = 'Wacht om te beginnen';
$_ADDONLANG['client_export_running'] = 'We zijn bezig. Tot nu toe verzameld: {records} records.';
$_ADDONLANG['client_export_refresh'] = 'Deze pagina ververst zichzelf om de paar seconden.';
$_ADDONLANG['client_export_ready'] = 'Klaar: {records} records, {size}. Te downloaden tot {until}.';
$_ADDONLANG['client_export_incomplete'] = 'Een deel van je gegevens konden we niet ophalen. In het bestand staat welk deel.';
$_ADDONLANG['client_export_download'] = 'Downloaden';
$_ADDONLANG['client_export_expired'] =
    'Niet meer beschikbaar: we vernietigen elke kopie na enkele dagen. Je kunt een nieuwe vragen.';
$_ADDONLANG['client_export_failed'] = 'Er ging iets mis. We weten ervan. Je kunt het opnieuw vragen.';
$_ADDONLANG['client_export_withdrawn'] = 'Deze aanvraag is ingetrokken.';
$_ADDONLANG['client_export_not_ready'] = 'Deze kopie is nog niet klaar. Wacht nog even.';

$_ADDONLANG['client_deletions_title'] = 'Wat we verwijderen';
$_ADDONLANG['client_deletions_none'] = 'Er is geen verwijdering gepland.';
$_ADDONLANG['client_ended_title'] = 'Eerdere verwijderingen';
$_ADDONLANG['client_service_unnamed'] = 'Dienst {id}';
$_ADDONLANG['client_service_of'] = '{product} ({domain})';
$_ADDONLANG['client_deletion_effective'] = 'Je opzegging gaat in';
$_ADDONLANG['client_deletion_starts'] = 'We beginnen te verwijderen';
$_ADDONLANG['client_deletion_due'] = 'Uiterlijk klaar';
$_ADDONLANG['client_deletion_goes'] = 'Wat verdwijnt';
$_ADDONLANG['client_deletion_stays'] = 'Wat blijft';
$_ADDONLANG['client_deletion_pending'] = 'We bepalen de datum nog. Kijk over een paar minuten opnieuw.';
$_ADDONLANG['client_deletion_scheduled'] = 'Gepland. Tot de verwijdering begint, kun je je bestanden nog bewaren.';
$_ADDONLANG['client_deletion_approved'] = 'Je hebt deze verwijdering goedgekeurd op {when}.';
$_ADDONLANG['client_deletion_held'] =
    'Tegengehouden. Voorlopig verwijderen we niets. Wil je er meer over weten, neem dan contact met ons op.';
$_ADDONLANG['client_deletion_running'] = 'De verwijdering is bezig en kan niet meer gestopt worden.';
$_ADDONLANG['client_deletion_waiting'] =
    'Een deel van het werk gebeurt met de hand of bij een ander bedrijf. We ronden het zo snel mogelijk af.';
$_ADDONLANG['client_deletion_failed'] = 'Er ging iets mis. We weten ervan en kijken het na. Je hoeft niets te doen.';
$_ADDONLANG['client_deletion_completed'] = 'Verwijderd op {when}.';
$_ADDONLANG['client_deletion_gone'] = 'De laatste kopieën, zoals back-ups, zijn weg op {when}.';
$_ADDONLANG['client_deletion_withdrawn'] = 'Ingetrokken. Deze verwijdering gaat niet verder.';
$_ADDONLANG['client_deletion_data_first'] =
    'Je vroeg op {when} om eerst je gegevens terug te krijgen. De klok staat stil: we verwijderen niets tot we ze overhandigd hebben. We schrijven naar het e-mailadres van je account.';
$_ADDONLANG['client_deletion_kept'] = 'Je hebt deze verwijdering afgeblazen. Er wordt niets van verwijderd.';
$_ADDONLANG['client_deletion_suspended'] = 'De dienst is geschorst sinds {when}. Wat erin staat, is er nog.';

$_ADDONLANG['client_approve_button'] = 'De verwijdering nu goedkeuren';
$_ADDONLANG['client_approve_hint'] = 'Je hebt niet meer nodig wat erin staat: we mogen het vroeger verwijderen.';
$_ADDONLANG['client_approve_title'] = 'Een verwijdering goedkeuren';
$_ADDONLANG['client_approve_confirm'] = 'Verwijdering goedkeuren';
$_ADDONLANG['client_approve_done'] = 'Dank je. We hebben je goedkeuring vastgelegd.';
$_ADDONLANG['client_approve_impossible'] =
    'Deze verwijdering kan nu niet goedgekeurd worden. Hieronder zie je hoe het ermee staat.';

$_ADDONLANG['client_data_first_button'] = 'Eerst mijn gegevens terug';
$_ADDONLANG['client_data_first_hint'] = 'Je krijgt een kopie van wat erin staat. Tot je die hebt, verwijderen we niets.';
$_ADDONLANG['client_data_first_title'] = 'Eerst mijn gegevens terug';
$_ADDONLANG['client_data_first_confirm'] = 'Ik wil eerst mijn gegevens';
$_ADDONLANG['client_data_first_done'] =
    'Dank je. De klok staat stil. We maken je gegevens klaar en schrijven naar het e-mailadres van je account zodra je ze kunt ophalen.';
$_ADDONLANG['client_data_first_impossible'] =
    'Je gegevens kunnen hier niet meer gevraagd worden. Hieronder zie je hoe het met de verwijdering staat. Mis je iets, neem dan contact met ons op.';

$_ADDONLANG['client_keep_button'] = 'Deze dienst houden';
$_ADDONLANG['client_keep_hint'] = 'De verwijdering gaat niet door en de dienst loopt verder.';
$_ADDONLANG['client_keep_title'] = 'Deze dienst houden';
$_ADDONLANG['client_keep_confirm'] = 'De verwijdering afblazen';
$_ADDONLANG['client_keep_done'] = 'Dank je. De verwijdering gaat niet door. We halen je opzegging uit onze administratie.';
$_ADDONLANG['client_keep_impossible'] =
    'Deze verwijdering kan hier niet meer afgeblazen worden. Hieronder zie je hoe het ermee staat. Wil je iets houden, neem dan meteen contact met ons op.';

$_ADDONLANG['client_choice_service'] = 'Dienst';
$_ADDONLANG['client_choice_tick'] = 'Lees de tekst, vink het vakje onderaan aan en bevestig opnieuw. Er is niets veranderd.';
$_ADDONLANG['client_choice_choose'] = 'Kies wanneer we mogen verwijderen en bevestig opnieuw. Er is niets veranderd.';
$_ADDONLANG['client_choice_changed'] =
    'De situatie of de tekst is intussen veranderd. Lees de tekst opnieuw voor je bevestigt. Er is niets veranderd.';
$_ADDONLANG['client_choice_cancel'] = 'Terug, niets veranderen';

$_ADDONLANG['client_wording_goes'] =
    'Alles in deze hostingdienst, zoals bestanden, databanken en mailboxen. Niemand kan dat daarna terughalen, ook wij niet.';
$_ADDONLANG['client_wording_stays'] =
    'Je account, je facturen en betalingen (die moeten we wettelijk bewaren) en je berichten met ons. Domeinnamen horen niet bij deze verwijdering. Kopieën in back-ups verdwijnen wanneer de back-ups vervallen.';
$_ADDONLANG['client_wording_in_effect'] =
    'Je opzegging is ingegaan. Als je goedkeurt, beginnen we meteen te verwijderen en wachten we niet langer.';
$_ADDONLANG['client_wording_without_data'] =
    'Je vroeg om eerst je gegevens terug te krijgen en we hebben ze nog niet overhandigd. Als je nu goedkeurt, zie je daarvan af.';
$_ADDONLANG['client_wording_before_effect'] =
    'Je opzegging is nog niet ingegaan: deze dienst loopt tot {effective}. Kies wanneer we mogen verwijderen.';
$_ADDONLANG['client_wording_at_effect'] = 'Op {effective}, zodra de opzegging ingaat. Tot dan blijft de dienst werken.';
$_ADDONLANG['client_wording_now'] =
    'Meteen. De dienst stopt onmiddellijk en ik geef de tijd tot {effective} op, ook als die al betaald is.';
$_ADDONLANG['client_wording_understood'] =
    'Ik heb bewaard wat ik wil houden. Ik keur deze verwijdering goed en begrijp dat dit niet ongedaan gemaakt kan worden.';

$_ADDONLANG['client_wording_data_first_role'] =
    'Voor wat er in deze hostingdienst staat, ben jij de verwerkingsverantwoordelijke en zijn wij je verwerker (artikel 28, lid 3, g AVG). De keuze is dus aan jou: we verwijderen het, of we geven het je eerst terug.';
$_ADDONLANG['client_wording_data_first_clock'] =
    'Als je bevestigt, staat de klok vanaf dan stil: we verwijderen niets tot we je de gegevens overhandigd hebben. Daarna loopt de tijd verder die nog over was en toont deze pagina de nieuwe datum. Tot de verwijdering begint, kun je hier nog altijd anders beslissen.';
$_ADDONLANG['client_wording_data_first_way'] =
    'We maken een kopie van je bestanden, databanken en mailboxen. Zodra die klaar is, schrijven we naar het e-mailadres van je account hoe je ze veilig kunt ophalen. Kijk in je account na of dat adres klopt.';
$_ADDONLANG['client_wording_data_first_understood'] =
    'Ik wil de gegevens in deze dienst terug voor ze verwijderd worden en begrijp dat de verwijdering later gebeurt, zoveel later als dit duurt.';

$_ADDONLANG['client_wording_keep_means'] =
    'Als je bevestigt, gaat de verwijdering meteen niet meer door: van deze dienst wordt niets verwijderd.';
$_ADDONLANG['client_wording_keep_goes_on'] =
    'Daarmee vervalt ook je opzegging van deze dienst: de dienst loopt verder onder de voorwaarden van voorheen en wordt weer gefactureerd. Werkt hij op dit moment niet, dan nemen we contact met je op.';
$_ADDONLANG['client_wording_keep_understood'] =
    'Ik houd deze dienst en trek de opzegging ervan in. Ik begrijp dat de dienst verder loopt en gefactureerd wordt.';

$_ADDONLANG['client_day_first'] = '1';
$_ADDONLANG['client_date'] = '{day} {month} {year}';
$_ADDONLANG['client_date_time'] = '{date}, {time} uur';
$_ADDONLANG['client_date_end'] = 'het einde van {date}';
$_ADDONLANG['client_decimal'] = ',';
$_ADDONLANG['client_thousands'] = '.';
$_ADDONLANG['client_month_1'] = 'januari';
$_ADDONLANG['client_month_2'] = 'februari';
$_ADDONLANG['client_month_3'] = 'maart';
$_ADDONLANG['client_month_4'] = 'april';
$_ADDONLANG['client_month_5'] = 'mei';
$_ADDONLANG['client_month_6'] = 'juni';
$_ADDONLANG['client_month_7'] = 'juli';
$_ADDONLANG['client_month_8'] = 'augustus';
$_ADDONLANG['client_month_9'] = 'september';
$_ADDONLANG['client_month_10'] = 'oktober';
$_ADDONLANG['client_month_11'] = 'november';
$_ADDONLANG['client_month_12'] = 'december';

$_ADDONLANG += require __DIR__ . '/admin/dutch.php';
