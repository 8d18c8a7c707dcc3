import { isUtf8 } from "node:buffer";
import { Webhook, WebhookVerificationError } from "standardwebhooks";

/** The three headers of Standard Webhooks 1.0, as they came; a repeated header counts as missing. */
export interface SignatureHeaders {
  readonly id: string | undefined;
  readonly timestamp: string | undefined;
  readonly signature: string | undefined;
}

/** What verification found. `stale` covers both directions of the 300 s tolerance. */
export type Verdict = "valid" | "missing_header" | "bad_signature" | "stale";

/** Verifies a raw body before anything parses it. */
export type VerifySignature = (raw: Buffer, headers: SignatureHeaders) => Verdict;

// Unix seconds and nothing else: the library would read "123abc" as 123.
const unixSeconds = /^\d{1,12}$/;
const printable = /^[\x20-\x7e]{1,256}$/;

/**
 * Verification over all secrets of a rotation, in constant time per secret.
 * Specification: Standard Webhooks 1.0, "Verifying webhook authenticity".
 */
export function createVerifier(secrets: readonly string[]): VerifySignature {
  const webhooks = secrets.map((secret) => new Webhook(secret));
  return (raw, { id, timestamp, signature }) => {
    if (!id || !timestamp || !signature) return "missing_header";
    if (!unixSeconds.test(timestamp) || !printable.test(id) || !isUtf8(raw)) return "bad_signature";
    const headers = { "webhook-id": id, "webhook-timestamp": timestamp, "webhook-signature": signature };
    let verdict: Verdict = "bad_signature";
    for (const webhook of webhooks) {
      const found = verifyOne(webhook, raw, headers);
      if (found === "valid") return "valid";
      if (found === "stale") verdict = "stale";
    }
    return verdict;
  };
}

function verifyOne(webhook: Webhook, raw: Buffer, headers: Record<string, string>): Verdict {
  try {
    webhook.verify(raw, headers, { jsonParse: false });
    return "valid";
  } catch (error) {
    if (!(error instanceof WebhookVerificationError)) throw error;
    return error.message.includes("timestamp too") ? "stale" : "bad_signature";
  }
}
