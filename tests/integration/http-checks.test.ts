import { describe, expect, test } from "@jest/globals";
import { withService } from "../support/http-service.ts";

describe("POST /v1/checks", () => {
  test("looks again first, and answers what is so now", () =>
    withService(async ({ call, world }) => {
      world.ready = false;
      world.looked = () => (world.ready = true);
      const { status, json } = await call("POST", "/v1/checks");
      expect(status).toBe(200);
      expect(json).toMatchObject({ ready: true, checks: { redis: { ok: true } } });
    }));

  test("is for callers with a token only, and looks for nobody else", () =>
    withService(async ({ call, world }) => {
      let looks = 0;
      world.looked = () => (looks += 1);
      expect((await call("POST", "/v1/checks", { token: null })).status).toBe(401);
      expect(looks).toBe(0);
    }));
});
