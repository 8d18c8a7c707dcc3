import { randomUUID } from "node:crypto";

/** A duty's id: a random UUID, so that it can be a queue's job id and a path segment, and tells nothing. */
export type DutyId = string;

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** A fresh id for a duty, step or task. */
export function newId(): string {
  return randomUUID();
}

/** Whether a path segment can be one of our ids; anything else is answered like an unknown one. */
export function isId(text: string): boolean {
  return uuid.test(text);
}
