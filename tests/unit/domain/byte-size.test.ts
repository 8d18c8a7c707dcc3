import { expect, test } from "@jest/globals";
import { writeByteSize } from "../../../src/domain/byte-size.ts";

test.each([
  [0, "0 bytes"],
  [1, "1 byte"],
  [999, "999 bytes"],
  [1_000, "1 kB"],
  [52_345, "52.3 kB"],
  [5_234_500, "5.2 MB"],
  [5_000_000_000, "5 GB"],
])("%i bytes are written as %s", (bytes, written) => {
  expect(writeByteSize(bytes, "en")).toBe(written);
});

test("sizes are written as readers of each language do", () => {
  expect(writeByteSize(5_234_500, "nl")).toBe("5,2 MB");
  expect(writeByteSize(5_234_500, "fr").replaceAll(/\s/g, " ")).toBe("5,2 Mo");
  expect(writeByteSize(5_234_500, "de").replaceAll(/\s/g, " ")).toBe("5,2 MB");
});
