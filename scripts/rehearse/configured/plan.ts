import type { ProcessorName } from "../../../src/connectors/values.ts";
import type { Canary } from "./canary.ts";

/** Why a system gets no canary. Export and erasure are rehearsed there all the same, on nothing. */
const noCanary: Readonly<Record<ProcessorName, string>> = {
  cloudways: "none: an application takes room on a server",
  freshdesk: "a contact and a closed ticket, which are deleted for good",
  versio: "none: a registration costs money and cannot be taken back",
  resellerclub: "none: the API removes no customer record that it made",
  rackspace: "none: a mailbox costs money",
  website_forms: "none: the database account may not add rows, and should not",
  google_analytics: "none: it holds nothing under a name",
  apple_keychain: "none: it has no API",
};

/** WHMCS actions that the connector does not need and the rehearsal does. */
export function actionsFor(hasProduct: boolean): readonly string[] {
  return ["AddClient", "CloseClient", ...(hasProduct ? ["AddOrder", "AcceptOrder", "AddCancelRequest"] : [])];
}

/** What is about to be done where, for the owner to agree to. */
export function describePlan(
  { code, email, clientId }: Canary,
  about: { readonly whmcs: string; readonly systems: readonly ProcessorName[]; readonly productId: number | undefined },
): string {
  const { whmcs, systems, productId } = about;
  const order =
    productId === undefined
      ? "no service, so that no cancellation is rehearsed (name a product without a module: --product N)"
      : `an order of product ${productId}, without price, invoice or module`;
  return [
    clientId === undefined
      ? `A canary is made on the configured systems, under the code ${code}:`
      : `An earlier rehearsal did not end. Its canary, client ${clientId}, code ${code}, is ended now; nothing new is made where it is:`,
    `  ${"whmcs".padEnd(18)}a client with the address ${email}, at ${whmcs}; ${order}`,
    ...systems.map((name) => `  ${name.padEnd(18)}${noCanary[name]}`),
    "A service of its own, with nothing in its memory but the canary, exports it, cancels, approves and closes it: live, whatever",
    "DRY_RUN says. Mails to the canary's address may be sent. Afterwards its client stays in WHMCS, without a name.",
  ].join("\n");
}
