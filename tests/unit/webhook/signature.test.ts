import { afterEach, beforeEach, describe, expect, jest, test } from "@jest/globals";
import * as fc from "fast-check";
import { Webhook } from "standardwebhooks";
import { createVerifier, type SignatureHeaders, type Verdict } from "../../../src/webhook/signature.ts";

const secret = `whsec_${Buffer.alloc(32, 7).toString("base64")}`;
const otherSecret = `whsec_${Buffer.alloc(32, 9).toString("base64")}`;
const now = new Date("2026-11-22T15:00:00.000Z");
const body = '{"type":"client.closed","timestamp":"2026-11-22T15:00:00Z","data":{"clientId":7}}';
const id = "msg_2KWPBgLlAfxdpx2AI54pPJ85f4W";
const timestamp = String(now.getTime() / 1000);

/** As a sender signs with the reference library. */
const sign = (text: string = body, of: { id?: string; at?: Date; secret?: string } = {}): string =>
  new Webhook(of.secret ?? secret).sign(of.id ?? id, of.at ?? now, text);
const headers = (change: Partial<SignatureHeaders> = {}): SignatureHeaders => ({
  id,
  timestamp,
  signature: sign(),
  ...change,
});
const verify = (change: Partial<SignatureHeaders> = {}, raw: string | Buffer = body, secrets = [secret]): Verdict =>
  createVerifier(secrets)(Buffer.from(raw), headers(change));

/** Moves the library's present; sockets and timers stay real. */
function setNow(at: Date = now): void {
  jest.useFakeTimers({ now: at, doNotFake: [...everythingButDate] });
}

const everythingButDate = [
  "hrtime",
  "nextTick",
  "performance",
  "queueMicrotask",
  "setImmediate",
  "clearImmediate",
  "setInterval",
  "clearInterval",
  "setTimeout",
  "clearTimeout",
] as const;

beforeEach(() => {
  setNow();
});
afterEach(() => {
  jest.useRealTimers();
});

describe("a delivery signed by the reference library", () => {
  test("verifies", () => {
    expect(verify()).toBe("valid");
  });

  test.each([
    ["odd spacing", ' {\n\t"type" :  "client.closed" }\r\n'],
    ["unicode escapes", '{"type":"client\\u002eclosed","note":"\\ud83d\\ude42"}'],
    ["characters beyond ASCII", '{"note":"Zoë 李 🙂"}'],
    ["a byte order mark", '\ufeff{"type":"client.closed"}'],
    ["a NUL character", '{"a":"\u0000"}'],
    ["what is no JSON at all", "hello"],
    ["no bytes", ""],
  ])("covers the raw body, whatever it is: %s", (_title, text) => {
    expect(verify({ signature: sign(text) }, text)).toBe("valid");
  });

  test("does not verify once a proxy has parsed and serialised its body again", () => {
    const spaced = body.replaceAll(",", ", ");
    expect(verify({ signature: sign(spaced) }, JSON.stringify(JSON.parse(spaced)))).toBe("bad_signature");
  });

  test("does not verify as bytes that only look like the text that was signed", () => {
    expect(verify({ signature: sign("\ufffd") }, Buffer.from([0xff]))).toBe("bad_signature");
  });
});

describe("a header that is missing", () => {
  test.each(["id", "timestamp", "signature"] as const)("or empty is told as such: %s", (name) => {
    expect(verify({ [name]: undefined })).toBe("missing_header");
    expect(verify({ [name]: "" })).toBe("missing_header");
  });
});

describe("a signature", () => {
  const value = sign();
  const bare = value.slice("v1,".length);

  test.each([
    ["of another secret", sign(body, { secret: otherSecret })],
    ["of another body", sign(`${body} `)],
    ["of another id", sign(body, { id: "msg_other" })],
    ["of another time", sign(body, { at: new Date(now.getTime() + 1000) })],
    ["cut short", value.slice(0, -8)],
    ["of its first byte alone", value.slice(0, 7)],
    ["without its version", bare],
    ["of another version", `v2,${bare}`],
    ["of the asymmetric version", `v1a,${bare}`],
    ["of no version", `,${bare}`],
    ["without a value", "v1,"],
    ["with more behind it", `${value}AAAA`],
    ["in hexadecimal", `v1,${Buffer.from(bare, "base64").toString("hex")}`],
    ["of words", "not a signature"],
  ])("%s does not verify", (_title, signature) => {
    expect(verify({ signature })).toBe("bad_signature");
  });

  test.each([
    ["first", `${value} ${sign("other")}`],
    ["last", `${sign("other")} v1a,${bare} ${value}`],
  ])("verifies among several, wherever it stands: %s", (_title, signature) => {
    expect(verify({ signature })).toBe("valid");
  });

  test("does not verify among several when none is right", () => {
    expect(verify({ signature: `${sign("one")} ${sign("two")} v2,${bare}` })).toBe("bad_signature");
  });
});

