import { describe, expect, test } from "@jest/globals";
import type { Processor, Profile, Target } from "../../src/connectors/processor.ts";
import { newPlaceholderEmail } from "../../src/connectors/whmcs/erase/placeholders.ts";
import { RetryableError } from "../../src/domain/errors.ts";
import type { Outcome } from "../../src/domain/outcome.ts";
import { completeTask } from "../../src/duties/tasks.ts";
import { listLinks } from "../../src/ledger/client-links.ts";
import { listSteps } from "../../src/ledger/steps.ts";
import { addClient, emptyWorld } from "../../simulators/whmcs/builders.ts";
import type { World } from "../../simulators/whmcs/installation.ts";
import { rectifyClient } from "../../workers/rectify.ts";
import { type DutySite, withDutySite } from "../support/duty-site.ts";
import { processorOf, processorsOf } from "../support/given-processors.ts";
import { workerA } from "../support/ledger.ts";
import { duties, openTasks, tell } from "../support/stored-events.ts";

// What WHMCS tells of a changed client is carried to the systems that hold it, each for itself.

const minute = 60_000;

/** What a connector was asked to carry. */
interface Carried {
  readonly profile: Profile;
  readonly changed: readonly string[];
  readonly links: readonly object[];
}

/** A system that holds one contact of the client's, or what a test says. */
function holding(
  name: string,
  {
    found = [{ kind: "contact", id: "434", link: "434" }],
    answer = { kind: "done", count: 1 },
    ...rest
  }: {
    readonly found?: readonly Target[];
    readonly answer?: Outcome;
    readonly meanwhile?: () => Promise<unknown>;
    readonly knowsByAddress?: boolean;
    readonly failures?: Error[];
  } = {},
): Processor & { readonly carried: readonly Carried[] } {
  const carried: Carried[] = [];
  const processor = processorOf({
    name,
    knowsByAddress: rest.knowsByAddress ?? true,
    find: () => Promise.resolve(found),
    rectify: async (_, profile, changed, ctx) => {
      const failure = rest.failures?.shift();
      if (failure !== undefined) throw failure;
      await ctx.mayGo();
      carried.push({ profile, changed: [...changed].toSorted(), links: ctx.links });
      await rest.meanwhile?.();
      return answer;
    },
  });
  return { ...processor, carried };
}

function worldOf(): World {
  const world = emptyWorld();
  addClient(world, { id: 7, firstname: "An", lastname: "Voorbeeld", email: "an@client.example", city: "Gent" });
  return world;
}

async function withSite(
  processors: readonly Processor[],
  run: (site: DutySite & { readonly world: World }) => Promise<void>,
  others: readonly string[] = [],
): Promise<void> {
  const world = worldOf();
  const named = [...processors.map(({ name }) => name), ...others];
  const policy = { processors: Object.fromEntries(named.map((name) => [name, { enabled: true }])) };
  await withDutySite({ world, policy, processors: processorsOf(...processors) }, (site) => run({ ...site, world }));
}

/** Tells an event, and gives the rectification its turns. */
async function rectified(site: DutySite, changed = "city,phonenumber") {
  await tell(site.books, "client.updated", { changed });
  const [duty] = await duties(site.books);
  return site.finish(duty!.id);
}

