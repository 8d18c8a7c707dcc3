import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { shortPolicy } from "../support/service.ts";
import { type Stage, startStage } from "../support/stage.ts";

// What the owner called off stays off, however often the account is looked at again.

let stage: Stage;

beforeAll(async () => {
  stage = await startStage({ policy: { ...shortPolicy, hostingDeletion: { gracePeriod: "P14D" } } });
}, 60_000);

afterAll(() => stage.stop(), 60_000);

test("a deletion the owner withdrew is not opened again by its account's closure, which it blocks instead", async () => {
  const hosting = stage.host();
  await stage.act({ act: "admin_closes_client", clientId: hosting.clientId });
  const deletion = await stage.deletionIn(hosting.serviceId, "scheduled");
  await stage.post(`/v1/deletions/${deletion.id}/withdraw`);
  const [account] = await stage.duties("anonymization", hosting.clientId);
  await stage.send("domain.deleted", { clientId: hosting.clientId, domainId: 1 });
  await stage.settledEvents("domain.deleted", hosting.clientId);
  await stage.lookedAt(account?.id ?? "");
  expect(await stage.deletions(hosting.serviceId)).toMatchObject([{ id: deletion.id, state: "withdrawn" }]);
  expect(await stage.dutyIn("anonymization", hosting.clientId, "waiting")).toMatchObject({ reason: "blocked" });
  expect(stage.isHosted(hosting)).toBe(true);
}, 60_000);
