import { execFileSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { Webhook } from "standardwebhooks";
import { createVerifier } from "../../src/webhook/signature.ts";

/** A message as it travels: what is signed, and the header. */
interface Message {
  readonly id: string;
  readonly at: string;
  readonly body: Buffer;
  readonly signature: string;
}

const script = join(import.meta.dirname, "../../whmcs/tests/Support/signature.php");
const newSecret = (): string => `whsec_${randomBytes(32).toString("base64")}`;
const [current, former, foreign] = [newSecret(), newSecret(), newSecret()];
const id = "evt_0f6c1d7f7be54b0c";

const bodies: readonly (readonly [string, Buffer])[] = [
  ["an event", Buffer.from('{"type":"client.closed","timestamp":"2026-11-22T12:00:00Z","data":{"clientId":7}}')],
  ["letters above ASCII", Buffer.from('{"name":"Zoë Ångström 😀","escaped":"\\u00e9"}')],
  ["odd spacing and duplicate keys", Buffer.from(' {\r\n\t"a" : 1 ,\n"a":1.0 }\n\n')],
  ["nothing", Buffer.alloc(0)],
];

/** Asks PHP, one process for all questions. */
function php(questions: readonly object[]): unknown[] {
  const answers: unknown = JSON.parse(execFileSync("php", [script], { input: JSON.stringify(questions) }).toString());
  if (!Array.isArray(answers)) throw new Error("php answered no list");
  return answers;
}

function signByPhp(body: Buffer, secrets: readonly string[], at = Math.floor(Date.now() / 1000)): Message {
  const [signature] = php([{ do: "sign", secrets, id, at: String(at), body: body.toString("base64") }]);
  return { id, at: String(at), body, signature: String(signature) };
}

function signByLibrary(body: Buffer, secrets: readonly string[], at = Math.floor(Date.now() / 1000)): Message {
  const signature = secrets
    .map((secret) => new Webhook(secret).sign(id, new Date(at * 1000), body.toString()))
    .join(" ");
  return { id, at: String(at), body, signature };
}

function verifyByPhp(messages: readonly Message[], secrets: readonly string[]): unknown[] {
  return php(messages.map((message) => ({ do: "verify", secrets, ...message, body: message.body.toString("base64") })));
}

function verifyByLibrary({ id: from, at, body, signature }: Message, secret: string): boolean {
  const headers = { "webhook-id": from, "webhook-timestamp": at, "webhook-signature": signature };
  try {
    new Webhook(secret).verify(body, headers, { jsonParse: false });
    return true;
  } catch {
    return false;
  }
}

function verifyByService({ id: from, at, body, signature }: Message, secrets: readonly string[]): string {
  return createVerifier(secrets)(body, { id: from, timestamp: at, signature });
}

/** The message with one bit of one part flipped, for every part. */
function flipped(message: Message): Message[] {
  const flip = (text: string): string => {
    const bytes = Buffer.from(text);
    const last = bytes.length - 1;
    bytes[last] = (bytes[last] ?? 0) ^ 1;
    return bytes.toString();
  };
  const body = Buffer.from(message.body);
  body[0] = (body[0] ?? 0) ^ 1;
  const signature = Buffer.from(message.signature);
  signature[10] = (signature[10] ?? 0) ^ 1;
  return [
    { ...message, id: flip(message.id) },
    { ...message, at: flip(message.at) },
    { ...message, body },
    { ...message, signature: signature.toString() },
  ];
}

test.each(bodies)("what PHP signs holds for the library and for the service: %s", (_, body) => {
  const message = signByPhp(body, [current]);
  expect(verifyByLibrary(message, current)).toBe(true);
  expect(verifyByService(message, [current])).toBe("valid");
  expect(verifyByLibrary(message, foreign)).toBe(false);
  expect(verifyByService(message, [foreign])).toBe("bad_signature");
});

test.each(bodies)("what the library signs holds for PHP: %s", (_, body) => {
  const message = signByLibrary(body, [current]);
  expect(verifyByPhp([message], [current])).toEqual(["valid"]);
  expect(verifyByPhp([message], [foreign])).toEqual(["signature_wrong"]);
});

test("a message signed by two secrets holds for whoever knows one of them, on all sides", () => {
  const [, body] = bodies[1] ?? ["", Buffer.alloc(0)];
  for (const message of [signByPhp(body, [former, current]), signByLibrary(body, [former, current])]) {
    expect(message.signature.split(" ")).toHaveLength(2);
    for (const secrets of [[former], [current], [foreign, current]]) {
      expect(verifyByPhp([message], secrets)).toEqual(["valid"]);
      expect(verifyByService(message, secrets)).toBe("valid");
    }
    expect(verifyByLibrary(message, former) && verifyByLibrary(message, current)).toBe(true);
    expect(verifyByPhp([message], [foreign])).toEqual(["signature_wrong"]);
  }
});

test("one flipped bit of id, timestamp, body or signature is refused on all sides", () => {
  const [, body] = bodies[0] ?? ["", Buffer.alloc(0)];
  for (const message of [signByPhp(body, [current]), signByLibrary(body, [current])]) {
    const forged = flipped(message);
    expect(verifyByPhp(forged, [current])).toEqual(forged.map(() => "signature_wrong"));
    expect(forged.map((one) => verifyByLibrary(one, current))).toEqual(forged.map(() => false));
    expect(forged.map((one) => verifyByService(one, [current]))).toEqual(forged.map(() => "bad_signature"));
  }
});

test("a body that was read and written again is refused by PHP", () => {
  const message = signByLibrary(Buffer.from('{"a" : 1}'), [current]);
  expect(verifyByPhp([{ ...message, body: Buffer.from('{"a":1}') }], [current])).toEqual(["signature_wrong"]);
});

test("more than 300 seconds away is stale on both sides, in both directions", () => {
  const [, body] = bodies[0] ?? ["", Buffer.alloc(0)];
  const now = Math.floor(Date.now() / 1000);
  for (const [seconds, known] of [
    [-330, false],
    [-270, true],
    [270, true],
    [330, false],
  ] as const) {
    const message = signByLibrary(body, [current], now + seconds);
    expect(verifyByPhp([message], [current])).toEqual([known ? "valid" : "stale"]);
    expect(verifyByService(signByPhp(body, [current], now + seconds), [current])).toBe(known ? "valid" : "stale");
  }
});

test("a timestamp that is no whole number is refused on both sides even when it is signed", () => {
  const [, body] = bodies[0] ?? ["", Buffer.alloc(0)];
  const message = signByLibrary(body, [current]);
  const odd = [`${message.at}.0`, `${message.at}abc`, "now", `-${message.at}`].map((at) => ({ ...message, at }));
  expect(verifyByPhp(odd, [current])).toEqual(odd.map(() => "signature_wrong"));
  expect(odd.map((one) => verifyByService(one, [current]))).toEqual(odd.map(() => "bad_signature"));
});
