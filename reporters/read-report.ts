import { readJson } from '../files/json-text.ts';
import { type PlacedFault, schemaFaults, withLines } from '../files/source-text.ts';
import type { TextFault } from '../files/text-fault.ts';
import { Report } from '../model/report.ts';

/** A text that is no report. `faults` has one for each thing that is wrong: where, and what was expected. */
export class UnreadableReport extends Error {
  readonly faults: readonly TextFault[];
  constructor(faults: readonly TextFault[]) {
    super(`not a report: ${faults.map(({ message }) => message).join('; ')}`);
    this.name = 'UnreadableReport';
    this.faults = faults;
  }
}

/** Reads what the reporter `json` wrote. Throws UnreadableReport. */
export function parseReport(text: string): Report {
  const source = readJson(text);
  if (source.content === undefined) throw new UnreadableReport(source.faults);
  const format = formatOf(source.content);
  if (format !== FORMAT)
    refuse([{ path: ['format'], message: `format: expected ${FORMAT}, found ${JSON.stringify(format)}` }]);
  const result = Report.safeParse(source.content);
  if (!result.success) {
    refuse(schemaFaults(result.error).map(({ path, message }) => ({ path, message: `${placeOf(path)}: ${message}` })));
  }
  if (source.faults.length > 0) throw new UnreadableReport(source.faults);
  return result.data as Report;

  function refuse(faults: readonly PlacedFault[]): never {
    throw new UnreadableReport([...source.faults, ...withLines(source, faults)]);
  }
}

const FORMAT = 'zonewarden.report/1';

/** null where the value has no format. */
function formatOf(value: unknown): unknown {
  return typeof value === 'object' && value !== null && 'format' in value ? value.format : null;
}

/** `findings[3].verdict` */
function placeOf(path: readonly PropertyKey[]): string {
  const place = path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`)).join('');
  return place.replace(/^\./, '') || 'report';
}
