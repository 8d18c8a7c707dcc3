import { randomUUID } from "node:crypto";

/** A fresh id for a duty, step or task. */
export function newId(): string {
  return randomUUID();
}

/**
 * A fresh id whose text order is time order (UUID version 7, RFC 9562, section 5.7). What is written by the hundred is named
 * so: neighbours in time are neighbours in every index, and one commit touches few of its pages.
 */
export function newIdAt(at: Date): string {
  const ms = at.getTime().toString(16).padStart(12, "0");
  return `${ms.slice(0, 8)}-${ms.slice(8)}-7${randomUUID().slice(15)}`;
}
