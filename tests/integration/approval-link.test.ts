import { createHash } from "node:crypto";
import { describe, expect, test } from "@jest/globals";
import { hashToken, newToken } from "../../src/duties/approval-token.ts";
import { pending } from "../../src/domain/plan.ts";
import { openDuty } from "../../src/duties/open-duty.ts";
import { recordPlanInside } from "../../src/duties/record-plan.ts";
import { approvalTexts, linkWording } from "../../src/http/pages/approval/texts.ts";
import { forgetTokens, insertToken } from "../../src/ledger/approval-tokens.ts";
import { updateDuty } from "../../src/ledger/duties.ts";
import type { DutyRow } from "../../src/ledger/schema.ts";
import { languages } from "../../src/domain/policy.ts";
import { defaultPolicy } from "../support/policy.ts";
import { withService, type Reply, type Service } from "../support/http-service.ts";

// The page behind the link in a client's mail. The world's clock stands on 22 November 2026, 10:00 UTC.

const dayMs = 24 * 3_600_000;

interface Linked {
  readonly id: string;
  readonly token: string;
  readonly path: string;
}

/** A scheduled deletion, in effect since yesterday and due in a fortnight, with a link. */
async function makeLinked(service: Service, serviceId = 702, change: Partial<DutyRow> = {}): Promise<Linked> {
  const at = (days: number): string => new Date(service.world.now.getTime() + days * dayMs).toISOString();
  const token = newToken();
  const id = await service.perform(async (work) => {
    const { id } = await openDuty(work, {
      kind: "deletion",
      clientId: 7,
      serviceId,
      origin: "event",
      occurredAt: work.now,
      actor: "whmcs",
    });
    await work.tx.updateTable("duty").set({ state: "scheduled" }).where("id", "=", id).execute();
    await updateDuty(work.tx, id, {
      effective_at: at(-1),
      start_at: at(13.5),
      due_at: at(14),
      request_id: 41,
      language: "en",
      ...change,
    });
    await insertToken(work.tx, {
      token_hash: hashToken(token),
      duty_id: id,
      created_at: work.now.toISOString(),
      expires_at: at(14),
      used_at: null,
      used_for: null,
    });
    return id;
  });
  return { id, token, path: `/approve/${token}` };
}

/** One that was begun: its hosting step is planned, and was tried in vain. */
async function makeBegun(service: Service, change: Partial<DutyRow>): Promise<Linked> {
  const linked = await makeLinked(service);
  const began = { started_at: service.world.now.toISOString() };
  await service.perform(async (work) => {
    await recordPlanInside(work, linked.id, [pending("whmcs", "terminate_hosting")]);
    await work.tx
      .updateTable("duty")
      .set({ ...began, ...change })
      .where("id", "=", linked.id)
      .execute();
  });
  return linked;
}

function open(service: Service, path: string, method = "GET"): Promise<Reply> {
  return service.call(method, path, { token: null });
}

function offered({ text }: Reply): string[] {
  return [...text.matchAll(/name="choice" value="(\w+)"/g)].map(([, choice]) => choice ?? "");
}

/** What the page's forms would send along. */
function seenIn({ text }: Reply): string {
  return /name="seen" value="([^"]*)"/.exec(text)?.[1] ?? "";
}

async function choose(service: Service, path: string, fields: Record<string, string>): Promise<Reply> {
  const seen = seenIn(await open(service, path));
  return post(service, path, { understood: "1", seen, ...fields });
}

function post(service: Service, path: string, fields: Record<string, string>): Promise<Reply> {
  return service.call("POST", path, {
    token: null,
    body: new URLSearchParams(fields).toString(),
    headers: { "content-type": "application/x-www-form-urlencoded" },
  });
}

async function dutyOf({ ledger }: Service, id: string): Promise<DutyRow> {
  return ledger.selectFrom("duty").selectAll().where("id", "=", id).executeTakeFirstOrThrow();
}

