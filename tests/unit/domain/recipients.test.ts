import { describe, expect, test } from "@jest/globals";
import { kindNamedByRecords, otherRecipients, recipientsOf } from "../../../src/domain/recipients.ts";

const processors = {
  cloudways: { enabled: true },
  freshdesk: { enabled: false },
  versio: { enabled: true, label: "Versio BV" },
  website_forms: { enabled: true },
  mollie: { enabled: true, kind: "manual", label: "Mollie", receives: ["payment", "accounting"] },
  accountant: { enabled: true, kind: "manual" },
} as const;

describe("who receives data", () => {
  test("is named by the kinds that a system is known for or that the owner gave it, in use only", () => {
    expect(recipientsOf(["hosting", "helpdesk"], processors)).toEqual({ names: ["Cloudways"], unnamed: ["helpdesk"] });
    expect(recipientsOf(["accounting"], processors)).toEqual({ names: ["Mollie"], unnamed: [] });
    expect(recipientsOf([], processors)).toEqual({ names: [], unnamed: [] });
  });

  test("includes whom the records name, as people call them, each once", () => {
    const named = ["versio", "ResellerClub", " resellerclub ", "opensrs", "MOLLIE"];
    expect(recipientsOf(["registrar"], processors, named).names).toEqual([
      "Versio BV",
      "ResellerClub",
      "opensrs",
      "Mollie",
    ]);
  });

  test("is a category where nobody is known, but not for a registrar or gateway that the records name", () => {
    const none = {};
    expect(recipientsOf(["registrar", "accounting"], none)).toEqual({
      names: [],
      unnamed: ["registrar", "accounting"],
    });
    expect(recipientsOf(["payment", "accounting"], none, ["paypal"])).toEqual({
      names: ["paypal"],
      unnamed: ["accounting"],
    });
  });

  test("is nobody where money came without a provider", () => {
    expect(recipientsOf(["payment"], {}, ["banktransfer", "mailin"])).toEqual({ names: [], unnamed: ["payment"] });
  });

  test("does not take a name of the language for a processor", () => {
    expect(recipientsOf(["payment"], {}, ["constructor", "__proto__"]).names).toEqual(["constructor", "__proto__"]);
  });

  test("of whom nobody said for what is told of the whole", () => {
    expect(otherRecipients(processors)).toEqual(["accountant"]);
  });
});

test("records name registrars and gateways, and nobody else", () => {
  expect(kindNamedByRecords(["accounting", "payment"])).toBe("payment");
  expect(kindNamedByRecords(["registrar"])).toBe("registrar");
  expect(kindNamedByRecords(["hosting", "mail"])).toBeUndefined();
});
