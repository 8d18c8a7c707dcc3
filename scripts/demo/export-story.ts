import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { World } from "../../simulators/whmcs/installation.ts";
import { describeDuty, readDuty, type Duty } from "./owner.ts";
import { hash, unpackPackage, type UnpackedPackage } from "./package.ts";
import type { Proof, Stage, Story } from "./stage.ts";
import { cast } from "./world.ts";

interface Export extends Duty {
  readonly sources: readonly { readonly name: string; readonly records: number; readonly entity?: string }[];
  readonly package?: { readonly bytes: number; readonly sha256: string };
}

// As slow as a WHMCS that is busy with its own visitors, so that there is a progress to be seen.
const latencyMs = 150;

/** Story a: the owner asks for a client's data and gets the package. */
export async function playExport(stage: Stage): Promise<readonly Story[]> {
  const { owner, screen, whmcs, folder } = stage;
  const clientId = cast.exported;
  screen.heading(`a. The owner asks for the data of client ${clientId}`);
  const expected = countRecords(whmcs.world, clientId);
  whmcs.setLatency(latencyMs);
  const { id } = await owner.post<Duty>("/v1/exports", { clientId });
  const seen = new Set<number>();
  const duty = await screen.follow("the package is made", async () => {
    const now = (await readDuty(owner, `/v1/exports/${id}`)) as Export;
    if (now.state === "running") seen.add(now.progress.done);
    return { status: describeExport(now), ...(now.state === "completed" && { found: now }) };
  });
  whmcs.setLatency(0);
  const zip = await owner.download(`/v1/exports/${id}/package`);
  writeFileSync(join(folder, `export-${clientId}.zip`), zip);
  const unpacked = await unpackPackage(zip, join(folder, `export-${clientId}`));
  list(stage, unpacked, zip.length);
  const writes = whmcs.writingCalls().length;
  const proofs = [
    ...proveContent(whmcs.world, unpacked, expected),
    proveProgress(duty, seen),
    proveMovePack(whmcs.world, unpacked),
    { shows: "the ZIP is the one the service recorded", holds: hash(zip) === duty.package?.sha256 },
    { shows: "the export wrote nothing to WHMCS", holds: writes === 0 },
  ];
  return [{ title: "a  export", promise: `all data of client ${clientId} in one package`, prove: () => proofs }];
}

/** How far it is, and what is being read. */
function describeExport(duty: Export): string {
  const entities = duty.sources.flatMap(({ name, entity }) => (entity === undefined ? [] : [`${name} ${entity}`]));
  return [describeDuty(duty), ...entities].join(", ");
}

function proveProgress({ progress: { done, total } }: Export, seen: ReadonlySet<number>): Proof {
  const between = [...seen].filter((count) => count > 0 && count < done);
  return {
    shows: `the API told how far it was (${[...between, done].join(", ")} records), and all were read in the end`,
    holds: between.length > 0 && done === total,
  };
}

/** For the next host: every domain and every service of the client. */
function proveMovePack(world: World, { files }: UnpackedPackage): Proof {
  const own = (rows: Iterable<{ readonly clientId: number }>): number =>
    [...rows].filter((row) => row.clientId === cast.exported).length;
  const domains = lengthOf(files.get("move/domains.json"));
  const services = lengthOf(files.get("move/services.json"));
  return {
    shows: `the move pack lists ${domains} domain and ${services} services for the next host`,
    holds: domains === own(world.domains.values()) && services === own(world.services.values()),
  };
}

