import { describe, expect, it } from 'vitest';
import { eachOf } from '../../collectors/runner/concurrency.ts';
import { baselineOf } from '../../trust/faults/baseline.ts';
import { type Case, casesOf, targetsOf } from '../../trust/faults/cases.ts';
import { faults } from '../../trust/faults/index.ts';
import { judgeTrial } from '../../trust/faults/promise.ts';
import { COMPLIANT, SITUATIONS } from '../../trust/faults/situations.ts';
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

it('every entry of the table of what cannot be told is needed', async () => {
  const trials = openTrials(0);
  let unneeded = [...UNTOLD];
  for (const situation of SITUATIONS) {
    const clean = await baselineOf(situation);
    const targets = targetsOf(clean, clean.operations);
    const cases = (await Promise.all(targets.map((target) => casesOf(clean, target)))).flat();
    const believed = await eachOf(unneeded, 8, async (entry) => {
      for (const one of cases.filter((candidate) => untoldOf(candidate) === entry)) {
        const trial = await trials.attempt(situation, [one.fault], true);
        if (judgeTrial(one, trial, clean, null).isBelieved) return entry;
      }
      return null;
    });
    unneeded = unneeded.filter((entry) => !believed.includes(entry));
  }
  expect(unneeded.map(({ operation, name }) => `${operation ?? 'any operation'} ${name}`)).toEqual([]);
}, 600_000);

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
