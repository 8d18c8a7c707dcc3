import { expect, test } from "@jest/globals";
import { purgeSchema } from "../../src/http/schemas.ts";
import { pending } from "../../src/domain/plan.ts";
import { askForMailedCopies, openFormPurge } from "../../src/duties/open-form-purge.ts";
import { holdInside } from "../../src/duties/hold.ts";
import { findDuty } from "../../src/ledger/duties.ts";
import { recordPlanInside } from "../../src/duties/record-plan.ts";
import { withService, type Service } from "../support/http-service.ts";

/** The first purge of forms, as it is shown to the owner; its id. */
async function openShown(service: Service): Promise<string> {
  await openFormPurge(service.acts, "website_forms", { keep: "P1Y", fingerprint: "a" });
  const { json } = await service.call("GET", "/v1/purges");
  const { id } = (json["items"] as { id: string }[])[0]!;
  await service.perform(async (work) => {
    await recordPlanInside(work, id, [pending("website_forms", "purge_gravity", 40)]);
    const duty = (await findDuty(work.tx, id))!;
    await holdInside(work, duty, "service", { hold_reason: null, reason: "first_form_purge" }, "system");
  });
  return id;
}

test("a purge of forms is about nobody, names its system, shows how many rows are to go, and is released like any other", () =>
  withService(async (service) => {
    const id = await openShown(service);
    const { json } = await service.call("GET", `/v1/purges/${id}`);
    expect(purgeSchema.parse(json)).toMatchObject({
      clientId: 0,
      connector: "website_forms",
      state: "held",
      reason: "first_form_purge",
      heldBy: "service",
      steps: [{ connector: "website_forms", action: "purge_gravity", state: "pending", count: 40 }],
    });
    const all = await service.call("GET", "/v1/duties?kind=purge");
    expect((all.json["items"] as { id: string }[]).map((one) => one.id)).toEqual([id]);
    const released = await service.call("POST", `/v1/purges/${id}/release`);
    expect([released.status, released.json["state"]]).toEqual([200, "pending"]);
  }));

test("a purge of forms may be held and withdrawn, and nobody can put a hold on nobody", () =>
  withService(async (service) => {
    const id = await openShown(service);
    expect((await service.call("POST", "/v1/clients/0/hold", { body: { reason: "audit" } })).status).toBe(404);
    expect((await service.call("POST", `/v1/purges/${id}/withdraw`)).json["state"]).toBe("withdrawn");
  }));

test("the task for mailed copies names nobody and has nobody to look for", () =>
  withService(async (service) => {
    await askForMailedCopies(service.acts);
    const { json } = await service.call("GET", "/v1/tasks");
    const [task] = json["items"] as { clientId: number; code: string; hasDetails?: true; what: string }[];
    expect(task).toMatchObject({ clientId: 0, code: "mailed_form_copies" });
    expect(task!.hasDetails).toBeUndefined();
    expect(task!.what).toContain("mailboxes");
  }));
