/**
 * How one action may be treated. What is repeatable is retried; what is not, as every module call, is sent at most once, since
 * a second one may act twice.
 */
interface ActionTraits {
  readonly kind: "read" | "write" | "module";
  readonly repeatable: boolean;
  /** In place of the time-out of its kind. */
  readonly timeoutMs?: number;
  /** The list by which its answer is known, where WHMCS's sample has no `result`. */
  readonly bareList?: string;
}

const read = { kind: "read", repeatable: true } as const;
/** WHMCS asks a registrar while the caller waits; what it does not tell soon can be done without. */
const registrarRead = { ...read, timeoutMs: 15_000 } as const;
const write = { kind: "write", repeatable: true } as const;
/** Blocks on a remote panel; the answer may come after the act, or never. */
const moduleCall = { kind: "module", repeatable: false } as const;
/** A second one would be a second mail. */
const mail = { kind: "write", repeatable: false } as const;

/** Every action of the WHMCS API that this project calls; the README's list of role permissions is this one. */
export const actions = {
  DomainGetNameservers: registrarRead,
  GetActivityLog: read,
  GetAdminUsers: { ...read, bareList: "admin_users" },
  GetAffiliates: read,
  GetCancelledPackages: read,
  GetClients: read,
  GetClientsAddons: read,
  GetClientsDetails: read,
  GetClientsDomains: read,
  GetClientsProducts: read,
  GetConfigurationValue: read,
  GetContacts: read,
  GetCredits: read,
  GetEmails: read,
  GetInvoice: read,
  GetInvoices: read,
  GetOrders: read,
  GetPayMethods: read,
  GetProducts: read,
  GetQuotes: read,
  GetTicket: read,
  GetTicketAttachment: read,
  GetTickets: read,
  GetTransactions: read,
  GetUserPermissions: read,
  GetUsers: read,
  WhmcsDetails: read,
  DeleteContact: write,
  DeletePayMethod: write,
  DeleteQuote: write,
  DeleteTicket: write,
  ModuleSuspend: moduleCall,
  ModuleTerminate: moduleCall,
  SendAdminEmail: mail,
  SendEmail: mail,
  UpdateClient: write,
  UpdateClientAddon: write,
  UpdateClientDomain: write,
  UpdateClientProduct: write,
  UpdateContact: write,
  UpdateUser: write,
} as const satisfies Readonly<Record<string, ActionTraits>>;

/** How one action may be treated. */
export function traitsOf(action: WhmcsAction): ActionTraits {
  return actions[action];
}

/** The name of an action this project calls. */
export type WhmcsAction = keyof typeof actions;

/** The time-out class of an action. */
export type CallKind = ActionTraits["kind"];

const names = Object.keys(actions) as WhmcsAction[];

/** Actions that change something in WHMCS or beyond it; a dry run sends none of them. */
export const writingActions: ReadonlySet<WhmcsAction> = new Set(names.filter((name) => actions[name].kind !== "read"));
