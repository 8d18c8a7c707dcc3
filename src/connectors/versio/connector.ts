import type { Outcome } from "../../domain/outcome.ts";
import type { ProcessorParts } from "../open.ts";
import type { Processor } from "../processor.ts";
import type { VersioValues } from "../values.ts";
import { openVersioApi } from "./call.ts";
import { checkVersio } from "./check.ts";
import { eraseContact, verifyContactGone } from "./erase.ts";
import { exportHoldings, versioDataMap } from "./export.ts";
import { targetsOf } from "./find.ts";
import { isActive, readHoldings } from "./holdings.ts";

/** The details of the registrant that Versio keeps; changes of anything else concern it not. */
const registrantFields =
  "firstname lastname companyname email address1 address2 city state postcode country phonenumber".split(" ");

/**
 * Versio, where the .be domain names are registered. Contacts that no living domain needs are erased; a living domain keeps
 * its registrant, and nothing here ever touches a domain. There is no call to change a contact, and a new registrant of a .be
 * name is a procedure of the registry's with approvals: a person's.
 */
export function createVersio(values: VersioValues, parts: ProcessorParts): Processor {
  const api = openVersioApi(values, parts);
  return {
    name: "versio",
    describes: versioDataMap,
    canProveAbsence: true,
    find: async (subject, scope, ctx) =>
      // No hosting lies here: the end of a service ends no registration.
      scope.of === "client" ? targetsOf(await readHoldings(api, subject, ctx)) : [],
    export: (subject, ctx) => exportHoldings(api, subject, ctx),
    rectify: async (subject, _profile, changed, ctx): Promise<Outcome> => {
      if (changed.size > 0 && !registrantFields.some((field) => changed.has(field))) return { kind: "nothing_found" };
      const { domains } = await readHoldings(api, subject, ctx);
      return domains.some(isActive)
        ? { kind: "manual", reason: "registrar_change_by_hand" }
        : { kind: "nothing_found" };
    },
    erase: async (target, _progress, ctx) => await eraseContact(api, target, ctx),
    verifyGone: async (target, ctx) => await verifyContactGone(api, target, ctx.signal),
    check: async ({ signal }) => await checkVersio(api, signal),
    close: () => {
      api.close();
      return Promise.resolve();
    },
  };
}
