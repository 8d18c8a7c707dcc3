import { PermanentError } from "../src/domain/errors.ts";

/** One thing the owner must change. Neither part ever holds a value that was read: it may be a secret. */
export interface ConfigProblem {
  /** The variable, or the path inside the policy file, e.g. `retention.invoices.ground`. */
  readonly name: string;
  /** What was expected there; one line, with the command that mends it where there is one. */
  readonly expected: string;
}

/** Settings or policy cannot be used. Carries every problem, so that the owner mends all in one go. Code `config.invalid`. */
export class ConfigError extends PermanentError {
  readonly problems: readonly ConfigProblem[];

  constructor(problems: readonly ConfigProblem[]) {
    super("config.invalid");
    this.problems = problems;
  }

  /** One line per problem, fit for a terminal: no value that was read, so no secret. */
  describe(): string {
    return this.problems.map(({ name, expected }) => `${name}: expected ${expected}`).join("\n");
  }
}
