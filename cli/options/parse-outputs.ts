import type { Output } from '../../app/report/outputs.ts';
import { isFormat, REPORTERS } from '../../reporters/index.ts';

/** Parses `--output` values, each `FORMAT=PATH`; path `-` is stdout. Without any, the table goes to stdout. The faults are lines, of all values together. */
export function parseOutputs(values: readonly string[]): { outputs: Output[]; faults: string[] } {
  if (values.length === 0) return { outputs: [{ format: 'table', path: '-', descriptor: STDOUT }], faults: [] };
  const outputs: Output[] = [];
  const faults: string[] = [];
  for (const value of values) {
    const split = value.indexOf('=');
    const format = split < 0 ? value : value.slice(0, split);
    const file = split < 0 ? '-' : value.slice(split + 1);
    if (!isFormat(format)) {
      faults.push(
        `--output ${value}: there is no format ${format}; choose one of ${Object.keys(REPORTERS).join(', ')}`,
      );
    } else if (file === '') {
      faults.push(`--output ${value}: the path is empty; write ${format}=FILE, or ${format}=- for stdout`);
    } else outputs.push({ format, path: file, descriptor: file === '-' ? STDOUT : null });
  }
  return { outputs, faults };
}

const STDOUT = 1;
