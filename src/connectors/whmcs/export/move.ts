import type { ExportItem, Json } from "../../connector.ts";
import { firstId } from "../api-raw.ts";
import { bought } from "../data-map/services.ts";
import { optionalId } from "../normalise.ts";
import { mustStop } from "./failures.ts";
import { createPresenter, type PresentedRecord } from "../../present.ts";
import { mapAhead } from "./read-ahead.ts";
import { isRecord, textOf } from "../../read-value.ts";
import { listOf, productsOf } from "./reads.ts";
import type { Source } from "./source.ts";

/** A registrar answers slowly, and bears less than WHMCS. */
const registrarCallsAtOnce = 2;
/** So many refusals in a row are no longer about one domain. */
const mostFailures = 3;
/** In these a domain is delegated by the registrar that WHMCS names. */
const delegated = new Set(["Active", "Grace"]);

/** Name servers by domain id; null where the registrar did not tell them. */
type NameServers = ReadonlyMap<number, readonly string[] | null>;

/** What only the move pack needs, asked for while the entities are read. */
export interface AskedForMove {
  readonly nameServers: Promise<NameServers>;
  /** The modules of the client's products, by product id: what kind of panel delivers them. */
  readonly panelTypes: Promise<ReadonlyMap<number, string>>;
}

/** Begins to ask for what only the move pack needs. A failure is told to `readMove` alone. */
export function askForMove(source: Source): AskedForMove {
  const asked = { nameServers: askNameServers(source), panelTypes: askPanelTypes(source) };
  for (const answer of Object.values(asked)) answer.catch(() => {}); // told where it is needed
  return asked;
}

/** Asks for the name servers of every domain that has some. What is refused is null. */
async function askNameServers({ api, subject }: Source): Promise<NameServers> {
  const found = new Map<number, readonly string[] | null>();
  let inARow = 0;
  const domains = (async function* registered() {
    for await (const row of api.raw.ownedRows(listOf("domains", subject.clientId))) {
      const domainId = firstId(row, ["id"]);
      const isDelegated = delegated.has(textOf(row, "status")) && textOf(row, "registrar") !== "";
      if (isDelegated && domainId !== undefined) yield domainId;
    }
  })();
  const answers = mapAhead(domains, { room: registrarCallsAtOnce }, async (domainId) => {
    if (inARow >= mostFailures) return [domainId, null] as const;
    try {
      const hosts = await api.raw.nameServers(domainId);
      inARow = 0;
      return [domainId, hosts] as const;
    } catch (error) {
      if (mustStop(error)) throw error;
      inARow += 1;
      return [domainId, null] as const;
    }
  });
  for await (const [domainId, hosts] of answers) found.set(domainId, hosts);
  return found;
}

async function askPanelTypes({ api, subject }: Source): Promise<ReadonlyMap<number, string>> {
  const wanted = new Set<number>();
  for await (const row of api.raw.ownedRows(listOf("services", subject.clientId))) {
    const productId = optionalId.safeParse(row["pid"]).data;
    if (productId !== undefined) wanted.add(productId);
  }
  const types = new Map<number, string>();
  if (wanted.size === 0) return types;
  for await (const row of api.raw.rowsOfAll(productsOf([...wanted].toSorted((a, b) => a - b)))) {
    types.set(firstId(row, ["pid"]) ?? 0, textOf(row, "module"));
  }
  return types;
}

/**
 * What the next host needs to know, in the words of the entities: their records are where it is taken from. What cannot be
 * had is a gap, and never the end of what else there is to read.
 */
export async function* readMove(source: Source, asked: AskedForMove): AsyncGenerator<ExportItem> {
  let isWhole = true;
  for (const list of [domainsOf(source, asked), servicesOf(source, asked)]) {
    try {
      yield* list;
    } catch (error) {
      if (mustStop(error)) throw error;
      isWhole = false;
    }
  }
  if (!isWhole) yield { type: "gap", reason: "move_incomplete" };
}

async function* domainsOf(source: Source, { nameServers }: AskedForMove): AsyncGenerator<ExportItem> {
  const known = await nameServers;
  for await (const record of recordsOf(source, "domains")) {
    const servers = known.get(Number(record["domainId"])) ?? null;
    yield { type: "move", list: "domains", record: toDomain(record, servers) };
  }
  const unknown = [...known.values()].filter((hosts) => hosts === null).length;
  if (unknown > 0) yield { type: "gap", reason: "name_servers_unknown", count: unknown };
}

async function* servicesOf(source: Source, { panelTypes }: AskedForMove): AsyncGenerator<ExportItem> {
  const none: ReadonlyMap<number, string> = new Map();
  const types = await panelTypes.catch(() => none);
  for await (const record of recordsOf(source, "services")) {
    yield { type: "move", list: "services", record: toService(record, types.get(Number(record["productId"])) ?? "") };
  }
  await panelTypes; // what it lacks is told after what there is
}

async function* recordsOf(
  { api, context, subject }: Source,
  entity: "domains" | "services",
): AsyncGenerator<PresentedRecord> {
  const presenter = createPresenter(bought[entity]);
  for await (const row of api.raw.ownedRows(listOf(entity, subject.clientId))) {
    yield presenter.present(row, await context);
  }
}

function toDomain(record: PresentedRecord, nameServers: readonly string[] | null): PresentedRecord {
  return {
    ...pick(record, ["domainId", "domainName", "registrationType", "registrar", "status"]),
    ...pick(record, ["registeredOn", "expiresOn", "nextDueOn"]),
    autoRenew: record["doNotRenew"] !== true,
    nameServers,
    ...pick(record, ["dnsManagement", "emailForwarding", "idProtection"]),
  };
}

function toService(record: PresentedRecord, panelType: string): PresentedRecord {
  return {
    ...pick(record, ["serviceId", "productName", "domain", "status"]),
    panelType,
    ...pick(record, ["serverHostname", "username", "nextDueOn"]),
    diskLimitMb: toNumber(record["diskLimit"]),
    diskUsageMb: toNumber(record["diskUsage"]),
    bandwidthLimitMb: toNumber(record["bandwidthLimit"]),
    bandwidthUsageMb: toNumber(record["bandwidthUsage"]),
    options: [...optionsIn(record["configurableOptions"]), ...optionsIn(record["customFields"])],
  };
}

function pick(record: PresentedRecord, names: readonly string[]): PresentedRecord {
  return Object.fromEntries(names.map((name) => [name, record[name] ?? null]));
}

function toNumber(value: Json | undefined): number | null {
  return typeof value === "string" && /^\d+(?:\.\d+)?$/.test(value) ? Number(value) : null;
}

/** Options and fields that have a name. */
function optionsIn(rows: Json | undefined): readonly PresentedRecord[] {
  if (!Array.isArray(rows)) return [];
  const named = rows.filter(isRecord).map((row) => ({ name: textOf(row, "name"), value: textOf(row, "value") }));
  return named.filter(({ name }) => name !== "");
}
