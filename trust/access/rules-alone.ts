import type { Rule } from '../../model/rule.ts';
import type { FullReport } from '../whole-report.ts';
import { allowedFor, callsBeyond, refusalsBesides, scanSmall } from './serve.ts';

/**
 * A scan by these rules only: it sends nothing that their policy does not allow, and a server that allows nothing else
 * gives the same report.
 */
export async function rulesAlone(rules: readonly Rule[], selectors: readonly string[]): Promise<string[]> {
  const name = `--rule ${selectors.join(' --rule ') || '*'}`;
  const allowed = allowedFor(rules);
  const clean = await scanSmall(selectors);
  const strict = await scanSmall(selectors, { faults: refusalsBesides(allowed) });
  return [
    ...callsBeyond(clean.server, allowed).map((call) => `${name}: sends ${call}, which its policy does not allow`),
    ...differences(clean.report, strict.report).map((line) => `${name}: with nothing but its policy ${line}`),
  ];
}

/** What one report says and the other does not, but for times. */
function differences(one: FullReport, other: FullReport): string[] {
  const lines = new Set(linesOf(one));
  const others = new Set(linesOf(other));
  return [
    ...[...lines.difference(others)].map((line) => `lacks ${line}`),
    ...[...others.difference(lines)].map((line) => `says ${line}`),
  ];
}

function linesOf({ findings, coverage, summary }: FullReport): string[] {
  return [
    ...findings.map(({ id, rule, verdict, message }) => `${rule} ${id} ${verdict} ${message}`),
    ...coverage.map((cell) => `${cell.operation} ${cell.account} ${cell.region} ${cell.resource} ${cell.outcome}`),
    `exit ${summary.exitCode}`,
  ];
}
