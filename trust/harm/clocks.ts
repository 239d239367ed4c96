import { CLOCK_TOLERANCE_SECONDS } from '../../model/snapshot.ts';
import { VIOLATIONS } from '../../sim/violations/index.ts';
import { compare } from '../compare.ts';
import { scanSimulated } from '../scan.ts';
import { spread } from '../spread.ts';
import type { FullReport } from '../whole-report.ts';
import { compliantScan } from './compliant.ts';
import type { Part } from './part.ts';

/** Seconds that AWS is ahead. Beside the tolerance there is room for the second that a header leaves open. */
const OFFSETS = [
  3_600, -3_600, 30, -30, 56, -56, 64, -64, 299, -299, 301, -301, 86_400, -86_400, 31_536_000, -31_536_000,
];
const MOST_OFFSETS = { sample: 1, ci: OFFSETS.length, full: OFFSETS.length } as const;
const MOST_VIOLATIONS = { sample: 0, ci: 6, full: Number.POSITIVE_INFINITY } as const;

/** AWS refuses signatures that are further away. */
const TOLERANCE_OF_AWS = 300;

/**
 * However wrong the clock is: no verdict changes but to unknown, the scan is not lost, and beyond the tolerance the
 * report says so. A violation is not hidden by it either.
 */
export const clocks: Part = async ({ size, progress }) => {
  const broken: string[] = [];
  const { report: compliant } = await compliantScan();
  const offsets = OFFSETS.slice(0, MOST_OFFSETS[size]);
  const trial = async (aheadSeconds: number, violations: readonly string[], clean: FullReport) => {
    const clock = { aheadSeconds, toleranceSeconds: TOLERANCE_OF_AWS };
    const { report } = await scanSimulated({ violations, clock });
    const what = `AWS ${aheadSeconds} seconds ahead${violations.length === 0 ? '' : ` with ${violations.join(', ')}`}`;
    for (const fault of compare(clean, report).wrong) broken.push(`${what}: ${fault}`);
    const told = report.clock.aheadSeconds;
    if (told === null || Math.abs(told + aheadSeconds) > 2) broken.push(`${what}: the report says ${told}`);
    const isTrusted = Math.abs(aheadSeconds) <= CLOCK_TOLERANCE_SECONDS;
    if (report.summary.cells.gaps > clean.summary.cells.gaps) broken.push(`${what}: questions were lost`);
    if (violations.length === 0 && report.summary.complete !== isTrusted) {
      broken.push(`${what}: complete is ${report.summary.complete}`);
    }
  };
  for (const offset of offsets) {
    progress(`${offset} seconds`);
    await trial(offset, [], compliant);
  }
  const violations = spread(Object.keys(VIOLATIONS), MOST_VIOLATIONS[size]);
  for (const [index, violation] of violations.entries()) {
    progress(`violation ${violation}`);
    const { report: violated } = await scanSimulated({ violations: [violation] });
    await trial(index % 2 === 0 ? 3_600 : -3_600, [violation], violated);
  }
  return { counts: { clocks: offsets.length, clocksWithViolations: violations.length }, broken };
};
