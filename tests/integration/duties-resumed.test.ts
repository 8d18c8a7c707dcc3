import { expect, test } from "@jest/globals";
import { beginDuty } from "../../src/duties/begin-duty.ts";
import { leaseMs } from "../../src/duties/claim-duty.ts";
import { withdrawByFacts } from "../../src/duties/finish-duty.ts";
import { withBooks, workerA, workerB } from "../support/ledger.ts";

test("a duty whose worker died is withdrawn when WHMCS no longer says what it stood on", () =>
  withBooks(async (books) => {
    books.mode = "live";
    const id = await books.open();
    await books.claim(id, workerA);
    expect(await beginDuty(books.acts, books.gates, id, workerA)).toBe(true);

    books.pass(leaseMs + 1);
    await books.claim(id, workerB);
    expect(await books.duty(id)).toMatchObject({ state: "running", lease_owner: workerB });
    await withdrawByFacts(books.acts, id, workerB, "no_longer_cancelled");

    expect(await books.duty(id)).toMatchObject({
      state: "withdrawn",
      reason: "no_longer_cancelled",
      open_key: null,
      wake_at: null,
    });
  }));
