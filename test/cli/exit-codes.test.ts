import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPlace, type Place } from './organization.ts';

/** The code, and the codes of the reasons that stderr gives for it. */
async function scan(place: Place, ...args: string[]) {
  const { code, stderr } = await place.run('scan', '--output', 'json=report.json', ...args);
  const told = [...stderr.matchAll(/^zonewarden: exit (\d+): /gm)].map(([, reason]) => Number(reason));
  const { exitCode, reasons } = place.report('report.json').summary;
  return { code, told, inReport: { exitCode, reasons: reasons.map((reason) => reason.code) } };
}

/** The same code everywhere. */
function ends(code: number, ...reasons: number[]) {
  return { code, told: reasons, inReport: { exitCode: code, reasons } };
}

describe('a compliant organization', () => {
  let place: Place;
  beforeAll(async () => {
    place = await openPlace();
  });
  afterAll(() => place.close());

  it.each(['low', 'none'])('passes the gate with --fail-on %s', async (severity) => {
    expect(await scan(place, '--fail-on', severity)).toEqual(ends(0));
  });
});

describe('an organization with a failure of high severity', () => {
  let place: Place;
  beforeAll(async () => {
    place = await openPlace({ violations: ['trail-validation-off'] });
  });
  afterAll(() => place.close());

  it.each([
    ['informational', 1],
    ['low', 1],
    ['medium', 1],
    ['high', 1],
    ['critical', 0],
    ['none', 0],
  ] as const)('with --fail-on %s ends with %i', async (severity, code) => {
    expect(await scan(place, '--fail-on', severity)).toEqual(code === 1 ? ends(1, 1) : ends(0));
  });

  it('closes the gate by default', async () => {
    expect(await scan(place)).toEqual(ends(1, 1));
  });

  it('passes the gate when other rules are judged', async () => {
    expect(await scan(place, '--rule', 'ASEA-LM-FL-0[1-3]', '--rule', 'ASEA-LM-FL-01').catch(() => null)).toBeNull();
    expect(await scan(place, '--rule', 'ASEA-LM-FL-01')).toEqual(ends(0));
  });
});

describe('an organization of which a region cannot be read', () => {
  const denied = 'denied:operation=ec2:DescribeVpcs';
  let compliant: Place;
  let failing: Place;
  beforeAll(async () => {
    compliant = await openPlace({ faults: [denied] });
    failing = await openPlace({ faults: [denied], violations: ['trail-validation-off'] });
  });
  afterAll(async () => {
    await compliant.close();
    await failing.close();
  });

  it('ends with 3, although nothing failed', async () => {
    expect(await scan(compliant)).toEqual(ends(3, 3));
  });

  it('ends with 0 when that is allowed', async () => {
    expect(await scan(compliant, '--allow-incomplete')).toEqual(ends(0));
  });

  it('ends with 3 before 1, and tells both', async () => {
    expect(await scan(failing)).toEqual(ends(3, 3, 1));
  });

  it('ends with 1 when that it is incomplete is allowed', async () => {
    expect(await scan(failing, '--allow-incomplete')).toEqual(ends(1, 1));
  });

  it('ends with 3 when the gate is open', async () => {
    expect(await scan(failing, '--fail-on', 'none')).toEqual(ends(3, 3));
  });
});
