import { describe, expect, test } from "@jest/globals";
import { RetryableError } from "../../src/domain/errors.ts";
import { withWhmcs } from "./whmcs-client-server.ts";

// The global stop (contract section 4): once it was answered, nothing that changes WHMCS leaves any more.

/** A gate that a test closes; once closed every call that would change something ends as a step that was interrupted. */
function gateOf() {
  let isClosed = false;
  return {
    close: () => {
      isClosed = true;
    },
    gate: () => (isClosed ? Promise.reject(new RetryableError("duty.interrupted")) : Promise.resolve()),
  };
}

describe("once the gate is closed", () => {
  test("a call that waits for its turn behind another is never sent", async () => {
    const { gate, close } = gateOf();
    await withWhmcs(
      () => {
        close(); // while the first is being answered, the second waits
        return { result: "success" };
      },
      async ({ api, received }) => {
        const gated = api.withGate(gate);
        const both = await Promise.allSettled([gated.deleteTicket(1), gated.deleteTicket(2)]);
        expect(both).toMatchObject([{ status: "fulfilled" }, { reason: { code: "duty.interrupted" } }]);
        expect(received.map(({ action }) => action)).toEqual(["DeleteTicket"]);
      },
      { concurrency: 1 },
    );
  });

  test("a call that failed for now is not repeated", async () => {
    const { gate, close } = gateOf();
    await withWhmcs(
      (_received, response) => {
        close();
        response.writeHead(503).end();
        return undefined;
      },
      async ({ api, received }) => {
        const gated = api.withGate(gate).withSignal(new AbortController().signal);
        await expect(gated.deleteTicket(1)).rejects.toMatchObject({ code: "duty.interrupted" });
        expect(received).toHaveLength(1);
      },
    );
  });

  test("reads go on: clocks stay visible", async () => {
    const { gate, close } = gateOf();
    close();
    await withWhmcs(
      () => ({ result: "success", whmcs: { version: "9.0.3" } }),
      async ({ api }) => expect(await api.withGate(gate).version()).toBe("9.0.3"),
    );
  });
});
