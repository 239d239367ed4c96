import { describe, expect, it } from 'vitest';
import { agesOf } from '../../engine/inventory/ages.ts';
import { NotKnown } from '../../engine/inventory.ts';
import type { Finding } from '../../model/finding.ts';
import type { ClockCheck } from '../../model/snapshot.ts';
import { exampleSnapshot } from '../../scripts/authoring/example-snapshot.ts';
import { judgeExample } from '../../scripts/authoring/run-example.ts';
import { context, judgedRules } from './our-catalogue.ts';

const NOON = '2026-11-01T12:00:00.000Z';
const place = { account: '111122223333', region: 'ca-central-1' } as const;
const asked = { type: 'trail-status', place, id: 'arn:aws:cloudtrail:ca-central-1:111122223333:trail/Org' } as const;

function ages(aheadSeconds: number | null) {
  return agesOf({ takenAt: NOON, clock: { aheadSeconds } }, () => NOON, { ...place, region: 'global' });
}

/** The answer, or the cause of there being none. */
function answer(read: () => unknown): unknown {
  try {
    return read();
  } catch (error) {
    if (error instanceof NotKnown) return error.causes;
    throw error;
  }
}

describe('an age', () => {
  it('is that at the time of the answer, and without a question that at the beginning of the scan', () => {
    const later = agesOf({ takenAt: NOON, clock: { aheadSeconds: 0 } }, () => '2026-11-01T12:05:00.000Z', place);
    expect(later.minutesSince('2026-11-01T11:00:00.000Z', asked)).toBe(65);
    expect(later.minutesSince('2026-11-01T11:00:00.000Z', null)).toBe(60);
  });

  it('of what was made in the minute after the reading is zero', () => {
    expect(ages(0).minutesSince('2026-11-01T12:00:30.000Z', asked)).toBe(0);
  });

  it.each([0, 1, 60, -60])('is known with a clock that is %i seconds ahead', (aheadSeconds) => {
    expect(ages(aheadSeconds).minutesSince('2026-11-01T11:00:30.000Z', asked)).toBe(60);
    expect(ages(aheadSeconds).isOlderThan('2026-11-01T11:00:30.000Z', 59, asked)).toBe(true);
    expect(ages(aheadSeconds).isOlderThan('2026-11-01T11:00:30.000Z', 60, null)).toBe(false);
    expect(ages(aheadSeconds).isYoungerThan('2026-11-01T11:00:30.000Z', 60, null)).toBe(true);
  });

  it.each([
    [61, 'was 61 seconds ahead of'],
    [-3_600, 'was 3600 seconds behind'],
  ])('is not known with one that is %i seconds ahead', (aheadSeconds, side) => {
    expect(answer(() => ages(aheadSeconds).minutesSince(NOON, asked))).toEqual([
      {
        ...place,
        operation: null,
        resource: asked.id,
        outcome: 'clock',
        detail: `the clock of the machine that scanned ${side} AWS's; set it and scan again`,
      },
    ]);
  });

  it('is not known with one that could not be checked, at whatever distance', () => {
    const cause = {
      ...{ ...place, region: 'global', operation: null, resource: null, outcome: 'clock' },
      detail: "no answer told AWS's time, so that the clock of this machine could not be checked",
    };
    expect(answer(() => ages(null).minutesSince(NOON, null))).toEqual([cause]);
    expect(answer(() => ages(null).isOlderThan('2020-01-01T00:00:00.000Z', 0, null))).toEqual([cause]);
  });

  it('of exactly so many minutes is neither more nor less', () => {
    const { isOlderThan, isYoungerThan } = ages(0);
    const hourAgo = '2026-11-01T11:00:00.000Z';
    expect([isOlderThan(hourAgo, 60, asked), isYoungerThan(hourAgo, 60, asked)]).toEqual([false, false]);
  });

  it('is known to be on one side of a limit when the error of the clock is too small to matter', () => {
    const { isOlderThan } = ages(3_600);
    expect(isOlderThan('2026-10-31T12:00:00.000Z', 60, asked)).toBe(true);
    expect(isOlderThan('2026-11-01T09:58:59.999Z', 60, asked)).toBe(true);
    expect(isOlderThan('2026-11-01T13:01:00.000Z', 60, asked)).toBe(false);
  });

  it.each([
    [0, '2026-11-01T12:01:00.001Z'],
    [60, '2026-11-01T13:00:00.000Z'],
    [3_600, '2026-11-01T13:01:00.001Z'],
    [-3_600, '2026-11-02T12:00:00.000Z'],
  ])(
    'of what comes after its own answer is not known, with a clock that is %i seconds ahead',
    (aheadSeconds, instant) => {
      const { minutesSince, isOlderThan, isYoungerThan } = ages(aheadSeconds);
      const cause = {
        ...{ ...place, operation: null, resource: asked.id, outcome: 'clock' },
        detail: `AWS dates it ${instant}, which had not come yet when AWS said so`,
      };
      expect(answer(() => minutesSince(instant, asked))).toEqual([cause]);
      expect(answer(() => isOlderThan(instant, 0, asked))).toEqual([cause]);
      expect(answer(() => isYoungerThan(instant, 90, asked))).toEqual([cause]);
    },
  );

  it.each(['2026-11-01T10:30:00.000Z', '2026-11-01T09:59:30.000Z', '2026-11-01T09:59:00.000Z'])(
    'is not known to be on one side of a limit when the clocks and the tolerance reach to the other: %s',
    (instant) => {
      expect(answer(() => ages(3_600).isOlderThan(instant, 60, asked))).toEqual([
        expect.objectContaining({ outcome: 'clock' }),
      ]);
    },
  );
});

