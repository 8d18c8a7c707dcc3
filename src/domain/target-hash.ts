import { createHmac, hkdfSync } from "node:crypto";

/** Names objects of processors in the ledger without telling anything about them. */
export interface TargetHashes {
  /**
   * The names of one object: the first is written, all are tried when it is looked for, so that a rotation of keys forgets
   * nothing. 64 hexadecimal digits each.
   */
  of(connector: string, target: { readonly kind: string; readonly id: string }): readonly [string, ...string[]];
}

/**
 * HMAC-SHA-256 under a key derived from each of `keys`, the newest first: an id may be an address, which a plain hash would
 * give away to whoever guesses it. At least one key is required.
 */
export function createTargetHashes(keys: readonly Uint8Array[]): TargetHashes {
  // Derived, so that ENCRYPTION_KEY serves sealing and naming without the two ever sharing a key.
  const derived = keys.map((key) => Buffer.from(hkdfSync("sha256", key, "", "whmcs-gdpr/target/v1", 32)));
  const [newest, ...older] = derived;
  if (newest === undefined) throw new RangeError("target names need a key");
  return {
    of: (connector, { kind, id }) => {
      const spelled = JSON.stringify([connector, kind, id]);
      const hash = (key: Buffer): string => createHmac("sha256", key).update(spelled).digest("hex");
      return [hash(newest), ...older.map(hash)];
    },
  };
}
