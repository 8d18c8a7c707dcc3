import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { World } from "../../simulators/whmcs/installation.ts";
import type { TwinWorld } from "../../simulators/whmcs/seed.ts";
import { askForExport, endedExport, exportOf, packageFilesOf } from "../support/exports.ts";
import { shortPolicy, until } from "../support/service.ts";
import { type Duty, startStage, type Stage } from "../support/stage.ts";
import { changedPaths, holdsValue, nothingRetained, textsIn, unhostedTwins } from "../support/twins.ts";

// An anonymisation from the owner's call to the last byte, beside a twin client who keeps everything.

interface Anonymization extends Duty {
  readonly result?: string;
  readonly retained: readonly { what: string; count?: number; ground?: string; until?: string }[];
}

/** One whole run and what was there before it. */
interface Played {
  readonly stage: Stage;
  readonly twins: TwinWorld;
  readonly before: World;
  readonly after: World;
  readonly duty: Anonymization;
  readonly packageId: string;
  readonly twinsPackageId: string;
}

async function play(policy: object): Promise<Played> {
  const twins = unhostedTwins();
  const client = twins.world.clients.get(twins.subject.clientId);
  if (client !== undefined) client.status = "Closed";
  const stage = await startStage({ world: twins.world, policy });
  const [packageId, twinsPackageId] = await Promise.all(
    [twins.subject, twins.twin].map(async ({ clientId }) => {
      const id = await askForExport(stage.service, clientId);
      return (await endedExport(stage.service, id)).id;
    }),
  );
  const before = structuredClone(twins.world);
  const duty = await anonymise(stage, twins.subject.clientId);
  const after = structuredClone(twins.world);
  return { stage, twins, before, after, duty, packageId: packageId ?? "", twinsPackageId: twinsPackageId ?? "" };
}

async function anonymise(stage: Stage, clientId: number): Promise<Anonymization> {
  const { status, body } = await stage.post("/v1/anonymizations", { clientId });
  expect([status, body]).toEqual([202, expect.anything()]);
  await stage.dutyIn("anonymization", clientId, "completed");
  const read = await stage.service.call("GET", `/v1/anonymizations/${(body as Duty).id}`);
  return read.body as Anonymization;
}

const storedFiles = ({ directory }: Stage): string[] => readdirSync(join(directory, "var/exports"));

/** What may change in WHMCS when client 21 is anonymised: records of its own, and fields no invoice prints. */
function allowed({ subject }: TwinWorld): RegExp[] {
  const any = (ids: readonly number[]): string => `(?:${ids.join("|")})`;
  return [
    new RegExp(`^/clients/${subject.clientId}/`),
    new RegExp(`^/users/${subject.ownUserId}/(?:firstname|lastname|email)$`),
    new RegExp(`^/contacts/${any(subject.contactIds)}$`),
    new RegExp(`^/payMethods/${any(subject.payMethodIds)}$`),
    new RegExp(`^/tickets/${any(subject.ticketIds)}$`),
    new RegExp(`^/quotes/${any(subject.quoteIds)}$`),
    new RegExp(`^/services/${any(subject.serviceIds)}/`),
    new RegExp(`^/(?:addons|domains)/1/notes$`),
    new RegExp(`^/gatewayVault/${subject.mark}`),
    // WHMCS logs what it is told to do, and every mail; the rows are looked at below.
    /^\/(?:activity\/\d+|emails\/\d+|counters\/(?:activity|emails))$/,
  ];
}

const policies = { retained: shortPolicy, "nothing retained": { ...shortPolicy, ...nothingRetained } };
const printed = ["firstname", "lastname", "companyname", "address1", "address2", "city", "state", "postcode", "tax_id"];

