import { text } from "node:stream/consumers";
import { finished } from "node:stream/promises";
import { z } from "zod";
import type { Subject } from "../connectors/connector.ts";
import { PermanentError } from "../domain/errors.ts";
import type { Sealer } from "./seal.ts";
import { createSealedObjects } from "./sealed-objects.ts";
import type { Storage } from "./storage.ts";

/** Who a duty is about, kept while its steps may still need it: `<dutyId>.subject.age` and `<dutyId>.subject.key`. */
export interface SubjectStore {
  /** Replaces what was sealed for this duty before. @throws PermanentError subject.invalid; RetryableError storage.* */
  sealSubject(dutyId: string, subject: Subject): Promise<void>;
  /** Undefined when none was sealed or it was destroyed. @throws PermanentError subject.damaged, seal.* */
  openSubject(dutyId: string): Promise<Subject | undefined>;
  /** The key first, then the bytes. Twice is once. */
  destroySubject(dutyId: string): Promise<void>;
  /** The duties of which anything is stored, in no order, also where only the bytes or only the key are. */
  listSubjects(): Promise<readonly string[]>;
}

const subjectObject = /^([a-z0-9-]+)\.subject\.(?:age|key)$/;

const subjectSchema = z.object({
  clientId: z.int().positive(),
  emails: z.array(z.string()),
  domains: z.array(z.string()),
  // Absent in what was sealed before it was asked for.
  usernames: z.array(z.string()).default([]),
  serviceIds: z.array(z.int()),
  elsewhere: z
    .object({
      names: z.array(z.string()),
      places: z.array(
        z
          .object({
            serviceId: z.int(),
            productId: z.int(),
            domain: z.string(),
            ended: z.boolean(),
            gone: z.boolean().optional(),
          })
          .readonly(),
      ),
      registrations: z.array(z.object({ domain: z.string(), registrar: z.string(), active: z.boolean() }).readonly()),
      sharedDomains: z.array(z.string()),
    })
    .optional(),
});

/** Keeps subjects sealed in `storage`. */
export function createSubjectStore(storage: Storage, sealer: Sealer): SubjectStore {
  const objects = createSealedObjects(storage, sealer, {
    kind: "subject",
    bytesName: (id) => `${id}.subject.age`,
    keyName: (id) => `${id}.subject.key`,
  });
  return {
    sealSubject: async (dutyId, subject) => {
      const checked = subjectSchema.safeParse(subject);
      if (!checked.success) throw new PermanentError("subject.invalid");
      await objects.save(dutyId, async (plain) => {
        plain.end(JSON.stringify(checked.data));
        await finished(plain, { readable: false });
      });
    },
    openSubject: async (dutyId) => {
      const plain = await objects.open(dutyId);
      if (plain === undefined) return undefined;
      const parsed = subjectSchema.safeParse(parseJson(await text(plain)));
      if (!parsed.success) throw new PermanentError("subject.damaged");
      return parsed.data;
    },
    destroySubject: (dutyId) => objects.destroy(dutyId),
    listSubjects: async () => {
      const ids = (await storage.list()).flatMap((object) => subjectObject.exec(object)?.[1] ?? []);
      return [...new Set(ids)];
    },
  };
}

/** The parser's own error quotes the text, which must reach no log. */
function parseJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
