import { randomBytes } from "node:crypto";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, expect, test } from "@jest/globals";
import { Webhook } from "standardwebhooks";
import { type Mariadb, startMariadb } from "../support/mariadb.ts";
import { type PhpWhmcs, startPhpWhmcs } from "../support/php-whmcs.ts";

// The door as it is served: PHP over HTTP, WHMCS loaded with every active module, calls signed by a third party's library.

const secret = `whsec_${randomBytes(32).toString("base64")}`;
const connection = { url: "http://127.0.0.1:9", secret, token: "addon-token-of-a-test-0123456789abcdef" };

let mariadb: Mariadb;
let whmcs: PhpWhmcs;

beforeAll(async () => {
  mariadb = await startMariadb();
  whmcs = await startPhpWhmcs({ mariadb, settings: { connection } });
  await whmcs.sql("INSERT INTO tblhosting (id, userid, domainstatus) VALUES (702, 7, 'Active')");
}, 120_000);

afterAll(async () => {
  await whmcs.stop();
  await mariadb.stop();
}, 60_000);

beforeEach(async () => {
  await whmcs.set({ connection, doorAddresses: "" });
  await whmcs.sql("DELETE FROM mod_whmcsgdpr_brake");
  await whmcs.sql("UPDATE tblconfiguration SET value = 'whmcsgdpr' WHERE setting = 'AddonModulesHooks'");
});

interface Answer {
  readonly status: number;
  readonly type: string | null;
  readonly length: string | null;
  readonly cookie: string | null;
  readonly body: unknown;
}

/** A signed call, as it would be sent. */
function signed(action: string, data: object, at = new Date()): RequestInit & { readonly body: string } {
  const body = JSON.stringify({ action, data });
  const id = `door_${randomBytes(12).toString("hex")}`;
  return {
    method: "POST",
    headers: {
      "content-type": "application/json",
      "webhook-id": id,
      "webhook-timestamp": String(Math.floor(at.getTime() / 1000)),
      "webhook-signature": new Webhook(secret).sign(id, at, body),
    },
    body,
  };
}

/** Sends it; whatever is no JSON fails the test with what came. */
async function send(call: RequestInit): Promise<Answer> {
  const response = await fetch(whmcs.doorUrl, call);
  const text = await response.text();
  const { headers, status } = response;
  expect(text).toMatch(/^\{.*\}$/s);
  return {
    status,
    type: headers.get("content-type"),
    length: headers.get("content-length"),
    cookie: headers.get("set-cookie"),
    body: JSON.parse(text) as unknown,
  };
}

const refusal = (status: number, error: string) => ({ status, type: "application/json", body: { error } });

test("what nobody signed is refused with 401, whatever it asks for", async () => {
  const { body } = signed("release", { serviceId: 702, clientId: 7 });
  expect(await send({ method: "POST", body })).toMatchObject(refusal(401, "door.signature_missing"));
  expect(await whmcs.sql("SELECT 1 FROM mod_whmcsgdpr_brake")).toEqual([]);
});

test("one flipped bit of a signed body is refused with 401", async () => {
  const call = signed("release", { serviceId: 702, clientId: 7 });
  const flipped = call.body.replace("702", "703");
  expect(await send({ ...call, body: flipped })).toMatchObject(refusal(401, "door.signature_wrong"));
});

test("another secret's signature is refused with 401", async () => {
  const call = signed("capabilities", {});
  await whmcs.set({ connection: { ...connection, secret: `whsec_${randomBytes(32).toString("base64")}` } });
  expect(await send(call)).toMatchObject(refusal(401, "door.signature_wrong"));
});

test.each([
  ["a little more than five minutes ago", -301_000],
  ["a day ago", -86_400_000],
  ["more than five minutes ahead", 310_000],
])("a call that was signed %s is refused with 401", async (_, ms) => {
  const call = signed("capabilities", {}, new Date(Date.now() + ms));
  expect(await send(call)).toMatchObject(refusal(401, "door.stale"));
});

test("a call that is sent again is refused with 401", async () => {
  const call = signed("hold", { serviceId: 702, clientId: 7 });
  expect(await send(call)).toMatchObject({ status: 200 });
  expect(await send(call)).toMatchObject(refusal(401, "door.replayed"));
});

test("of the same call arriving several times at once exactly one is let in", async () => {
  for (let round = 0; round < 5; round++) {
    const call = signed("capabilities", {});
    const answers = await Promise.all([send(call), send(call), send(call), send(call)]);
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 401, 401, 401]);
  }
}, 30_000);

test("the first calls ever, arriving at once, are all answered", async () => {
  for (let round = 0; round < 5; round++) {
    await whmcs.sql("DELETE FROM mod_whmcsgdpr_state");
    const answers = await Promise.all([1, 2, 3, 4].map(() => send(signed("capabilities", {}))));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
  }
}, 30_000);

test("capabilities tell that the brake is registered, and that it is not where WHMCS does not load the hooks", async () => {
  expect(await send(signed("capabilities", {}))).toMatchObject({
    status: 200,
    type: "application/json",
    length: expect.stringMatching(/^\d+$/) as unknown,
    body: {
      protocol: 1,
      actions: expect.arrayContaining(["capabilities", "release", "hold"]) as unknown,
      settings: { cancellationAutomation: "unknown", clientSnapshot: "unknown" },
      brake: { registered: true, held: 0, released: 0, overdue: 0 },
    },
  });
  await whmcs.sql("UPDATE tblconfiguration SET value = '' WHERE setting = 'AddonModulesHooks'");
  expect(await send(signed("capabilities", {}))).toMatchObject({ status: 200, body: { brake: { registered: false } } });
});

