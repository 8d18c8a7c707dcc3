import { importPKCS8, SignJWT } from "jose";
import { z } from "zod";
import type { Clock } from "../../domain/clock.ts";
import { AppError, PermanentError } from "../../domain/errors.ts";
import { shaped, type VendorCall } from "../vendor-call.ts";

/** The one scope in which the Admin API lets a user's data be deleted; it lets a property be read as well. */
const scope = "https://www.googleapis.com/auth/analytics.edit";
const grantType = "urn:ietf:params:oauth:grant-type:jwt-bearer"; // RFC 7523 section 2.1
const assertionLastsS = 3_600; // the longest that Google takes
const renewBeforeMs = 5 * 60_000;

const serviceAccount = z.object({
  client_email: z.string().min(1),
  private_key: z.string().min(1),
  private_key_id: z.string().min(1).optional(),
});

const answer = z.object({ access_token: z.string().min(1), expires_in: z.number().positive() });

/** Access tokens of one service account, each used until shortly before it expires. */
export interface AccessTokens {
  /**
   * @throws PermanentError google_analytics.key_invalid (no key of a service account), google_analytics.key_refused (Google does
   *   not take it, or the clocks differ); what `call` throws
   */
  get(signal: AbortSignal): Promise<string>;
  /** Google does not take it any more: the next call gets another. */
  forget(): void;
}

/** What tokens are asked with. */
export interface TokenParts {
  /** To the origin of `url`, unsigned. */
  readonly call: VendorCall;
  readonly url: string;
  /** The JSON of a service account; its own `token_uri` is not followed. */
  readonly key: string;
  readonly clock: Clock;
}

/** Asks Google for tokens with what a service account signs. */
export function createAccessTokens({ call, url, key, clock }: TokenParts): AccessTokens {
  let known: { readonly token: string; readonly until: number } | undefined;
  return {
    get: async (signal) => {
      const now = clock.now().getTime();
      if (known !== undefined && now < known.until) return known.token;
      const form = { grant_type: grantType, assertion: await sign(key, url, clock.now()) };
      const path = new URL(url).pathname;
      const { body } = await call({ method: "POST", path, form, writes: false, repeatable: true }, signal).catch(
        (error: unknown) => {
          throw isRefusal(error) ? new PermanentError("google_analytics.key_refused") : error;
        },
      );
      const { access_token: token, expires_in: seconds } = shaped(answer, body);
      known = { token, until: now + seconds * 1_000 - renewBeforeMs };
      return token;
    },
    forget: () => {
      known = undefined;
    },
  };
}

/** The library's own errors may quote the key. */
async function sign(key: string, audience: string, now: Date): Promise<string> {
  try {
    const account = serviceAccount.parse(JSON.parse(key));
    const issuedAt = Math.floor(now.getTime() / 1_000);
    return await new SignJWT({ scope })
      .setProtectedHeader({
        alg: "RS256",
        typ: "JWT",
        ...(account.private_key_id !== undefined && { kid: account.private_key_id }),
      })
      .setIssuer(account.client_email)
      .setAudience(audience)
      .setIssuedAt(issuedAt)
      .setExpirationTime(issuedAt + assertionLastsS)
      .sign(await importPKCS8(account.private_key, "RS256"));
  } catch {
    throw new PermanentError("google_analytics.key_invalid");
  }
}

/** Google answers 400 `invalid_grant` and 401 `invalid_client`. */
function isRefusal(error: unknown): boolean {
  return (
    error instanceof AppError &&
    ["connector.rejected", "connector.unauthenticated", "connector.forbidden"].includes(error.code)
  );
}
