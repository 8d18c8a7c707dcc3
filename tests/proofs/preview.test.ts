import { types } from "node:util";
import { describe, expect, test } from "@jest/globals";
import * as fc from "fast-check";
import type { World } from "../../simulators/whmcs/installation.ts";
import { addAddon } from "../../simulators/whmcs/record-builders.ts";
import type { Lives, Policy, Processor } from "../../src/domain/policy.ts";
import type { PlannedStep } from "../../src/domain/plan.ts";
import { treatedGroups } from "../../src/domain/treatments.ts";
import { releaseDuty } from "../../src/duties/hold.ts";
import type { StepRow } from "../../src/ledger/schema.ts";
import { anyAccount, bystanderId, subjectId, worldOf } from "../support/any-account.ts";
import { type DutySite, withDutySite } from "../support/duty-site.ts";
import { processorsOf } from "../support/given-processors.ts";
import { memorySystem } from "../support/memory-system.ts";
import { addHosting, addRequest, hostingWorld } from "../support/stage.ts";
import { defaultPolicy } from "../support/policy.ts";
import { changedPaths } from "../support/twins.ts";

// What the preview names is what a dry run records and what the real run does, in the same order; nothing else in WHMCS is
// touched. PROOFS=full tries ten times as many accounts.

const runs = process.env["PROOFS"] === "full" ? 400 : 40;

