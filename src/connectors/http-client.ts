import { Agent as HttpAgent } from "node:http";
import { Agent as HttpsAgent } from "node:https";
import type { Socket } from "node:net";
import type { Readable } from "node:stream";
import { type AxiosInstance, create as createAxios } from "axios";
import type { Clock } from "../domain/clock.ts";
import { AppError, PermanentError, RetryableError } from "../domain/errors.ts";

/** One call to the configured host. */
export interface HttpRequest {
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** Relative to the base URL, or absolute on the same origin. */
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  /** From the call to the last byte of the answer, in milliseconds. */
  readonly timeoutMs: number;
  readonly signal?: AbortSignal | undefined;
  /** False: a connection of its own, so that a kept-alive one closed by the server cannot make the outcome unknown. */
  readonly reuseConnection?: boolean;
}

/** An answer of any status but 3xx. Header names are lower case. */
export interface HttpResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: Uint8Array;
  /** The body as UTF-8; what is not UTF-8 becomes U+FFFD. */
  text(): string;
}

/** An answer whose body is read as it comes. */
export interface HttpStream extends Pick<HttpResponse, "status" | "headers"> {
  /**
   * The body, once, piece by piece; whoever leaves early ends the answer. @throws RetryableError connector.timeout,
   *   connector.unavailable (cut off), connector.aborted; PermanentError connector.response_too_large
   */
  readonly body: AsyncIterable<Uint8Array>;
}

/** Speaks HTTP to one configured origin and to nothing else. */
export interface HttpClient {
  /**
   * Sends one request, once. Redirects are never followed.
   * @throws RetryableError connector.unreachable (nothing was sent), connector.certificate_invalid (nothing was sent),
   *   connector.timeout, connector.unavailable, connector.aborted (for these three the outcome is unknown)
   * @throws PermanentError connector.host_refused (nothing was sent), connector.redirect_refused, connector.response_too_large
   */
  request(request: HttpRequest): Promise<HttpResponse>;
  /**
   * The same for answers too large to hold: `timeoutMs` runs to the first byte and then from piece to piece. The body must
   * be read or left, or its connection stays until the time-out.
   */
  stream(request: HttpRequest): Promise<HttpStream>;
  /** Closes kept-alive connections; harmless when called twice. */
  close(): void;
}

export interface HttpClientOptions {
  /** Only this origin is ever called. */
  readonly baseUrl: string;
  /** Fixed: some firewalls refuse the names of HTTP libraries. */
  readonly userAgent: string;
  /** Until the connection, TLS included, stands; default 3 s. */
  readonly connectTimeoutMs?: number;
  /** Largest accepted answer after decompression; default 64 MiB. */
  readonly maxResponseBytes?: number;
}

const notSent = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "EADDRNOTAVAIL",
  "E_CONNECT_TIMEOUT",
]);

const certificateFault = /^(?:CERT_|ERR_TLS_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|EPROTO$|ERR_SSL_)/;

/** A client for one origin, with kept-alive connections of its own. Environment proxies are not used. @throws TypeError on a base URL that is none */
export function createHttpClient(options: HttpClientOptions): HttpClient {
  const base = new URL(options.baseUrl.endsWith("/") ? options.baseUrl : `${options.baseUrl}/`);
  const connectTimeoutMs = options.connectTimeoutMs ?? 3_000;
  const kept = openAgents(true, connectTimeoutMs);
  const fresh = openAgents(false, connectTimeoutMs);
  const maxResponseBytes = options.maxResponseBytes ?? 64 * 1024 * 1024;
  const instance = createAxios({
    adapter: "http",
    proxy: false,
    maxRedirects: 0,
    maxContentLength: maxResponseBytes,
    maxBodyLength: Number.POSITIVE_INFINITY,
    responseType: "arraybuffer",
    transformRequest: (data: unknown) => data,
    transformResponse: (data: unknown) => data,
    validateStatus: () => true,
    headers: { "User-Agent": options.userAgent },
  });
  const allowed = (url: string): string => {
    const { origin, href } = new URL(url, base);
    if (origin !== base.origin) throw new PermanentError("connector.host_refused");
    return href;
  };
  const agentsOf = ({ reuseConnection }: HttpRequest): Agents => (reuseConnection === false ? fresh : kept);
  return {
    request: async (request) => send(instance, allowed(request.url), request, agentsOf(request)),
    stream: async (request) => open(instance, allowed(request.url), request, agentsOf(request), maxResponseBytes),
    close() {
      for (const agent of [...Object.values(kept), ...Object.values(fresh)]) agent.destroy();
    },
  };
}

interface Agents {
  readonly httpAgent: HttpAgent;
  readonly httpsAgent: HttpsAgent;
}

function openAgents(keepAlive: boolean, connectTimeoutMs: number): Agents {
  return {
    httpAgent: limitConnecting(new HttpAgent({ keepAlive }), "connect", connectTimeoutMs),
    httpsAgent: limitConnecting(new HttpsAgent({ keepAlive }), "secureConnect", connectTimeoutMs),
  };
}

/** Node.js has no time-out for connecting alone, and a request's own is far longer. */
function limitConnecting<A extends HttpAgent>(agent: A, connected: string, timeoutMs: number): A {
  const open = agent.createConnection.bind(agent);
  agent.createConnection = (...args: Parameters<typeof open>) => {
    const socket = open(...args) as Socket;
    const timer = setTimeout(() => {
      socket.destroy(Object.assign(new Error("connect"), { code: "E_CONNECT_TIMEOUT" }));
    }, timeoutMs);
    socket.once(connected, () => clearTimeout(timer));
    socket.once("close", () => clearTimeout(timer));
    return socket;
  };
  return agent;
}

