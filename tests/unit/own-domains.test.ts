import { describe, expect, test } from "@jest/globals";
import { otherServicesThere, ownDomains } from "../../src/connectors/own-domains.ts";
import { renamingOf } from "../../src/connectors/former-names.ts";
import type { Elsewhere, KnownSubject, Profile } from "../../src/connectors/processor.ts";

function subjectOf(elsewhere: Partial<Elsewhere>, domains: readonly string[] = []): KnownSubject {
  return {
    clientId: 7,
    emails: [],
    domains,
    usernames: [],
    serviceIds: [],
    elsewhere: { names: [], places: [], registrations: [], sharedDomains: [], ...elsewhere },
  };
}

describe("a client's own domains", () => {
  test("are those of services and registrations and what is below them, in any spelling", () => {
    const own = ownDomains(subjectOf({}, ["WWW.Client.example.", "café.example"]));
    expect(own.all).toEqual(["client.example", "xn--caf-dma.example"]);
    for (const name of ["client.example", "Shop.Client.Example", "*.client.example", "CAFÉ.example"]) {
      expect([name, own.has(name)]).toEqual([name, true]);
    }
    for (const name of ["xclient.example", "client.example.org", "example", "", "lient.example"]) {
      expect([name, own.has(name)]).toEqual([name, false]);
    }
  });

  test("are none that another client names too, nor what is below those", () => {
    const own = ownDomains(subjectOf({ sharedDomains: ["shop.client.example"] }, ["client.example"]));
    expect(["client.example", "shop.client.example", "a.shop.client.example"].map((name) => own.has(name))).toEqual([
      true,
      false,
      false,
    ]);
  });

  test("of a name without a dot hold nothing below it", () => {
    expect(ownDomains(subjectOf({}, ["example"])).has("client.example")).toBe(false);
  });
});

test("other services count where they may live, and not where the policy has them elsewhere or WHMCS ended them for good", () => {
  const place = { domain: "client.example", ended: false };
  const places = [
    { ...place, serviceId: 1, productId: 12 },
    { ...place, serviceId: 2, productId: 12 },
    { ...place, serviceId: 3, productId: 13 },
    { ...place, serviceId: 4, productId: 99, ended: true },
    { ...place, serviceId: 5, productId: 12, ended: true, gone: true },
    { ...place, serviceId: 6, productId: 12, domain: "second.example" },
  ];
  const there = { system: "cloudways", lives: { 12: "cloudways", 13: "rackspace" } };
  expect(otherServicesThere(subjectOf({ places }), 1, there, (name) => name === "client.example")).toEqual([
    { type: "service", id: 2 },
    { type: "service", id: 4 },
  ]);
});

test("another service that names no domain counts where it may live: nobody knows that it is not on this one", () => {
  const places = [
    { serviceId: 1, productId: 12, domain: "client.example", ended: true },
    { serviceId: 2, productId: 12, domain: "", ended: false },
    { serviceId: 3, productId: 99, domain: " ", ended: false },
    { serviceId: 4, productId: 13, domain: "", ended: false },
    { serviceId: 5, productId: 12, domain: "", ended: true, gone: true },
  ];
  const there = { system: "rackspace", lives: { 12: "rackspace", 13: "cloudways" } };
  expect(otherServicesThere(subjectOf({ places }), 1, there, () => false)).toEqual([
    { type: "service", id: 2 },
    { type: "service", id: 3 },
  ]);
});

describe("a former name", () => {
  const profile = { firstName: "An", lastName: "Janssens", companyName: "Client BV" } as Profile;

  test("is one that shares a part with the present, never the present, a contact's or the company's", () => {
    const names = ["An Janssens", "An  Peeters", "Joris Contact", "Client BV", "Annelies Smet"];
    const { isFormer, fullName } = renamingOf(subjectOf({ names }), profile);
    expect(fullName).toBe("An Janssens");
    expect(
      ["an peeters", " An Peeters ", "An Janssens", "Joris Contact", "Client BV", "Annelies Smet", ""].map(isFormer),
    ).toEqual([true, true, false, false, false, false, false]);
  });

  test("is any where the subject was read before the change", () => {
    const { isFormer } = renamingOf(subjectOf({ names: ["Lena Mertens", "Client BV"] }), profile);
    expect(["Lena Mertens", "Client BV", "Somebody Else"].map(isFormer)).toEqual([true, false, false]);
  });

  test("is none while the present one is empty", () => {
    const { isFormer } = renamingOf(subjectOf({ names: ["An Peeters"] }), { ...profile, firstName: "", lastName: "" });
    expect(isFormer("An Peeters")).toBe(false);
  });
});
