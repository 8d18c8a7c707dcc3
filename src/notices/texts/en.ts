/** English. Only the texts of an account of which nothing is left call it anonymised. */
export const en = {
  titleReduced: "Your account at {{controller}} has been reduced to what must be kept",
  titleErased: "Your data at {{controller}} has been erased",
  titleAnonymised: "Your account at {{controller}} has been anonymised",
  titleDeleted: "Your account at {{controller}} has been deleted",
  titleUnderWay: "Your data at {{controller}}: what we have erased, and what stays",
  introReduced:
    "On {{date}} {{controller}} finished erasing your personal data, except for what must be kept. Your account has been reduced to that. Below you read what was erased, what stays, why and until when.",
  introErased:
    "On {{date}} {{controller}} erased your personal data as far as our software reaches. Nothing of it must be kept. Below you read what was erased and what was not erased here.",
  introAnonymised:
    "On {{date}} {{controller}} finished anonymising your account. Nothing of it must be kept. Below you read what was erased.",
  introDeleted:
    "Your account was deleted from our customer administration before each step below could be carried out. On {{date}} {{controller}} finished checking by hand what remained elsewhere.",
  introUnderWay:
    "On {{date}} {{controller}} erased your personal data as listed below. This is the last letter to this address: right after it the address is replaced in our customer administration.",
  reference: "Mention this reference when you write to us: {{id}}",
  erasedHeading: "What was erased",
  erasedNothing: "No step erased anything.",
  hostingTail: "Your hosting, deleted before. The last copies, such as backups, are gone on {{date}}.",
  followsHeading: "What still follows",
  followsIntro: "These steps come right after this letter. What our staff does by hand may take up to a month.",
  followsByHand: "{{what}} (by hand)",
  followsElsewhere: "{{what}} (as soon as that company has carried it out)",
  absentHeading: "What we looked for and did not hold",
  retainedHeading: "What stays, why and until when",
  retainedIntro:
    "What stands here is exempt from erasure for as long as it must be kept. After that it may be erased, from the day named.",
  copiesHeading: "Copies of your invoices",
  copiesSealed:
    "Invoices of which we keep an encrypted copy as they were printed before: {{count}}. The last of these copies may be erased from {{date}}.",
  copiesImpossible:
    "Our software could not copy some of your invoices. What they print stays in your profile for as long as they must be kept.",
  copiesByHand: "Our staff made a copy of invoices that our software could not copy, for as long as they must be kept.",
  notDoneHeading: "What was not erased here, and why",
  columnWhat: "What",
  columnCount: "Number",
  columnGround: "Why",
  columnUntil: "May be erased from",
  groundBookkeeping: "The law on keeping accounts",
  groundByHand: "A ground that our staff established. Ask us for it.",
  groundElsewhere: "The company named keeps this, for the time its own rules or ours ask. Ask us for the ground.",
  groundTicketsKept:
    "Your questions to our helpdesk are kept without your name and address; what you wrote in them stays",
  groundActiveDomain: "Held by the registrar for a domain name that is still registered",
  untilUnnamed: "Ask us for the day",
  byHand: "{{what}} (done by hand)",
  withCount: "{{what}}: {{count}}",
  withGoneAt: "{{what}}. The last copies, such as backups, are gone on {{date}}.",
  controllerHeading: "Who is responsible for your data",
  controllerName: "Name",
  controllerLegalForm: "Legal form",
  controllerAddress: "Address",
  controllerEmail: "E-mail",
  controllerPhone: "Telephone",
  controllerVatNumber: "VAT number",
  complaintHeading: "If you do not agree",
  complaintContact: "Write to {{contact}}. That costs you nothing.",
  complaintAuthority: "You can also lodge a complaint with the supervisory authority: {{authority}}.",
  complaintAuthorityUnnamed: "You can also lodge a complaint with the data protection authority of your country.",
  complaintCourt: "You can also go to court.",
  "action.delete_tickets": "Support tickets, with their replies and attachments",
  "action.delete_pay_methods": "Stored payment methods",
  "action.delete_quotes": "Quotes that need not be kept",
  "action.delete_contacts": "Contacts of your account",
  "action.reduce_billing_contact":
    "Your billing contact, as far as invoices print it; its e-mail address and telephone number were erased",
  "action.clear_services": "Details of your services: domain, user name, password, IP addresses, notes, extra fields",
  "action.clear_domains": "Notes on your domain names; the domain names themselves stay in the records of your orders",
  "action.anonymise_users": "Logins: name and e-mail address",
  "action.leave_shared_users": "Logins that also give access to another client's account",
  "action.destroy_packages": "Packages with a copy of your data that had been made for you",
  "action.erase_client": "Your data at {{recipient}}",
  "action.erase_credentials": "Passwords and logins of yours that we had stored",
  "action.keep_invoices": "Invoices and credit notes",
  "action.keep_transactions": "Payments and refunds without an invoice",
  "action.keep_quotes": "Quotes that were accepted",
  "action.keep_printed_identity": "What your invoices print: names, company, address, country, VAT number",
  "action.remove_documents":
    "Invoices that need not be kept any more, with their lines and the name and address that they print",
  "action.scrub_tickets": "What belongs to your support tickets: ratings, history and extra fields",
  "action.scrub_database":
    "Other traces of you in our customer administration, such as IP addresses of orders and logins, notes, uploaded files and earlier consents",
  "action.scrub_logs": "Mentions of you in the logs of our customer administration",
  "action.reduce_profile":
    "Your profile: e-mail address, telephone number, notes, extra fields, consent to advertising; what invoices print stays",
  "action.anonymise_profile":
    "Your profile: names, company, address, VAT number, e-mail address, telephone number, notes, extra fields, consent to advertising",
  "action.other": "Other data",
  "reason.addon_door_absent": "Our software has no way to reach these traces. Ask us what becomes of them.",
  "reason.documents_not_released":
    "These documents have not been released for removal yet. Ask us when they will be removed.",
  "reason.partly_scrubbed":
    "Erased as far as our software knows this version of our customer administration. Ask us about the rest.",
  "reason.shared_login":
    "Somebody uses the same login for another account, which would stop working. Its name and e-mail address stay.",
  "reason.not_needed": "Our staff looked into it and found that there was nothing to do.",
  "reason.not_identifiable":
    "It knows visitors by the number in their own cookie only. Send us that number, and we have it erased.",
  "reason.account_deleted": "It could not be carried out as a step of its own, because the account itself was deleted.",
  "reason.other": "This step was not carried out. Ask us why.",
};
