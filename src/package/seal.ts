import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from "node:crypto";
import { Duplex, Readable } from "node:stream";
import { Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from "age-encryption";
import { PermanentError } from "../domain/errors.ts";

/** A stream that seals what passes through it, and the wrapped key that opens it again. */
export interface Sealing {
  /** Plain bytes in, an `age` file out; ends when its input ends. */
  readonly stream: Duplex;
  /** Safe to store beside the bytes: useless without an encryption key. Destroying it destroys the bytes. */
  readonly wrappedKey: string;
}

/** Encrypts at rest under a key per object, itself wrapped by the service's encryption key. */
export interface Sealer {
  /** A fresh key every time; `id` is bound to it, so that a wrapped key cannot be put beside another object. */
  seal(id: string): Promise<Sealing>;
  /** The plain bytes. Errors: PermanentError seal.key_unknown, seal.key_refused (thrown), seal.damaged (on the stream). */
  open(id: string, wrappedKey: string, sealed: Readable): Readable;
  /** Makes sure that `open` would find its key. @throws PermanentError seal.key_unknown, seal.key_refused */
  assertOpens(id: string, wrappedKey: string): void;
  sealBytes(id: string, bytes: Uint8Array): Promise<{ readonly sealed: Buffer; readonly wrappedKey: string }>;
  /** @throws PermanentError seal.key_unknown, seal.key_refused, seal.damaged */
  openBytes(id: string, wrappedKey: string, sealed: Uint8Array): Promise<Buffer>;
}

interface WrappingKey {
  readonly fingerprint: string;
  readonly key: Buffer;
}

const version = "v1";
const nonceBytes = 12;
const tagBytes = 16;

/**
 * The sealed form is a plain `age` file (https://age-encryption.org/v1) with one X25519 recipient, made for this one
 * object. Its identity is wrapped with AES-256-GCM as `v1.<key fingerprint>.<nonce, ciphertext and tag in base64url>`.
 * Of `keys` (32 bytes each) the first seals and all open, so keys rotate without touching what is stored.
 * @throws PermanentError seal.keys_invalid
 */
export function createSealer(keys: readonly Uint8Array[]): Sealer {
  const wrappingKeys = keys.map(toWrappingKey);
  const [first] = wrappingKeys;
  if (first === undefined) throw new PermanentError("seal.keys_invalid");
  const startSeal = async (id: string): Promise<{ encrypter: Encrypter; wrappedKey: string }> => {
    const identity = await generateX25519Identity();
    const encrypter = new Encrypter();
    encrypter.addRecipient(await identityToRecipient(identity));
    return { encrypter, wrappedKey: wrap(first, id, identity) };
  };
  const decrypterFor = (id: string, wrappedKey: string): Decrypter => {
    const decrypter = new Decrypter();
    decrypter.addIdentity(unwrap(wrappingKeys, id, wrappedKey));
    return decrypter;
  };
  return {
    seal: async (id) => {
      const { encrypter, wrappedKey } = await startSeal(id);
      return { stream: Duplex.from((plain: Plain) => encryptStream(encrypter, plain)), wrappedKey };
    },
    open: (id, wrappedKey, sealed) => {
      const decrypter = decrypterFor(id, wrappedKey);
      const plain = Readable.from(decryptStream(decrypter, sealed), { objectMode: false });
      // A generator that nobody has asked for its first value never comes to its `finally`.
      plain.once("close", () => sealed.destroy());
      return plain;
    },
    assertOpens: (id, wrappedKey) => {
      unwrap(wrappingKeys, id, wrappedKey);
    },
    sealBytes: async (id, bytes) => {
      const { encrypter, wrappedKey } = await startSeal(id);
      return { sealed: Buffer.from(await encrypter.encrypt(bytes)), wrappedKey };
    },
    openBytes: async (id, wrappedKey, sealed) => {
      const decrypter = decrypterFor(id, wrappedKey);
      try {
        return Buffer.from(await decrypter.decrypt(sealed));
      } catch (error) {
        throw new PermanentError("seal.damaged", { cause: error });
      }
    },
  };
}

type Plain = AsyncIterable<Uint8Array | string>;

async function* encryptStream(encrypter: Encrypter, plain: Plain): AsyncGenerator<Uint8Array> {
  yield* await encrypter.encrypt(ReadableStream.from(toBytes(plain)));
}

/** A duplex made from a generator hands on what was written as it is, texts too. */
async function* toBytes(plain: Plain): AsyncGenerator<Uint8Array> {
  for await (const chunk of plain) yield typeof chunk === "string" ? Buffer.from(chunk, "utf8") : chunk;
}

async function* decryptStream(decrypter: Decrypter, sealed: Readable): AsyncGenerator<Uint8Array> {
  try {
    for await (const chunk of await decrypter.decrypt(ReadableStream.from<Uint8Array>(sealed))) {
      // An empty object decrypts to one empty chunk, which a byte stream must not be handed.
      if (chunk.length > 0) yield chunk;
    }
  } catch (error) {
    throw new PermanentError("seal.damaged", { cause: error });
  } finally {
    sealed.destroy();
  }
}

function toWrappingKey(secret: Uint8Array): WrappingKey {
  if (secret.length !== 32) throw new PermanentError("seal.keys_invalid");
  // Derived, so that the same ENCRYPTION_KEY may serve another purpose without the two ever sharing a key.
  const key = Buffer.from(hkdfSync("sha256", secret, "", "whmcs-gdpr/seal/wrap/v1", 32));
  const fingerprint = createHmac("sha256", key).update("fingerprint").digest("hex").slice(0, 16);
  return { fingerprint, key };
}

function wrap(wrappingKey: WrappingKey, id: string, identity: string): string {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv("aes-256-gcm", wrappingKey.key, nonce).setAAD(boundTo(id));
  const box = Buffer.concat([nonce, cipher.update(identity, "utf8"), cipher.final(), cipher.getAuthTag()]);
  return [version, wrappingKey.fingerprint, box.toString("base64url")].join(".");
}

function unwrap(wrappingKeys: readonly WrappingKey[], id: string, wrappedKey: string): string {
  const [foundVersion, fingerprint, text = ""] = wrappedKey.trim().split(".");
  const wrappingKey = wrappingKeys.find((candidate) => candidate.fingerprint === fingerprint);
  if (foundVersion !== version || wrappingKey === undefined) throw new PermanentError("seal.key_unknown");
  const box = Buffer.from(text, "base64url");
  try {
    const decipher = createDecipheriv("aes-256-gcm", wrappingKey.key, box.subarray(0, nonceBytes), {
      authTagLength: tagBytes,
    });
    decipher.setAAD(boundTo(id)).setAuthTag(box.subarray(-tagBytes));
    return decipher.update(box.subarray(nonceBytes, -tagBytes), undefined, "utf8") + decipher.final("utf8");
  } catch {
    throw new PermanentError("seal.key_refused");
  }
}

function boundTo(id: string): Buffer {
  return Buffer.from(`whmcs-gdpr/sealed/${version}/${id}`, "utf8");
}
