import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

/** The client that a rehearsal made, and what of it lies where: the note by which a later run ends what this one could not. */
const fields = z.object({
  /** Eight random signs, in every text that is made of it. */
  code: z.string().regex(/^[0-9a-f]{8}$/),
  email: z.string(),
  /** The addresses of the systems in which its ids mean anything. */
  places: z.array(z.string()),
  madeAt: z.string(),
  clientId: z.int().positive().optional(),
  /** Where an order was placed. */
  serviceId: z.int().positive().optional(),
  freshdesk: z.object({ contactId: z.int().positive(), ticketId: z.int().positive().optional() }).optional(),
});

// An address without the code may be somebody's.
const shape = fields.refine(({ code, email }) => email.includes(`canary-${code}@`));

export type Canary = z.output<typeof shape>;

const fileOf = (folder: string): string => join(folder, "canary.json");

/**
 * A new canary. Its address has never been anybody's, so that no system holds anything else under it: a random one under the
 * controller's mail domain, or the one given, tagged (name+tag@domain). @throws Error where there is neither
 */
export function inventCanary(
  controller: string | undefined,
  given: string | undefined,
  places: readonly string[],
): Canary {
  const code = randomBytes(4).toString("hex");
  const [, local = "", domain] = /^([^@\s]*)@([^@\s]+\.[^@\s]+)$/.exec(given ?? controller ?? "") ?? [];
  if (domain === undefined) {
    throw new Error(
      given === undefined
        ? "the policy names no address of the controller's: give the canary one, --email"
        : "--email takes a whole e-mail address",
    );
  }
  const name = given === undefined ? `canary-${code}` : `${local}+canary-${code}`;
  return { code, email: `${name}@${domain}`.toLowerCase(), madeAt: new Date().toISOString(), places: [...places] };
}

/** Name and address in WHMCS: nobody's, and plain to whoever comes upon them. */
export function identityOf({ code, email, madeAt }: Canary) {
  return {
    firstname: "Canary",
    lastname: `Rehearsal-${code}`,
    companyname: `Privacy rehearsal ${code}`,
    email,
    address1: `Rehearsal ${code}`,
    city: `Rehearsal ${code}`,
    state: "-",
    postcode: "0000",
    country: "BE",
    phonenumber: "20000000",
    notes: `Made by a rehearsal of erasures (npm run rehearse) on ${madeAt.slice(0, 10)}; nobody's data.`,
  };
}

/**
 * The canary that an earlier run left, if any. @throws Error where the note cannot be read, or was made at other places, where its
 * ids are others': somebody must look
 */
export function readNote(folder: string, places: readonly string[]): Canary | undefined {
  const file = fileOf(folder);
  if (!existsSync(file)) return undefined;
  const note = shape.safeParse(parsed(readFileSync(file, "utf8"))).data;
  if (note === undefined) {
    throw new Error(
      `${file} cannot be read. It names what an earlier rehearsal made: look there, end it, remove the file`,
    );
  }
  if (note.places.some((place) => !places.includes(place))) {
    throw new Error(
      `${file} names a canary at ${note.places.join(" and ")}, which is not what is configured now. End it there, or remove the file`,
    );
  }
  return note;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Written before and after each thing that is made, so that nothing made is ever forgotten. */
export function writeNote(folder: string, canary: Canary): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(fileOf(folder), `${JSON.stringify(canary, null, 2)}\n`);
}

/** Once nothing is left to end. */
export function removeNote(folder: string): void {
  rmSync(fileOf(folder), { force: true });
}
