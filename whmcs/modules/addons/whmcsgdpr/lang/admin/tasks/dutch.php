<?php

/**
 * What the admin page says of each task of the GDPR service's, in Dutch: what happened, then one step in each further line. Keys are
 * the same in every language.
 */

declare(strict_types=1);

return [
    'admin_task_contact_deleted' =>
        'Een contactpersoon werd in WHMCS verwijderd.' .
        "\nGa na of die persoon vroeg gewist te worden." .
        "\nZo ja, wis de persoon bij elke verwerker die de contactpersoon kende." .
        "\nMeld hier hoe het afliep; vroeg de persoon het niet, antwoord dan “Niet nodig”.",
    'admin_task_client_deleted_check_processors' =>
        'De klant werd in WHMCS verwijderd; daar is er niets meer over te lezen.' .
        "\nZoek het klantnummer en de diensten bij elke verwerker en in elke back-up." .
        "\nWis wat overblijft." .
        "\nMeld hier hoe het afliep.",
    'admin_task_service_deleted_check_processors' =>
        'De dienst werd in WHMCS verwijderd; de hosting kan van daaruit niet meer beëindigd worden.' .
        "\nZoek de gegevens op de server en bij de verwerker die ze hostte." .
        "\nVerwijder wat overblijft." .
        "\nMeld hier hoe het afliep.",
    'admin_task_delete_hosting_by_hand' =>
        'Deze hosting staat waar de GDPR-service niet bij kan.' .
        "\nLog in bij de verwerker die ze host." .
        "\nVerwijder de site, databanken, mailboxen en back-ups." .
        "\nEen back-up waar niets uit te halen is, blijft tot hij overschreven wordt: antwoord dan “Het moet bewaard blijven”." .
        "\nMeld hier hoe het afliep.",
    'admin_task_hosting_account_shared' =>
        'Een andere actieve dienst gebruikt dezelfde account of hetzelfde domein; de account bleef daarom staan.' .
        "\nGa na wat alleen bij de opgezegde dienst hoort." .
        "\nVerwijder dat met de hand." .
        "\nMeld hier hoe het afliep.",
    'admin_task_end_product_addon' =>
        'Deze dienst wordt verwijderd en had productaddons uit de catalogus van WHMCS.' .
        "\nKijk in WHMCS of er een bij is met een eigen server of module, zoals een licentie of een mailbox elders." .
        "\nZo ja, beëindig die daar zodra de dienst beëindigd is. Zo niet, antwoord “Niet nodig”." .
        "\nMeld hier hoe het afliep.",
    'admin_task_unpaid_invoices_of_ended_service' =>
        'Deze dienst is verwijderd, en facturen ervoor of voor zijn addons zijn nog onbetaald.' .
        "\nBekijk de onbetaalde facturen van de klant in WHMCS." .
        "\nInt ze, of annuleer of crediteer wat niet meer verschuldigd is; de GDPR-service verandert geen factuur." .
        "\nMeld hier hoe het afliep.",
    'admin_task_lift_suspension' =>
        'Deze dienst was opgeschort tot zijn verwijdering, en de verwijdering is ingetrokken.' .
        "\nGa na of er een andere reden is om hem op te schorten, zoals een vervallen factuur." .
        "\nZo niet, hef de opschorting op in WHMCS." .
        "\nMeld hier hoe het afliep.",
    'admin_task_deletion_overdue' =>
        'Deze hosting had al minstens een uur geleden verwijderd moeten zijn, en iets weigert.' .
        "\nBekijk de reden bij de verwijdering, en in het modulelogboek van WHMCS wat de server zegt." .
        "\nVerhelp dat; de verwijdering wordt vanzelf ongeveer elk uur opnieuw geprobeerd. Is de account al van de server weg? Zet de dienst dan in WHMCS op Terminated." .
        "\nDeze taak eindigt vanzelf met de verwijdering.",
    'admin_task_anonymization_overdue' =>
        'Dit account had al minstens een uur geleden geanonimiseerd moeten zijn, en iets weigert.' .
        "\nBekijk de reden bij de anonimisering." .
        "\nVerhelp dat; het wordt vanzelf ongeveer elk uur opnieuw geprobeerd." .
        "\nDeze taak eindigt vanzelf met de anonimisering.",
    'admin_task_purge_overdue' =>
        'Documenten die u vrijgaf, of oude formulieren van de website, hadden al minstens een uur geleden verwijderd moeten zijn, en iets weigert.' .
        "\nBekijk de reden bij het verwijderen, en of de addon, of de databank van de website, antwoordt." .
        "\nVerhelp dat; het wordt vanzelf ongeveer elk uur opnieuw geprobeerd." .
        "\nDeze taak eindigt vanzelf met het verwijderen.",
    'admin_task_deletion_waits' =>
        'Deze verwijdering wacht sinds haar begin, en niets ervan gaat vanzelf door.' .
        "\nBekijk de reden bij de verwijdering: wat de dienst aantrof, of waarop ze wacht." .
        "\nGeef ze vrij als ze moet doorgaan, trek ze in als dat niet moet, of regel waarop ze wacht." .
        "\nDeze taak eindigt vanzelf zodra de verwijdering doorgaat of eindigt.",
    'admin_task_anonymization_waits' =>
        'Deze anonimisering wacht sinds haar begin, en niets ervan gaat vanzelf door.' .
        "\nBekijk de reden bij de anonimisering: uw bevestiging, open verwijderingen, onbetaalde facturen of tickets, of wat de dienst aantrof." .
        "\nBevestig ze of geef ze vrij als ze moet doorgaan, trek ze in als dat niet moet, of regel waarop ze wacht." .
        "\nDeze taak eindigt vanzelf zodra de anonimisering doorgaat of eindigt.",
    'admin_task_purge_waits' =>
        'Dit verwijderen van documenten, of van oude formulieren van de website, wacht sinds het begin, en niets ervan gaat vanzelf door.' .
        "\nBekijk de reden bij het verwijderen, en of de addon antwoordt." .
        "\nGeef het vrij als het moet doorgaan, trek het in als dat niet moet, of regel waarop het wacht." .
        "\nDeze taak eindigt vanzelf zodra het verwijderen doorgaat of eindigt.",
    'admin_task_erase_client_by_hand' =>
        'Deze ontvanger heeft geen koppeling.' .
        "\nZoek de klant daar op klantnummer, factuur, naam of adres." .
        "\nWis wat niet bewaard hoeft te blijven." .
        "\nWat niet uit een back-up te halen is, blijft tot de back-up overschreven wordt: antwoord dan “Het moet bewaard blijven”, en wis de klant opnieuw na elke terugzetting." .
        "\nMeld hier hoe het afliep.",
    'admin_task_processor_refused' =>
        'Dit systeem weigerde wat een wissing ervan vroeg, of antwoordde iets wat niemand verwachtte; het is dus gelaten zoals het is.' .
        "\nMeld u daar aan en zoek de klant op e-mailadres, naam en domeinnamen; deze taak toont ze." .
        "\nWis wat niet bewaard hoeft te blijven en zeker alleen van deze klant is." .
        "\nMeld hier hoe het afliep. Komt een weigering terug, kijk dan met npm run connector:check.",
    'admin_task_processor_gave_no_answer' =>
        'Dit systeem gaf dertig dagen lang geen bruikbaar antwoord en wordt niet meer gevraagd.' .
        "\nMeld u daar aan en zoek de klant op e-mailadres, naam en domeinnamen; deze taak toont ze." .
        "\nWis wat niet bewaard hoeft te blijven en zeker alleen van deze klant is." .
        "\nMeld hier hoe het afliep.",
    'admin_task_processor_out_of_sight' =>
        'Dit systeem toonde ooit iets van deze klant en toont het niet meer sinds iemand anders dezelfde naam gebruikt, of er weer iets van de klant leeft. Of het weg is, is niet bekend.' .
        "\nMeld u daar aan en zoek de klant op e-mailadres, naam en domeinnamen; deze taak toont ze." .
        "\nWis wat niet bewaard hoeft te blijven en zeker alleen van deze klant is; laat wat voortleeft." .
        "\nMeld hier hoe het afliep.",
    'admin_task_processor_not_finished' =>
        'Dit systeem antwoordt, maar de gevraagde wissing is dertig dagen lang niet verder gekomen; het wordt niet meer gevraagd.' .
        "\nMeld u daar aan en kijk wat haar ophoudt, zoals een aanvaarde verwijdering die nooit werd uitgevoerd; deze taak toont e-mailadres, naam en domeinnamen." .
        "\nWis wat niet bewaard hoeft te blijven en zeker alleen van deze klant is." .
        "\nMeld hier hoe het afliep.",
    'admin_task_freshdesk_tickets_open' =>
        'Een contact van deze klant heeft al dertig dagen open tickets, en wie ze beantwoordt heeft het adres nodig; het contact is dus gelaten en wordt niet meer bekeken.' .
        "\nBeantwoord of sluit de tickets." .
        "\nVerwijder dan daar het contact, of wat ervan niet bewaard hoeft te blijven." .
        "\nMeld hier hoe het afliep.",
    'admin_task_address_taken' =>
        'Iemand anders in WHMCS gebruikt nu een e-mailadres van deze klant: misschien dezelfde persoon onder een nieuw klantnummer, of een collega. Dit systeem is gelaten zoals het is, opdat niets van die ander verdwijnt.' .
        "\nMeld u daar aan en kijk op e-mailadres, naam en domeinnamen wat van wie is; deze taak toont ze." .
        "\nWis alleen wat zeker van de vroegere account van deze klant is." .
        "\nMeld hier hoe het afliep.",
    'admin_task_keychain_by_hand' =>
        'In Wachtwoorden van Apple kunnen inloggegevens van deze klant staan; alleen uw eigen toestellen kunnen dat lezen.' .
        "\nOpen de app Wachtwoorden en zoek op elke domeinnaam, elk e-mailadres en elke naam van de klant. Staat hier een dienst genoemd, dan hoeft alleen weg wat bij die dienst hoort." .
        "\nWijzig eerst elk wachtwoord dat ook iets opent wat in gebruik blijft." .
        "\nVerwijder de gegevens en maak daarna Recent verwijderd leeg, dat ze anders 30 dagen bewaart." .
        "\nKijk ook in gedeelde groepen, in andere kluizen en browsers, in Sleutelhangertoegang op een Mac, en naar wachtwoorden die als CSV-bestand geëxporteerd zijn." .
        "\nMeld hier hoe het afliep. Uw antwoord is het bewijs.",
    'admin_task_scrub_by_hand' =>
        'De addon antwoordde niet meer, dus is niet verwijderd wat alleen in de database van WHMCS over deze klant staat: IP-adressen, notities, opgeladen bestanden, toestemmingen, en het mail-, activiteiten- en modulelogboek.' .
        "\nZorg dat deze addon weer antwoordt (Verbinding > Verbinding testen), of verwijder het met de hand in de database." .
        "\nMeld hier hoe het afliep." .
        "\nVraag de anonimisering daarna opnieuw aan: met de addon erbij verwijdert ze wat overblijft.",
    'admin_task_rectify_client_by_hand' =>
        'De gegevens van de klant zijn in WHMCS gewijzigd.' .
        "\nVerbeter ze ook bij deze ontvanger." .
        "\nMeld hier hoe het afliep.",
    'admin_task_keychain_rectify_by_hand' =>
        'De gegevens van de klant zijn in WHMCS gewijzigd.' .
        "\nOpen Wachtwoorden van Apple en zoek op de domeinnamen, de namen en het oude en nieuwe e-mailadres van de klant." .
        "\nVerbeter gebruikersnamen, titels en notities die de klant noemen." .
        "\nMeld hier hoe het afliep.",
    'admin_task_return_hosting_data' =>
        'De klant wil de inhoud van deze hosting terug voordat ze verwijderd wordt.' .
        "\nTot dan wordt niets verwijderd en loopt er geen datum." .
        "\nBezorg een kopie van de bestanden, databases en mailboxen en laat het de klant weten." .
        "\nMeld de taak daarna hier als gedaan: de datum schuift op met de tijd die dit duurde.",
    'admin_task_remove_cancellation_request' =>
        'De klant heeft de verwijdering afgezegd en houdt deze dienst.' .
        "\nWHMCS toont de opzegging nog en kan ze niet via zijn API verwijderen." .
        "\nVerwijder ze in WHMCS onder Klanten > Opzegverzoeken en kijk na of de dienst verder gefactureerd wordt." .
        "\nMeld de taak daarna hier als gedaan.",
    'admin_task_erased_data_elsewhere' =>
        'Iets wat gewist was, staat daar opnieuw.' .
        "\nZoek uit hoe het terugkwam: een teruggezette back-up, een import, een ander systeem of een persoon." .
        "\nWis met de hand wat niet bewaard hoeft te worden; een klant die terugkwam, houdt wat nieuw is." .
        "\nMeld hier de uitkomst. Niets wordt vanzelf opnieuw gewist.",
    'admin_task_erased_data_found' =>
        'Iets wat gewist was, staat opnieuw in WHMCS.' .
        "\nZoek uit hoe het terugkwam: een teruggezette back-up, een import, een ander systeem of een persoon." .
        "\nWis met de hand wat niet bewaard hoeft te worden; een klant die terugkwam, houdt wat nieuw is." .
        "\nAlleen als de databank van WHMCS zelf uit een back-up werd teruggezet, en anders nooit: voer `npm run replay -- --since` uit met de dag van die back-up." .
        "\nMeld hier de uitkomst. Niets wordt vanzelf opnieuw gewist.",
    'admin_task_check_server_after_restore' =>
        'WHMCS werd teruggezet uit een back-up waarin deze hosting nog bestond. In WHMCS is ze opnieuw beëindigd; aan de server is niet geraakt, omdat de accountnaam intussen van een nieuwere klant kan zijn.' .
        "\nKijk op de server of er opnieuw een account of gegevens van de beëindigde dienst staan, bijvoorbeeld na het terugzetten van de server." .
        "\nVerwijder alleen wat zeker van de beëindigde dienst is." .
        "\nMeld hier de uitkomst.",
    'admin_task_propose_closure' =>
        'Niets van deze klant is recenter dan de termijn waarin uw beleid inactieve klanten bewaart.' .
        "\nKijk wanneer er voor het laatst is ingelogd." .
        "\nIs de account niet meer nodig? Sluit dan de klant in WHMCS en meld de taak als gedaan." .
        "\nIs hij nog nodig? Meld de taak dan als niet nodig; over een jaar wordt het opnieuw gevraagd.",
    'admin_task_freeze_invoices_by_hand' =>
        'Sommige facturen die bewaard moeten worden, konden niet gekopieerd worden en vermelden misschien extra velden die gewist zullen worden. Er is nog niets gewist.' .
        "\nHet bewijs van deze anonimisering noemt hun nummers (id). Druk ze in WHMCS af als pdf en bewaar ze zolang ze bewaard moeten worden." .
        "\nMeld de uitkomst hier; vermelden ze geen extra veld, antwoord dan “Niet nodig”.",
    'admin_task_send_letter' =>
        'WHMCS heeft de afsluitende brief niet verstuurd, en het adres van de klant wordt meteen daarna gewist.' .
        "\nLees de brief via de API van de GDPR-dienst en stuur hem met de hand naar het adres in het profiel van de klant." .
        "\nMeld de uitkomst hier; “Niet nodig” laat de rest doorgaan zonder brief.",
    'admin_task_letter_not_sent' =>
        'Met deze API-rol mag de GDPR-dienst geen mails versturen, dus wordt deze account geanonimiseerd zonder de afsluitende brief.' .
        "\nLees de brief via de API van de GDPR-dienst: GET /v1/anonymizations/{id}/letter." .
        "\nStuur hem met de hand: naar het adres in het profiel van de klant zolang het er nog staat, anders naar dat op een bewaarde factuur of in uw eigen mail." .
        "\nSta voor de API-rol de actie SendEmail toe, zodat de volgende brief vanzelf vertrekt." .
        "\nMeld de uitkomst hier; er wacht niets op.",
    'admin_task_deletion_unfinished' =>
        'De verwijdering van deze hosting werd ingetrokken nadat ze begonnen was: een deel is al weg, en WHMCS noemt de dienst daardoor misschien nog beëindigd.' .
        "\nKijk bij de stappen van de verwijdering wat gebeurd is." .
        "\nHoudt de klant de dienst, zet ze dan recht in WHMCS en maak de hosting opnieuw aan waar ze weg is. Zeg de klant wat verloren is.",
    'admin_task_erasure_unfinished' =>
        'Deze anonimisering was begonnen, mislukte en werd ingetrokken: een deel van de gegevens van de klant is weg, de rest staat nog in WHMCS en niets wist ze nog.' .
        "\nKijk bij de stappen van de anonimisering wat niet gebeurde." .
        "\nBestel ze opnieuw via de API van de GDPR-dienst, of wis de rest met de hand en zeg de klant wat blijft, en waarom." .
        "\nMeld de uitkomst hier.",
    'admin_task_reopened_while_erasing' =>
        'Deze klant werd in WHMCS heropend terwijl de anonimisering liep. Wat begonnen is, wordt afgemaakt, en de account wordt weer gesloten.' .
        "\nZeg het de klant, die een nieuwe account nodig heeft." .
        "\nKijk in WHMCS wat sindsdien besteld of geschreven werd." .
        "\nMeld de uitkomst hier.",
    'admin_task_invoices_changed' =>
        'Een factuur van deze klant is veranderd terwijl de klant geanonimiseerd werd.' .
        "\nVergelijk nummer, status, datum en bedragen van de facturen met uw boekhouding en kijk in het activiteitenlogboek wie wat veranderd heeft." .
        "\nHerstel wat niet had mogen veranderen." .
        "\nMeld de uitkomst hier.",
    'admin_task_documents_refused' =>
        'Sommige documenten van deze klant moeten niet langer bewaard worden, maar konden niet verwijderd worden.' .
        "\nKijk bij de documenten van de klant waarom: laat een open factuur in WHMCS betalen, annuleren of terugbetalen, en verwijder daar een concept." .
        "\nMeld daarna hier het resultaat.",
    'admin_task_documents_not_settled' =>
        'Deze klant heeft heel oude facturen die nooit betaald, geannuleerd of terugbetaald werden. Zo verwijdert niemand ze.' .
        "\nRegel ze in WHMCS. De volgende jaarlijkse controle zet ze op de lijst." .
        "\nMeld daarna hier het resultaat.",
    'admin_task_mailed_form_copies' =>
        'De formulieren van de website sturen wat bezoekers schreven ook per mail, en de GDPR-dienst leest geen mailbox.' .
        "\nZoek in de mailboxen waar de formulieren naar schrijven, ook verzonden, gearchiveerde en gedeelde, naar mails die ouder zijn dan het beleid formulieren bewaart." .
        "\nWis ze, maak de prullenbak leeg, en kijk naar helpdesks en CRM’s waarnaar formulieren doorsturen." .
        "\nMeld daarna hier de uitkomst; u wordt elke maand opnieuw gevraagd.",
    'admin_task_form_rows_by_hand' =>
        'Inzendingen van de website zijn te oud om te bewaren, en de GDPR-dienst mag ze niet zelf verwijderen: onleesbaar, zonder datum, of met een onbereikbaar bestand.' .
        "\nWis ze in de lijst van de formulierplugin in WordPress, met hun bestanden, en maak de prullenbak ervan leeg." .
        "\nMeld daarna hier de uitkomst.",
    'admin_task_form_site_unclear' =>
        'De databank van de website bevat tabellen van meer dan één site, en het is niet te zien van wie ze zijn.' .
        "\nZoek in elk naar de inzendingen van de klant, wis ze met hun bestanden, en wis kopieën die niemand nodig heeft." .
        "\nRechten op de tabellen van één site nemen de twijfel weg." .
        "\nMeld daarna hier de uitkomst.",
    'admin_task_form_row_unreadable' =>
        'Een inzending op de website noemt het e-mailadres van deze klant, maar is niet te lezen.' .
        "\nZoek het adres in de lijst van de formulierplugin in WordPress en wis wat van de klant is." .
        "\nMeld daarna hier de uitkomst.",
    'admin_task_form_mentions_client' =>
        'Een bericht van iemand anders op de website noemt het e-mailadres van deze klant.' .
        "\nZoek het adres in de lijst van de formulierplugin in WordPress, en wis het bericht, haal het adres eruit, of bewaar het." .
        "\nMeld daarna hier de uitkomst.",
    'admin_task_form_not_listed' =>
        'Deze klant stuurde een formulier dat niet in het beleid staat; daarom bleef het liggen.' .
        "\nZoek het e-mailadres in de lijst van de formulierplugin in WordPress en wis wat niet bewaard hoeft te worden, of zet het formulier in het beleid." .
        "\nMeld daarna hier de uitkomst.",
    'admin_task_form_names_others' =>
        'Deze klant stuurde een formulier waarin ook het e-mailadres van iemand anders staat.' .
        "\nZoek het adres van de klant in de lijst van de formulierplugin in WordPress en beslis wat weg moet." .
        "\nMeld daarna hier de uitkomst.",
    'admin_task_form_files_by_hand' =>
        'Deze klant stuurde bestanden met een formulier, en ze zijn niet te bereiken, of het is niet zeker dat ze alleen van deze klant zijn.' .
        "\nWis de inzending in de lijst van de formulierplugin in WordPress, en kijk onder wp-content/uploads of haar bestanden weg zijn." .
        "\nMeld daarna hier de uitkomst.",
    'admin_task_form_file_shared' =>
        'Een bestand dat deze klant met een formulier stuurde, wordt ook door een andere inzending genoemd.' .
        "\nBekijk beide in de lijst van de formulierplugin in WordPress en wis wat alleen van deze klant is." .
        "\nMeld daarna hier de uitkomst.",
    'admin_task_purge_needs_addon' =>
        'U gaf documenten vrij om te verwijderen, maar de GDPR-service kan niet bij de deur van deze addon.' .
        "\nActiveer en koppel de addon. De verwijdering gaat dan binnen het uur vanzelf verder." .
        "\nMeld het daarna hier als gedaan.",
    'admin_task_review_documents' =>
        'De jaarlijkse controle kon de facturen, creditnota’s en betalingen van deze klant niet lezen.' .
        "\nKijk in WHMCS of wat ouder is dan uw bewaartermijn weg kan. De volgende controle kijkt opnieuw." .
        "\nMeld daarna hier het resultaat.",
    'admin_task_review_hold' =>
        'U houdt deze klant, of deze verwijdering of anonimisering, al dertig dagen aan.' .
        "\nKijk of de reden nog geldt." .
        "\nZo niet, geef vrij op de klantpagina; daarmee is deze taak klaar." .
        "\nZo ja, meld het hier als klaar; u krijgt de vraag later opnieuw.",
    'admin_task_registrar_contact_not_matched' =>
        'Contactgegevens bij de registrar horen bij domeinnamen of het account van deze klant, of waren eerder van de klant, maar met een ander adres: alleen u kunt zien van wie ze zijn.' .
        "\nOpen daar de contactgegevens van de domeinnamen of het account van de klant." .
        "\nVerwijder wat van de klant is en wat geen enkele domeinnaam nog nodig heeft." .
        "\nMeld hier het resultaat.",
    'admin_task_registrar_contact_shared' =>
        'Contactgegevens bij de registrar met het adres van deze klant horen bij een domeinnaam van iemand anders.' .
        "\nKijk daar van wie de domeinnaam is." .
        "\nGeef hem, als dat klopt, een andere houder." .
        "\nVerwijder de contactgegevens zodra geen enkele domeinnaam ze nog nodig heeft." .
        "\nMeld hier het resultaat.",
    'admin_task_registrar_contact_refused' =>
        'De registrar heeft contactgegevens van deze klant niet verwijderd, hoewel voor zover bekend geen actieve domeinnaam ze nodig heeft.' .
        "\nVerwijder ze in het beheerpaneel daar, of vraag het aan de helpdesk." .
        "\nMeld hier het resultaat; moet er iets blijven, antwoord dan dat het bewaard moet worden.",
    'admin_task_registrar_usage_unknown' =>
        'Contactgegevens van deze klant bij de registrar staan in een account met te veel domeinnamen om door de GDPR-dienst nagekeken te worden.' .
        "\nKijk in het beheerpaneel daar of een domeinnaam ze nog nodig heeft." .
        "\nVerwijder wat geen enkele nodig heeft." .
        "\nMeld hier het resultaat.",
    'admin_task_registrar_customer_not_matched' =>
        'Een klantaccount bij de registrar draagt de naam van deze klant, of was van de klant, maar heeft een ander adres.' .
        "\nKijk daar van wie het account is." .
        "\nIs het van de klant en heeft het geen domeinnaam meer, vervang de gegevens dan door neutrale." .
        "\nMeld hier het resultaat; is het van iemand anders, antwoord dan “Niet nodig”.",
    'admin_task_registrar_orders_unknown' =>
        'Het eigen account van de klant bij de registrar heeft geen actieve domeinnaam meer, maar of er nog hosting, mail of certificaten op staan, is daar niet op te vragen: de gegevens bleven staan.' .
        "\nKijk in het beheerpaneel daar. Leeft er niets meer, vervang de gegevens dan door neutrale." .
        "\nVerkoopt u daar alleen domeinnamen, zet dan processors.resellerclub.onlyDomains: true in het beleid; dan gaat dit de volgende keer vanzelf." .
        "\nMeld hier het resultaat; leeft er nog iets, antwoord dan dat het bewaard moet worden.",
    'admin_task_registrar_customer_not_emptied' =>
        'Het account van de klant bij de registrar kon niet of niet helemaal geleegd worden.' .
        "\nVervang wat er nog in staat door neutrale waarden, of vraag de helpdesk van de registrar het account te verwijderen." .
        "\nMeld hier het resultaat.",
    'admin_task_registrar_change_by_hand' =>
        'De gegevens van de klant zijn gewijzigd en de registrar heeft nog de oude voor actieve domeinnamen. Een wijziging daar vraagt goedkeuring via het register en kan een domeinnaam vergrendelen; daarom doet geen programma dit.' .
        "\nZet de contactgegevens van de domeinnamen in WHMCS of in het beheerpaneel van de registrar op de nieuwe waarden." .
        "\nEr gaan mails naar het oude en het nieuwe adres: zorg dat ze beantwoord worden." .
        "\nMeld hier het resultaat.",
    'admin_task_hosting_not_found' =>
        'Volgens het beleid staat deze hosting bij dit systeem, maar niets daar draagt de domeinnaam van de dienst.' .
        "\nZoek daar onder andere namen, in de notities bij de dienst en in uw eigen gegevens." .
        "\nVerwijder wat alleen van deze dienst is." .
        "\nMeld hier hoe het afliep; was het al verwijderd, antwoord dan “Niet nodig”.",
    'admin_task_hosting_service_without_domain' =>
        'Deze dienst noemt in WHMCS geen domeinnaam, dus was er bij dit systeem niets te zoeken.' .
        "\nGa na welke site of mailboxen daar bij de dienst horen." .
        "\nVerwijder die, en niets anders." .
        "\nMeld hier hoe het afliep; is er niets, antwoord dan “Niet nodig”.",
    'admin_task_hosting_domain_shared' =>
        'De domeinnaam van deze hosting staat in WHMCS ook bij een andere klant, dus bleef alles bij dit systeem zoals het is.' .
        "\nGa na van wie de hosting is." .
        "\nVerwijder alleen wat zeker van deze klant is." .
        "\nMeld hier hoe het afliep.",
    'admin_task_hosting_other_service' =>
        'Een andere dienst van deze klant, die niet beëindigd is, staat misschien op dezelfde site of hetzelfde maildomein; alles bleef dus zoals het is.' .
        "\nStaat die elders, zeg dat dan in het beleid onder “products” voor de volgende keer." .
        "\nVerwijder met de hand alleen wat van de beëindigde dienst is." .
        "\nMeld hier hoe het afliep.",
    'admin_task_hosting_not_deleted' =>
        'Dit systeem werd meermaals gevraagd deze hosting te verwijderen, en ze staat er nog.' .
        "\nKijk in het bedieningspaneel wat in de weg staat, zoals een andere bewerking op dezelfde server." .
        "\nVerwijder de site of mailbox daar, of vraag het aan de helpdesk." .
        "\nMeld hier hoe het afliep.",
    'admin_task_hosting_remains' =>
        'Bij dit systeem staan nog sites of mailboxen op domeinnamen van deze klant: geen verwijdering van een dienst nam ze weg.' .
        "\nKijk of ze bij een dienst horen die nog loopt, of sindsdien bij een andere klant." .
        "\nVerwijder wat van deze klant is en niemand nodig heeft." .
        "\nMeld hier hoe het afliep.",
    'admin_task_hosting_several_sites' =>
        'Bij dit systeem bedienen meerdere sites de domeinnaam van deze dienst, dus werd er geen verwijderd.' .
        "\nGa na welke bij de dienst hoort." .
        "\nVerwijder die daar." .
        "\nMeld hier hoe het afliep.",
    'admin_task_hosting_site_shared' =>
        'De site van deze dienst bedient ook domeinnamen die in WHMCS niet van deze klant zijn, zoals een multisite doet, en bleef dus staan.' .
        "\nGa na welk deel van deze klant is: domeinnamen, pagina’s, gebruikers." .
        "\nVerwijder alleen dat deel met de hand." .
        "\nMeld hier hoe het afliep.",
    'admin_task_hosting_site_changed' =>
        'Een site die van deze klant was, bedient nu andere domeinnamen dan toen ze gevonden werd, en bleef dus staan.' .
        "\nGa na van wie ze vandaag is." .
        "\nVerwijder ze daar alleen als ze nog alleen van deze klant is." .
        "\nMeld hier hoe het afliep; is ze nu van een ander, antwoord dan “Niet nodig”.",
    'admin_task_hosting_staging_clone' =>
        'Een site zonder domeinnaam lijkt een kopie van die van deze klant: haar benaming of haar project draagt de naam van de klant of van de site.' .
        "\nKijk daar of dat zo is." .
        "\nZo ja, verwijder ze." .
        "\nMeld hier hoe het afliep; zo niet, antwoord dan “Niet nodig”.",
    'admin_task_hosting_project_remains' =>
        'Een project bij dit systeem draagt de naam van deze klant.' .
        "\nHernoem het, of verwijder het zodra het leeg is." .
        "\nMeld hier hoe het afliep.",
    'admin_task_mail_exchange' =>
        'Het maildomein van deze klant heeft Exchange-mailboxen, of kan ze hebben, en daar komt de GDPR-service niet bij.' .
        "\nKijk in het bedieningspaneel van het mailsysteem." .
        "\nVerwijder wat weg moet en alleen van deze klant is." .
        "\nMeld hier hoe het afliep; zijn er geen, antwoord dan “Niet nodig”.",
    'admin_task_mail_own_address' =>
        'Een adres van deze klant is een mailbox of alias op een domeinnaam die niet van de klant is, bijvoorbeeld van u.' .
        "\nGa na wie het leest." .
        "\nVerwijder het als niemand anders het nodig heeft." .
        "\nMeld hier hoe het afliep.",
    'admin_task_mail_only_receiver' =>
        'Een adres van deze klant is de enige ontvanger van een alias, of van wat een andere mailbox doorstuurt. Zonder dat adres kwam de mail bij niemand aan; het bleef dus staan.' .
        "\nNoem daar een andere ontvanger, of verwijder de alias of de doorsturing." .
        "\nMeld hier hoe het afliep.",
    'admin_task_mail_forwards_not_read' =>
        'Het mailaccount heeft meer mailboxen dan één voor één te bekijken zijn; niemand keek dus of een ervan mail naar deze klant doorstuurt.' .
        "\nLoop de doorsturingen in het bedieningspaneel na." .
        "\nHaal de adressen van deze klant eruit." .
        "\nMeld hier hoe het afliep.",
    'admin_task_mail_details_by_hand' =>
        'Het adres of telefoonnummer van de klant veranderde in WHMCS, en de mailbox van de klant houdt zulke gegevens in eigen velden.' .
        "\nPas daar aan wat ermee bedoeld is; deze taak toont de nieuwe waarden." .
        "\nMeld hier hoe het afliep.",
    'admin_task_freshdesk_contact_not_matched' =>
        'Een contact bij Freshdesk heeft een adres van deze klant én een ander, of is gewijzigd sinds het gevonden werd: alleen u kunt zien van wie het is.' .
        "\nOpen het contact daar." .
        "\nIs alles van de klant, verwijder het dan, of maak de velden leeg en geef het een neutrale naam en een neutraal adres." .
        "\nIs het van iemand anders, haal er dan alleen het adres van de klant uit." .
        "\nMeld hier het resultaat.",
    'admin_task_freshdesk_contact_locked' =>
        'Een contact van deze klant bij Freshdesk is verwijderd of geblokkeerd, en Freshdesk wijzigt niets in zo’n contact.' .
        "\nOm het te wissen en de tickets te houden: herstel of deblokkeer het, maak de velden leeg, geef het een neutrale naam en een neutraal adres." .
        "\nMogen de tickets ook weg, verwijder het dan definitief. Om het te verbeteren: herstel of deblokkeer het en vul de nieuwe waarden in." .
        "\nMeld hier het resultaat.",
    'admin_task_freshdesk_contact_restored' =>
        'Een contact van deze klant zou bij Freshdesk definitief verwijderd worden, en iemand heeft het hersteld.' .
        "\nGa na wie het nodig had en waarom." .
        "\nMag het weg, verwijder het daar dan definitief, met de tickets. Moet het blijven, antwoord dan dat het bewaard moet worden." .
        "\nMeld hier het resultaat.",
    'admin_task_freshdesk_contact_not_emptied' =>
        'Een contact van deze klant bij Freshdesk is leeggemaakt, maar de foto of een veld staat er nog.' .
        "\nOpen het contact en verwijder wat er nog staat." .
        "\nMeld hier het resultaat.",
    'admin_task_freshdesk_company' =>
        'Bij Freshdesk bestaat een bedrijf waar niemand anders dan deze klant in zit.' .
        "\nKijk of de naam, domeinen en notities over de klant gaan." .
        "\nVerwijder het, of houd het waar dat moet." .
        "\nMeld hier het resultaat.",
    'admin_task_freshdesk_agent' =>
        'Een adres van deze klant hoort bij een agent van Freshdesk, een medewerker van u. Er is niets gedaan.' .
        "\nGa na of dat klopt." .
        "\nMoet de persoon gewist worden, verwijder dan de agent en daarna het contact dat overblijft." .
        "\nMeld hier het resultaat.",
    'admin_task_freshdesk_duplicate_address' =>
        'Het nieuwe e-mailadres van de klant hoort bij Freshdesk al bij een ander contact.' .
        "\nKijk of beide de klant zijn. Zo ja, voeg ze samen, met het nieuwe adres als eerste. Zo niet, verbeter het foute." .
        "\nMeld hier het resultaat.",
];
