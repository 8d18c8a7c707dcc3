import { createServer, type ServerResponse } from "node:http";
import { type AddressInfo, createServer as createTcpServer } from "node:net";
import { describe, expect, test } from "@jest/globals";
import { createHttpClient } from "../../src/connectors/http-client.ts";
import { thrownBy, withWhmcs, wordsOf } from "./whmcs-client-server.ts";

// The transport as the vendor's API reference describes it (developers.whmcs.com/api), restated with its known quirks.

const success = { result: "success" };

describe("a request", () => {
  test("is a form-encoded POST with the credentials in the body, JSON asked for, and a fixed user agent", async () => {
    await withWhmcs(
      () => success,
      async ({ call, received }) => {
        await call("UpdateClient", { clientid: 7, marketingoptin: false, email_preferences: { general: true } });
        const [first] = received;
        expect(first?.path).toBe("/billing/includes/api.php");
        expect(first?.headers["content-type"]).toBe("application/x-www-form-urlencoded");
        expect(first?.headers["user-agent"]).toBe("whmcs-gdpr/test");
        expect(Object.fromEntries(first?.form ?? [])).toEqual({
          action: "UpdateClient",
          clientid: "7",
          marketingoptin: "0",
          "email_preferences[general]": "1",
          identifier: "identifier-of-the-test",
          secret: "secret-of-the-test",
          accesskey: "access-key-of-the-test",
          responsetype: "json",
        });
      },
      { accessKey: "access-key-of-the-test" },
    );
  });

  test("cannot have its credentials or action replaced by a parameter", async () => {
    await withWhmcs(
      () => success,
      async ({ call, received }) => {
        await call("GetClients", { action: "DeleteClient", secret: "x" });
        expect(received[0]?.action).toBe("GetClients");
        expect(received[0]?.form.getAll("secret")).toEqual(["secret-of-the-test"]);
      },
    );
  });

  test("reuses one connection for reads and takes a fresh one for what is sent only once", async () => {
    const ports: (number | undefined)[] = [];
    await withWhmcs(
      (_, response) => {
        ports.push(response.socket?.remotePort);
        return success;
      },
      async ({ call }) => {
        for (const action of ["GetClients", "GetClients", "ModuleTerminate", "GetClients"] as const) await call(action);
      },
    );
    expect(new Set([ports[0], ports[1], ports[3]]).size).toBe(1);
    expect(ports[2]).not.toBe(ports[0]);
  });

  test("of a writing action is refused before it is sent when writes are refused", async () => {
    await withWhmcs(
      () => success,
      async ({ call, received }) => {
        await expect(call("ModuleTerminate", { serviceid: 1 })).rejects.toMatchObject({ code: "whmcs.write_refused" });
        await expect(call("UpdateClient", { clientid: 1 })).rejects.toMatchObject({ code: "whmcs.write_refused" });
        await call("GetClients");
        expect(received.map(({ action }) => action)).toEqual(["GetClients"]);
      },
      { refuseWrites: true },
    );
  });
});

describe("a redirect", () => {
  test.each([301, 302, 303, 307, 308])(
    "with %i is refused and never followed, so no credential leaves",
    async (status) => {
      await withWhmcs(
        (_, response) => {
          response.writeHead(status, { Location: "/elsewhere" }).end();
          return undefined;
        },
        async ({ call, received }) => {
          await expect(call("GetClients")).rejects.toMatchObject({
            code: "connector.redirect_refused",
            retry: "never",
          });
          expect(received).toHaveLength(1);
        },
      );
    },
  );
});

