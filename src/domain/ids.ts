import { randomUUID } from "node:crypto";

/** A fresh id for a duty, step or task. */
export function newId(): string {
  return randomUUID();
}
