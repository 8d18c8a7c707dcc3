import { createHash, randomBytes } from "node:crypto";

/** 256 unguessable bits, base64url: the secret of one client's link. */
export function newToken(): string {
  return randomBytes(32).toString("base64url");
}

/** What the ledger knows of a token: SHA-256, hexadecimal. */
export function hashToken(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}
