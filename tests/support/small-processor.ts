import { z } from "zod";
import { createHttpClient } from "../../src/connectors/http-client.ts";
import type { ProcessorParts } from "../../src/connectors/open.ts";
import type { Erasure, KnownSubject, Processor, ProcessorContext, Target } from "../../src/connectors/processor.ts";
import { createVendorCall, shaped } from "../../src/connectors/vendor-call.ts";
import type { EntityDescription } from "../../src/domain/data-map.ts";
import { AppError, PermanentError } from "../../src/domain/errors.ts";

/** What may be wrong with a connector, so that the suite can prove that it sees it. */
export type Defect =
  | "partial_match"
  | "first_page_only"
  | "any_shape"
  | "errors_are_nothing"
  | "any_404_is_gone"
  | "accepted_is_gone"
  | "asks_nobody"
  | "stale_facts"
  | "exports_pins"
  | "quotes_vendor"
  | "never_ends"
  | "erases_twins"
  | "writes_in_dry_run"
  | "crashes"
  | "trusts_rows"
  | "errors_are_gone";

const person = z.object({ id: z.int().positive(), email: z.string().min(1), name: z.string() });
const list = z.object({ people: z.array(person), total: z.int().nonnegative() });
const noSuchPerson = z.object({ error: z.literal("no_such_person") });
const describes: EntityDescription = {
  entity: "people",
  origins: ["GET /people"],
  purpose: "support",
  legalBasis: "contract",
  retention: "account",
  recipients: ["helpdesk"],
  isPortable: true,
  fields: [
    { treatment: "exported", source: "name", name: "name", type: "text" },
    { treatment: "left_out", source: "pin", reason: "secret" },
  ],
};

/** A connector of the invented vendor of `small-vendor.ts`; sound without defects. */
export function createSmallProcessor(
  url: string,
  parts: ProcessorParts,
  defects: ReadonlySet<Defect> = new Set(),
): Processor {
  const has = (defect: Defect): boolean => defects.has(defect);
  const http = createHttpClient({ baseUrl: url, userAgent: parts.userAgent });
  const call = createVendorCall({
    ...parts,
    http,
    quota: { bucket: "small", calls: 100, perSeconds: 60 },
    authorize: () => ({ Authorization: "Bearer small-key" }),
    judge: (response) => {
      const { status } = response;
      if (status >= 400 && has("quotes_vendor")) return new PermanentError(response.text());
      if (status !== 404 || noSuchPerson.safeParse(parsed(response.text())).success || has("any_404_is_gone"))
        return undefined;
      return new PermanentError("connector.shape_unexpected");
    },
  });

  const rowsOf = async (email: string, signal: AbortSignal) => {
    const rows = new Map<number, z.output<typeof person>>();
    for (let page = 1; ; page += 1) {
      const query = { email, page: String(page) };
      const { body } = await call({ method: "GET", path: "people", query }, signal);
      if (has("any_shape") && !list.safeParse(body).success) return rows;
      const { people, total } = has("crashes") ? (body as z.output<typeof list>) : shaped(list, body);
      const before = rows.size;
      for (const row of people) if (has("partial_match") || isSame(row.email, email)) rows.set(row.id, row);
      if (page * 50 >= total || has("first_page_only")) return rows;
      if (people.length === 0 || (before === rows.size && page > 10_000)) {
        throw new PermanentError("connector.shape_unexpected");
      }
    }
  };
  const find = async (subject: KnownSubject, signal: AbortSignal) => {
    const found = new Map<number, z.output<typeof person>>();
    for (const email of subject.emails) {
      if (email.trim() === "" && !has("partial_match")) continue;
      for (const [id, row] of await rowsOf(email, signal)) found.set(id, row);
    }
    return found;
  };
  /** @returns undefined where the vendor says that there is no such person */
  const read = async (target: Target, signal: AbortSignal) => {
    try {
      const { body } = await call({ method: "GET", path: `people/${idOf(target)}` }, signal);
      const row = shaped(person, body);
      if (row.id !== idOf(target)) throw new PermanentError("connector.shape_unexpected");
      return row;
    } catch (error) {
      if (has("errors_are_gone")) return undefined;
      if (error instanceof AppError && error.code === "connector.not_found") return undefined;
      throw error;
    }
  };
  const erase = async (target: Target, ctx: ProcessorContext): Promise<Erasure> => {
    if (!has("stale_facts") && !has("trusts_rows")) {
      const now = await read(target, ctx.signal);
      if (now === undefined) return { kind: "gone" };
      if (!isSame(now.email, emailOf(target))) return { kind: "manual", reason: "facts_changed" };
    }
    if (!has("asks_nobody")) await ctx.mayGo();
    const ids = has("erases_twins") ? [idOf(target), idOf(target) + 1] : [idOf(target)];
    for (const id of ids) {
      await call(
        { method: "DELETE", path: `people/${id}`, repeatable: true, writes: !has("writes_in_dry_run") },
        ctx.signal,
      ).catch((error: unknown) => {
        if (!(error instanceof AppError) || error.code !== "connector.not_found") throw error;
      });
    }
    if (has("accepted_is_gone")) return { kind: "gone" };
    if ((await read(target, ctx.signal)) === undefined) return { kind: "gone" };
    const later = has("never_ends") ? 0 : 61_000;
    return { kind: "pending", reason: "accepted", lookAgainAt: new Date(ctx.clock.now().getTime() + later) };
  };

  return {
    name: "small",
    describes: [describes],
    canProveAbsence: true,
    find: async (subject, _scope, ctx) => {
      try {
        const rows = await find(subject, ctx.signal);
        return [...rows.values()].map(({ id, email }) => ({ kind: "person", id: `${id} ${email}`, link: String(id) }));
      } catch (error) {
        if (has("errors_are_nothing")) return [];
        throw error;
      }
    },
    async *export(subject, ctx) {
      yield { type: "entity", entity: "people" };
      for (const row of (await find(subject, ctx.signal)).values()) {
        const pin = (row as { pin?: string }).pin;
        const record = { name: row.name, ...(has("exports_pins") && { pin: pin ?? "zqsecret" }) };
        yield { type: "record", entity: "people", record };
      }
    },
    rectify: async (subject, { firstName, lastName }, _changed, ctx) => {
      const rows = await find(subject, ctx.signal);
      for (const { id } of rows.values()) {
        await ctx.mayGo();
        const json = { name: `${firstName} ${lastName}` };
        await call({ method: "PUT", path: `people/${id}`, json, repeatable: true }, ctx.signal);
      }
      return rows.size === 0 ? { kind: "nothing_found" } : { kind: "done", count: rows.size };
    },
    erase: (target, _progress, ctx) => erase(target, ctx),
    check: async ({ signal }) => {
      try {
        const { body } = await call({ method: "GET", path: "me" }, signal);
        const { rights } = shaped(z.object({ rights: z.array(z.string()) }), body);
        return [{ code: "may_delete", state: rights.includes("delete") ? "ok" : "missing" }];
      } catch (error) {
        const isLater = error instanceof AppError && error.retry === "later";
        return [{ code: "credentials", state: isLater ? "unknown" : "missing" }];
      }
    },
    close: () => {
      http.close();
      return Promise.resolve();
    },
  };
}

function isSame(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

function idOf({ id }: Target): number {
  return Number(id.split(" ")[0]);
}

function emailOf({ id }: Target): string {
  return id.split(" ")[1] ?? "";
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
