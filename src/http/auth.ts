import { createHash, timingSafeEqual } from "node:crypto";

/** Who calls: the token's name is the actor in the evidence, the token itself goes no further than `http/`. */
export interface Caller {
  readonly name: string;
  readonly token: string;
}

/** Finds the caller of an `Authorization` header; undefined when it holds no known token. */
export type Authenticate = (authorization: string | undefined) => Caller | undefined;

/**
 * Compares hashes, so that lengths tell nothing, and always with every token, so that time tells nothing either
 * (OWASP ASVS 5.0, 11.2.4).
 */
export function createAuthentication(tokens: readonly Caller[]): Authenticate {
  const known = tokens.map((caller) => ({ caller, hash: hashOf(caller.token) }));
  return (authorization) => {
    const presented = /^bearer +([\x21-\x7e]+)$/i.exec(authorization ?? "")?.[1];
    const hash = hashOf(presented ?? "");
    let found: Caller | undefined;
    for (const one of known) {
      if (timingSafeEqual(one.hash, hash) && presented !== undefined) found = one.caller;
    }
    return found;
  };
}

function hashOf(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}
