import {
  startVendorServer,
  type VendorReply,
  type VendorRequest,
  type VendorServer,
} from "../../simulators/vendor-server.ts";
import type { Clock } from "../../src/domain/clock.ts";

/** A person as the invented vendor keeps it. */
export interface SmallPerson {
  readonly id: number;
  readonly email: string;
  name: string;
  readonly pin: string;
  goneAt?: Date;
}

/** An invented vendor, as small as one can be that has the traps of the great: partial matches, pages, a slow erasure. */
export interface SmallVendor {
  readonly server: VendorServer;
  readonly people: Map<number, SmallPerson>;
  /** What it shows now. */
  readonly shown: () => readonly SmallPerson[];
}

const pageSize = 50;
const erasedAfterMs = 60_000;
const noSuchPerson: VendorReply = { status: 404, json: { error: "no_such_person" } };

/** Starts it, empty. `GET /people?email=&page=`, `GET`, `PUT` and `DELETE /people/{id}`, `GET /me`. */
export async function startSmallVendor(clock: Clock): Promise<SmallVendor> {
  const people = new Map<number, SmallPerson>();
  const shown = (): readonly SmallPerson[] =>
    [...people.values()].filter(({ goneAt }) => goneAt === undefined || goneAt > clock.now());
  const answer = (request: VendorRequest): VendorReply => {
    if (request.headers["authorization"] !== "Bearer small-key") return { status: 401, json: { error: "who" } };
    if (request.path === "/me") return { json: { rights: ["read", "delete"] } };
    if (request.path === "/people") return list(shown(), request.query);
    const person = shown().find(({ id }) => request.path === `/people/${id}`);
    if (person === undefined) return noSuchPerson;
    if (request.method === "DELETE") {
      person.goneAt ??= new Date(clock.now().getTime() + erasedAfterMs);
      return { status: 202, json: { accepted: true } };
    }
    if (request.method === "PUT") person.name = String((request.json() as { name?: unknown }).name);
    return { json: rowOf(person) };
  };
  return { server: await startVendorServer(answer, "/api"), people, shown };
}

function list(people: readonly SmallPerson[], query: URLSearchParams): VendorReply {
  const wanted = (query.get("email") ?? "").toLowerCase();
  const page = Number(query.get("page") ?? "1");
  const matching = people.filter(({ email }) => email.toLowerCase().includes(wanted));
  const rows = matching.slice((page - 1) * pageSize, page * pageSize).map(rowOf);
  return { json: { people: rows, total: matching.length } };
}

function rowOf({ id, email, name, pin }: SmallPerson) {
  return { id, email, name, pin };
}
