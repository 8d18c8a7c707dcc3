import { randomBytes } from "node:crypto";
import { z } from "zod";
import type { Settings } from "../../../config/settings.ts";
import { createHttpClient } from "../../../src/connectors/http-client.ts";
import { encodeForm, type FormParameters } from "../../../src/connectors/whmcs/encode.ts";
import { type Canary, identityOf } from "./canary.ts";

/** What a rehearsal does in a WHMCS beyond what the service does; every call but `refused` and `profile` is about one canary. */
export interface CanaryInWhmcs {
  /** Which of the actions the API role does not grant. Asked by calls that name no record, which WHMCS refuses anyway. */
  refused(actions: readonly string[]): Promise<readonly string[]>;
  /** The provisioning module of a product; empty: none. Undefined: there is no such product. */
  moduleOf(productId: number): Promise<string | undefined>;
  /** The client that has this address, if any. */
  findClient(email: string): Promise<number | undefined>;
  addClient(canary: Canary): Promise<number>;
  /** An order without invoice, mail or price, accepted without its module. @returns the service */
  addService(clientId: number, order: { productId: number; domain: string; paymentMethod: string }): Promise<number>;
  /** Undefined: there is no such service of that client. */
  statusOf(clientId: number, serviceId: number): Promise<string | undefined>;
  requestCancellation(serviceId: number): Promise<void>;
  closeClient(clientId: number): Promise<void>;
  /** The client's record as text. */
  profile(clientId: number): Promise<string>;
  close(): void;
}

const id = z.coerce.number().int().positive();
const answerShape = z.looseObject({ result: z.string().optional(), message: z.string().optional() });
const timeoutMs = 60_000;

/** Says what WHMCS answered; the words are WHMCS's own and about the canary. */
class RefusedByWhmcs extends Error {}

/** Speaks to the WHMCS of the settings. Its methods throw Error, in words for the owner. */
export function openCanaryInWhmcs({ whmcs }: Settings, userAgent: string, signal: AbortSignal): CanaryInWhmcs {
  const http = createHttpClient({ baseUrl: whmcs.url, userAgent });
  const ask = async (action: string, parameters: FormParameters) => {
    const body = encodeForm({
      ...parameters,
      action,
      responsetype: "json",
      identifier: whmcs.identifier.reveal(),
      secret: whmcs.secret.reveal(),
      accesskey: whmcs.accessKey?.reveal(),
    });
    const headers = { "Content-Type": "application/x-www-form-urlencoded" };
    const url = `${whmcs.url}/includes/api.php`;
    const response = await http.request({ method: "POST", url, headers, body, timeoutMs, signal });
    try {
      return answerShape.parse(JSON.parse(response.text()));
    } catch {
      throw new Error(`WHMCS answered ${action} with what is no answer of its API (status ${response.status})`);
    }
  };
  const call = async (action: string, parameters: FormParameters) => {
    const answer = await ask(action, parameters);
    if (answer.result !== "error") return answer;
    throw new RefusedByWhmcs(`WHMCS refused ${action}: ${(answer.message ?? "without a word").slice(0, 200)}`);
  };
  const listed = async (action: string, parameters: FormParameters, list: string, item: string) => {
    const wrapped = z.object({ [item]: z.array(z.record(z.string(), z.unknown())) });
    const parsed = wrapped.safeParse((await call(action, parameters))[list]);
    return parsed.data?.[item] ?? [];
  };
  return {
    refused: async (actions) => {
      const refused: string[] = [];
      for (const action of actions) {
        const { message = "" } = await ask(action, {});
        if (/not allowed|invalid permissions/i.test(message)) refused.push(action);
        else if (/authentication|credential|invalid ip|access denied/i.test(message)) {
          throw new Error(`WHMCS refuses the API credential or this address: ${message.slice(0, 100)}`);
        }
      }
      return refused;
    },
    moduleOf: async (pid) => {
      const [product] = await listed("GetProducts", { pid }, "products", "product");
      return product === undefined || Number(product["pid"]) !== pid ? undefined : String(product["module"]);
    },
    findClient: async (email) => {
      const rows = await listed("GetClients", { search: email, limitnum: 100 }, "clients", "client");
      const found = rows.find((row) => String(row["email"]).toLowerCase() === email.toLowerCase());
      return found === undefined ? undefined : id.parse(found["id"]);
    },
    addClient: async (canary) => {
      const password2 = randomBytes(18).toString("base64url");
      const made = { ...identityOf(canary), password2, noemail: true, skipvalidation: true };
      return id.parse((await call("AddClient", made))["clientid"]);
    },
    addService: async (clientid, { productId, domain, paymentMethod: paymentmethod }) => {
      const quiet = { noinvoice: true, noinvoiceemail: true, noemail: true };
      const item = { pid: [productId], domain: [domain], billingcycle: ["monthly"], priceoverride: ["0.00"] };
      const order = await call("AddOrder", { clientid, paymentmethod, ...item, ...quiet });
      const orderid = id.parse(order["orderid"]);
      await call("AcceptOrder", { orderid, autosetup: false, sendregistrar: false, sendemail: false });
      const ids = z.coerce.string().parse(order["serviceids"] ?? order["productids"]);
      return id.parse(ids.split(",")[0]);
    },
    statusOf: async (clientid, serviceid) => {
      const rows = await listed("GetClientsProducts", { clientid, serviceid }, "products", "product");
      const found = rows.find((row) => Number(row["id"]) === serviceid && Number(row["clientid"]) === clientid);
      return found === undefined ? undefined : String(found["status"]);
    },
    requestCancellation: async (serviceid) => {
      try {
        await call("AddCancelRequest", { serviceid, type: "Immediate", reason: "Rehearsal" });
      } catch (error) {
        const isThere = error instanceof RefusedByWhmcs && error.message.includes("Existing Cancellation Request");
        if (!isThere) throw error;
      }
    },
    closeClient: async (clientid) => {
      await call("CloseClient", { clientid });
    },
    profile: async (clientid) => JSON.stringify(await call("GetClientsDetails", { clientid, stats: false })),
    close: () => http.close(),
  };
}
