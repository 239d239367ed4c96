/**
 * Something that the user can put right: options, configuration, rules, a snapshot or report that cannot be used.
 * Printed as one line for each fault, without a stack; the exit code is 2.
 */
export class UserError extends Error {
  /** Each a whole line: what was wanted, what was found, what to do; with `file:line:` in front where there is one. */
  readonly faults: readonly string[];
  constructor(faults: readonly string[]) {
    super(faults.join('\n'));
    this.name = 'UserError';
    this.faults = faults;
  }
}
