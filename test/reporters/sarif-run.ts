import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { Invocation, Log, Result, Run } from 'sarif';
import { expect } from 'vitest';
import type { Report } from '../../model/report.ts';
import type { Reporter } from '../../reporters/reporter.ts';
import { textOf } from './text-of.ts';

const SCHEMA = new URL(
  '../../node_modules/@microsoft/sarif-multitool-ts/assets/sarif-2.1.0.schema.json',
  import.meta.url,
);
const ajv = new Ajv2020({ strict: false, allErrors: true });
addFormats.default(ajv);
/** The official schema. */
export const validate = ajv.compile(JSON.parse(readFileSync(SCHEMA, 'utf8')));

/** The one run of a file that is valid against the official schema. */
export function runOf(reporter: Reporter, report: Report): Run & { results: Result[]; invocations: [Invocation] } {
  const log: Log = JSON.parse(textOf(reporter, report));
  validate(log);
  expect(validate.errors ?? []).toEqual([]);
  expect(log.runs).toHaveLength(1);
  return log.runs[0] as ReturnType<typeof runOf>;
}
