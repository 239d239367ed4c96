import { describe, expect, it } from 'vitest';
import { openAwsClock } from '../../../collectors/aws/aws-clock.ts';

const NOON = Date.parse('2026-11-23T12:00:00.000Z');
const SECOND = 1_000;
const MINUTE = 60 * SECOND;

/** What AWS writes into the header when its clock shows this time. */
function header(at: number): string {
  return new Date(at).toUTCString();
}

describe('the clock of AWS', () => {
  it('is not known as long as no answer told', () => {
    const clock = openAwsClock();
    clock.answered(undefined, NOON, NOON + 10);
    clock.answered('soon', NOON, NOON + 10);
    expect([clock.check(), clock.ahead(), clock.correction()]).toEqual([{ aheadSeconds: null }, 0, 0]);
  });

  it.each([0, 1, 30, -30, 3_600, -3_600, 86_400])('tells that the machine is %i seconds ahead', (seconds) => {
    const clock = openAwsClock();
    clock.answered(header(NOON - seconds * SECOND), NOON + 480, NOON + 520);
    expect(clock.check()).toEqual({ aheadSeconds: seconds });
  });

  it('is taken from the quickest answer of a minute', () => {
    const clock = openAwsClock();
    clock.answered(header(NOON), NOON, NOON + 9 * SECOND);
    clock.answered(header(NOON + 20 * SECOND), NOON + 20 * SECOND, NOON + 21 * SECOND);
    clock.answered(header(NOON + 30 * SECOND), NOON + 30 * SECOND, NOON + 38 * SECOND);
    expect(clock.check()).toEqual({ aheadSeconds: 0 });
  });

  it('shows the worst of a scan in which the clock of the machine was set', () => {
    const clock = openAwsClock();
    clock.answered(header(NOON), NOON + 3_600 * SECOND, NOON + 3_600 * SECOND + 20);
    clock.answered(header(NOON + 5 * MINUTE), NOON + 5 * MINUTE, NOON + 5 * MINUTE + 20);
    expect(clock.check()).toEqual({ aheadSeconds: 3_600 });
    expect(clock.correction()).toBe(0);
  });

  it('is not learnt from an answer that came before its request', () => {
    const clock = openAwsClock();
    clock.answered(header(NOON), NOON + MINUTE, NOON);
    expect(clock.check()).toEqual({ aheadSeconds: null });
  });

  it('corrects signatures only beyond the tolerance', () => {
    const corrections = [59, 61, -59, -61].map((seconds) => {
      const clock = openAwsClock();
      clock.answered(header(NOON - seconds * SECOND), NOON + 480, NOON + 520);
      return clock.correction();
    });
    expect(corrections).toEqual([0, -61 * SECOND, 0, 61 * SECOND]);
  });
});
