import { expect, test } from "@jest/globals";
import { toGaClientId } from "../../../src/domain/ga-client-id.ts";

test.each([
  "1234567.1700000000",
  "GA1.1.1234567.1700000000",
  "GA1.2-2.1234567.1700000000",
  " ga1.3.1234567.1700000000\n",
])("a client id is read however it stands in the cookie: %j", (text) => {
  expect(toGaClientId(text)).toBe("1234567.1700000000");
});

test.each([
  "",
  "1234567",
  "1234567.170000000",
  "12345678901.1700000000",
  "GA1.1234567.1700000000",
  "GS1.1.1700000000.1.0.1700000000.0.0.0",
  "1234567.1700000000; x=1",
])("what is none is none: %j", (text) => {
  expect(toGaClientId(text)).toBeUndefined();
});
