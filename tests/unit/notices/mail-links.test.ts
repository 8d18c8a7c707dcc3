import { describe, expect, test } from "@jest/globals";
import { chooseLinkBase, findUnsafeLinks, linkOf } from "../../../src/notices/mails/links.ts";

const dutyId = "aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaaa";
const whmcsUrl = "https://example.com/billing";

describe("without the addon", () => {
  test("a link leads to this service's page, behind its token", () => {
    const base = chooseLinkBase({ publicUrl: "https://privacy.example.com/", whmcsUrl, hasAddon: false });
    expect(base && linkOf(base, dutyId, "TOKEN")).toBe("https://privacy.example.com/approve/TOKEN");
  });

  test.each([
    undefined,
    "http://privacy.example.com",
    "https://localhost:8443",
    "https://gdpr.localhost",
    "https://127.0.0.1",
    "https://127.8.9.1:8443",
    "https://[::1]",
    "https://[::ffff:127.0.0.1]",
    "https://0.0.0.0",
    "http://127.0.0.1:8080",
    "no address",
  ])("there is none while PUBLIC_URL is %s, and the check-list says so", (publicUrl) => {
    const base = chooseLinkBase({ publicUrl, whmcsUrl, hasAddon: false });
    expect(base).toBeUndefined();
    expect(findUnsafeLinks(base)).toMatchObject([{ check: "public_url", holds: false }]);
  });
});

describe("with the addon", () => {
  test("a link leads behind WHMCS's login, and holds no token", () => {
    const base = chooseLinkBase({ publicUrl: undefined, whmcsUrl, hasAddon: true });
    expect(base && linkOf(base, dutyId, "TOKEN")).toBe(
      `https://example.com/billing/index.php?m=whmcsgdpr&action=deletion&id=${dutyId}`,
    );
    expect(findUnsafeLinks(base)).toEqual([]);
  });

  test("there is none while neither address is public", () => {
    const at = { publicUrl: "http://127.0.0.1:8080", whmcsUrl: "http://127.0.0.1:8081", hasAddon: true };
    expect(chooseLinkBase(at)).toBeUndefined();
  });
});