test("release lets WHMCS terminate once, and hold closes the brake again", async () => {
  const service = { serviceId: 702, clientId: 7 };
  await whmcs.sql("INSERT INTO tblcancelrequests (relid, reason, type) VALUES (702, '', 'Immediate')");
  expect(await whmcs.terminate(702)).toBe(false);

  const before = Date.now();
  const released = await send(signed("release", service));
  expect(released).toMatchObject({ status: 200, body: { state: "released" } });
  const { until } = released.body as { until: string };
  expect(Date.parse(until) - before).toBeGreaterThan(3_598_000);
  expect(Date.parse(until) - before).toBeLessThan(3_660_000);

  expect(await send(signed("hold", { ...service, dueAt: "2026-12-06T23:00:00Z" }))).toMatchObject({
    status: 200,
    body: { state: "held" },
  });
  expect(await whmcs.terminate(702)).toBe(false);
  expect(await whmcs.sql("SELECT state, due_at FROM mod_whmcsgdpr_brake")).toEqual([
    { state: "held", due_at: "2026-12-06 23:00:00" },
  ]);

  await send(signed("release", service));
  expect(await whmcs.terminate(702)).toBe(true);
  expect(await whmcs.sql("SELECT 1 FROM mod_whmcsgdpr_brake")).toEqual([]);
  await whmcs.sql("UPDATE tblhosting SET domainstatus = 'Active' WHERE id = 702");
  expect(await whmcs.terminate(702)).toBe(false);
});

test.each(["release", "hold"])("%s of another client's service and of no service moves nothing", async (action) => {
  expect(await send(signed(action, { serviceId: 702, clientId: 8 }))).toMatchObject(refusal(409, "door.facts_differ"));
  expect(await send(signed(action, { serviceId: 999, clientId: 7 }))).toMatchObject(
    refusal(404, "door.service_not_found"),
  );
  expect(await send(signed(action, { serviceId: 702 }))).toMatchObject(refusal(422, "door.invalid"));
  expect(await whmcs.sql("SELECT 1 FROM mod_whmcsgdpr_brake")).toEqual([]);
});

test("a browser, a body too large, an address that is not listed and an addon without connection are told apart", async () => {
  expect(await send({ method: "GET" })).toMatchObject(refusal(405, "door.method"));
  const large = signed("capabilities", { padding: "x".repeat(262_144) });
  expect(await send(large)).toMatchObject(refusal(413, "door.too_large"));
  expect(await send(signed("nothing", {}))).toMatchObject(refusal(404, "door.unknown_action"));

  await whmcs.set({ doorAddresses: "192.0.2.1" });
  expect(await send(signed("capabilities", {}))).toMatchObject(refusal(403, "door.address_refused"));
  await whmcs.set({ doorAddresses: "192.0.2.1, 127.0.0.0/8" });
  expect(await send(signed("capabilities", {}))).toMatchObject({ status: 200 });

  await whmcs.set({ connection: "" });
  expect(await send(signed("capabilities", {}))).toMatchObject(refusal(503, "door.not_connected"));
});

test("where another module sends the headers itself, no answer passes for a success", async () => {
  await withModule("hasty", "<?php flush();", async () => {
    expect(await send(signed("release", { serviceId: 702, clientId: 8 }))).toMatchObject({ status: 500 });
  });
});

test("whatever another module prints, now or at the end, the answer is the door's and nothing else", async () => {
  await withModule(
    "noisy",
    `<?php
    echo "<b>Notice</b> from another module";
    ini_set('display_errors', '1');
    ob_start();
    echo "held back";
    trigger_error('noise', E_USER_WARNING);
    ob_end_flush();
    setcookie('noise', '1');
    register_shutdown_function(static function (): void { echo "goodbye"; trigger_error('more', E_USER_WARNING); });`,
    async () => {
      expect(await send(signed("capabilities", {}))).toMatchObject({
        status: 200,
        type: "application/json",
        cookie: null,
        body: { brake: { registered: true } },
      });
      expect(await send(signed("nothing", {}))).toMatchObject(refusal(404, "door.unknown_action"));
    },
  );
});

test.each([
  ["dies", "exit('Down for maintenance');"],
  ["calls what does not exist", "nothing_like_this();"],
])("where another module %s, the door says that it failed and no more", async (_, code) => {
  await withModule("broken", `<?php ${code}`, async () => {
    expect(await send(signed("capabilities", {}))).toMatchObject(refusal(500, "door.failed"));
  });
});

/** Another addon is active as well while this runs. */
async function withModule(name: string, hooks: string, act: () => Promise<void>): Promise<void> {
  const folder = join(whmcs.root, "modules/addons", name);
  await mkdir(folder);
  await writeFile(join(folder, "hooks.php"), hooks);
  await whmcs.sql("UPDATE tblconfiguration SET value = ? WHERE setting = 'AddonModulesHooks'", [`whmcsgdpr,${name}`]);
  try {
    await act();
  } finally {
    await rm(folder, { recursive: true });
  }
}
