import { Finding } from '../../model/finding.ts';
import { WholeReport } from '../../model/report.ts';
import { REPORTERS } from '../../reporters/index.ts';
import { AsffFindings } from './asff-schema.ts';
import { sarifFaults } from './sarif-faults.ts';

/** What every reporter makes of a report. */
export function rendered(report: WholeReport): ReadonlyMap<string, string> {
  return new Map(Object.entries(REPORTERS).map(([format, { render }]) => [format, [...render(report)].join('')]));
}

/** What is not valid or not inert in an output, as sentences. */
export function outputFaults(format: string, text: string, report: WholeReport): string[] {
  const faults = [...unseenIn(text)];
  const { extension } = REPORTERS[format as keyof typeof REPORTERS];
  if (extension === 'csv' || extension === 'tsv') faults.push(...formulasIn(text));
  try {
    faults.push(...(CHECKS[format]?.(text, report) ?? []));
  } catch (error) {
    faults.push(`is not readable: ${(error as Error).message.slice(0, 200)}`);
  }
  return faults;
}

/** Outputs whose form is somebody's; a reporter that is not among them is held to what every text is held to. */
const CHECKS: Readonly<Record<string, (text: string, report: WholeReport) => string[]>> = {
  json: (text, report) => {
    const read = WholeReport.parse(JSON.parse(text));
    return JSON.stringify(read) === JSON.stringify(report) ? [] : ['is not the report that was rendered'];
  },
  ndjson: (text, report) => {
    const [, ...lines] = text.split(ANY_LINE_END).slice(0, -1);
    const findings = lines.map((line) => Finding.parse(JSON.parse(line)));
    return JSON.stringify(findings) === JSON.stringify(report.findings) ? [] : ['has other findings than the report'];
  },
  sarif: (text, { findings }) => sarifFaults(text, findings.filter(isAlert).length),
  'sarif-full': (text, { findings }) => sarifFaults(text, findings.length),
  asff: (text, { findings }) => {
    const read = AsffFindings.parse(JSON.parse(text));
    const open = findings.filter(({ verdict }) => verdict === 'fail' || verdict === 'unknown').length;
    const forged = read.filter(({ Title, Description }) => FORMULA.test(Title) || FORMULA.test(Description));
    return [
      ...(read.length === open ? [] : [`has ${read.length} findings instead of ${open}`]),
      ...forged.map(({ Title }) => `begins like a formula: ${Title}`),
    ];
  },
};

/** Failures, and places that could not be read whole. */
function isAlert({ verdict, requirement }: Finding): boolean {
  return verdict === 'fail' || (verdict === 'unknown' && requirement === 'ASEA-LM-OV-02');
}

/** What any reader may take for the end of a line. */
const ANY_LINE_END = /\r\n|[\n\r\v\f\u{85}\u2028\u2029]/u;

/** Characters that a terminal obeys or that nobody sees, each once; a line feed is what ends a line. */
export function unseenIn(text: string): string[] {
  const found = new Set(text.match(UNSEEN));
  return [...found].map((character) => `has U+${character.codePointAt(0)?.toString(16).padStart(4, '0')}`);
}

const UNSEEN =
  /(?!\n)[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Bidi_Control}\u{ad}\u{200b}\u{2060}-\u{206f}\u{feff}\u{e0001}-\u{e007f}]/gu;

/** What spreadsheets take for a formula. */
const FORMULA = /^[=+\-@\t\r\uff0b\uff0d\uff1d\uff20]/;

function formulasIn(text: string): string[] {
  const cells = text.split(/[\n,;\t]/).map((cell) => cell.replace(/^"/, ''));
  return cells.filter((cell) => FORMULA.test(cell)).map((cell) => `a cell is a formula: ${cell.slice(0, 40)}`);
}