describe("a changed client", () => {
  test("is carried to each system in use with what changed, and once only", () => {
    const [freshdesk, rackspace] = [holding("freshdesk"), holding("rackspace")];
    return withSite([freshdesk, rackspace], async (site) => {
      const { duty, steps } = await rectified(site);
      expect([duty.kind, duty.state]).toEqual(["rectification", "completed"]);
      expect(steps).toMatchObject([
        { connector: "freshdesk", action: "rectify_client", state: "done", count: 1 },
        { connector: "rackspace", action: "rectify_client", state: "done", count: 1 },
      ]);
      for (const { carried } of [freshdesk, rackspace]) {
        expect(carried).toEqual([
          {
            profile: expect.objectContaining({ firstName: "An", city: "Gent", email: "an@client.example" }),
            changed: ["city", "phonenumber"],
            links: [],
          },
        ]);
      }
      await rectifyClient(site.parts)(duty.id, new AbortController().signal);
      expect(freshdesk.carried).toHaveLength(1);
      expect(await openTasks(site.books)).toEqual([]);
    });
  });

  test("is found again by what was linked, once its address has changed", () => {
    const freshdesk = holding("freshdesk");
    return withSite([freshdesk], async (site) => {
      await rectified(site);
      await rectified(site, "email");
      expect(freshdesk.carried.map(({ links }) => links)).toEqual([[], [{ kind: "contact", id: "434" }]]);
      expect(await listLinks(site.books.ledger, 7, "freshdesk")).toHaveLength(1);
    });
  });

  test.each(["notes", "status,groupid", "other"])("owes nobody anything for a change of %s", (changed) =>
    withSite([holding("freshdesk")], async ({ books }) => {
      await tell(books, "client.updated", { changed });
      expect(await duties(books)).toEqual([]);
    }),
  );

  test("of which nobody told what changed is carried as a whole", () => {
    const freshdesk = holding("freshdesk");
    return withSite([freshdesk], async (site) => {
      await rectified(site, "");
      expect(freshdesk.carried).toMatchObject([{ changed: [] }]);
    });
  });

  test("that changes again while it is carried is carried again", () => {
    let site: DutySite;
    const again = async (): Promise<void> => {
      if (freshdesk.carried.length === 1) await tell(site.books, "client.updated", { changed: "lastname" });
    };
    const freshdesk = holding("freshdesk", { meanwhile: again });
    return withSite([freshdesk], async (made) => {
      site = made;
      await rectified(site);
      const [next, ...others] = (await duties(site.books)).filter(({ state }) => state !== "completed");
      expect(others).toEqual([]);
      await site.finish(next!.id);
      expect(freshdesk.carried.map(({ changed }) => changed)).toEqual([["city", "phonenumber"], ["lastname"]]);
    });
  });
});

