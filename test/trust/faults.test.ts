import { describe, expect, it, test } from 'vitest';
import { baselineOf } from '../../trust/faults/baseline.ts';
import { type Case, casesOf, targetsOf } from '../../trust/faults/cases.ts';
import { chosenCases } from '../../trust/faults/chosen.ts';
import { faults, unused } from '../../trust/faults/index.ts';
import { INDISTINGUISHABLE, indistinguishableOf } from '../../trust/faults/indistinguishable.ts';
import { COMPLIANT, SITUATIONS } from '../../trust/faults/situations.ts';
import { openTrials } from '../../trust/faults/trials.ts';
import { type Tried, tryCase } from '../../trust/faults/tried.ts';
import { seedOfToday } from '../../trust/random.ts';

it('nothing becomes a pass by a fault, and the exit code tells of it: a part of the sweep, another one every day', async () => {
  const seed = seedOfToday();
  const { counts, broken } = await faults.run({ size: 'sample', seed, progress: () => {} });
  expect({ seed, broken }).toEqual({ seed, broken: [] });
  // Three, and those that are asked as if another region had answered.
  expect(counts.operations).toBeGreaterThanOrEqual(3);
  expect(counts.faults).toBeGreaterThan(20);
}, 600_000);

test.each(SITUATIONS)('without a fault everything is known of the organization that is $name', async (situation) => {
  const { report } = await baselineOf(situation);
  expect(report.findings.filter(({ verdict }) => verdict === 'unknown')).toEqual([]);
});

describe('the sweep itself', () => {
  it('notices a fault that is believed', async () => {
    const { broken } = await tryMissing('Status', 'unexplained');
    expect(broken).toEqual([
      expect.stringMatching(
        /^compliant --fault missing-member:operation=s3:GetBucketVersioning,member=Status: is believed: /,
      ),
    ]);
  });

  it('notices an entry of the table of what cannot be told that nothing needs', async () => {
    const entry = indistinguishableOf({ operation: 's3:GetBucketVersioning', name: 'missing-member Status' });
    const tried = await tryMissing('Status', 'missing-member Status');
    const others = INDISTINGUISHABLE.filter((other) => other !== entry);
    expect(unused([tried])).toEqual(
      others.map(({ operation, name }) => expect.stringContaining(`${operation ?? 'any operation'} ${name}`)),
    );
    const told = { ...tried, judged: { ...tried.judged, isBelieved: false } };
    expect(unused([told])).toHaveLength(INDISTINGUISHABLE.length);
  });

  it('tries in CI whatever falls under the table, and no more faults when there are more operations', () => {
    const named = (name: string, index: number) => ({ operation: 's3:GetBucketVersioning', name, index });
    const cases = Array.from({ length: 5_000 }, (_, index) => named('html', index));
    const believed = named('missing-member Status', 5_000);
    const chosen = chosenCases([...cases, believed] as unknown as Case[], 'ci', 1);
    expect(chosen).toHaveLength(700);
    expect(chosen.at(-1)).toBe(believed);
    expect(chosenCases([...cases, believed] as unknown as Case[], 'ci', 2)).not.toEqual(chosen);
    expect(chosenCases(cases as unknown as Case[], 'full', 1)).toEqual(cases);
  });
});

/** A bucket's versioning without a member; under another name it has no entry that would explain it. */
async function tryMissing(member: string, name: string): Promise<Tried> {
  const clean = await baselineOf(COMPLIANT);
  const [target] = targetsOf(clean, ['s3:GetBucketVersioning']);
  const cases = target ? await casesOf(clean, target) : [];
  const missing = cases.find((one) => one.name === `missing-member ${member}`);
  return tryCase({ ...(missing as Case), name }, clean, openTrials(0), null);
}
