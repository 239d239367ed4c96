import { Report } from '../model/report.ts';

/** A text that is no report. `faults` has one line for each thing that is wrong: where, and what was expected. */
export class UnreadableReport extends Error {
  readonly faults: readonly string[];
  constructor(faults: readonly string[]) {
    super(`not a report: ${faults.join('; ')}`);
    this.name = 'UnreadableReport';
    this.faults = faults;
  }
}

/** Reads what the reporter `json` wrote. Throws UnreadableReport. */
export function parseReport(text: string): Report {
  const value = parseJson(text);
  const format = formatOf(value);
  if (format !== FORMAT) throw new UnreadableReport([`format: expected ${FORMAT}, found ${JSON.stringify(format)}`]);
  const result = Report.safeParse(value);
  if (result.success) return result.data;
  const faults = result.error.issues.map((issue) => `${placeOf(issue.path)}: ${issue.message}`);
  const shown = faults.slice(0, MAX_FAULTS);
  if (faults.length > shown.length) shown.push(`and ${faults.length - shown.length} more faults`);
  throw new UnreadableReport(shown);
}

const FORMAT = 'zonewarden.report/1';
/** A report of another version can be wrong in 100,000 places for one reason. */
const MAX_FAULTS = 20;

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    // The usual reason is a file that was cut off; the parser's own words name the place.
    throw new UnreadableReport([`not JSON: ${(error as SyntaxError).message}`]);
  }
}

/** null where the value has no format. */
function formatOf(value: unknown): unknown {
  return typeof value === 'object' && value !== null && 'format' in value ? value.format : null;
}

/** `findings[3].verdict` */
function placeOf(path: readonly PropertyKey[]): string {
  const place = path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`)).join('');
  return place.replace(/^\./, '') || 'report';
}