describe("the HTTP client", () => {
  test("calls no other host than the configured one", async () => {
    const http = createHttpClient({ baseUrl: "http://127.0.0.1:9/x", userAgent: "t" });
    for (const url of [
      "http://localhost:9/x",
      "https://127.0.0.1:9/x",
      "//elsewhere.invalid/",
      "http://127.0.0.1:10/x",
    ]) {
      await expect(http.request({ method: "GET", url, timeoutMs: 1_000 })).rejects.toMatchObject({
        code: "connector.host_refused",
      });
    }
  });

  test("says that nothing was sent when nobody listens", async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo;
    await new Promise((resolve) => server.close(resolve));
    const http = createHttpClient({ baseUrl: `http://127.0.0.1:${port}`, userAgent: "t" });
    await expect(http.request({ method: "GET", url: "/", timeoutMs: 5_000 })).rejects.toMatchObject({
      code: "connector.unreachable",
      retry: "later",
    });
  });

  test("gives up on a connection that does not come to stand, long before the call's own time-out", async () => {
    // Accepts and says nothing, so that TLS never stands.
    const silent = createTcpServer((socket) => socket.resume());
    await new Promise<void>((resolve) => silent.listen(0, "127.0.0.1", resolve));
    const { port } = silent.address() as AddressInfo;
    const http = createHttpClient({ baseUrl: `https://127.0.0.1:${port}`, userAgent: "t", connectTimeoutMs: 50 });
    await expect(http.request({ method: "GET", url: "/", timeoutMs: 25_000 })).rejects.toMatchObject({
      code: "connector.unreachable",
    });
    http.close();
    await new Promise((resolve) => silent.close(resolve));
  });

  test("stops reading an answer that is too large", async () => {
    await withWhmcs(
      () => ({ result: "success", data: "x".repeat(200_000) }),
      async ({ call }) => {
        await expect(call("GetClients")).rejects.toMatchObject({
          code: "connector.response_too_large",
          retry: "never",
        });
      },
      { maxResponseBytes: 100_000 },
    );
  });

  test("has a deadline for the whole answer, also when bytes keep trickling in", async () => {
    await withWhmcs(
      (_, response) => {
        const timer = setInterval(() => response.write(" "), 10);
        response.on("close", () => clearInterval(timer));
        return undefined;
      },
      async ({ call }) => {
        await expect(call("GetClients")).rejects.toMatchObject({ code: "connector.timeout", retry: "later" });
      },
      { timeoutsMs: { read: 150 }, retry: { attempts: 1 } },
    );
  });
});

describe("retries", () => {
  const failing =
    (failures: number, fail: (response: ServerResponse) => void) => (_: unknown, response: ServerResponse) => {
      if (failures === 0) return success;
      failures -= 1;
      fail(response);
      return undefined;
    };
  const status503 = failing.bind(undefined, 2, (response) => response.writeHead(503).end("<html>maintenance</html>"));

  test.each([
    ["503", 2, (response: ServerResponse) => response.writeHead(503).end("<html>down</html>")],
    ["an empty answer", 2, (response: ServerResponse) => response.end()],
    ["a cut connection", 2, (response: ServerResponse) => response.socket?.destroy()],
    [
      "429 with a wait longer than the cap",
      1,
      (response: ServerResponse) => response.writeHead(429, { "Retry-After": "86400" }).end(),
    ],
  ])("a read succeeds after %s", async (_, failures, fail) => {
    await withWhmcs(failing(failures, fail), async ({ call, received }) => {
      await call("GetClients");
      expect(received).toHaveLength(failures + 1);
    });
  });

  test("end after three attempts with the last error", async () => {
    await withWhmcs(
      (_, response) => {
        response.writeHead(503).end();
        return undefined;
      },
      async ({ call, received }) => {
        await expect(call("GetClients")).rejects.toMatchObject({ code: "connector.unavailable", retry: "later" });
        expect(received).toHaveLength(3);
      },
    );
  });

  test("are made for a write that may be repeated", async () => {
    await withWhmcs(status503(), async ({ call, received }) => {
      await call("UpdateClient", { clientid: 1 });
      expect(received).toHaveLength(3);
    });
  });

  test("are not made for a refusal by logic", async () => {
    await withWhmcs(
      () => ({ result: "error", message: "Client Not Found" }),
      async ({ call, received }) => {
        await expect(call("GetClientsDetails")).rejects.toMatchObject({ code: "whmcs.not_found", retry: "never" });
        expect(received).toHaveLength(1);
      },
    );
  });

  test("are never made for a module call: whatever went wrong after sending, its outcome is unknown", async () => {
    for (const fail of [
      (response: ServerResponse) => void response.writeHead(504).end("<html>"),
      (response: ServerResponse) => void response.end("<html>200</html>"),
      (response: ServerResponse) => void response.socket?.destroy(),
      () => {},
    ]) {
      await withWhmcs(
        failing(1, fail),
        async ({ call, received }) => {
          await expect(call("ModuleTerminate")).rejects.toMatchObject({
            code: "whmcs.outcome_unknown",
            retry: "later",
          });
          expect(received).toHaveLength(1);
        },
        { timeoutsMs: { module: 100 } },
      );
    }
  });

  test("a module call that was never sent is not called unknown", async () => {
    await withWhmcs(
      () => success,
      async ({ call, received }) => {
        const signal = AbortSignal.abort();
        await expect(call("ModuleTerminate", {}, { signal })).rejects.toMatchObject({ code: "connector.aborted" });
        expect(received).toHaveLength(0);
      },
    );
  });

  test("a module call aborted on its way is unknown", async () => {
    const controller = new AbortController();
    await withWhmcs(
      () => {
        controller.abort();
        return undefined;
      },
      async ({ call }) => {
        await expect(call("ModuleTerminate", {}, { signal: controller.signal })).rejects.toMatchObject({
          code: "whmcs.outcome_unknown",
        });
      },
    );
  });

  test("are logged with action, code and attempt, and nothing else", async () => {
    const lines: unknown[] = [];
    await withWhmcs(
      status503(),
      async ({ call }) => {
        await call("GetClientsDetails", { clientid: 424242 });
      },
      { log: (event, fields) => lines.push({ event, ...fields }) },
    );
    expect(lines).toEqual(
      [1, 2].map((attempt) => ({
        event: "whmcs.retried",
        action: "GetClientsDetails",
        code: "connector.unavailable",
        attempt,
      })),
    );
  });
});

