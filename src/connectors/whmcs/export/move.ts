import { AppError } from "../../../domain/errors.ts";
import type { ExportItem, Json } from "../../connector.ts";
import { firstId } from "../api-raw.ts";
import { bought } from "../data-map/services.ts";
import { createPresenter, type PresentedRecord } from "./present.ts";
import { mapAhead } from "./read-ahead.ts";
import { isRecord, textOf } from "./read-value.ts";
import { listOf, productsOf } from "./reads.ts";
import type { Source } from "./source.ts";

/** A registrar answers slowly, and bears less than WHMCS. */
const registrarCallsAtOnce = 2;
/** So many refusals in a row are no longer about one domain. */
const mostFailures = 3;
/** In these a domain is delegated by the registrar that WHMCS names. */
const delegated = new Set(["Active", "Grace"]);

/** Name servers by domain id; null where the registrar did not tell them. */
export type NameServers = ReadonlyMap<number, readonly string[] | null>;

/** Asks for the name servers of every domain that has some. What is refused is null; never throws for it. */
export async function askNameServers({ api, subject }: Source): Promise<NameServers> {
  const found = new Map<number, readonly string[] | null>();
  let inARow = 0;
  const domains = (async function* registered() {
    for (const domain of await api.domains(subject.clientId)) {
      if (delegated.has(domain.status) && domain.registrar !== "") yield domain;
    }
  })();
  const answers = mapAhead(domains, { room: registrarCallsAtOnce }, async ({ domainId }) => {
    if (inARow >= mostFailures) return [domainId, null] as const;
    try {
      const hosts = await api.raw.nameServers(domainId);
      inARow = 0;
      return [domainId, hosts] as const;
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      inARow += 1;
      return [domainId, null] as const;
    }
  });
  for await (const [domainId, hosts] of answers) found.set(domainId, hosts);
  return found;
}

/** The modules of the client's products, by product id: what kind of panel delivers them. */
export async function panelTypes({ api, subject }: Source): Promise<ReadonlyMap<number, string>> {
  const services = await api.services(subject.clientId);
  const wanted = [...new Set(services.map(({ productId }) => productId))].toSorted((a, b) => a - b);
  const types = new Map<number, string>();
  if (wanted.length === 0) return types;
  for await (const row of api.raw.rowsOfAll(productsOf(wanted))) {
    types.set(firstId(row, ["pid"]) ?? 0, textOf(row, "module"));
  }
  return types;
}

/**
 * What the next host needs to know, in the words of the entities: their records are where it is taken from. What is read here
 * was read before, so that no call is made and none fails.
 */
export async function* readMove(source: Source, nameServers: Promise<NameServers>): AsyncGenerator<ExportItem> {
  for await (const record of recordsOf(source, "domains")) {
    const servers = (await nameServers).get(Number(record["domainId"])) ?? null;
    yield { type: "move", list: "domains", record: toDomain(record, servers) };
  }
  const types = await panelTypes(source);
  for await (const record of recordsOf(source, "services")) {
    yield { type: "move", list: "services", record: toService(record, types.get(Number(record["productId"])) ?? "") };
  }
  const unknown = [...(await nameServers).values()].filter((hosts) => hosts === null).length;
  if (unknown > 0) yield { type: "gap", reason: "name_servers_unknown", count: unknown };
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
