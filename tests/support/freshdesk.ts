import type { FreshdeskValues } from "../../src/connectors/values.ts";
import type { FreshdeskSimulator } from "../../simulators/freshdesk/server.ts";

/** What the connector is opened with for a stand-in. */
export function freshdeskValues(freshdesk: FreshdeskSimulator, own: Partial<FreshdeskValues> = {}): FreshdeskValues {
  return {
    url: freshdesk.url,
    apiKey: freshdesk.apiKey,
    fileOrigins: [freshdesk.fileServer.url],
    tickets: "keep",
    deleteAfter: "P7D",
    withNotes: true,
    callsPerMinute: 100,
    ...own,
  };
}
