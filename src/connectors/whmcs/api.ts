import { z } from "zod";
import { type BillingReads, createBillingReads } from "./api-billing.ts";
import { createMails, type Mails } from "./api-mails.ts";
import { createPeopleReads, type PeopleReads } from "./api-people.ts";
import { createRawReads, type RawReads } from "./api-raw.ts";
import { createServiceReads, type ServiceReads } from "./api-services.ts";
import { createSupportReads, type SupportReads } from "./api-support.ts";
import { createWrites, type Writes } from "./api-writes.ts";
import { writingActions } from "./actions.ts";
import type { WhmcsCall } from "./call.ts";
import { readShape, text } from "./normalise.ts";
import { absentOn } from "./reading.ts";
import { rememberCalls } from "./remember.ts";

/** The installation itself. */
export interface InstallationReads {
  /** For example `8.13.1`. */
  version(): Promise<string>;
  /** A setting's value, or undefined when WHMCS has no setting of this name. */
  configuration(setting: string): Promise<string | undefined>;
}

/** Everything this project asks of WHMCS, in its own words and types; nothing of WHMCS's wire format passes it but by `raw`. */
export interface WhmcsApi
  extends InstallationReads, PeopleReads, ServiceReads, BillingReads, SupportReads, Writes, Mails {
  /** What an export hands on as it is, by the data map. */
  readonly raw: RawReads;
  /** The same API, which answers a small read that it made before from memory: for one act that shall see a client once. */
  remembering(): WhmcsApi;
  /** The same API, whose calls end with RetryableError connector.aborted when the signal does. */
  withSignal(signal: AbortSignal): WhmcsApi;
  /** The same API, which awaits the gate right before anything that changes WHMCS leaves, each repetition too. */
  withGate(gate: () => Promise<void>): WhmcsApi;
}

const details = z.object({ version: text });

/** The API over one call function; cheap, without state of its own. */
export function createWhmcsApi(call: WhmcsCall): WhmcsApi {
  return {
    async version() {
      const answer = await call("WhmcsDetails");
      return readShape(details, answer["whmcs"]).version;
    },
    async configuration(setting) {
      const answer = await absentOn(["whmcs.unknown_setting"], () => call("GetConfigurationValue", { setting }));
      return answer === undefined ? undefined : readShape(text, answer["value"]);
    },
    ...createPeopleReads(call),
    ...createServiceReads(call),
    ...createBillingReads(call),
    ...createSupportReads(call),
    ...createWrites(call),
    ...createMails(call),
    raw: createRawReads(call),
    remembering: () => createWhmcsApi(rememberCalls(call)),
    withSignal: (signal) =>
      createWhmcsApi((action, parameters, options) =>
        call(action, parameters, {
          ...options,
          signal: options?.signal === undefined ? signal : AbortSignal.any([signal, options.signal]),
        }),
      ),
    withGate: (gate) =>
      createWhmcsApi((action, parameters, options) => {
        if (!writingActions.has(action)) return call(action, parameters, options);
        const beforeSending = async (): Promise<void> => {
          await options?.beforeSending?.();
          await gate();
        };
        return call(action, parameters, { ...options, beforeSending });
      }),
  };
}