/** Everything of the ledger that an act would change. */
async function bookOf({ ledger }: Service): Promise<unknown> {
  const tables = ["duty", "step", "task", "evidence", "approval_token", "client_mail", "idempotency_key"] as const;
  return Promise.all(tables.map((table) => ledger.selectFrom(table).selectAll().execute()));
}

async function evidenceOf({ ledger }: Service, kind: string): Promise<{ actor: string; detail: unknown }[]> {
  const rows = await ledger.selectFrom("evidence").selectAll().where("kind", "=", kind).execute();
  return rows.map(({ actor, detail }) => ({ actor, detail: JSON.parse(detail) as unknown }));
}

describe("looking", () => {
  test("shows what goes, what stays and when, and the three choices", () =>
    withService(async (service) => {
      const { path } = await makeLinked(service);
      const { status, headers, text } = await open(service, path);
      expect(status).toBe(200);
      const { wording } = approvalTexts.en;
      for (const words of ["Starter (bakery.example)", wording.goes, "5 December 2026 at 23:00", "6 December 2026"]) {
        expect(text).toContain(words);
      }
      expect([...text.matchAll(/<h2>([^<]+)/g)].map(([, title]) => title)).toEqual([
        "My data back first",
        "Keep this service",
        "Delete sooner",
      ]);
      expect(headers).toMatchObject({
        "cache-control": "no-store",
        "referrer-policy": "no-referrer",
        "x-robots-tag": "noindex",
        "content-language": "en",
      });
      expect(headers["content-security-policy"]).toMatch(/default-src 'none'; style-src 'sha256-.+form-action 'self'/);
    }));

  test("changes nothing: not fifty times, not by HEAD, not for who runs no form", () =>
    withService(async (service) => {
      const { path } = await makeLinked(service);
      const before = await bookOf(service);
      for (let time = 0; time < 50; time += 1) expect((await open(service, path)).status).toBe(200);
      expect((await open(service, path, "HEAD")).status).toBe(200);
      await service.call("GET", path, { token: null, headers: { "sec-purpose": "prefetch", purpose: "prefetch" } });
      await open(service, `${path}?choice=now&understood=1`);
      expect(await bookOf(service)).toEqual(before);
    }));

  test("goes without a name where WHMCS cannot be asked", () =>
    withService(async (service) => {
      const { path } = await makeLinked(service);
      service.world.fault = new Error("away");
      const { status, text } = await open(service, path);
      expect([status, text.includes("Service 702")]).toEqual([200, true]);
    }));

  test("speaks the client's language, else the browser's", () =>
    withService(async (service) => {
      const { id, path } = await makeLinked(service);
      const headers = { "accept-language": "de" };
      expect((await service.call("GET", path, { token: null, headers })).text).toContain('<html lang="en">');
      await service.ledger.updateTable("duty").set({ language: null }).where("id", "=", id).execute();
      expect((await service.call("GET", path, { token: null, headers })).text).toContain('<html lang="de">');
    }));
});

describe("a choice", () => {
  test("delete now: approved at once, on record with channel, wording and language", () =>
    withService(async (service) => {
      const { id, path } = await makeLinked(service);
      const { status, text } = await choose(service, path, { choice: "now" });
      expect([status, text.includes(approvalTexts.en.chosenNow)]).toEqual([200, true]);
      expect(await dutyOf(service, id)).toMatchObject({
        approved_at: service.world.now.toISOString(),
        approval_channel: "link",
        approval_now: 0,
        due_at: service.world.now.toISOString(),
      });
      expect(await evidenceOf(service, "deletion.approved")).toEqual([
        { actor: "client", detail: { channel: "link", language: "en", now: false, wordingVersion: linkWording } },
      ]);
    }));

  test.each([
    ["at_effect", 0],
    ["now", 1],
  ] as const)("before the effect, %s: the paid time is given up only by that very choice", (choice, approval_now) =>
    withService(async (service) => {
      const effective_at = new Date(service.world.now.getTime() + 5 * dayMs).toISOString();
      const { id, path } = await makeLinked(service, 702, { effective_at });
      expect((await choose(service, path, { choice })).status).toBe(200);
      const due_at = choice === "now" ? service.world.now.toISOString() : effective_at;
      expect(await dutyOf(service, id)).toMatchObject({ approval_now, due_at });
    }),
  );

  test("my data back first: the clock stands, the owner has a task", () =>
    withService(async (service) => {
      const { id, path } = await makeLinked(service);
      expect((await choose(service, path, { choice: "data_first" })).text).toContain(approvalTexts.en.chosenData);
      expect(await dutyOf(service, id)).toMatchObject({ state: "waiting", reason: "data_back_first", due_at: null });
      expect((await service.ledger.selectFrom("task").select("code").execute()).map(({ code }) => code)).toEqual([
        "return_hosting_data",
      ]);
      expect(await evidenceOf(service, "deletion.clock_stopped")).toMatchObject([
        { actor: "client", detail: { channel: "link", wordingVersion: linkWording, language: "en" } },
      ]);
    }));

  test("keep it: withdrawn by the client, and a person takes the request out of WHMCS", () =>
    withService(async (service) => {
      const { id, path } = await makeLinked(service);
      expect((await choose(service, path, { choice: "keep" })).text).toContain(approvalTexts.en.chosenKeep);
      expect(await dutyOf(service, id)).toMatchObject({ state: "withdrawn", reason: "client" });
      expect((await service.ledger.selectFrom("task").select("code").execute()).map(({ code }) => code)).toEqual([
        "remove_cancellation_request",
      ]);
    }));

  test("counts once: what comes after it, also at the same moment, only shows what was chosen", () =>
    withService(async (service) => {
      const { id, path } = await makeLinked(service);
      const seen = seenIn(await open(service, path));
      const send = (choice: string): Promise<Reply> => post(service, path, { understood: "1", seen, choice });
      const replies = await Promise.all([send("keep"), send("keep"), send("keep")]);
      for (const { status, text } of replies) {
        expect([status, text.includes(approvalTexts.en.chosenKeep)]).toEqual([200, true]);
      }
      expect(await evidenceOf(service, "duty.withdrawn")).toHaveLength(1);
      const before = await bookOf(service);
      expect((await send("now")).text).toContain(approvalTexts.en.chosenKeep);
      const { status, text } = await open(service, path);
      expect([status, text.includes("<form")]).toEqual([200, false]);
      expect(await bookOf(service)).toEqual(before);
      expect((await dutyOf(service, id)).state).toBe("withdrawn");
    }));
});

describe("a link that was used", () => {
  const taken = ["deletion.approved", "deletion.clock_stopped", "duty.withdrawn"] as const;
  const takenOf = async (service: Service): Promise<readonly number[]> =>
    Promise.all(taken.map(async (kind) => (await evidenceOf(service, kind)).length));
  const ahead = ({ world }: Service): Partial<DutyRow> => ({
    effective_at: new Date(world.now.getTime() + 5 * dayMs).toISOString(),
  });

  test("still gives the data back and keeps the service, each once, and each with evidence", () =>
    withService(async (service) => {
      const { id, path } = await makeLinked(service, 702, ahead(service));
      const approved = await choose(service, path, { choice: "at_effect" });
      expect([approved.text.includes(approvalTexts.en.chosenAtEffect), offered(approved)]).toEqual([
        true,
        ["data_first", "keep"],
      ]);
      const asked = await choose(service, path, { choice: "data_first" });
      expect([asked.text.includes(approvalTexts.en.chosenData), offered(asked)]).toEqual([true, ["keep"]]);
      expect(await dutyOf(service, id)).toMatchObject({ reason: "data_back_first", approved_at: null });
      const kept = await choose(service, path, { choice: "keep" });
      expect([kept.text.includes(approvalTexts.en.chosenKeep), offered(kept)]).toEqual([true, []]);
      expect(await dutyOf(service, id)).toMatchObject({ state: "withdrawn", reason: "client" });
      expect(await takenOf(service)).toEqual([1, 1, 1]);
      for (const kind of taken) {
        expect(await evidenceOf(service, kind)).toMatchObject([{ actor: "client", detail: { channel: "link" } }]);
      }
    }));

  test.each(["at_effect", "now", "data_first", "keep"] as const)("for %s carries that out once", (choice) =>
    withService(async (service) => {
      const { path } = await makeLinked(service, 702, ahead(service));
      await choose(service, path, { choice });
      const before = await bookOf(service);
      expect((await choose(service, path, { choice })).status).toBe(200);
      expect(await bookOf(service)).toEqual(before);
    }),
  );

  test.each(["at_effect", "now", "data_first", "keep"] as const)("for %s approves nothing any more", (choice) =>
    withService(async (service) => {
      const { path } = await makeLinked(service, 702, ahead(service));
      await choose(service, path, { choice });
      const before = await bookOf(service);
      for (const other of ["at_effect", "now"].filter((one) => one !== choice)) {
        await choose(service, path, { choice: other });
      }
      expect(await bookOf(service)).toEqual(before);
    }),
  );

  test("of a client who waits for the data keeps the service long after its day, and tells the dates once they run again", () =>
    withService(async (service) => {
      const { id, path } = await makeLinked(service);
      await choose(service, path, { choice: "data_first" });
      service.world.now = new Date(service.world.now.getTime() + 60 * dayMs);
      await service.perform((work) => forgetTokens(work.tx, new Date(work.now.getTime() - 30 * dayMs)));
      expect(offered(await open(service, path))).toEqual(["keep"]);
      const start_at = new Date(service.world.now.getTime() + 9 * dayMs).toISOString();
      await service.perform((work) => updateDuty(work.tx, id, { clock_stopped_at: null, start_at, due_at: start_at }));
      const { text } = await open(service, path);
      expect([text.includes(approvalTexts.en.chosenData), text.includes("30 January 2027")]).toEqual([false, true]);
      expect((await choose(service, path, { choice: "keep" })).text).toContain(approvalTexts.en.chosenKeep);
      expect((await dutyOf(service, id)).state).toBe("withdrawn");
    }));

  test("changes nothing once the deletion has begun, and shows what was chosen", () =>
    withService(async (service) => {
      const { id, path } = await makeLinked(service);
      const seen = seenIn(await choose(service, path, { choice: "now" }));
      await service.ledger
        .updateTable("duty")
        .set({ state: "running", started_at: service.world.now.toISOString() })
        .where("id", "=", id)
        .execute();
      const before = await bookOf(service);
      const { status, text } = await post(service, path, { choice: "keep", understood: "1", seen });
      expect([status, text.includes(approvalTexts.en.chosenNow), text.includes("<form")]).toEqual([200, true, false]);
      expect(await bookOf(service)).toEqual(before);
    }));
});

describe("what does not count is shown again, and changes nothing", () => {
  test.each([
    ["the box is not ticked", { choice: "now", understood: "" }, "tick"],
    ["nothing is chosen", {}, "choose"],
    ["something unknown is chosen", { choice: "everything" }, "choose"],
    ["something is chosen that is not offered", { choice: "at_effect" }, "choose"],
    ["the page is an older one", { choice: "now", seen: "link-2025-01-1|in_effect||" }, "changed"],
  ] as const)("%s", (_what, fields, notice) =>
    withService(async (service) => {
      const { path } = await makeLinked(service);
      const before = await bookOf(service);
      const { status, text } = await choose(service, path, fields);
      expect([status, text.includes(approvalTexts.en[notice])]).toEqual([422, true]);
      expect(await bookOf(service)).toEqual(before);
    }),
  );

  test("the cancellation took effect while the page lay open", () =>
    withService(async (service) => {
      const effective_at = new Date(service.world.now.getTime() + dayMs).toISOString();
      const { path } = await makeLinked(service, 702, { effective_at });
      const seen = seenIn(await open(service, path));
      service.world.now = new Date(service.world.now.getTime() + 2 * dayMs);
      const { status } = await post(service, path, { choice: "at_effect", understood: "1", seen });
      expect(status).toBe(422);
    }));

  test("a body that is no form", () =>
    withService(async (service) => {
      const { path } = await makeLinked(service);
      const before = await bookOf(service);
      const reply = await service.call("POST", path, { token: null, body: { choice: "now", understood: "1" } });
      expect(reply.status).toBe(422);
      expect(await bookOf(service)).toEqual(before);
    }));

  test("one larger than any form of the page", () =>
    withService(async (service) => {
      const { path } = await makeLinked(service);
      expect((await post(service, path, { choice: "now", seen: "x".repeat(5_000) })).status).toBe(413);
    }));
});

describe("links that are good for nothing answer alike", () => {
  const states = {
    unknown: () => Promise.resolve(`/approve/${newToken()}`),
    "no token at all": () => Promise.resolve("/approve/x"),
    expired: async (service: Service) => {
      const { path } = await makeLinked(service);
      service.world.now = new Date(service.world.now.getTime() + 14 * dayMs);
      return path;
    },
    "of one that was withdrawn": async (service: Service) => ofState(service, { state: "withdrawn" }),
    "of one that runs": async (service: Service) => ofState(service, { state: "running" }),
    "of one whose hosting is gone": async (service: Service) => {
      const { id, path } = await makeBegun(service, { state: "waiting" });
      await service.ledger.updateTable("step").set({ state: "done" }).where("duty_id", "=", id).execute();
      return path;
    },
    "of one that ended": async (service: Service) => ofState(service, { state: "completed" }),
  };
  async function ofState(service: Service, change: Partial<DutyRow>): Promise<string> {
    const { id, path } = await makeLinked(service);
    await service.ledger.updateTable("duty").set(change).where("id", "=", id).execute();
    return path;
  }

  test.each(Object.entries(states))("%s", (_what, make) =>
    withService(async (service) => {
      const path = await make(service);
      const before = await bookOf(service);
      const strange = await open(service, `/approve/${newToken()}`);
      const shown = await open(service, path);
      const acted = await post(service, path, { choice: "now", understood: "1", seen: "" });
      expect([shown.status, acted.status]).toEqual([404, 404]);
      expect([shown.text, acted.text]).toEqual([strange.text, strange.text]);
      expect(await bookOf(service)).toEqual(before);
    }),
  );
});

test("a link never shows or moves another deletion than its own", () =>
  withService(async (service) => {
    service.world.serviceNames.set(703, "Starter (shop.example)");
    const mine = await makeLinked(service, 702);
    const theirs = await makeLinked(service, 703);
    const { text } = await open(service, mine.path);
    expect(text).toContain("bakery.example");
    for (const mark of ["shop.example", theirs.id, mine.id, mine.token]) expect(text).not.toContain(mark);
    const before = await dutyOf(service, theirs.id);
    await choose(service, mine.path, { choice: "keep", id: theirs.id, dutyId: theirs.id, token: theirs.token });
    expect(await dutyOf(service, theirs.id)).toEqual(before);
    expect((await dutyOf(service, mine.id)).state).toBe("withdrawn");
  }));

describe("what is offered follows where the deletion stands", () => {
  test.each([
    ["held", { state: "held", hold_reason: "dispute" }, ["keep"]],
    ["standing for the data", { state: "waiting", clock_stopped_at: "2026-11-21T10:00:00.000Z" }, ["keep", "now"]],
    ["approved", { approved_at: "2026-11-21T10:00:00.000Z" }, ["data_first", "keep"]],
    ["not in effect", { effective_at: "2026-12-01T10:00:00.000Z" }, ["data_first", "keep", "at_effect", "now"]],
  ] as const)("%s", (_what, change, choices) =>
    withService(async (service) => {
      const { id, path } = await makeLinked(service);
      await service.ledger.updateTable("duty").set(change).where("id", "=", id).execute();
      expect(offered(await open(service, path))).toEqual(choices);
    }),
  );

  test.each(["scheduled", "waiting", "failed", "held"] as const)(
    "%s after a first attempt in vain: the service can still be kept, and no date that is past is told",
    (state) =>
      withService(async (service) => {
        const { id, path } = await makeBegun(service, { state });
        const shown = await open(service, path);
        expect(offered(shown)).toEqual(["keep"]);
        expect(shown.text).not.toContain("5 December 2026");
        expect((await choose(service, path, { choice: "keep" })).text).toContain(approvalTexts.en.chosenKeep);
        expect(await dutyOf(service, id)).toMatchObject({ state: "withdrawn", reason: "client" });
      }),
  );

  test("no approval where the policy takes none", () =>
    withService(
      async (service) => {
        const { path } = await makeLinked(service);
        expect(offered(await open(service, path))).toEqual(["data_first", "keep"]);
      },
      ({ acts }) => ({
        acts: {
          ...acts,
          policy: {
            ...defaultPolicy,
            hostingDeletion: { ...defaultPolicy.hostingDeletion, customerMayApprove: false },
          },
        },
      }),
    ));
});

test("an address that tries too many links waits a minute, and keeps nobody from a good one", () =>
  withService(async (service) => {
    const { path } = await makeLinked(service);
    for (let time = 0; time < 130; time += 1) expect((await open(service, path)).status).toBe(200);
    for (let time = 0; time < 120; time += 1) await open(service, `/approve/${newToken()}`);
    const { status, headers } = await open(service, `/approve/${newToken()}`);
    expect([status, Number(headers["retry-after"]) > 0]).toEqual([429, true]);
    // Behind a proxy the client comes from the same address.
    expect((await open(service, path)).status).toBe(200);
    expect((await choose(service, path, { choice: "keep" })).text).toContain(approvalTexts.en.chosenKeep);
    service.world.now = new Date(service.world.now.getTime() + 61_000);
    expect((await open(service, `/approve/${newToken()}`)).status).toBe(404);
  }));

test("neither the log nor the ledger holds a token or a name", () =>
  withService(async (service) => {
    const { token, path } = await makeLinked(service);
    await choose(service, path, { choice: "data_first" });
    await open(service, path);
    const everything = service.logged.join("") + JSON.stringify(await bookOf(service));
    for (const mark of [token, "bakery", "Starter", "127.0.0.1"]) expect(everything).not.toContain(mark);
    expect(everything).toContain('"/approve/{token}"');
  }));

describe("the words that a client decides by", () => {
  const hashes: Readonly<Record<string, string>> = {
    "link-2026-11-1": "d4e6a4e460cfc3c59aa9b83e62764acdf6707455c079e9cc2237355a64713a1d",
  };

  test("have a version of their own with each change", () => {
    const wording = languages.map((language) => approvalTexts[language].wording);
    expect(hashes[linkWording]).toBe(createHash("sha256").update(JSON.stringify(wording)).digest("hex"));
  });

  test.each(languages)("name the same values in %s as in English", (language) => {
    const namesIn = (texts: object): unknown =>
      Object.entries(texts).map(([key, text]: [string, unknown]) =>
        typeof text === "string" ? [key, text.match(/\{\w+\}/g)] : namesIn(text as object),
      );
    expect(namesIn(approvalTexts[language])).toEqual(namesIn(approvalTexts.en));
  });
});
