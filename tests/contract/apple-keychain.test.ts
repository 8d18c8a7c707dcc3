import { expect, test } from "@jest/globals";
import { createAppleKeychain } from "../../src/connectors/apple_keychain/connector.ts";
import { systemClock } from "../../src/domain/clock.ts";
import { describeProcessor } from "./processor-suite.ts";

const keychain = createAppleKeychain();
const subject = {
  clientId: 7,
  emails: ["anna@example.com"],
  domains: ["example.com"],
  usernames: [],
  serviceIds: [702],
  elsewhere: { names: ["Anna Example"], places: [], registrations: [], sharedDomains: [] },
};
const context = {
  signal: new AbortController().signal,
  clock: systemClock,
  links: [],
  mayGo: () => Promise.reject(new Error("nothing here may change anything")),
};

test("credentials may always lie there, of a client as of one service, and only a person may look", async () => {
  const byHand = { reason: "keychain_by_hand" };
  expect(await keychain.find(subject, { of: "client" }, context)).toEqual([
    { kind: "credentials", id: "client:7", byHand },
  ]);
  expect(await keychain.find(subject, { of: "service", serviceId: 702 }, context)).toEqual([
    { kind: "credentials", id: "service:702", byHand },
  ]);
});

test("nothing is erased, exported or proven absent by machine, and a change is a person's task", async () => {
  for (const ability of ["erase", "export", "verifyGone"]) expect(keychain).not.toHaveProperty(ability);
  expect(keychain.canProveAbsence).toBe(false);
  const profile = {
    firstName: "Anna",
    lastName: "Example",
    companyName: "",
    email: "anna@example.com",
    phoneNumber: "",
    address1: "",
    address2: "",
    city: "",
    state: "",
    postcode: "",
    country: "BE",
  };
  expect(await keychain.rectify?.(subject, profile, new Set(["email"]), context)).toEqual({
    kind: "manual",
    reason: "keychain_rectify_by_hand",
  });
});

describeProcessor("apple_keychain", {
  abilities: [],
  most: 0,
  start: () =>
    Promise.resolve({
      open: () => createAppleKeychain(),
      plant: () => ({ subject, scope: { of: "client" } as const }),
      own: () => "",
      others: () => "",
      writes: () => 0,
      close: () => Promise.resolve(),
    }),
});