describe("during a rotation", () => {
  test.each([
    ["the new secret", secret],
    ["the old secret", otherSecret],
  ])("a delivery signed with %s verifies, whichever stands first", (_title, signing) => {
    const signature = sign(body, { secret: signing });
    expect(verify({ signature }, body, [secret, otherSecret])).toBe("valid");
    expect(verify({ signature }, body, [otherSecret, secret])).toBe("valid");
  });

  test("one signed with neither does not, and a stale one is told as stale", () => {
    const third = `whsec_${Buffer.alloc(32, 1).toString("base64")}`;
    const both = [secret, otherSecret];
    expect(verify({ signature: sign(body, { secret: third }) }, body, both)).toBe("bad_signature");
    setNow(new Date(now.getTime() + 400_000));
    expect(verify({}, body, both)).toBe("stale");
  });
});

describe("the timestamp", () => {
  test.each([-299, -300, 0, 299, 300])("%p s away from the present is within the tolerance", (seconds) => {
    setNow(new Date(now.getTime() + seconds * 1000));
    expect(verify()).toBe("valid");
  });

  test.each([-301, 301, 86_400, -86_400])("%p s away is stale, in both directions", (seconds) => {
    setNow(new Date(now.getTime() + seconds * 1000));
    expect(verify()).toBe("stale");
  });

  test.each([
    ["a fraction", `${timestamp}.5`],
    ["text", "yesterday"],
    ["negative", `-${timestamp}`],
    ["signed", `+${timestamp}`],
    ["followed by text", `${timestamp}abc`],
    ["followed by a line end", `${timestamp}\n`],
    ["led by a blank", ` ${timestamp}`],
    ["hexadecimal", `0x${now.getTime().toString(16)}`],
    ["exponential", "1.7e9"],
    ["an ISO date", now.toISOString()],
    ["a number no clock reaches", "9".repeat(40)],
    ["not a number", "NaN"],
    ["Arabic digits", "١٧٠٠٠٠٠٠٠٠"],
  ])("is Unix seconds and nothing else: %s is refused", (_title, text) => {
    expect(verify({ timestamp: text })).toBe("bad_signature");
  });

  test("in milliseconds is refused", () => {
    expect(verify({ timestamp: String(now.getTime()) })).not.toBe("valid");
  });
});

describe("the id", () => {
  test.each([
    ["a line end", "msg_1\n"],
    ["more than 256 characters", "m".repeat(257)],
    ["characters beyond ASCII", "müller"],
  ])("with %s is refused even when it is signed", (_title, odd) => {
    expect(verify({ id: odd, signature: sign(body, { id: odd }) })).toBe("bad_signature");
  });

  test("with dots shifts nothing between id, time and body", () => {
    const signature = sign(`b.${body}`, { id: "a" });
    expect(verify({ id: "a", signature }, `b.${body}`)).toBe("valid");
    expect(verify({ id: `a.${timestamp}`, signature }, body)).toBe("bad_signature");
  });
});

describe("one flipped bit", () => {
  const flip = (text: string, bit: number): Buffer => {
    const bytes = Buffer.from(text);
    bytes[bit >> 3]! ^= 1 << (bit & 7);
    return bytes;
  };
  const bits = (text: string): fc.Arbitrary<number> => fc.integer({ min: 0, max: Buffer.byteLength(text) * 8 - 1 });

  test("anywhere in the body breaks the signature", () => {
    fc.assert(
      fc.property(bits(body), (bit) => {
        expect(verify({}, flip(body, bit))).toBe("bad_signature");
      }),
      { numRuns: 500 },
    );
  });

  test("anywhere in the id breaks the signature", () => {
    fc.assert(
      fc.property(bits(id), (bit) => {
        expect(verify({ id: flip(id, bit).toString("latin1") })).toBe("bad_signature");
      }),
      { numRuns: 200 },
    );
  });

  test("anywhere in the timestamp breaks the signature or makes it stale", () => {
    fc.assert(
      fc.property(bits(timestamp), (bit) => {
        expect(verify({ timestamp: flip(timestamp, bit).toString("latin1") })).not.toBe("valid");
      }),
      { numRuns: 200 },
    );
  });

  test("anywhere in the signature breaks it", () => {
    const value = sign();
    // The last of the 43 characters carries two bits that no byte of the signature holds.
    const meaningful = value.slice(0, -2);
    fc.assert(
      fc.property(bits(meaningful), (bit) => {
        const changed = flip(meaningful, bit).toString("latin1") + value.slice(-2);
        expect(verify({ signature: changed })).toBe("bad_signature");
      }),
      { numRuns: 500 },
    );
  });
});

test("nothing a sender can put into the headers makes verification throw", () => {
  const header = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.constant(undefined),
    fc.constantFrom(id, timestamp, sign()),
  );
  fc.assert(
    fc.property(header, header, header, fc.uint8Array(), (one, two, three, bytes) => {
      const verdict = createVerifier([secret])(Buffer.from(bytes), { id: one, timestamp: two, signature: three });
      expect(["missing_header", "bad_signature", "stale"]).toContain(verdict);
    }),
  );
});
