import type { Invocation, Log, Result, Run } from 'sarif';
import { expect } from 'vitest';
import type { Report } from '../../model/report.ts';
import type { Reporter } from '../../reporters/reporter.ts';
import { validate } from '../../trust/hostile/sarif-schema.ts';
import { textOf } from './text-of.ts';

/** The one run of a file that is valid against the official schema. */
export function runOf(reporter: Reporter, report: Report): Run & { results: Result[]; invocations: [Invocation] } {
  const log: Log = JSON.parse(textOf(reporter, report));
  validate(log);
  expect(validate.errors ?? []).toEqual([]);
  expect(log.runs).toHaveLength(1);
  return log.runs[0] as ReturnType<typeof runOf>;
}