function list({ screen }: Stage, { files, manifest, wrong }: UnpackedPackage, bytes: number): void {
  screen.say(`     ${files.size} files, ${Math.ceil(bytes / 1024)} KiB zipped`);
  const entities = manifest.files
    .filter(({ path }) => path.startsWith("data/"))
    .map(({ path, records }) => `${entityOf(path)} ${records}`);
  for (let index = 0; index < entities.length; index += 6) {
    screen.say(`     ${entities.slice(index, index + 6).join(" · ")}`);
  }
  const others = [...files.keys()].filter((path) => !/^(data|csv)\//.test(path));
  screen.say(`     and ${others.join(", ")}`);
  screen.say(
    `     hashes: ${wrong.length === 0 ? "every file is as the manifest says" : `wrong: ${wrong.join(", ")}`}`,
  );
}

function proveContent(
  world: World,
  { files, manifest, wrong }: UnpackedPackage,
  expected: ReadonlyMap<string, number>,
): readonly Proof[] {
  const json = manifest.files.filter(({ path }) => path.startsWith("data/"));
  const counts = new Map(json.map(({ path }) => [entityOf(path), lengthOf(files.get(path))]));
  const differing = [...expected].filter(([entity, count]) => counts.get(entity) !== count).map(([entity]) => entity);
  const total = [...expected.values()].reduce((sum, count) => sum + count, 0);
  const text = Buffer.concat([...files.values()]).toString("utf8");
  const [attachment] = attachmentsOf(world, cast.exported);
  return [
    {
      shows:
        `${expected.size} kinds of records, ${total} records: as many as WHMCS has` +
        (differing.length === 0 ? "" : `, but for ${differing.join(", ")}`),
      holds: differing.length === 0,
    },
    { shows: "every file has the size and hash of the manifest", holds: wrong.length === 0 },
    {
      shows: "the ticket's attachment is in it, byte for byte",
      holds: [...files].some(
        ([path, content]) => path.startsWith("attachments/") && attachment?.equals(content) === true,
      ),
    },
    {
      shows: "no other client, no password, no access key, no payment token is in it",
      holds: !secretsAndStrangers(world, cast.exported).some((secret) => text.includes(secret)),
    },
  ];
}

function entityOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1).replace(/\.json$/, "");
}

function lengthOf(content: Buffer | undefined): number {
  const rows: unknown = JSON.parse(content?.toString("utf8") ?? "null");
  return Array.isArray(rows) ? rows.length : -1;
}

/** The records that the stand-in holds of a client, by the contract's entities. */
function countRecords(world: World, clientId: number): ReadonlyMap<string, number> {
  const count = (rows: Iterable<{ readonly clientId: number }>): number =>
    [...rows].filter((row) => row.clientId === clientId).length;
  const services = new Set([...world.services.values()].filter((row) => row.clientId === clientId).map(({ id }) => id));
  return new Map([
    ["profile", 1],
    ["users", [...world.users.values()].filter(({ clients }) => clients.some((c) => c.clientId === clientId)).length],
    ["contacts", count(world.contacts.values())],
    ["services", services.size],
    ["addons", count(world.addons.values())],
    ["domains", count(world.domains.values())],
    ["orders", count(world.orders.values())],
    ["invoices", count(world.invoices.values())],
    ["quotes", count(world.quotes.values())],
    ["transactions", count(world.transactions.values())],
    ["credits", count(world.credits.values())],
    ["pay_methods", count(world.payMethods.values())],
    ["tickets", [...world.tickets.values()].filter((ticket) => isOf(world, ticket, clientId)).length],
    ["emails", count(world.emails.values())],
    ["activity", count(world.activity.values())],
    ["affiliate", count(world.affiliates.values())],
    ["cancellation_requests", [...world.cancelRequests.values()].filter((row) => services.has(row.serviceId)).length],
  ]);
}

/** The client's own tickets, and those written without logging in from the client's address. */
function isOf(world: World, ticket: { readonly clientId: number; readonly email: string }, clientId: number): boolean {
  return ticket.clientId === clientId || (ticket.clientId === 0 && ticket.email === world.clients.get(clientId)?.email);
}

function attachmentsOf(world: World, clientId: number): readonly Buffer[] {
  return [...world.tickets.values()]
    .filter((ticket) => ticket.clientId === clientId)
    .flatMap(({ attachments }) => attachments.map(({ data }) => Buffer.from(data, "base64")));
}

/** Texts that must not be in a client's package. */
function secretsAndStrangers(world: World, clientId: number): readonly string[] {
  const others = [...world.clients.values()].filter(({ id }) => id !== clientId);
  return [
    ...others.flatMap(({ email, lastname }) => [email, lastname]),
    ...[...world.services.values()].map(({ password }) => password),
    ...[...world.tickets.values()].map(({ c }) => c),
    ...world.gatewayVault.keys(),
  ].filter((text) => text !== "");
}
