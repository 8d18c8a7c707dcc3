import { expect, test } from "@jest/globals";
import { findUnsetSystems, systems } from "../../../config/needed-settings.ts";
import { readPolicy } from "../../../config/policy.ts";

const policyWith = (processors: object) =>
  readPolicy(
    JSON.stringify({
      controller: { name: "Example" },
      timezone: "Europe/Brussels",
      retention: { invoices: { ground: "bookkeeping law" } },
      processors,
    }),
  );

test("a system that the policy enables and whose settings are half there is named with what is missing, and with no value", () => {
  const policy = policyWith({ versio: {}, freshdesk: { enabled: true }, rackspace: {} });
  const env = {
    VERSIO_EMAIL: "owner@example.com",
    FRESHDESK_API_KEY_FILE: "zqsecret-path",
    RACKSPACE_USER_KEY: "zqsecret",
    RACKSPACE_SECRET_KEY: "zqsecret",
  };
  const found = findUnsetSystems(policy, env);
  expect(found).toEqual([
    { check: "connector_freshdesk", holds: false, problem: expect.stringMatching(/missing: FRESHDESK_URL\./) },
    { check: "connector_versio", holds: false, problem: expect.stringMatching(/missing: VERSIO_PASSWORD\./) },
  ]);
  expect(JSON.stringify(found)).not.toMatch(/zqsecret|owner@/);
});

test("one without any setting is named in other words, and not where the policy says that it is done by hand or not used", () => {
  const unset = findUnsetSystems(policyWith({ resellerclub: {} }), {});
  expect(unset).toMatchObject([{ check: "connector_resellerclub", problem: expect.stringMatching(/kind: manual/) }]);
  const policy = policyWith({ resellerclub: { kind: "manual" }, versio: { enabled: false }, apple_keychain: {} });
  expect(findUnsetSystems(policy, { VERSIO_EMAIL: "owner@example.com" })).toEqual([]);
  expect(findUnsetSystems(policyWith({}), { VERSIO_EMAIL: "owner@example.com" })).toEqual([]);
});

test("each such line is short and plain enough for the log", () => {
  const found = findUnsetSystems(policyWith(Object.fromEntries(systems.map((name) => [name, {}]))), {
    GOOGLE_ANALYTICS_PROPERTY: "1",
  });
  expect(found).toHaveLength(systems.length - 1);
  for (const { problem } of found) expect(problem).toMatch(/^[\x20-\x3f\x41-\x7e]{1,300}$/);
});
