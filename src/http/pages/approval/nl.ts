import type { ApprovalTexts } from "./texts.ts";

export const nl: ApprovalTexts = {
  wording: {
    goes: "Alles in deze hostingdienst, zoals bestanden, databanken en mailboxen. Niemand kan dat daarna terughalen, ook wij niet.",
    stays:
      "Uw account, uw facturen en betalingen (die moeten we wettelijk bewaren) en uw berichten met ons. Domeinnamen horen niet bij deze verwijdering. Kopieën in back-ups verdwijnen wanneer de back-ups vervallen.",
    inEffect: "Uw opzegging is ingegaan. Als u goedkeurt, beginnen we meteen te verwijderen en wachten we niet langer.",
    beforeEffect:
      "Uw opzegging is nog niet ingegaan: deze dienst loopt tot {effective}. Kies wanneer we mogen verwijderen.",
    withoutData:
      "U vroeg om eerst uw gegevens terug te krijgen en we hebben ze nog niet overhandigd. Als u nu goedkeurt, ziet u daarvan af.",
    atEffect: "Op {effective}, zodra de opzegging ingaat. Tot dan blijft de dienst werken.",
    now: "Meteen. De dienst stopt onmiddellijk en ik geef de tijd tot {effective} op, ook als die al betaald is.",
    understoodDelete:
      "Ik heb bewaard wat ik wil houden. Ik keur deze verwijdering goed en begrijp dat dit niet ongedaan gemaakt kan worden.",
    role: "Voor wat er in deze hostingdienst staat, bent u de verwerkingsverantwoordelijke en zijn wij uw verwerker (artikel 28, lid 3, g AVG). De keuze is dus aan u: we verwijderen het, of we geven het u eerst terug.",
    clock:
      "Als u bevestigt, staat de klok vanaf dan stil: we verwijderen niets tot we u de gegevens overhandigd hebben. Daarna loopt de tijd verder die nog over was, en we schrijven u de nieuwe datum.",
    way: "We maken een kopie van uw bestanden, databanken en mailboxen, en laten u op het e-mailadres van uw account weten hoe u ze veilig kunt ophalen.",
    understoodData:
      "Ik wil de gegevens in deze dienst terug voor ze verwijderd worden en begrijp dat de verwijdering later gebeurt, zoveel later als dit duurt.",
    keepMeans: "Als u bevestigt, gaat de verwijdering meteen niet meer door: van deze dienst wordt niets verwijderd.",
    keepGoesOn:
      "Daarmee vervalt ook uw opzegging van deze dienst: de dienst loopt verder onder de voorwaarden van voorheen en wordt weer gefactureerd. Werkt hij op dit moment niet, dan nemen we contact met u op.",
    understoodKeep:
      "Ik houd deze dienst en trek de opzegging ervan in. Ik begrijp dat de dienst verder loopt en gefactureerd wordt.",
  },
  title: "De verwijdering van uw hosting",
  intro: "U hoeft niets te doen: dan verwijderen we op de datum hieronder. U kunt ook kiezen.",
  service: "Hosting",
  serviceUnnamed: "Dienst {id}",
  goesLabel: "Wat weggaat",
  staysLabel: "Wat blijft",
  effective: "Uw opzegging gaat in",
  starts: "We beginnen te verwijderen",
  due: "Klaar uiterlijk op het einde van",
  until: "U kunt kiezen tot",
  stopped: "U vroeg op {date} uw gegevens terug. Tot u ze hebt, wordt niets verwijderd en loopt er geen datum.",
  held: "Deze verwijdering is aangehouden. Voorlopig wordt niets verwijderd.",
  approved: "U hebt deze verwijdering goedgekeurd op {date}.",
  dataTitle: "Eerst mijn gegevens terug",
  dataButton: "Geef me eerst mijn gegevens",
  keepTitle: "Deze dienst houden",
  keepButton: "Verwijdering afzeggen",
  deleteTitle: "Sneller verwijderen",
  deleteButton: "Verwijdering goedkeuren",
  tick: "Lees de tekst, vink het vakje eronder aan en bevestig opnieuw. Er is niets gewijzigd.",
  choose: "Kies wanneer we mogen verwijderen en bevestig opnieuw. Er is niets gewijzigd.",
  changed: "De toestand is intussen gewijzigd. Lees de pagina opnieuw voor u bevestigt. Er is niets gewijzigd.",
  chosenTitle: "Dank u. We hebben uw keuze geregistreerd",
  chosenNow: "U hebt de verwijdering goedgekeurd. We beginnen meteen.",
  chosenAtEffect: "U hebt de verwijdering goedgekeurd zodra uw opzegging ingaat.",
  chosenData:
    "U wilt eerst uw gegevens terug. Tot u ze hebt, wordt niets verwijderd en loopt er geen datum. We schrijven u.",
  chosenKeep: "U houdt deze dienst. Er wordt niets van verwijderd.",
  chosenOpen: "U kunt nog van gedachten veranderen, tot we beginnen te verwijderen.",
  questions: "Hebt u een vraag, of was u het niet? Schrijf naar {contact}.",
  goneTitle: "Deze link werkt niet",
  gone: "De link is onvolledig of verlopen, of er valt niets meer te kiezen. Er is niets gewijzigd. Neem contact met ons op als u een vraag hebt.",
  faultTitle: "Deze pagina is nu niet beschikbaar",
  fault:
    "Uw link kan in orde zijn, maar we kunnen de pagina nu niet tonen. Er is niets gewijzigd. Probeer het over enkele minuten opnieuw.",
  busyTitle: "Te veel aanvragen",
  busy: "Wacht een minuut en probeer het opnieuw. Er is niets gewijzigd.",
};
