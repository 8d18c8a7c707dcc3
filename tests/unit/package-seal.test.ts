import { randomBytes } from "node:crypto";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { pipeline } from "node:stream/promises";
import { describe, expect, test } from "@jest/globals";
import { createSealer } from "../../src/package/seal.ts";

const oldKey = Buffer.alloc(32, 1);
const newKey = Buffer.alloc(32, 2);
const mark = Buffer.from("planted-mark-1234567890");

async function sealAll(plain: Buffer, keys: Buffer[] = [oldKey]): Promise<{ sealed: Buffer; wrappedKey: string }> {
  const { stream, wrappedKey } = await createSealer(keys).seal("id-1");
  const [sealed] = await Promise.all([buffer(stream), pipeline(Readable.from([plain]), stream, { end: true })]);
  return { sealed, wrappedKey };
}

describe("sealing", () => {
  test.each([0, 1, 65_535, 65_536, 65_537, 1_000_000])("%d bytes come back as they were", async (length) => {
    const plain = randomBytes(length);
    const { sealed, wrappedKey } = await sealAll(plain);
    const opened = await buffer(createSealer([oldKey]).open("id-1", wrappedKey, Readable.from([sealed])));
    expect(opened.equals(plain)).toBe(true);
  });

  test("the sealed form is a public age file and holds nothing of what went in", async () => {
    const { sealed, wrappedKey } = await sealAll(Buffer.concat([mark, randomBytes(200_000), mark]));
    expect(sealed.subarray(0, 22).toString()).toBe("age-encryption.org/v1\n");
    expect(sealed.includes(mark)).toBe(false);
    expect(wrappedKey).toMatch(/^v1\.[0-9a-f]{16}\.[\w-]+$/);
    expect(wrappedKey).not.toContain("AGE-SECRET");
  });

  test("the first key seals and an old key still opens after rotation", async () => {
    const before = await sealAll(mark, [oldKey]);
    const rotated = createSealer([newKey, oldKey]);
    expect(await rotated.openBytes("id-1", before.wrappedKey, before.sealed)).toEqual(mark);
    const after = await rotated.sealBytes("id-1", mark);
    expect(await createSealer([newKey]).openBytes("id-1", after.wrappedKey, after.sealed)).toEqual(mark);
    await expect(createSealer([oldKey]).openBytes("id-1", after.wrappedKey, after.sealed)).rejects.toThrow(
      "seal.key_unknown",
    );
  });

  test("of three generations of keys each package opens as long as its own key is kept, and no longer", async () => {
    const [first, second, third] = [oldKey, newKey, Buffer.alloc(32, 3)];
    const packages = [
      await sealAll(mark, [first]),
      await sealAll(mark, [second, first]),
      await sealAll(mark, [third, second, first]),
    ];
    const opens = (keys: Buffer[]): Promise<string[]> =>
      Promise.all(
        packages.map(async ({ sealed, wrappedKey }) =>
          createSealer(keys)
            .openBytes("id-1", wrappedKey, sealed)
            .then(
              (plain) => plain.toString(),
              (error: unknown) => String(error),
            ),
        ),
      );
    const [opened, gone] = [mark.toString(), "PermanentError: seal.key_unknown"];
    expect(await opens([third, second, first])).toEqual([opened, opened, opened]);
    expect(await opens([third, second])).toEqual([gone, opened, opened]);
    expect(await opens([third])).toEqual([gone, gone, opened]);
    expect(await opens([first])).toEqual([opened, gone, gone]);
  });

  test("another key, another object's key and a changed key are refused", async () => {
    const sealer = createSealer([oldKey]);
    const { sealed, wrappedKey } = await sealer.sealBytes("id-1", mark);
    await expect(createSealer([newKey]).openBytes("id-1", wrappedKey, sealed)).rejects.toThrow("seal.key_unknown");
    await expect(sealer.openBytes("id-2", wrappedKey, sealed)).rejects.toThrow("seal.key_refused");
    const changed = `${wrappedKey.slice(0, -3)}${wrappedKey.at(-3) === "A" ? "B" : "A"}${wrappedKey.slice(-2)}`;
    await expect(sealer.openBytes("id-1", changed, sealed)).rejects.toThrow("seal.key_refused");
    await expect(sealer.openBytes("id-1", "v1.short", sealed)).rejects.toThrow("seal.key_unknown");
    const stranger = await sealer.sealBytes("id-1", mark);
    await expect(sealer.openBytes("id-1", stranger.wrappedKey, sealed)).rejects.toThrow("seal.damaged");
    expect(() => sealer.open("id-2", wrappedKey, Readable.from([sealed]))).toThrow("seal.key_refused");
  });

  test.each([
    ["cut", (sealed: Buffer) => sealed.subarray(0, -1)],
    ["cut at a block's end", (sealed: Buffer) => sealed.subarray(0, -(100_000 - 65_536 + 16))],
    [
      "changed in one bit",
      (sealed: Buffer) => Buffer.from(sealed.map((byte, at) => (at === 70_000 ? byte ^ 1 : byte))),
    ],
    ["lengthened", (sealed: Buffer) => Buffer.concat([sealed, Buffer.from("x")])],
    ["emptied", () => Buffer.alloc(0)],
  ])("a %s file ends in an error, never in a short success", async (_how, damage) => {
    const { sealed, wrappedKey } = await sealAll(randomBytes(100_000));
    const opened = createSealer([oldKey]).open("id-1", wrappedKey, Readable.from([damage(sealed)]));
    await expect(buffer(opened)).rejects.toThrow("seal.damaged");
  });

  test("texts are sealed as UTF-8", async () => {
    const { stream, wrappedKey } = await createSealer([oldKey]).seal("id-1");
    stream.end("é😀");
    const sealed = await buffer(stream);
    expect((await createSealer([oldKey]).openBytes("id-1", wrappedKey, sealed)).toString()).toBe("é😀");
  });

  test("every object has a key of its own", async () => {
    const sealer = createSealer([oldKey]);
    const [a, b] = await Promise.all([sealer.sealBytes("id-1", mark), sealer.sealBytes("id-1", mark)]);
    expect(a.sealed.equals(b.sealed)).toBe(false);
    await expect(sealer.openBytes("id-1", a.wrappedKey, b.sealed)).rejects.toThrow("seal.damaged");
  });

  test("closing an opened package early closes the file it is read from", async () => {
    const { sealed, wrappedKey } = await sealAll(randomBytes(1_000_000));
    const file = Readable.from(
      (function* blocks() {
        for (let at = 0; at < sealed.length; at += 16_384) yield sealed.subarray(at, at + 16_384);
      })(),
    );
    const closed = new Promise<void>((resolve) => file.once("close", resolve));
    for await (const chunk of createSealer([oldKey]).open("id-1", wrappedKey, file)) {
      expect(chunk).toBeDefined();
      break;
    }
    await closed;
    expect(file.destroyed).toBe(true);
  });

  test("closing an opened package before its first byte closes the file it is read from, too", async () => {
    const { sealed, wrappedKey } = await sealAll(mark);
    const file = Readable.from([sealed]);
    const closed = new Promise<void>((resolve) => file.once("close", resolve));
    createSealer([oldKey]).open("id-1", wrappedKey, file).destroy();
    await closed;
    expect(file.destroyed).toBe(true);
  });

  test.each([[[]], [[Buffer.alloc(31)]], [[oldKey, Buffer.alloc(33)]]])(
    "keys of a wrong number or length are refused",
    (keys) => {
      expect(() => createSealer(keys)).toThrow("seal.keys_invalid");
    },
  );
});
