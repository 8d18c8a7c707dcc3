/**
 * A stand-in for Google Analytics 4 as far as user deletion goes: the token endpoint of OAuth 2 for service accounts and the
 * Admin API v1alpha. Written from developers.google.com/identity/protocols/oauth2/service-account and
 * developers.google.com/analytics/devguides/config/admin/v1/rest/v1alpha/properties/submitUserDeletion.
 */
import { exportPKCS8, generateKeyPair, jwtVerify } from "jose";
import { systemClock, type Clock } from "../../src/domain/clock.ts";
import { startVendorServer, type VendorReply, type VendorRequest, type VendorServer } from "../vendor-server.ts";

/** What the stand-in holds; live. */
export interface GoogleAnalyticsWorld {
  /** The properties, and what the service account may do with each; one that it may not see answers like one that is not there. */
  readonly properties: Map<number, "editor" | "viewer">;
  /** What was asked to be deleted, in order. */
  readonly deletions: { readonly property: number; readonly clientId: string; readonly at: string }[];
  /** How many more deletions are taken today. */
  deletionsLeft: number;
  /** Tokens that are taken, and until when. */
  readonly tokens: Map<string, Date>;
}

/** A running stand-in. */
export interface GoogleAnalyticsSimulator {
  /** Of the Admin API. */
  readonly url: string;
  readonly server: VendorServer;
  readonly tokenUrl: string;
  readonly tokenServer: VendorServer;
  /** The JSON of the one service account it knows. */
  readonly key: string;
  readonly property: number;
  readonly world: GoogleAnalyticsWorld;
  close(): Promise<void>;
}

const account = "gdpr@example.iam.gserviceaccount.com";
const keyId = "stand-in-key-1";
const tokenLastsS = 3_600;

/** Starts it with one property that its account may edit. */
export async function startGoogleAnalyticsSimulator({
  clock = systemClock,
}: { readonly clock?: Clock } = {}): Promise<GoogleAnalyticsSimulator> {
  const { privateKey, publicKey } = await generateKeyPair("RS256", { extractable: true });
  const property = 123_456;
  const world: GoogleAnalyticsWorld = {
    properties: new Map([[property, "editor"]]),
    deletions: [],
    deletionsLeft: 500,
    tokens: new Map(),
  };
  const tokenServer = await startVendorServer(async (request) => {
    if (request.method !== "POST" || request.path !== "/token") return failure(404, "NOT_FOUND");
    const form = request.form();
    if (form.get("grant_type") !== "urn:ietf:params:oauth:grant-type:jwt-bearer")
      return refusal("unsupported_grant_type");
    try {
      const { payload, protectedHeader } = await jwtVerify(form.get("assertion") ?? "", publicKey, {
        algorithms: ["RS256"],
        issuer: account,
        audience: `${tokenServer.url}/token`,
        currentDate: clock.now(),
        maxTokenAge: tokenLastsS,
        requiredClaims: ["exp"],
      });
      const lasts = (payload.exp ?? 0) - (payload.iat ?? 0);
      if (protectedHeader.kid !== keyId || lasts > tokenLastsS || lasts <= 0) return refusal("invalid_grant");
      if (payload["scope"] !== "https://www.googleapis.com/auth/analytics.edit") return refusal("invalid_scope");
    } catch {
      return refusal("invalid_grant");
    }
    const token = `ya29.stand-in-${world.tokens.size + 1}`;
    world.tokens.set(token, new Date(clock.now().getTime() + tokenLastsS * 1_000));
    return { json: { access_token: token, expires_in: tokenLastsS, token_type: "Bearer" } };
  });
  const server = await startVendorServer((request) => admin(request, world, clock));
  const key = JSON.stringify({
    type: "service_account",
    project_id: "example",
    private_key_id: keyId,
    private_key: await exportPKCS8(privateKey),
    client_email: account,
    // Whoever follows it calls a host that no setting names.
    token_uri: "https://token.example.com/token",
  });
  return {
    url: server.url,
    server,
    tokenUrl: `${tokenServer.url}/token`,
    tokenServer,
    key,
    property,
    world,
    close: async () => {
      await Promise.all([server.close(), tokenServer.close()]);
    },
  };
}

function admin(request: VendorRequest, world: GoogleAnalyticsWorld, clock: Clock): VendorReply {
  const until = world.tokens.get(request.headers["authorization"]?.replace(/^Bearer /, "") ?? "");
  if (until === undefined || until <= clock.now()) return failure(401, "UNAUTHENTICATED");
  const [, id, act] = /^\/v1alpha\/properties\/(\d+)(:submitUserDeletion)?$/.exec(request.path) ?? [];
  if (id === undefined) return failure(404, "NOT_FOUND");
  const property = Number(id);
  const role = world.properties.get(property);
  if (role === undefined) return failure(403, "PERMISSION_DENIED");
  if (act === undefined && request.method === "GET") {
    return { json: { name: `properties/${property}`, displayName: "example.com", createTime: "2024-01-02T10:00:00Z" } };
  }
  if (act === undefined || request.method !== "POST") return failure(404, "NOT_FOUND");
  return role === "editor" ? submit(property, request.json(), world, clock) : failure(403, "PERMISSION_DENIED");
}

/** Which users there are it never tells: one that it does not know is taken the same. */
function submit(property: number, body: unknown, world: GoogleAnalyticsWorld, clock: Clock): VendorReply {
  const given = Object.entries(typeof body === "object" && body !== null ? body : {});
  const [kind, value] = given[0] ?? [];
  const known = ["userId", "clientId", "appInstanceId", "userProvidedData"];
  if (given.length !== 1 || !known.includes(kind ?? "") || typeof value !== "string" || value === "") {
    return failure(400, "INVALID_ARGUMENT");
  }
  if (world.deletionsLeft <= 0) return failure(429, "RESOURCE_EXHAUSTED");
  world.deletionsLeft -= 1;
  const at = clock.now().toISOString();
  world.deletions.push({ property, clientId: value, at });
  return { json: { deletionRequestTime: at } };
}

function failure(code: number, status: string): VendorReply {
  return { status: code, json: { error: { code, message: `stand-in: ${status.toLowerCase()}`, status } } };
}

function refusal(error: string): VendorReply {
  return { status: 400, json: { error, error_description: "stand-in" } };
}