async function send(instance: AxiosInstance, url: string, request: HttpRequest, agents: Agents): Promise<HttpResponse> {
  const patience = waitFor(request);
  try {
    const response = await instance.request<Uint8Array>(toAxios(url, request, agents, patience.signal));
    refuseRedirect(response.status);
    const bytes = response.data;
    return {
      status: response.status,
      headers: plainHeaders(response.headers),
      bytes,
      text: () => new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes),
    };
  } catch (error) {
    throw patience.classify(error);
  } finally {
    patience.pause();
  }
}

async function open(
  instance: AxiosInstance,
  url: string,
  request: HttpRequest,
  agents: Agents,
  maxBytes: number,
): Promise<HttpStream> {
  const patience = waitFor(request);
  try {
    const response = await instance.request<Readable>({
      ...toAxios(url, request, agents, patience.signal),
      responseType: "stream",
      maxContentLength: -1, // `read` counts: with a limit of its own axios would stand between it and the connection
    });
    const body = response.data;
    body.on("error", () => {}); // a body that nobody reads may still be cut off
    if (response.status >= 300 && response.status < 400) body.destroy();
    refuseRedirect(response.status);
    return { status: response.status, headers: plainHeaders(response.headers), body: read(body, patience, maxBytes) };
  } catch (error) {
    patience.pause();
    throw patience.classify(error);
  }
}

async function* read(body: Readable, patience: Patience, maxBytes: number): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  try {
    for await (const piece of body as AsyncIterable<Uint8Array>) {
      patience.pause(); // the reader may take its time
      bytes += piece.byteLength;
      if (bytes > maxBytes) throw new PermanentError("connector.response_too_large");
      yield piece;
      patience.again();
    }
  } catch (error) {
    throw patience.classify(error);
  } finally {
    patience.pause();
    body.destroy();
  }
}

/** How long one call waits, and for whom. */
interface Patience {
  readonly signal: AbortSignal;
  pause(): void;
  again(): void;
  /** The original is dropped on purpose: it holds the URL, the headers, the credentials and both bodies. */
  classify(error: unknown): AppError;
}

function waitFor({ timeoutMs, signal: cancelled }: HttpRequest): Patience {
  const deadline = new AbortController();
  const start = () => setTimeout(() => deadline.abort(), timeoutMs);
  let timer = start();
  return {
    signal: cancelled === undefined ? deadline.signal : AbortSignal.any([deadline.signal, cancelled]),
    pause: () => clearTimeout(timer),
    again: () => {
      clearTimeout(timer);
      timer = start();
    },
    classify: (error) => (error instanceof AppError ? error : classify(error, deadline.signal, cancelled)),
  };
}

function toAxios(url: string, { method, headers, body }: HttpRequest, agents: Agents, signal: AbortSignal) {
  return { method, url, headers: { ...headers }, ...(body === undefined ? {} : { data: body }), signal, ...agents };
}

function refuseRedirect(status: number): void {
  if (status >= 300 && status < 400) throw new PermanentError("connector.redirect_refused");
}

function classify(error: unknown, deadline: AbortSignal, cancelled: AbortSignal | undefined): AppError {
  if (cancelled?.aborted === true) return new RetryableError("connector.aborted");
  if (deadline.aborted) return new RetryableError("connector.timeout");
  const code = codeOf(error);
  if (notSent.has(code)) return new RetryableError("connector.unreachable");
  if (certificateFault.test(code)) return new RetryableError("connector.certificate_invalid");
  // Axios knows one way only to call an answer bad once every status is accepted: its size.
  if (code === "ERR_BAD_RESPONSE") return new PermanentError("connector.response_too_large");
  if (code === "ETIMEDOUT") return new RetryableError("connector.timeout");
  return new RetryableError("connector.unavailable");
}

/** A failed dual-stack connection is an AggregateError whose own code may be missing. */
function codeOf(error: unknown): string {
  if (typeof error !== "object" || error === null) return "";
  const { code, cause } = error as { code?: unknown; cause?: unknown };
  if (typeof code === "string" && code !== "") return code;
  return cause === undefined || cause === error ? "" : codeOf(cause);
}

function plainHeaders(headers: object): Record<string, string> {
  const plain: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) plain[name.toLowerCase()] = String(value);
  return plain;
}

/**
 * The error that a status means for any API, or undefined for 2xx. Connectors whose API says more in the body look
 * there first. Codes: connector.rate_limited (with the server's own wait), connector.unavailable, connector.timeout,
 * connector.unauthenticated, connector.forbidden, connector.not_found, connector.rejected.
 */
export function errorOfStatus(response: Pick<HttpResponse, "status" | "headers">, clock: Clock): AppError | undefined {
  const { status } = response;
  if (status >= 200 && status < 300) return undefined;
  if (status === 429) return new RetryableError("connector.rate_limited", retryAfter(response, clock));
  if (status === 408) return new RetryableError("connector.timeout");
  if (status >= 500) return new RetryableError("connector.unavailable", retryAfter(response, clock));
  if (status === 401) return new PermanentError("connector.unauthenticated");
  if (status === 403) return new PermanentError("connector.forbidden");
  if (status === 404 || status === 410) return new PermanentError("connector.not_found");
  return new PermanentError("connector.rejected");
}

/** RFC 9110 section 10.2.3: whole seconds or an HTTP date. */
function retryAfter(response: Pick<HttpResponse, "headers">, clock: Clock): { retryAfterMs?: number } {
  const value = response.headers["retry-after"]?.trim() ?? "";
  if (/^\d{1,9}$/.test(value)) return { retryAfterMs: Number(value) * 1_000 };
  const at = Date.parse(value);
  return Number.isNaN(at) ? {} : { retryAfterMs: Math.max(0, at - clock.now().getTime()) };
}
