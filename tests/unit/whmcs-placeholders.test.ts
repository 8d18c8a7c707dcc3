import { createHash } from "node:crypto";
import { describe, expect, test } from "@jest/globals";
import * as fc from "fast-check";
import type { Subject } from "../../src/connectors/connector.ts";
import type { ClientFields } from "../../src/connectors/whmcs/api-writes.ts";
import type { WhmcsApi } from "../../src/connectors/whmcs/api.ts";
import {
  blankCountry,
  blankFirstName,
  blankPhone,
  blankText,
  isBlank,
  isPlaceholderEmail,
  isPlaceholderName,
  isPlaceholderPhone,
  newPlaceholderEmail,
  newPlaceholderName,
} from "../../src/connectors/whmcs/erase/placeholders.ts";
import { anonymiseProfile } from "../../src/connectors/whmcs/erase/profile.ts";
import type { Client } from "../../src/connectors/whmcs/records.ts";
import { contextOf } from "../contract/whmcs-erasure.ts";

const many = 5_000;
const hashes = ["md5", "sha1", "sha256", "sha384", "sha512"] as const;

/** What an erasure writes in place of one client's profile, by WHMCS's own field. */
async function replacementsOf(client: Client): Promise<ClientFields> {
  const written: ClientFields[] = [];
  let now = client;
  const api = {
    client: () => Promise.resolve(now),
    updateClient: (_id: number, fields: ClientFields) => {
      written.push(fields);
      const texts = Object.entries(fields).filter(([, value]) => typeof value === "string");
      now = { ...now, ...Object.fromEntries(texts), customFields: [], marketingOptIn: false };
      return Promise.resolve();
    },
  } as unknown as WhmcsApi;
  const subject: Subject = { clientId: client.clientId, emails: [], domains: [], usernames: [], serviceIds: [] };
  await anonymiseProfile(contextOf(api, subject, { keepsInvoices: false }));
  return Object.assign({}, ...written) as ClientFields;
}

const text = fc.string({ minLength: 1, maxLength: 40 }).filter((value) => !isBlank(value));
const person = fc.record({
  firstName: text,
  lastName: text,
  companyName: text,
  email: fc.emailAddress(),
  phoneNumber: fc.stringMatching(/^\+32\.4[1-9]{8}$/),
  address1: text,
  address2: text,
  city: text,
  state: text,
  postcode: text,
  country: fc.constantFrom("NL", "FR", "DE"),
  taxId: text,
  notes: text,
});

function clientOf(fields: Partial<Client>, clientId = 7): Client {
  return { clientId, status: "Active", marketingOptIn: true, customFields: [], ...fields } as Client;
}

const constants = new Set([blankText, blankFirstName, blankPhone, blankCountry, "Closed", "0.0.0.0"]);

describe("what stands where personal data stood", () => {
  test("is never given twice, so that WHMCS takes every address", () => {
    const names = Array.from({ length: many }, newPlaceholderName);
    const addresses = Array.from({ length: many }, newPlaceholderEmail);
    expect(new Set(names).size).toBe(many);
    expect(new Set(addresses).size).toBe(many);
    expect(names.filter((name) => !isPlaceholderName(name))).toEqual([]);
    expect(addresses.filter((address) => !isPlaceholderEmail(address) || !address.endsWith(".invalid"))).toEqual([]);
  });

  test("spreads over every value of its characters, as what is drawn at random does", () => {
    const digits = Array.from({ length: many }, newPlaceholderName).flatMap((name) =>
      name.slice("erased-".length).split(""),
    );
    const counts = Map.groupBy(digits, (digit) => digit);
    expect(counts.size).toBe(16);
    const expected = digits.length / 16;
    for (const [, found] of counts) expect(Math.abs(found.length - expected)).toBeLessThan(expected / 10);
  });

  test("differs for two clients with the same old address, and for one client erased twice", async () => {
    await fc.assert(
      fc.asyncProperty(person, async (fields) => {
        const [one, other, again] = await Promise.all([
          replacementsOf(clientOf(fields, 7)),
          replacementsOf(clientOf(fields, 8)),
          replacementsOf(clientOf(fields, 7)),
        ]);
        expect(new Set([one.email, other.email, again.email]).size).toBe(3);
        expect(new Set([one.lastName, other.lastName, again.lastName]).size).toBe(3);
      }),
      { numRuns: 200 },
    );
  });

  test("is drawn at random or the same for everybody: no part, and no hash, of what stood there", async () => {
    await fc.assert(
      fc.asyncProperty(person, async (fields) => {
        const written = await replacementsOf(clientOf(fields));
        const texts = Object.values(written).filter((value) => typeof value === "string");
        const random = texts.filter((value) => !constants.has(value));
        expect(new Set(random)).toEqual(new Set([written.lastName, written.email]));
        const olds = Object.values(fields).filter((old) => old.length > 6); // a shorter one may stand there by chance
        for (const value of random) {
          const drawn = value.replace(/^erased-|@erased\.invalid$/g, "");
          for (const old of olds) {
            expect(drawn.toLowerCase()).not.toContain(old.toLowerCase());
            for (const form of [old, old.toLowerCase(), `${old}7`, `7${old}`]) {
              for (const name of hashes) {
                expect(createHash(name).update(form).digest("hex")).not.toContain(drawn.slice(0, 12));
              }
            }
          }
        }
      }),
      { numRuns: 100 },
    );
  }, 60_000);

  test("is known again, so that a second erasure writes nothing over it", () => {
    for (let count = 0; count < many; count += 1) {
      expect(isPlaceholderEmail(` ${newPlaceholderEmail().toUpperCase()} `)).toBe(true);
    }
    expect([isPlaceholderPhone(blankPhone), isPlaceholderPhone(`+32.${blankPhone}`)]).toEqual([true, true]);
    expect([isPlaceholderEmail("erased-1@erased.invalid"), isPlaceholderName("erased-anna")]).toEqual([false, false]);
    expect(isPlaceholderPhone("+32.470123456")).toBe(false);
  });
});