describe("a system that cannot be corrected by itself", () => {
  test("leaves a task where it has no connector, and the others are corrected", () => {
    const freshdesk = holding("freshdesk");
    return withSite(
      [freshdesk],
      async (site) => {
        const { duty, steps } = await rectified(site);
        expect([duty.state, duty.reason]).toEqual(["waiting", "person"]);
        expect(steps).toMatchObject([
          { connector: "freshdesk", state: "done" },
          { connector: "accountant", state: "manual", reason: "rectify_client_by_hand" },
        ]);
        expect(await openTasks(site.books)).toMatchObject([
          { code: "rectify_client_by_hand", connector: "accountant" },
        ]);
      },
      ["accountant"],
    );
  });

  test("asks WHMCS nothing where every recipient is a person's", () =>
    withSite(
      [],
      async (site) => {
        const { steps } = await rectified(site);
        expect(steps).toMatchObject([{ connector: "accountant", state: "manual" }]);
        expect(site.whmcs.calls).toEqual([]);
      },
      ["accountant"],
    ));

  test("gets no step where it holds no details", () => {
    const forms = processorOf({ name: "website_forms" });
    return withSite([forms], async (site) => {
      const { duty, steps } = await rectified(site);
      expect([duty.state, steps]).toEqual(["completed", []]);
    });
  });

  test("waits alone while it is dead, and gets what changed meanwhile; so do those that were corrected", () => {
    const away = () => new RetryableError("connector.timeout");
    const [freshdesk, rackspace] = [holding("freshdesk", { failures: [away()] }), holding("rackspace")];
    return withSite([freshdesk, rackspace], async ({ books, parts }) => {
      await tell(books, "client.updated", { changed: "city" });
      const [{ id } = { id: "" }] = await duties(books);
      books.pass(10 * minute);
      await rectifyClient(parts)(id, new AbortController().signal);
      expect(await listSteps(books.ledger, id)).toMatchObject([
        { connector: "freshdesk", state: "waiting", reason: "connector.timeout" },
        { connector: "rackspace", state: "done" },
      ]);
      books.pass(1);
      await tell(books, "client.updated", { changed: "phonenumber" });
      books.pass(10 * minute);
      await rectifyClient(parts)(id, new AbortController().signal);
      expect((await duties(books)).map(({ state }) => state)).toEqual(["completed"]);
      expect(freshdesk.carried.map(({ changed }) => changed)).toEqual([["city", "phonenumber"]]);
      expect(rackspace.carried).toHaveLength(2);
    });
  });

  test("asks a person where the address changed and nobody is found under the new one", () => {
    const freshdesk = holding("freshdesk", { found: [], answer: { kind: "nothing_found" } });
    return withSite([freshdesk], async (site) => {
      const { steps } = await rectified(site, "email,city");
      expect(steps).toMatchObject([{ state: "manual", reason: "rectify_client_by_hand" }]);
    });
  });

  test("asks nobody where it does not know people by their address, or the address is the same", () => {
    const none = { found: [], answer: { kind: "nothing_found" } } as const;
    const cloudways = holding("cloudways", { ...none, knowsByAddress: false });
    return withSite([cloudways, holding("freshdesk", none)], async (site) => {
      await tell(site.books, "client.updated", { changed: "email" });
      const { duty } = await site.finish((await duties(site.books))[0]!.id);
      const [task] = await openTasks(site.books);
      expect(task).toMatchObject({ connector: "freshdesk" });
      await completeTask(site.books.acts, task!.id, "nothing_found", "owner");
      await site.finish(duty.id);
      const { duty: later, steps } = await rectified(site, "city");
      expect([later.state, steps.map(({ state }) => state)]).toEqual(["completed", ["nothing_found", "nothing_found"]]);
    });
  });

  test.each(["contact.updated", "user.updated"] as const)(
    "asks a person after a %s, and never puts the client's own details over somebody else's",
    (type) => {
      const freshdesk = holding("freshdesk");
      return withSite([freshdesk], async (site) => {
        await tell(site.books, type, { changed: "firstname" });
        const { steps } = await site.finish((await duties(site.books))[0]!.id);
        expect(steps).toMatchObject([{ state: "manual", reason: "rectify_client_by_hand" }]);
        expect(freshdesk.carried).toEqual([]);
      });
    },
  );
});

describe("nothing is carried", () => {
  test("by a dry run, which records what it would have done", () => {
    const freshdesk = holding("freshdesk");
    return withSite([freshdesk], async (site) => {
      site.books.mode = "dry_run";
      const { duty, steps } = await rectified(site);
      expect(duty.state).toBe("completed");
      expect(steps).toMatchObject([{ connector: "freshdesk", state: "skipped", reason: "dry_run" }]);
      expect(freshdesk.carried).toEqual([]);
    });
  });

  test("of what an anonymisation wrote", () => {
    const freshdesk = holding("freshdesk");
    return withSite([freshdesk], async (site) => {
      const client = site.world.clients.get(7)!;
      await tell(site.books, "client.updated", { changed: "email" });
      client.email = newPlaceholderEmail();
      const { duty } = await site.finish((await duties(site.books))[0]!.id);
      expect([duty.state, duty.reason]).toEqual(["withdrawn", "client_anonymised"]);
      expect(freshdesk.carried).toEqual([]);
    });
  });

  test("once another worker has the duty", () => {
    let site: DutySite;
    const freshdesk: Processor & { readonly carried: readonly Carried[] } = holding("freshdesk");
    const slow: Processor = {
      ...freshdesk,
      find: async () => {
        await site.books.ledger.updateTable("duty").set({ lease_owner: workerA }).execute();
        return [];
      },
    };
    return withSite([slow], async (made) => {
      site = made;
      await tell(site.books, "client.updated", { changed: "city" });
      site.books.pass(10 * minute);
      await rectifyClient(site.parts)((await duties(site.books))[0]!.id, new AbortController().signal);
      expect(freshdesk.carried).toEqual([]);
    });
  });
});
