import { inspect } from "node:util";

/** Holds a value that must not be printed: JSON, string conversion and inspection all show `[secret]`. */
export class Secret<Value = string> {
  readonly #value: Value;

  constructor(value: Value) {
    this.#value = value;
  }

  /** The value itself, for the one part that needs it. Never log the result. */
  reveal(): Value {
    return this.#value;
  }

  toJSON(): string {
    return "[secret]";
  }

  toString(): string {
    return "[secret]";
  }

  [inspect.custom](): string {
    return "[secret]";
  }
}