describe.each(["retained", "nothing retained"] as const)("an anonymisation with %s", (kept) => {
  let played: Played;

  beforeAll(async () => {
    played = await play(policies[kept]);
  }, 60_000);

  afterAll(() => played.stage.stop(), 60_000);

  test("changes records of that client alone: the twin and the shared login keep every field", () => {
    const { twins, before, after } = played;
    const changed = changedPaths(before, after);
    expect(changed.filter((path) => !allowed(twins).some((one) => one.test(path)))).toEqual([]);
    expect(changed.length).toBeGreaterThan(50);
    const logged = [...after.activity.values()].filter(({ id }) => !before.activity.has(id));
    expect(logged.map(({ clientId }) => clientId)).not.toContain(twins.twin.clientId);
    for (const row of before.activity.values()) expect(after.activity.get(row.id)).toEqual(row);
    const mailed = [...after.emails.values()].filter(({ id }) => !before.emails.has(id));
    expect(mailed.map(({ clientId }) => clientId)).toEqual([twins.subject.clientId]); // the letter
    for (const row of before.emails.values()) expect(after.emails.get(row.id)).toEqual(row);
    expect(after.users.get(twins.sharedUserId)).toEqual(before.users.get(twins.sharedUserId));
    expect(after.clients.get(twins.twin.clientId)).toEqual(before.clients.get(twins.twin.clientId));
  });

  test("leaves the hosting panels, invoices and payments as they were", () => {
    const { before, after } = played;
    for (const table of ["panels", "invoices", "transactions", "credits", "orders"] as const) {
      expect([table, after[table]]).toEqual([table, before[table]]);
    }
  });

  test("leaves of the profile what the kept invoices print, and nothing when none is kept", () => {
    const { twins, before, after } = played;
    const { clientId, planted } = twins.subject;
    const [was, is] = [before.clients.get(clientId), after.clients.get(clientId)];
    const left = textsIn(is)
      .filter(([path, text]) => !path.startsWith("/staffNotes/") && planted.some((value) => holdsValue(text, value)))
      .map(([path]) => path.slice(1))
      .filter((path) => !path.startsWith("lastlogin/"));
    expect(left.toSorted()).toEqual(kept === "retained" ? printed.toSorted() : []);
    expect(is).toMatchObject({ status: "Closed", marketingOptIn: false });
    expect(is?.email).not.toBe(was?.email);
    for (const id of twins.subject.ticketIds) expect(after.tickets.has(id)).toBe(false);
    for (const id of twins.subject.contactIds) expect(after.contacts.has(id)).toBe(false);
    for (const id of twins.subject.payMethodIds) expect(after.payMethods.has(id)).toBe(false);
  });

  test("says what is retained, on which ground and until when, and calls nobody anonymous while logs are out of reach", () => {
    const { duty } = played;
    expect(duty.steps.filter(({ state }) => ["failed", "manual", "waiting", "pending"].includes(state))).toEqual([]);
    expect(duty.steps).toContainEqual(expect.objectContaining({ action: "leave_shared_users", state: "skipped" }));
    if (kept === "retained") {
      expect(duty.result).toBe("reduced");
      const ground = shortPolicy.retention.invoices.ground;
      expect(duty.retained).toEqual([
        { what: "keep_invoices", count: 1, ground, until: "2035-01-01" },
        { what: "keep_invoices", count: 1, ground, until: "2036-01-01" },
        { what: "keep_quotes", count: 1, ground, until: "2037-01-01" },
        { what: "keep_printed_identity", count: 1, ground, until: "2036-01-01" },
      ]);
    } else {
      expect(duty).toMatchObject({ result: "erased", retained: [] });
    }
  });

  test("keeps the subject sealed until the last look finds nothing, and then leaves the twin's package alone", async () => {
    const { stage, duty, packageId, twinsPackageId } = played;
    expect(storedFiles(stage).filter((name) => name.includes("subject"))).toHaveLength(2);
    const sealedFiles = (name: string): boolean => name.includes(duty.id);
    // A day later.
    await stage.ledger.updateTable("absence_check").set({ due_at: new Date().toISOString() }).execute();
    await until("the last look and the end of the seal", async () => {
      await stage.send("service.updated", { clientId: 9_999, serviceId: 9_999 }); // has the sweep look at once
      return !storedFiles(stage).some(sealedFiles);
    });
    const { body } = await stage.service.call("GET", `/v1/anonymizations/${duty.id}`);
    const looks = (body as { absence: { moment: string; state: string; found: number }[] }).absence;
    expect(new Set(looks.map(({ moment, state, found }) => `${moment} ${state} ${found}`))).toEqual(
      new Set(["at_once done 0", "after_hour done 0", "after_day done 0"]),
    );
    expect(storedFiles(stage).toSorted()).toEqual(packageFilesOf(twinsPackageId));
    expect((await stage.service.call("GET", `/v1/exports/${packageId}/package`)).status).toBe(410);
    expect((await stage.service.call("GET", `/v1/exports/${twinsPackageId}/package`)).status).toBe(200);
  });

  test("has a letter for the client that names nobody, and evidence that is intact", async () => {
    const { stage, duty, twins } = played;
    const letter = await stage.service.call("GET", `/v1/anonymizations/${duty.id}/letter`);
    expect(letter.status).toBe(200);
    const text = Buffer.isBuffer(letter.body) ? letter.body.toString() : JSON.stringify(letter.body);
    expect(text).not.toContain(twins.subject.mark);
    expect(text).toContain("Example Hosting");
    expect(text.includes("2036")).toBe(kept === "retained");
    const { body } = await stage.service.call("GET", "/v1/audit/verify");
    expect(body).toMatchObject({ intact: true, firstBroken: null });
    const started = await stage.service.call("GET", `/v1/audit?dutyId=${duty.id}&kind=step.started&limit=200`);
    const recorded = await stage.service.call("GET", `/v1/audit?dutyId=${duty.id}&kind=step.recorded&limit=200`);
    const idsOf = (answer: { body: unknown }): unknown[] =>
      (answer.body as { items: { detail: { step: string } }[] }).items.map(({ detail }) => detail.step);
    expect(idsOf(started)).toEqual(idsOf(recorded));
    expect(idsOf(recorded)).toHaveLength(12);
  });

  test("done a second time writes nothing more to WHMCS", async () => {
    const { stage, twins, after, duty } = played;
    stage.whmcs.resetCalls();
    const second = await anonymise(stage, twins.subject.clientId);
    expect(second.id).not.toBe(duty.id);
    expect(stage.whmcs.writingCalls()).toEqual([]);
    expect(changedPaths(after, twins.world)).toEqual([]);
    expect(second).toMatchObject({ state: "completed", result: duty.result });
  });

  test("still gives the client what is left of it, and the twin everything", async () => {
    const { stage, twins } = played;
    const [mine, theirs] = [
      await exportOf(stage.service, twins.subject.clientId),
      await exportOf(stage.service, twins.twin.clientId),
    ];
    expect(mine.json("data/whmcs/tickets.json")).toEqual([]);
    expect(mine.json("data/whmcs/contacts.json")).toEqual([]);
    expect(theirs.json("data/whmcs/tickets.json")).toHaveLength(2);
  });
});
