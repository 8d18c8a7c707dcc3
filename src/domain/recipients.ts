import type { RecipientKind } from "./data-map.ts";
import type { Policy, Processor } from "./policy.ts";

/** Who else receives data of a client (GDPR Art. 15(1)(c)), as far as names are known. */
export interface Recipients {
  /** What people call them; each once, whatever its case. */
  readonly names: readonly string[];
  /** Kinds of recipients of which nobody is named: the category is then all that can be told. */
  readonly unnamed: readonly RecipientKind[];
}

interface KnownSystem {
  readonly label: string;
  readonly receives: readonly RecipientKind[];
}

/** What the systems that are known by name receive. A keychain and the site's own forms are the controller's, nobody else's. */
const knownSystems: ReadonlyMap<string, KnownSystem> = new Map([
  ["cloudways", { label: "Cloudways", receives: ["hosting"] }],
  ["rackspace", { label: "Rackspace", receives: ["mail"] }],
  ["versio", { label: "Versio", receives: ["registrar"] }],
  ["resellerclub", { label: "ResellerClub", receives: ["registrar"] }],
  ["freshdesk", { label: "Freshdesk", receives: ["helpdesk"] }],
  ["google_analytics", { label: "Google Analytics", receives: ["analytics"] }],
  ["website_forms", { label: "Website forms", receives: [] }],
  ["apple_keychain", { label: "Apple Keychain", receives: [] }],
]);

/** Records name recipients of these kinds themselves: the registrar of a domain, the gateway of a payment. */
const namedByRecords: ReadonlySet<RecipientKind> = new Set(["registrar", "payment"]);

/** What WHMCS calls payments that no provider takes part in. */
const nobody: ReadonlySet<string> = new Set(["banktransfer", "mailin"]);

/**
 * Who receives what goes to `kinds` of recipients: the processors that the owner uses for them, and those whom the client's
 * records name (`fromRecords`). Pure.
 */
export function recipientsOf(
  kinds: readonly RecipientKind[],
  processors: Policy["processors"],
  fromRecords: readonly string[] = [],
): Recipients {
  const receiving = Object.entries(processors).filter(
    ([id, processor]) => processor.enabled && kindsOf(id, processor).some((kind) => kinds.includes(kind)),
  );
  const told = new Set(receiving.flatMap(([id, processor]) => kindsOf(id, processor)));
  const recorded = fromRecords
    .filter((name) => !nobody.has(name.trim().toLowerCase()))
    .map((name) => publicName(name, processors));
  return {
    names: onlyOnce([...receiving.map(([id, processor]) => labelOf(id, processor)), ...recorded]),
    unnamed: kinds.filter((kind) => !told.has(kind) && !(namedByRecords.has(kind) && recorded.length > 0)),
  };
}

/** Which of an entity's kinds its records name, if any. Pure. */
export function kindNamedByRecords(kinds: readonly RecipientKind[]): RecipientKind | undefined {
  return kinds.find((kind) => namedByRecords.has(kind));
}

/** Recipients that the owner uses without having said for what: they can be told of the whole only. Pure. */
export function otherRecipients(processors: Policy["processors"]): readonly string[] {
  return Object.entries(processors)
    .filter(([id, { enabled, receives }]) => enabled && receives === undefined && !knownSystems.has(id))
    .map(([id, processor]) => labelOf(id, processor));
}

function kindsOf(id: string, { receives }: Processor): readonly RecipientKind[] {
  return receives ?? knownSystems.get(id)?.receives ?? [];
}

/** Connectors that are this service's own rooms, and no recipient of anybody's data. */
const ownRooms: ReadonlySet<string> = new Set(["whmcs", "packages"]);

/** Whether a connector's name is that of a system besides WHMCS. Pure. */
export function isRecipient(connector: string): boolean {
  return !ownRooms.has(connector);
}

/** What people call one recipient: the owner's label, else the name of a known system. Pure. */
export function recipientLabel(id: string, processors: Policy["processors"]): string {
  return labelOf(id, Object.hasOwn(processors, id) ? processors[id] : undefined);
}

function labelOf(id: string, processor?: Processor): string {
  return processor?.label ?? knownSystems.get(id)?.label ?? id;
}

/** Records call a recipient as WHMCS calls its module, such as `resellerclub`. */
function publicName(name: string, processors: Policy["processors"]): string {
  const id = name.trim().toLowerCase();
  const label = recipientLabel(id, processors);
  return label === id ? name.trim() : label;
}

function onlyOnce(names: readonly string[]): readonly string[] {
  const first = new Map<string, string>();
  for (const name of names) if (!first.has(name.toLowerCase())) first.set(name.toLowerCase(), name);
  return [...first.values()];
}
