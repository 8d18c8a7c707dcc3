/** A mailbox as Rackspace keeps it: flat here, nested where it is read. */
export interface SimulatedMailbox {
  name: string;
  enabled: boolean;
  size: number;
  password: string;
  createdDate: string;
  forwards: string[];
  saveForwardedEmail: boolean;
  vacationMessage: string;
  enableVacationMessage: boolean;
  /** Names as in `contactInfo`; a text that was never set comes back as a blank. */
  readonly contact: Record<string, string>;
}

/** An alias with whom it reaches. */
export interface SimulatedAlias {
  name: string;
  members: string[];
}

/** A mail domain. */
export interface SimulatedMailDomain {
  name: string;
  serviceType: "rsemail" | "exchange" | "both";
  readonly mailboxes: SimulatedMailbox[];
  readonly aliases: SimulatedAlias[];
  /** Deleted mailboxes, which `recoverDeleted` brings back for a fortnight. */
  readonly tombstones: { readonly mailbox: SimulatedMailbox; readonly until: Date }[];
}

/** Live state, to be read and changed by tests. */
export interface RackspaceWorld {
  readonly domains: SimulatedMailDomain[];
  /** Every call is answered as one too many. */
  isThrottled: boolean;
}

/** An account without domains. */
export function emptyRackspace(): RackspaceWorld {
  return { domains: [], isThrottled: false };
}

/** Adds a mail domain. */
export function addMailDomain(
  world: RackspaceWorld,
  name: string,
  serviceType: SimulatedMailDomain["serviceType"] = "rsemail",
): SimulatedMailDomain {
  const domain: SimulatedMailDomain = { name, serviceType, mailboxes: [], aliases: [], tombstones: [] };
  world.domains.push(domain);
  return domain;
}

/** Adds a mailbox. */
export function addMailbox(
  domain: SimulatedMailDomain,
  own: Partial<SimulatedMailbox> & Pick<SimulatedMailbox, "name">,
): SimulatedMailbox {
  const mailbox: SimulatedMailbox = {
    enabled: true,
    size: 25_600,
    password: "s3cret",
    createdDate: "2024-01-02T10:00:00",
    forwards: [],
    saveForwardedEmail: true,
    vacationMessage: "",
    enableVacationMessage: false,
    contact: {},
    ...own,
  };
  domain.mailboxes.push(mailbox);
  return mailbox;
}

/** Adds an alias. */
export function addAlias(domain: SimulatedMailDomain, name: string, members: string[]): SimulatedAlias {
  const alias: SimulatedAlias = { name, members };
  domain.aliases.push(alias);
  return alias;
}
