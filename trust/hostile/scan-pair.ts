import { printable } from '../../cli/output/tell.ts';
import type { FullReport } from '../whole-report.ts';
import type { Visitor } from './browser-visit.ts';
import { outputFaults, rendered, unseenIn } from './output-faults.ts';
import { structureFaults, structureOf } from './page-structure.ts';

/** A scan with hostile strings, and the same scan with harmless ones in their places. */
export type ScanPair = {
  /** What repeats it. */
  readonly name: string;
  readonly hostile: FullReport | readonly string[];
  readonly harmless: FullReport | readonly string[];
  /** Gives the names back that things have without the strings; left out: they cannot be given back. */
  readonly restore?: { readonly hostile: (text: string) => string; readonly harmless: (text: string) => string };
};

/** Where a hostile string made a difference: in a verdict, in an output's form, or in what a browser did. */
export async function pairFaults(pair: ScanPair, visitor: Visitor | null, words: string): Promise<string[]> {
  const { name, hostile, harmless, restore } = pair;
  if (!isReport(hostile) || !isReport(harmless)) {
    const refused = isReport(hostile) ? [] : unseenIn(hostile.map(printable).join('\n'));
    if (isReport(hostile) !== isReport(harmless)) refused.push('only one of the two scans has a report');
    return refused.map((fault) => `${name}: ${fault}`);
  }
  const faults = verdictFaults(hostile, harmless, restore);
  const outputs = rendered(hostile);
  for (const [format, text] of outputs) {
    faults.push(...outputFaults(format, text, hostile).map((fault) => `${format} ${fault}`));
  }
  const [page, harmlessPage] = [outputs.get('html') ?? '', rendered(harmless).get('html') ?? ''];
  faults.push(...structureFaults(structureOf(page), structureOf(harmlessPage)).map((fault) => `html: ${fault}`));
  if (visitor !== null) {
    const seen = await visitor.visit(page, words);
    const known = new Set((await visitor.visit(harmlessPage, 'harmless')).elements.split('\n'));
    faults.push(...seen.faults.map((fault) => `in the browser, ${fault}`));
    const strange = seen.elements.split('\n').filter((element) => !known.has(element));
    faults.push(...strange.map((element) => `in the browser, an element that is not ours: ${element}`));
  }
  return faults.map((fault) => `${name}: ${fault}`);
}

function isReport(scanned: ScanPair['hostile']): scanned is FullReport {
  return !Array.isArray(scanned);
}

/** Names decide nothing: the same verdicts, and the same answers to the same questions. */
function verdictFaults(hostile: FullReport, harmless: FullReport, restore: ScanPair['restore']): string[] {
  if (restore === undefined) {
    const [is, was] = [JSON.stringify(hostile.summary.counts), JSON.stringify(harmless.summary.counts)];
    return is === was ? [] : [`the verdicts are ${is} instead of ${was}`];
  }
  const is = verdictsOf(hostile, restore.hostile);
  const was = verdictsOf(harmless, restore.harmless);
  const keys = new Set([...is.keys(), ...was.keys()]);
  return [...keys]
    .filter((key) => is.get(key) !== was.get(key))
    .map((key) => `${key.slice(0, 200)} is ${is.get(key) ?? 'not judged'} instead of ${was.get(key) ?? 'not judged'}`);
}

function verdictsOf({ findings, coverage }: FullReport, restore: (text: string) => string): Map<string, string> {
  return new Map([
    ...findings.map(
      ({ rule, account, region, resource, verdict }) =>
        [`${rule} ${account} ${region} ${restore(resource)}`, verdict] as const,
    ),
    ...coverage.map(
      ({ operation, account, region, resource, outcome }) =>
        [`${operation} ${account} ${region} ${restore(resource ?? '')}`, outcome] as const,
    ),
  ]);
}
