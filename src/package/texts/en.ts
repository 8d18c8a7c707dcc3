/** English. */
export const en = {
  title: "Your personal data at {{controller}}",
  incompleteNotice_one: "This package is incomplete: {{sources}} could not be read, or not to the end.",
  incompleteNotice_other: "This package is incomplete: {{sources}} could not be read, or not to the end.",
  incompleteMeaning_one:
    "What this system holds about you is missing here, in whole or in part. It does not mean that nothing about you is kept there. Everything else in this package is complete.",
  incompleteMeaning_other:
    "What these systems hold about you is missing here, in whole or in part. It does not mean that nothing about you is kept there. Everything else in this package is complete.",
  incompletePart: "This package is incomplete in one part.",
  incompleteAction: "Ask {{contact}} for a new package and mention client number {{clientId}}.",
  intro:
    "This package holds a copy of the personal data that {{controller}} keeps about you. It was made on {{date}} for client number {{clientId}}.",
  skip: "Go to the contents",
  insideHeading: "What is inside",
  sourcesCaption: "The systems that were read",
  missingHeading: "What is missing, and why",
  columnSource: "System",
  columnStatus: "Result",
  columnRecords: "Records",
  columnFile: "File",
  columnContents: "Contents",
  columnBytes: "Size",
  statusComplete: "Complete",
  statusEmpty: "Holds nothing about you",
  statusNothingShown: "Nothing could be shown: see what is missing",
  statusUnreachable: "Not reached, or not to the end",
  statusNotConfigured: "Not part of this export",
  missingNothing: "Every system that is part of this export was read to the end.",
  missingUnreachable: "{{source}} could not be read to the end (code: {{reason}}).",
  missingLeftOut: "Not in this package, because it could not be read, or not to the end: {{entities}}.",
  missingNotConfigured: "{{source}} is not connected to this export. Ask {{contact}} whether it holds data about you.",
  "gap.addon_door_absent":
    "Not included, because the addon of this export is not installed in {{source}}: names of extra fields, IP addresses of orders and logins, consents, notes, uploaded files, credit notes, and invoices as PDF. Ask {{contact}} for them.",
  "gap.addon_outdated":
    "Not included, because the addon of this export in {{source}} is too old: names of extra fields, IP addresses of orders and logins, consents, notes, uploaded files, credit notes, and invoices as PDF. Ask {{contact}} for them.",
  "gap.not_in_this_whmcs":
    "Parts that this version of {{source}} does not have or calls otherwise, so that they were not read: {{count}}.",
  "gap.client_files_not_supported":
    "Files that were uploaded for you are not included: {{source}} cannot hand them out here. Ask {{contact}} for them.",
  "gap.invoice_pdf_not_supported":
    "Invoices are not included as PDF: {{source}} cannot make them here. What they say is in the invoice records.",
  "gap.client_file_failed": "Uploaded files that could not be read: {{count}}.",
  "gap.invoice_pdf_failed":
    "Invoices that could not be added as PDF: {{count}}. What they say is in the invoice records.",
  "gap.fields_not_mapped":
    "Left out, because this export does not know them yet or could not read them: values of fields in {{source}}, {{count}} in number. Ask {{contact}} for them.",
  "gap.archived_tickets_by_hand":
    "Tickets that were closed long ago are archived in {{source}} and cannot be read by this export. Ask {{contact}} for them.",
  "gap.contact_shared":
    "Contacts in {{source}} that carry your address and another one that we cannot tell to be yours are not included, nor are their tickets: {{count}}. Ask {{contact}} for them.",
  "gap.notes_withheld": "Notes that staff wrote about you in {{source}} are not included. Ask {{contact}} for them.",
  "gap.staff_names_unknown":
    "Nothing of yours is missing, but who works here could not be read in {{source}}: names of staff may therefore still stand in some texts. Please treat them with care.",
  "gap.name_servers_unknown":
    "The name servers of some domain names are not included, because the registrar did not tell {{source}} which they are. You find them with the registrar, or ask {{contact}}.",
  "gap.move_incomplete":
    "What your next host needs to know could not be read in full in {{source}}: the folder move is not complete. Ask {{contact}} for the rest.",
  "gap.address_shared":
    "Messages sent as a guest, and quotes made without an account, from an address that another client of {{source}} uses too are not included: {{count}} address(es). Ask {{contact}} for them.",
  "gap.permissions_unknown":
    "What a login may do for you could not be read in {{source}}. Logins concerned: {{count}}.",
  "gap.rows_missing":
    "Records may be missing: {{source}} counts more than it gave, or a list kept changing while it was read. Lists concerned: {{count}}.",
  "gap.attachment_gone": "Files sent with tickets that {{source}} no longer keeps: {{count}}.",
  "gap.registrants_not_matched":
    "Contacts of your domain names at {{source}} that bear another address and name, and so may be about somebody else, are not included: {{count}}. Ask {{contact}} for them.",
  "gap.certificate_orders_not_read":
    "Orders of certificates at {{source}} are not included: it does not tell whose they are. Ask {{contact}} whether any holds data about you.",
  "gap.archived_contacts_not_read":
    "Contacts that no domain name has used for months are archived at {{source}}, which does not show them any more. Ask {{contact}} whether any of them was yours.",
  "gap.ticket_gone":
    "Tickets that were deleted or merged with another in {{source}} while this export ran, and are not included: {{count}}.",
  "gap.site_content_by_hand":
    "The content of your sites at {{source}}, files and databases, is not included: nothing hands it out to this export. Ask {{contact}} for a copy.",
  "gap.mail_content_by_hand":
    "The messages in your mailboxes at {{source}} are not included: nothing hands them out to this export. Whoever has the password of a mailbox can copy them with any mail program over IMAP (add the account, then copy or export its folders). Ask {{contact}} if you cannot.",
  "gap.mailboxes_not_read":
    "Mailboxes or forwards at {{source}} that this export cannot read are not included: those of Exchange, those outside your own domain names, or any in a very large account. Ask {{contact}} for them.",
  "gap.shared_left_out":
    "Not included, because another client uses it as well: {{count}} object(s) at {{source}}. Ask {{contact}} for what concerns you.",
  "gap.form_rows_by_hand":
    "Submissions of forms that name your address but also somebody else, or that cannot be read: {{count}}. Ask {{contact}} for them.",
  "gap.form_files_out_of_reach":
    "Files sent by forms on the website that could not be read: {{count}}. Ask {{contact}} for them.",
  "gap.form_file_gone": "Files sent by forms that the website no longer keeps: {{count}}.",
  "gap.not_identifiable":
    "{{source}} knows visitors of the website neither by name nor by e-mail address, but by a number in a cookie called _ga in your browser. Without that number nobody can tell what there is about you. If you send {{contact}} the value of that cookie, such as GA1.1.1234567.1700000000, what is kept under it is deleted (Art. 11).",
  missingNever:
    "Never inside, to protect you and others: passwords, access keys, payment tokens, transfer codes of domain names, and data of other people.",
  filesAbout: "What the folders hold",
  filesHeading: "The files",
  filesData:
    "The folder data holds every record exactly as it is, as JSON: for programs, and to take your data elsewhere.",
  filesCsv:
    "The folder csv holds the same records for spreadsheet programs. There an apostrophe may stand before a value that a spreadsheet would otherwise take for a formula.",
  filesAttachments: "The folder attachments holds the files that belong to the records. Open them with the usual care.",
  filesInvoices: "The folder invoices holds your invoices as PDF, as they are printed.",
  filesMove: "The folder move holds what your next host needs to take over your domain names, services and mailboxes.",
  filesManifest: "The file manifest.json lists all files with their size and SHA-256 checksum.",
  controllerHeading: "Who is responsible for your data",
  controllerName: "Name",
  controllerLegalForm: "Legal form",
  controllerAddress: "Address",
  controllerEmail: "E-mail",
  controllerPhone: "Telephone",
  controllerVatNumber: "VAT number",
  rightsHeading: "Your rights",
  rightsIntro: "Under the General Data Protection Regulation you can ask {{contact}} at any time, free of charge:",
  rightAccess: "for access to your data, as in this package (Art. 15);",
  rightRectification: "to have wrong or incomplete data corrected (Art. 16);",
  rightErasure: "to have your data erased, unless the law requires keeping it (Art. 17);",
  rightRestriction: "to restrict what is done with your data (Art. 18);",
  rightPortability: "for your data in a form that another company can read (Art. 20);",
  rightObjection: "and you can object to the processing of your data (Art. 21).",
  rightsComplaint: "You can also lodge a complaint with the supervisory authority: {{authority}}.",
  rightsComplaintUnnamed: "You can also lodge a complaint with the data protection authority of your country.",
  processingHeading: "Where your data come from, and who receives them",
  origin:
    "Most of these data you gave {{controller}} yourself, or they came about while you used its services. {{controller}} added others, such as invoices and answers to your questions. Some were reported by payment providers and domain registrars, such as whether a payment succeeded.",
  automatedNone:
    "Nothing in these data shows that a computer alone has taken a decision about you that affects you seriously. If you doubt it, ask {{contact}} (Art. 22).",
  automatedScreening:
    "Orders were checked for signs of fraud by a computer; the result stands with each order. Such a check can hold an order back. You can ask {{contact}} to explain it and to have a person look at it (Art. 22).",
  recipientsIntro: "{{controller}} passes data on only where its services or the law require it. They go to:",
  recipientsNone: "Nobody outside {{controller}} receives them, as far as this export knows.",
  recipientsOther: "Others",
  onRequest: "{{contact}} tells you the name on request",
  nameOnRequest: "{{kind}} (name on request)",
  "recipient.hosting": "Hosting provider",
  "recipient.registrar": "Domain registrar",
  "recipient.mail": "E-mail provider",
  "recipient.payment": "Payment provider",
  "recipient.helpdesk": "Helpdesk software",
  "recipient.accounting": "Accountant or accounting software",
  "recipient.analytics": "Website statistics",
  aboutPurpose: "What for",
  aboutBasis: "Legal basis",
  aboutKept: "How long",
  aboutRecipients: "Who receives it",
  aboutRights: "What you can do with it",
  aboutHidden: "Not shown here",
  "purpose.account": "To know who you are and how to reach you, and to manage your account",
  "purpose.delivery": "To provide what you ordered",
  "purpose.accounting": "To keep the accounts and pay taxes, as the law requires",
  "purpose.payment": "To receive, settle and refund payments",
  "purpose.support": "To answer your questions and solve problems",
  "purpose.communication": "To keep you informed about your account and services",
  "purpose.security": "To protect your account and the systems against abuse",
  "purpose.marketing": "To send you news and offers only if you want them",
  "purpose.affiliate": "To reward you for clients you bring in",
  "basis.consent": "Your consent, which you can withdraw at any time (Art. 6(1)(a))",
  "basis.contract": "The contract with you (Art. 6(1)(b))",
  "basis.legal_obligation": "A duty under the law (Art. 6(1)(c))",
  "basis.legitimate_interests":
    "The legitimate interest of {{controller}} in safe and well-run services (Art. 6(1)(f)); you can object to it (Art. 21)",
  "kept.website_forms": "{{period}}, counted from when it was sent",
  "kept.account":
    "As long as you have an account; it is erased or made anonymous {{period}} after the account is closed.",
  keptWithAccount:
    "What is printed on invoices, such as your name and address, stays as long as the invoices. An account without services or unpaid invoices is proposed for closure after {{inactive}}.",
  "kept.hosting":
    "What the service itself holds (such as websites and mailboxes): until {{period}} after its end, or sooner if you agree. What is written here about the service: as long as you have an account.",
  "kept.endOfCalendarYear": "{{period}}, counted from 1 January after the year of the document; ground: {{ground}}.",
  "kept.documentDate": "{{period}}, counted from the date of the document; ground: {{ground}}.",
  keptFrom: "Documents from {{date}} on: {{told}}",
  coveredByAccess: "See it and have a copy, as here (right of access, Art. 15)",
  coveredByBoth:
    "See it and have a copy, as here (right of access, Art. 15), and take it to another company in a form that its programs can read: the folders data and csv (right to portability, Art. 20)",
  "hidden.secret": "passwords, keys and full account numbers",
  "hidden.staff": "who of the staff it was",
  "hidden.other_person": "data of other people",
  contentsHeading: "Contents",
  attachmentsHeading: "Attachments",
  attachmentsLimit:
    "This page names the first {{shown}} of {{count}} attachments. The file manifest.json names all of them.",
  attachmentsNone: "There are no attachments.",
  noRecords: "No records.",
  noValue: "empty",
  yes: "yes",
  no: "no",
  recordCount_one: "{{count}} record",
  recordCount_other: "{{count}} records",
  staff: "Staff",
  allFields: "All fields",
  emptyFields: "Without a value:",
  recordRange: "{{entity}}, {{from}} to {{to}} of {{count}}",
  partsOf: "Parts of: {{entity}}",
  limitNote:
    "This list is long: this page shows the first {{shown}} of {{count}}. All of them are in the files {{json}} and {{csv}}.",
  backToOverview: "Back to the overview",
  describeIndex: "This package as a readable page",
  describeJson: "{{entity}} from {{source}}, exact form",
  describeCsv: "{{entity}} from {{source}}, for spreadsheet programs",
  describeAttachment: "Attachment that belongs to: {{entity}}",
  describeInvoice: "Invoice as it is printed",
  describeMoveDomains: "Your domain names with registrar, expiry and name servers, for a new provider",
  describeMoveServices: "Your services with their control panel and limits, for a new provider",
  describeMoveMailboxes: "Mailboxes and forwards as far as they are known, for a new provider",
  describeMoveReadme: "How to move to a new provider",
  moveTitle: "Moving to another provider",
  moveIncomplete:
    "This folder is incomplete, because not everything could be read from {{sources}}. Ask for a new package before you move.",
  moveIntro:
    "A new provider needs the files in this folder to take over your domain names, services and mailboxes. You may hand them over as they are.",
  moveMailboxesKnown:
    "An empty list of mailboxes means that none is known here, not that you have none: the mail program or control panel shows them.",
  moveFormat: "Programs find the form of these files in the JSON Schemas {{names}}.",
  moveSecrets:
    "Passwords, keys and transfer codes are not inside: whoever has them can take over what is yours. You get them from {{contact}}, or set new ones yourself.",
  moveDomainsHeading: "DOMAIN NAMES",
  moveDomainsExpiry:
    "Look up in domains.json when each domain name expires, and start at least two weeks before. Many endings cannot be moved in the first 60 days after registration or after an earlier move.",
  moveDomainsPrepare:
    "Have the new provider set up your website, mail and DNS records first, so that nothing is unreachable in between.",
  moveDomainsCode:
    "Ask {{contact}} to unlock the domain name and for its transfer code (also called authorisation or EPP code).",
  moveDomainsStart:
    "Give the code to the new provider, who starts the move, and confirm the e-mails that you get about it.",
  moveDomainsCancel: "Cancel the domain name here only once the new provider says that it has arrived.",
  moveServicesHeading: "WEBSITES AND OTHER SERVICES",
  moveServicesCopy:
    "Make a backup of files and databases in the control panel, or ask {{contact}} for one: this package does not hold them.",
  moveServicesInstall: "Have the backup put in place at the new provider, and test it there.",
  moveServicesSwitch:
    "Then change the name servers or DNS records to the new provider; it can take up to two days until everybody arrives there.",
  moveServicesCancel:
    "Cancel the service here afterwards. Content of a cancelled service is deleted after the agreed period.",
  moveMailboxesHeading: "MAILBOXES",
  moveMailboxesCreate: "Have the same addresses set up at the new provider, each with a new password.",
  moveMailboxesCopy:
    "Copy the old messages over, for example with a mail program in which both mailboxes are set up (IMAP).",
  moveMailboxesSwitch:
    "Change the DNS records for mail, look into the old mailbox for a few more days, copy what still came in, and cancel only then.",
  "source.website_forms": "The forms of our website",
  "entity.companies": "Companies in the helpdesk",
  "entity.profile": "Profile",
  "entity.users": "Logins",
  "entity.contacts": "Contacts",
  "entity.services": "Services",
  "entity.addons": "Service addons",
  "entity.domains": "Domain names",
  "entity.orders": "Orders",
  "entity.invoices": "Invoices",
  "entity.quotes": "Quotes",
  "entity.transactions": "Transactions",
  "entity.credits": "Credit",
  "entity.pay_methods": "Payment methods",
  "entity.tickets": "Support tickets",
  "entity.emails": "E-mails sent to you",
  "entity.activity": "Activity log",
  "entity.affiliate": "Affiliate account",
  "entity.cancellation_requests": "Cancellation requests",
  "entity.custom_fields": "Extra fields",
  "entity.order_origins": "Where orders came from",
  "entity.logins": "Last logins",
  "entity.marketing_consents": "Consents to advertising",
  "entity.client_notes": "Notes about you",
  "entity.client_files": "Uploaded files",
  "entity.ticket_reply_senders": "Senders of ticket replies",
  "entity.contact_details": "Company details of contacts",
  "entity.credit_notes": "Credit notes",
  "entity.form_submissions": "Forms on the website",
  "entity.registered_domains": "Domain names at the registrar",
  "entity.domain_contacts": "Contacts of domain names",
  "entity.registrar_customer": "Customer account at the registrar",
  "entity.apps": "Websites",
  "entity.mailboxes": "Mailboxes",
  "entity.mail_aliases": "Mail aliases",
  "entity.mail_forwards": "Forwards to your address",
};