describe("an abort", () => {
  test("ends a read in flight without a retry", async () => {
    const controller = new AbortController();
    await withWhmcs(
      () => {
        controller.abort();
        return undefined;
      },
      async ({ call, received }) => {
        await expect(call("GetClients", {}, { signal: controller.signal })).rejects.toMatchObject({
          code: "connector.aborted",
        });
        expect(received).toHaveLength(1);
      },
      { retry: { attempts: 1 } },
    );
  });

  test("ends a call that still waits for its turn at once", async () => {
    const arrived = Promise.withResolvers<void>();
    const release = Promise.withResolvers<object>();
    await withWhmcs(
      () => {
        arrived.resolve();
        return release.promise;
      },
      async ({ call, received }) => {
        const controller = new AbortController();
        const busy = call("GetClients");
        await arrived.promise;
        const waiting = call("GetInvoices", {}, { signal: controller.signal });
        controller.abort();
        await expect(waiting).rejects.toMatchObject({ code: "connector.aborted" });
        release.resolve(success);
        await busy;
        await call("GetQuotes");
        expect(received.map(({ action }) => action)).toEqual(["GetClients", "GetQuotes"]);
      },
      { concurrency: 1 },
    );
  });
});

test("no more calls are in flight at once than allowed, over everyone who uses the call function", async () => {
  const concurrency = 3;
  let inFlight = 0;
  let most = 0;
  const full = Promise.withResolvers<void>();
  await withWhmcs(
    async () => {
      inFlight += 1;
      most = Math.max(most, inFlight);
      if (inFlight === concurrency) full.resolve();
      await full.promise;
      inFlight -= 1;
      return { result: "success", totalresults: 0, whmcs: { version: "9.0.0" } };
    },
    async ({ api, call }) => {
      const other = api.withSignal(new AbortController().signal);
      const many = Array.from({ length: 10 }, () => [api.version(), other.version(), call("GetClients")]);
      await Promise.all(many.flat());
    },
    { concurrency },
  );
  expect(most).toBe(concurrency);
});

describe("nothing of what was sent or answered is in an error", () => {
  const mark = "MARK-7f3a";
  const answers: readonly (readonly [string, number, string])[] = [
    ["a business error", 200, JSON.stringify({ result: "error", message: `Something about ${mark}` })],
    ["a known error with a tail", 403, JSON.stringify({ result: "error", message: `Invalid IP ${mark}` })],
    [
      "a missing permission",
      403,
      JSON.stringify({ result: "error", message: `Invalid Permissions: API action "${mark}"` }),
    ],
    ["an old-style refusal", 403, `result=error;message=Invalid IP ${mark}`],
    ["a page", 200, `<html>${mark}</html>`],
    ["a page with 500", 500, `<html>${mark}</html>`],
    ["a truncated answer", 200, `{"result":"success","x":"${mark}`],
    ["a wrong shape", 200, JSON.stringify({ result: "success", client: { id: mark, credit: mark } })],
    ["a redirect", 302, mark],
  ];

  test.each(answers)("%s", async (_, status, body) => {
    await withWhmcs(
      (__, response) => {
        response.writeHead(status, { Location: `/${mark}`, "X-Mark": mark }).end(body);
        return undefined;
      },
      async ({ api, call }) => {
        for (const error of [
          await thrownBy(api.client(7)),
          await thrownBy(api.updateClient(7, { firstName: mark }).then(() => api.client(7))),
          await thrownBy(call("ModuleTerminate", { serviceid: mark }).then(() => api.client(7))),
        ]) {
          expect(wordsOf(error)).not.toContain(mark);
          expect(wordsOf(error)).not.toMatch(/secret-of-the-test|identifier-of-the-test|127\.0\.0\.1/);
        }
      },
    );
  });

  test.each(["a cut connection", "a time-out"])("%s", async (kind) => {
    await withWhmcs(
      (_, response) => {
        if (kind === "a cut connection") response.socket?.destroy();
        return undefined;
      },
      async ({ api }) => {
        const error = await thrownBy(api.updateClient(7, { firstName: mark }));
        expect(wordsOf(error)).not.toContain(mark);
        expect(wordsOf(error)).not.toMatch(/secret-of-the-test|identifier-of-the-test|127\.0\.0\.1/);
      },
      { timeoutsMs: { write: 50 } },
    );
  });
});