describe('a day that something is planned for', () => {
  it('comes within so many minutes, or has passed', () => {
    const { comesWithin } = ages(0);
    expect(comesWithin('2026-10-01T00:00:00.000Z', 60, asked)).toBe(true);
    expect(comesWithin('2026-11-01T12:59:59.999Z', 60, asked)).toBe(true);
    expect(comesWithin('2026-11-01T13:00:00.000Z', 60, asked)).toBe(false);
  });

  it('is not known to where the error of the clock could change it', () => {
    expect(answer(() => ages(3_600).comesWithin('2026-11-01T13:30:00.000Z', 60, asked))).toEqual([
      expect.objectContaining({ outcome: 'clock' }),
    ]);
  });
});

const CLOCKS: readonly ClockCheck[] = [{ aheadSeconds: 3_600 }, { aheadSeconds: -3_600 }, { aheadSeconds: null }];

describe.each(judgedRules.map(({ rule, examples }) => [rule.id, rule, examples] as const))(
  '%s',
  (_id, rule, examples) => {
    it('says under a wrong clock what it says under a right one, or that the clock is wrong', async () => {
      const contradictions: string[] = [];
      for (const { name, example } of examples) {
        const snapshot = exampleSnapshot(example);
        const right = new Map((await judgeExample(rule, snapshot, example, context)).map((one) => [one.id, one]));
        for (const clock of CLOCKS) {
          const wrong = { ...snapshot, manifest: { ...snapshot.manifest, clock } };
          for (const finding of await judgeExample(rule, wrong, example, context)) {
            const before = right.get(finding.id)?.verdict;
            if (finding.verdict !== before && !blamesTheClock(finding)) {
              contradictions.push(`${name}, ${clock.aheadSeconds}: ${before} became ${finding.verdict}`);
            }
          }
        }
      }
      expect(contradictions).toEqual([]);
    });
  },
);

it('the rules with a compliant example that depends on the clock are those about the age of something', async () => {
  const dependent = new Set<string>();
  for (const { rule, examples } of judgedRules) {
    for (const { section, example } of examples) {
      if (section !== 'compliant') continue;
      const snapshot = exampleSnapshot(example);
      const manifest = { ...snapshot.manifest, clock: { aheadSeconds: 3_600 } };
      const findings = await judgeExample(rule, { ...snapshot, manifest }, example, context);
      if (findings.some(blamesTheClock)) dependent.add(rule.id);
    }
  }
  expect([...dependent].sort()).toEqual([
    ...['ASEA-LM-CT-02', 'ASEA-LM-CT-03', 'ASEA-LM-CT-04', 'ASEA-LM-CT-06', 'ASEA-LM-CT-07', 'ASEA-LM-CT-08'],
    ...['ASEA-LM-CT-12', 'ASEA-LM-CT-19'],
  ]);
});

function blamesTheClock({ verdict, causes }: Finding): boolean {
  return verdict === 'unknown' && causes.some(({ outcome }) => outcome === 'clock');
}
