import type { ExportItem, Json } from "../../src/connectors/connector.ts";
import { whmcsDataMap } from "../../src/connectors/whmcs/data-map/index.ts";
import { presentFields, type FieldDescription, type FieldType } from "../../src/domain/data-map.ts";

type Row = { readonly [key: string]: Json };

const nothing: Readonly<Record<FieldType, Json>> = {
  id: null,
  count: null,
  text: "",
  flag: false,
  money: null,
  day: null,
  moment: null,
  texts: [],
  list: [],
  object: null,
  labelled: null,
};

/** A record with every field of the data map, empty but for `values`; rows of its lists are filled up likewise. */
function recordOf(fields: readonly FieldDescription[], values: Row): Row {
  const record: { [key: string]: Json } = {};
  for (const { name, type, fields: inner = [] } of presentFields(fields)) {
    const given = values[name] ?? nothing[type];
    record[name] = Array.isArray(given) && type === "list" ? given.map((row) => recordOf(inner, row as Row)) : given;
  }
  return record;
}

function itemsOf(entity: string, rows: readonly Row[]): ExportItem[] {
  const fields = whmcsDataMap.find((known) => known.entity === entity)?.fields ?? [];
  return [
    { type: "entity", entity },
    ...rows.map((row): ExportItem => ({ type: "record", entity, record: recordOf(fields, row) })),
  ];
}

const pad = (value: number, length: number): string => String(value).padStart(length, "0");
const day = (index: number): string => `20${pad(16 + (index % 10), 2)}-${pad(1 + (index % 12), 2)}-15`;

function invoice(index: number): Row {
  const isPaid = index % 7 !== 3;
  const transfer = {
    transactionId: 900 + index,
    paidAt: `${day(index)} 14:05:00`,
    gateway: "mollie",
    amountIn: "29.04",
  };
  return {
    invoiceId: 4000 + index,
    clientId: 7,
    invoiceNumber: `2026-${pad(index, 4)}`,
    status: isPaid ? "Paid" : "Unpaid",
    issuedOn: day(index),
    dueOn: day(index + 1),
    paidAt: isPaid ? `${day(index)} 14:05:00` : null,
    subtotal: "24.00",
    tax: "5.04",
    taxRate: "21.00",
    total: "29.04",
    balance: isPaid ? "0.00" : "29.04",
    currency: "EUR",
    paymentMethod: "mollie",
    lines: [
      {
        lineId: 1,
        type: "Hosting",
        relatedId: 702,
        description: "Hosting Plus\nexample.be, 1 jaar",
        amount: "18.00",
        taxed: true,
      },
      {
        lineId: 2,
        type: "Domain",
        relatedId: 31,
        description: "Domeinnaam voorbeeld.example",
        amount: "6.00",
        taxed: true,
      },
    ],
    payments: isPaid ? [transfer] : [],
  };
}

const said =
  "Dag,\n\nMijn website toont sinds vanochtend een foutmelding (503). Kunnen jullie eens kijken? In de bijlage een schermafbeelding.\n\nGroeten,\nAnouk";

function ticket(index: number): Row {
  const at = `${day(index)} 08:${pad(index % 60, 2)}:00`;
  return {
    ticketId: 60 + index,
    ticketNumber: `${100_200 + index}`,
    clientId: 7,
    name: "Anouk Peeters",
    email: "anouk@example.be",
    cc: ["boekhouding@example.be"],
    subject:
      index % 2 === 0
        ? "Website toont een fout 503"
        : "Vraag over een factuur en de aanpassing van de domeinnaam voorbeeld.example",
    status: index % 3 === 0 ? "Open" : "Closed",
    department: "Support",
    priority: "Medium",
    openedAt: at,
    lastReplyAt: at,
    messages: [
      {
        writtenAt: at,
        author: "Anouk Peeters",
        email: "anouk@example.be",
        message: said,
        attachments: [{ fileName: "scherm.png" }],
      },
      {
        replyId: 5,
        writtenAt: at,
        author: "staff",
        message: "Dag Anouk,\n\nDe site staat weer aan. https://example.org/status <b>",
        rating: 5,
      },
    ],
  };
}

const person = {
  firstName: "Anouk",
  lastName: "Peeters",
  companyName: "Bakkerij Voorbeeld BV",
  email: "anouk@example.be",
  address1: "Voorbeeldstraat 12 bus 3",
  city: "Gent",
  postcode: "9000",
  country: "BE",
  phoneNumber: "+32.95550100",
} as const;

/**
 * What WHMCS might hold of one client, every record with every field of the data map; invented, and the same at every call.
 * `invoices` and `tickets`: how many.
 */