/** Every record of WHMCS that a step may touch, by the actions that touch it. The rest stays as it is. */
const touchedBy: readonly (readonly [path: RegExp, actions: readonly string[]])[] = [
  [/^\/tickets\/\d+$/, ["delete_tickets"]],
  [/^\/(?:payMethods\/\d+|gatewayVault\/t-21-\d+)$/, ["delete_pay_methods"]],
  [/^\/quotes\/\d+$/, ["delete_quotes"]],
  [/^\/contacts\/\d+$/, ["delete_contacts"]],
  [/^\/contacts\/\d+\/(?:email|phonenumber|mailPreferences\/\w+|updated_at)$/, ["reduce_billing_contact"]],
  [/^\/services\/\d+\/(?!status|terminationdate)/, ["clear_services"]],
  [/^\/addons\/\d+\/notes$/, ["clear_services"]],
  [/^\/domains\/\d+\/notes$/, ["clear_domains"]],
  [/^\/users\/\d+\/(?:firstname|lastname|email)$/, ["anonymise_users"]],
  [/^\/clients\/21\//, ["reduce_profile", "anonymise_profile"]],
  [/^\/(?:emails\/\d+|counters\/emails)$/, ["send_letter"]],
  [/^\/services\/\d+\/(?:status|terminationdate)$/, ["terminate_hosting", "set_service_status"]],
  [/^\/panels\/\d+\//, ["terminate_hosting"]],
  [/^\/addons\/\d+\/(?:status|terminationdate)$/, ["end_addons"]],
];
/** WHMCS logs whatever it is told to do. */
const ownLog = /^\/(?:activity\/\d+|counters\/activity)$/;

interface NamedStep {
  readonly connector: string;
  readonly action: string;
  readonly until: string | null;
}

const planned = (steps: readonly PlannedStep[]): readonly NamedStep[] =>
  steps.map(({ connector, action, retainedUntil }) => ({ connector, action, until: retainedUntil ?? null }));
const recorded = (steps: readonly StepRow[]): readonly NamedStep[] =>
  steps.map(({ connector, action, retained_until: until }) => ({ connector, action, until }));

const toCome = (steps: readonly StepRow[]): readonly StepRow[] =>
  steps.filter(({ state }) => ["pending", "running", "failed"].includes(state));

/** Of what was changed, what no step of the preview was going to touch. */
function unforeseen(before: World, after: World, preview: readonly PlannedStep[]): readonly string[] {
  const foreseen = new Set<string>(
    preview.filter(({ state, count }) => state === "pending" && count !== 0).map(({ action }) => action),
  );
  return changedPaths(before, after)
    .filter((path) => !ownLog.test(path))
    .filter(
      (path) => !touchedBy.some(([touched, actions]) => touched.test(path) && actions.some((one) => foreseen.has(one))),
    );
}

/** The rows of every table that belong to a client, by the ways in which they say so. */
function rowsOf(world: World, clientId: number): unknown {
  const email = world.clients.get(clientId)?.email;
  const isTheirs = (row: Record<string, unknown>, table: string): boolean =>
    row["clientId"] === clientId ||
    (table === "clients" && row["id"] === clientId) ||
    (table === "tickets" && row["email"] === email) ||
    (table === "users" && (row["clients"] as { clientId: number }[]).some((link) => link.clientId === clientId));
  return Object.entries(world)
    .filter(([, table]) => types.isMap(table)) // also one that structuredClone made
    .map(([name, table]: [string, Map<unknown, Record<string, unknown>>]) => [
      name,
      [...table].filter(([, row]) => typeof row === "object" && isTheirs(row, name)),
    ]);
}

/** One duty in a dry run and then, released, for real; both must do as previewed. */
async function playBoth(
  site: DutySite,
  dutyId: string,
  kind: "anonymization" | "deletion",
  preview: readonly PlannedStep[],
) {
  const { books, whmcs } = site;
  const before = structuredClone(whmcs.world);
  books.mode = "dry_run";
  const dry = await site.finish(dutyId);
  expect([dry.duty.state, dry.duty.reason]).toEqual(["held", "dry_run"]);
  expect(recorded(dry.steps)).toEqual(planned(preview));
  const treated = (steps: readonly Parameters<typeof treatedGroups>[0][]) => steps.map((step) => treatedGroups(step));
  const shown = dry.steps.map((step) => ({
    ...step,
    retainedUntil: step.retained_until,
    byHand: step.by_hand === 1,
  }));
  expect(treated(shown)).toEqual(treated(preview));
  expect(changedPaths(before, whmcs.world)).toEqual([]);
  expect(whmcs.writingCalls()).toEqual([]);

  books.mode = "live";
  await releaseDuty(books.acts, dutyId, kind, "owner");
  const live = await site.finish(dutyId);
  expect(recorded(live.steps)).toEqual(planned(preview));
  expect(unforeseen(before, whmcs.world, preview)).toEqual([]);
  return { before, live };
}

function processorOfPolicy(name: string): Processor {
  return { enabled: true, ...(name === "mollie" && { kind: "manual" as const }) };
}

describe("an anonymisation", () => {
  const processors = fc.subarray(["mollie", "freshdesk"]);
  const keep = fc.constantFrom("P10Y", "P1M");

  test("of any account does what its preview names, in that order, and touches nothing else and nobody else's", async () => {
    await fc.assert(
      fc.asyncProperty(anyAccount, processors, keep, fc.boolean(), async (shape, inUse, kept, hasDoor) => {
        const policy: Partial<Policy> = {
          processors: Object.fromEntries(inUse.map((name) => [name, processorOfPolicy(name)])),
          retention: {
            ...defaultPolicy.retention,
            invoices: [{ keep: kept, countedFrom: "documentDate", ground: "bookkeeping law" }],
          },
        };
        const world = worldOf(shape);
        const connected = memorySystem("freshdesk", { "1": {}, "2": { looks: 1 } });
        const reached = processorsOf(connected.processor);
        await withDutySite({ world, policy, processors: reached, ...(hasDoor && { door: {} }) }, async (site) => {
          const untouched = structuredClone(world);
          const { steps: preview, blockers } = await site.facts.plan(subjectId);
          expect(blockers).toEqual([]);
          expect([
            changedPaths(untouched, world),
            await site.books.ledger.selectFrom("duty").selectAll().execute(),
          ]).toEqual([[], []]);

          const dutyId = await site.books.open({
            kind: "anonymization",
            clientId: subjectId,
            origin: "owner",
            actor: "owner",
          });
          const { before, live } = await playBoth(site, dutyId, "anonymization", preview);

          expect(toCome(live.steps)).toEqual([]);
          expect(live.duty.state).toBe(inUse.includes("mollie") ? "waiting" : "completed");
          expect(connected.held.size).toBe(inUse.includes("freshdesk") ? 0 : 2);
          expect(rowsOf(world, bystanderId)).toEqual(rowsOf(before, bystanderId));
          const gone = (table: "tickets" | "payMethods" | "quotes" | "contacts"): number =>
            before[table].size - world[table].size;
          const counted = (action: string): number => preview.find((step) => step.action === action)?.count ?? 0;
          expect([gone("tickets"), gone("payMethods"), gone("quotes"), gone("contacts")]).toEqual(
            ["delete_tickets", "delete_pay_methods", "delete_quotes", "delete_contacts"].map(counted),
          );
        });
      }),
      { numRuns: runs },
    );
  }, 600_000);
});

describe("a deletion", () => {
  const hosted = fc.record({
    product: fc.constantFrom(12, 13, 14, 16),
    lives: fc.constantFrom<Lives | undefined>(undefined, "whmcs_module", "cloudways", "rackspace", "none"),
    inUse: fc.subarray(["cloudways", "rackspace", "apple_keychain"]),
    connected: fc.subarray(["cloudways", "rackspace"]),
    addons: fc.array(fc.constantFrom("Active", "Terminated"), { maxLength: 2 }),
    isShared: fc.boolean(),
    requestedOn: fc.constantFrom("2026-03-01", "2026-03-16"),
  });

  test("of any hosting does what its preview names, and asks the owner exactly where the preview tells of a conflict", async () => {
    await fc.assert(
      fc.asyncProperty(hosted, async ({ product, lives, inUse, connected, addons, isShared, requestedOn }) => {
        const world = hostingWorld();
        const { clientId, serviceId, row } = addHosting(world, { product });
        const neighbour = addHosting(world, { service: isShared ? { domain: row.domain } : {} });
        for (const status of addons) addAddon(world, { clientId, serviceId, status });
        addRequest(world, serviceId, `${requestedOn} 10:00:00`);
        const policy: Partial<Policy> = {
          products: lives === undefined ? {} : { [product]: { lives } },
          processors: Object.fromEntries(inUse.map((name) => [name, { enabled: true }])),
        };
        const systems = connected.map((name) => memorySystem(name, { "1": {} }));
        const processors = processorsOf(...systems.map(({ processor }) => processor));
        await withDutySite({ world, policy, processors, door: {} }, async (site) => {
          const untouched = structuredClone(world);
          const preview = await site.facts.deletionPlan(serviceId);
          if (preview === undefined) throw new Error("no such service");
          expect([preview.clientId, preview.cancelled, changedPaths(untouched, world)]).toEqual([clientId, true, []]);
          const dutyId = await site.books.open({
            kind: "deletion",
            clientId,
            serviceId,
            origin: "owner",
            actor: "owner",
          });
          const { before, live } = await playBoth(site, dutyId, "deletion", preview.steps);

          expect({ dueAt: live.duty.due_at, startAt: live.duty.start_at, effectiveAt: live.duty.effective_at }).toEqual(
            {
              dueAt: preview.dates?.dueAt.toISOString(),
              startAt: preview.dates?.startAt.toISOString(),
              effectiveAt: preview.dates?.effectiveAt.toISOString(),
            },
          );
          expect(live.duty.state === "held").toBe(preview.conflicts.length > 0);
          if (live.duty.state === "held") {
            expect(preview.conflicts).toContainEqual(expect.objectContaining({ code: live.duty.reason }));
            expect(changedPaths(before, world)).toEqual([]);
          } else {
            expect(toCome(live.steps)).toEqual([]);
          }
          const isBegun = live.duty.state !== "held";
          for (const { processor, held } of systems)
            expect(held.size).toBe(isBegun && lives === processor.name ? 0 : 1);
          expect(world.panels.get(neighbour.row.serverId)?.has(neighbour.row.username)).toBe(true);
          expect(world.services.get(neighbour.serviceId)).toEqual(before.services.get(neighbour.serviceId));
        });
      }),
      { numRuns: runs },
    );
  }, 600_000);

  test.each([
    ["shares its account", {}, (neighbour: string) => ({ username: neighbour })],
    ["is a reseller's, who has accounts of others", { product: 14 }, () => ({})],
    ["is suspended already, for another reason", {}, () => ({ status: "Suspended" })],
    ["has neither server nor module", { product: 16 }, () => ({ serverId: 0 })],
  ] as const)("whose service %s is previewed without a suspension, as none comes", async (_what, of, change) => {
    const world = hostingWorld();
    const neighbour = addHosting(world);
    const { clientId, serviceId, row } = addHosting(world, of);
    Object.assign(row, change(neighbour.row.username));
    addRequest(world, serviceId, "2026-03-16 10:00:00");
    const policy = { hostingDeletion: { ...defaultPolicy.hostingDeletion, suspendAtEffect: true } };
    await withDutySite({ world, policy, door: {} }, async (site) => {
      expect((await site.facts.deletionPlan(serviceId))?.dates).toEqual(
        expect.objectContaining({ startAt: expect.any(Date), suspendAt: undefined }),
      );
      await site.finish(
        await site.books.open({ kind: "deletion", clientId, serviceId, origin: "owner", actor: "owner" }),
      );
      const evidence = await site.books.ledger.selectFrom("evidence").select("kind").execute();
      const kinds = evidence.map(({ kind }) => kind);
      expect([kinds.includes("hosting.not_suspended"), kinds.includes("hosting.suspended")]).toEqual([true, false]);
    });
  });

  test.each([true, false])(
    "is previewed with the suspension that the policy asks for until then: %s",
    async (suspendAtEffect) => {
      const world = hostingWorld();
      const { clientId, serviceId } = addHosting(world);
      addRequest(world, serviceId, "2026-03-16 10:00:00");
      const policy = { hostingDeletion: { ...defaultPolicy.hostingDeletion, suspendAtEffect } };
      await withDutySite({ world, policy, door: {} }, async (site) => {
        const dates = (await site.facts.deletionPlan(serviceId))?.dates;
        expect(dates?.suspendAt).toEqual(suspendAtEffect ? dates?.effectiveAt : undefined);
        const dutyId = await site.books.open({
          kind: "deletion",
          clientId,
          serviceId,
          origin: "owner",
          actor: "owner",
        });
        expect((await site.finish(dutyId)).duty.state).toBe("completed");
        expect(site.whmcs.writes()["ModuleSuspend"] ?? 0).toBe(suspendAtEffect ? 1 : 0);
      });
    },
  );
});
