import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { createHttpClient } from "../../src/connectors/http-client.ts";
import { createWhmcsApi, type WhmcsApi } from "../../src/connectors/whmcs/api.ts";
import { createWhmcsCall, type WhmcsCall, type WhmcsCallOptions } from "../../src/connectors/whmcs/call.ts";
import { systemClock } from "../../src/domain/clock.ts";

/** One call as the server received it. */
export interface Received {
  readonly action: string;
  readonly form: URLSearchParams;
  readonly raw: string;
  readonly headers: IncomingMessage["headers"];
  readonly path: string;
}

/** Answers one call: an object is sent as JSON, text as it is, anything else by the function itself. */
export type Answer = (
  received: Received,
  response: ServerResponse,
) => object | string | undefined | Promise<object | string | undefined>;

export interface Running {
  readonly url: string;
  readonly received: readonly Received[];
  readonly call: WhmcsCall;
  readonly api: WhmcsApi;
}

/** Runs a server that answers as the test says, with a client that waits for nothing long; both are closed at the end. */
export async function withWhmcs(
  answer: Answer,
  run: (running: Running) => Promise<void>,
  options: Partial<WhmcsCallOptions> & { readonly maxResponseBytes?: number } = {},
): Promise<void> {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    void handle(request, response, received, answer);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/billing`;
  const { maxResponseBytes, ...callOptions } = options;
  const httpClient = createHttpClient({
    baseUrl: url,
    userAgent: "whmcs-gdpr/test",
    ...(maxResponseBytes === undefined ? {} : { maxResponseBytes }),
  });
  const call = createWhmcsCall({
    url,
    identifier: "identifier-of-the-test",
    secret: "secret-of-the-test",
    concurrency: 4,
    httpClient,
    clock: systemClock,
    retry: { baseMs: 1, longestWaitMs: 5 },
    ...callOptions,
  });
  try {
    await run({ url, received, call, api: createWhmcsApi(call) });
  } finally {
    httpClient.close();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}

async function handle(request: IncomingMessage, response: ServerResponse, received: Received[], answer: Answer) {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const raw = Buffer.concat(chunks).toString("utf8");
  const form = new URLSearchParams(raw);
  const one = { action: form.get("action") ?? "", form, raw, headers: request.headers, path: request.url ?? "" };
  received.push(one);
  const body = await answer(one, response);
  if (body === undefined || response.writableEnded) return;
  if (typeof body === "string") response.end(body);
  else response.setHeader("Content-Type", "application/json").end(JSON.stringify(body));
}

/** Catches what a promise throws, to look at it closely. */
export async function thrownBy(promise: Promise<unknown>): Promise<unknown> {
  try {
    await promise;
  } catch (error) {
    return error;
  }
  throw new Error("nothing was thrown");
}

/** Everything of an error that could reach a log: its own fields, message, stack and causes. */
export function wordsOf(error: unknown): string {
  if (!(error instanceof Error)) return JSON.stringify(error) ?? "";
  const own = Object.getOwnPropertyNames(error).map((key) =>
    String((error as unknown as Record<string, unknown>)[key]),
  );
  return [JSON.stringify(error), error.message, error.stack, ...own, error.cause ? wordsOf(error.cause) : ""].join(
    "\n",
  );
}
