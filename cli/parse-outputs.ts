import { isFormat, REPORTERS } from '../reporters/index.ts';

/** One `--output FORMAT=PATH`; path `-` is stdout. */
export type Output = { readonly format: keyof typeof REPORTERS; readonly path: string };

/** Parses `--output` values; without any, the table goes to stdout. The faults are lines, of all values together. */
export function parseOutputs(values: readonly string[]): { outputs: Output[]; faults: string[] } {
  if (values.length === 0) return { outputs: [{ format: 'table', path: '-' }], faults: [] };
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
    } else outputs.push({ format, path: file });
  }
  return { outputs, faults };
}
