import type { ProcessorValues } from "../../../src/connectors/values.ts";
import type { Clock } from "../../../src/domain/clock.ts";

/** One of the two clients, as every system is to hold it. */
export interface Planted {
  readonly clientId: number;
  /** Every text that is planted of this client begins so. */
  readonly mark: string;
  /** The first is the client's own in WHMCS. */
  readonly emails: readonly string[];
  readonly name: { readonly first: string; readonly last: string; readonly company: string };
}

/** Both clients: one whose data goes, and a twin who keeps everything. */
export interface Pair {
  readonly subject: Planted;
  readonly twin: Planted;
}

/** A stand-in of one system that holds data of both. */
export interface System {
  /** As the policy names it. */
  readonly name: keyof ProcessorValues;
  /** What its connector is opened with. */
  readonly values: ProcessorValues;
  /** Everything it holds, as text. */
  dump(): Promise<string>;
  /** What of it is the twin's, or both clients', as text: not a byte of it may change. */
  twins(): Promise<string>;
  /** Does for the subject what a task of that code asks of a person; nothing for most. */
  byHand?(code: string): void;
  close(): Promise<void>;
}

/** How long the vendors take for what they do later: as long as they do, or no time at all. */
export type VendorPace = "as_theirs" | "at_once";

/** Starts a stand-in, on a clock that moves with the duties, with both clients in every field. */
export type StartSystem = (pair: Pair, clock: Clock, pace: VendorPace) => Promise<System>;

/** Texts of one client, each once: `planted-a-freshdesk-1`, `planted-a-freshdesk-2` and so on. */
export function marksOf({ mark }: Planted, system: string): () => string {
  let count = 0;
  return () => `${mark}${system}-${(count += 1)}`;
}

/** Which names are in use: each client has its own, and both name one. */
export const names = {
  site: ({ mark }: Planted): string => `${mark}site.example`,
  /** The domain itself stays at the provider, as it is nobody's: it has no mark. */
  mail: ({ clientId }: Planted): string => `mail-${clientId}.example`,
  sharedSite: "both-site.example",
  sharedMail: "both-mail.example",
  /** Cancelled in WHMCS and running at the registrar. */
  running: ({ mark }: Planted, tld: string): string => `${mark}running.${tld}`,
  /** Gone everywhere. */
  ended: ({ mark }: Planted, tld: string): string => `${mark}ended.${tld}`,
} as const;

/** The products of the policy. */
export const products = { cloudways: 14, rackspace: 15 } as const;
/** Where they live. */
export const lives = { [products.cloudways]: "cloudways", [products.rackspace]: "rackspace" } as const;
