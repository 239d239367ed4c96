import { beforeAll, describe, expect, it } from 'vitest';
import { type Baseline, baselineOf } from '../../trust/faults/baseline.ts';
import { type Case, casesOf, targetsOf } from '../../trust/faults/cases.ts';
import { faults } from '../../trust/faults/index.ts';
import { judgeTrial } from '../../trust/faults/promise.ts';
import { sideBySide } from '../../trust/faults/side-by-side.ts';
import { COMPLIANT } from '../../trust/faults/situations.ts';
import { openTrials } from '../../trust/faults/trials.ts';
import { tryCase } from '../../trust/faults/tried.ts';
import { UNTOLD, untoldOf } from '../../trust/faults/untold.ts';

it('nothing becomes a pass by a fault, and the exit code tells of it: a part of the sweep, another one every day', async () => {
  const seed = Math.floor(Date.now() / 86_400_000);
  const { counts, broken } = await faults.run({ size: 'sample', seed, progress: () => {} });
  expect({ seed, broken }).toEqual({ seed, broken: [] });
  expect(counts.operations).toBeGreaterThan(25);
  expect(counts.faults).toBeGreaterThan(100);
}, 600_000);

describe('what cannot be told from an answer', () => {
  const trials = openTrials(0);
  let clean: Baseline;
  let cases: readonly Case[];
  beforeAll(async () => {
    clean = await baselineOf(COMPLIANT);
    const all = await Promise.all(targetsOf(clean, clean.operations).map((target) => casesOf(clean, target)));
    cases = all.flat();
  });

  it('has an entry for nothing that would be told without it', async () => {
    const needed = await sideBySide(UNTOLD, 8, async (entry) => {
      for (const one of cases.filter((candidate) => untoldOf(candidate) === entry)) {
        const trial = await trials.attempt(COMPLIANT, [one.fault]);
        if (judgeTrial(one, trial, clean, null).isBelieved) return null;
      }
      return `${entry.operation ?? 'any operation'} ${entry.name}`;
    });
    expect(needed.filter((entry) => entry !== null)).toEqual([]);
  }, 600_000);
});

describe('the sweep itself', () => {
  it('notices a fault that is believed', async () => {
    const clean = await baselineOf(COMPLIANT);
    const [target] = targetsOf(clean, ['s3:GetBucketVersioning']);
    const cases = target ? await casesOf(clean, target) : [];
    const missing = cases.find(({ name }) => name === 'missing-member Status');
    // Under another name it has no entry that would explain it.
    const tried = missing && { ...missing, name: 'unexplained' };
    const { broken } = await tryCase(tried as Case, clean, openTrials(0), null);
    expect(broken).toEqual([
      expect.stringMatching(
        /^compliant --fault missing-member:operation=s3:GetBucketVersioning,member=Status: is believed: /,
      ),
    ]);
  });
});
