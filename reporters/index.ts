import { asff } from './asff.ts';
import { html } from './html.ts';
import { json } from './json.ts';
import { ndjson } from './ndjson.ts';
import type { Reporter } from './reporter.ts';
import { sarif, sarifFull } from './sarif.ts';
import { table } from './table.ts';

/** The formats a report can be written in: the names that `--output` takes. */
export type Format = 'json' | 'ndjson' | 'sarif' | 'sarif-full' | 'asff' | 'html' | 'table';

export const REPORTERS = {
  json,
  ndjson,
  sarif,
  'sarif-full': sarifFull,
  asff,
  html,
  table,
} as const satisfies Record<Format, Reporter>;

export function isFormat(name: string): name is Format {
  return Object.hasOwn(REPORTERS, name);
}
