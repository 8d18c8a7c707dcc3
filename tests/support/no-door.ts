import type { WhmcsDoor } from "../../src/connectors/whmcs/door/door.ts";
import { doorAbsent } from "../../src/connectors/whmcs/door/errors.ts";

/** A WHMCS without the addon: every call ends as one to an address behind which nothing of ours stands. */
export const noDoor: WhmcsDoor = {
  capabilities: () => Promise.resolve(undefined),
  release: refuse,
  hold: refuse,
  ownerHolds: refuse,
  invoiceSnapshots: refuse,
  invoicePdf: refuse,
  // oxlint-disable-next-line require-yield
  readExtras: async function* readExtras() {
    throw doorAbsent();
  },
  clientFile: refuse,
  creditNotes: refuse,
  expiredDocuments: refuse,
  scrub: refuse,
  verifyGone: refuse,
  withSignal: () => noDoor,
};

function refuse(): Promise<never> {
  return Promise.reject(doorAbsent());
}
