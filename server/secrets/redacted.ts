import { inspect } from "node:util";

const shown = "[redacted]";

/** Holds a value that must not reach a log, a job's payload or an error's text by accident: only `reveal` gives it. */
export class Redacted<T> {
  readonly #value: T;

  constructor(value: T) {
    this.#value = value;
  }

  reveal(): T {
    return this.#value;
  }

  toString(): string {
    return shown;
  }

  toJSON(): string {
    return shown;
  }

  [inspect.custom](): string {
    return shown;
  }
}