export function richClient({ invoices = 24, tickets = 5 } = {}): ExportItem[] {
  const many = (count: number, row: (index: number) => Row): Row[] =>
    Array.from({ length: count }, (_, index) => row(index + 1));
  const service = { serviceId: 702, clientId: 7, productName: "Hosting Plus", status: "Active", domain: "example.be" };
  const domain = { clientId: 7, registrar: "resellerclub", status: "Active", expiresOn: "2027-01-31" };
  const order = {
    clientId: 7,
    orderedAt: "2024-02-03 10:20:30",
    status: "Active",
    amount: "29.04",
    ipAddress: "192.0.2.7",
  };
  return [
    ...itemsOf("profile", [
      {
        ...person,
        clientId: 7,
        status: "Active",
        language: "dutch",
        currency: "EUR",
        credit: "0.00",
        marketingOptIn: true,
        emailPreferences: {
          general: true,
          invoice: true,
          support: false,
          product: true,
          domain: true,
          affiliate: false,
        },
        lastLogin: { date: "15/03/2026 09:12", ipAddress: "192.0.2.7", host: "host.example.net" },
        customFields: [{ fieldId: 3, name: "Geboortedatum", value: "1984-05-02" }],
      },
    ]),
    ...itemsOf("contacts", [
      { ...person, contactId: 1, firstName: "Bart", emailPreferences: { general: true } },
      { ...person, contactId: 2, firstName: "ليلى", lastName: "حداد", city: "بروكسل" },
    ]),
    ...itemsOf("services", [
      {
        ...service,
        registeredOn: "2019-05-01",
        nextDueOn: "2027-05-01",
        nameServers: ["ns1.example.net", "ns2.example.net"],
        recurringAmount: "18.00",
      },
      {
        ...service,
        serviceId: 703,
        productName: "Mailboxen 10 GB",
        registeredOn: "2021-01-01",
        nextDueOn: "2027-01-01",
      },
    ]),
    ...itemsOf("domains", [
      { ...domain, domainId: 31, domainName: "voorbeeld.example", registeredOn: "2019-01-31" },
      {
        ...domain,
        domainId: 32,
        domainName: "een-wel-heel-erg-lange-domeinnaam-om-te-zien-hoe-dat-past.example",
        registrar: "versio",
      },
    ]),
    ...itemsOf("orders", [
      { ...order, orderId: 11, orderNumber: "8237461928", fraudModule: "maxmind", fraudOutput: "riskScore: 0.2" },
      {
        ...order,
        orderId: 12,
        orderNumber: "8237461929",
        items: [{ type: "product", product: "Hosting Plus", domain: "example.be", amount: "29.04" }],
      },
    ]),
    ...itemsOf("invoices", many(invoices, invoice)),
    ...itemsOf("quotes", []),
    ...itemsOf("transactions", [
      {
        transactionId: 1,
        invoiceId: 4001,
        bookedAt: "2024-02-03 10:25:00",
        gateway: "mollie",
        amountIn: "1234.50",
        amountOut: "0.00",
        reference: "tr_example",
      },
      {
        transactionId: 2,
        invoiceId: 4002,
        bookedAt: "2024-03-03 10:25:00",
        gateway: "banktransfer",
        amountIn: "29.04",
        amountOut: "0.00",
      },
    ]),
    ...itemsOf("pay_methods", [
      {
        payMethodId: 1,
        type: "CreditCard",
        description: "Visa",
        gateway: "Mollie",
        cardLastFour: "4242",
        expiryDate: "12/28",
      },
    ]),
    ...itemsOf("tickets", many(tickets, ticket)),
    ...itemsOf(
      "emails",
      many(3, (index) => ({
        emailId: index,
        sentAt: `${day(index)} 07:00:00`,
        subject: "Uw factuur 2026-0001",
        body: "<p>Beste Anouk,</p>\n<p>In bijlage vindt u uw factuur.</p>\n<p>Met vriendelijke groeten</p>",
        to: "anouk@example.be",
      })),
    ),
    ...itemsOf(
      "activity",
      many(12, (index) => ({
        entryId: index,
        clientId: 7,
        at: `${day(index)} 06:30:00`,
        description: index % 2 === 0 ? "Client Login" : "Modified Invoice - Invoice ID: 4001",
        username: index % 2 === 0 ? "anouk@example.be" : "staff",
        ipAddress: index % 2 === 0 ? "192.0.2.7" : "",
      })),
    ),
    ...itemsOf("affiliate", []),
  ];
}
