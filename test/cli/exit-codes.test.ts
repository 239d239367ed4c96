import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FEW, openPlace, type Place } from './organization.ts';

/** The code, and the codes of the reasons that stderr gives for it. */
async function run(place: Place, ...args: string[]) {
  const { code, stderr } = await place.run(...args, '--output', 'json=report.json');
  const told = [...stderr.matchAll(/^zonewarden: exit (\d+): /gm)].map(([, reason]) => Number(reason));
  const { exitCode, reasons } = place.report('report.json').summary;
  return { code, told, inReport: { exitCode, reasons: reasons.map((reason) => reason.code) } };
}

const scan = (place: Place, ...args: string[]) => run(place, 'scan', ...args);
const evaluate = (place: Place, ...args: string[]) => run(place, 'evaluate', 'snapshot', ...args);

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

  it('passes the strictest gate', async () => {
    expect(await scan(place, '--fail-on', 'informational')).toEqual(ends(0));
  });
});

describe('an organization with a failure of high severity', () => {
  let place: Place;
  beforeAll(async () => {
    place = await openPlace({ violations: ['trail-validation-off'] });
    await place.run('scan', '--output', 'json=scanned.json', '--snapshot', 'snapshot');
  });
  afterAll(() => place.close());

  it('has that failure and no other', () => {
    const { failuresBySeverity } = place.report('scanned.json').summary;
    expect(failuresBySeverity).toEqual({ critical: 0, high: 1, medium: 0, low: 0, informational: 0 });
  });

  it('closes the gate at that severity and at milder ones only', async () => {
    const codes: Record<string, unknown> = {};
    for (const severity of ['critical', 'high', 'medium', 'low', 'informational', 'none']) {
      codes[severity] = await evaluate(place, '--fail-on', severity);
    }
    const open = ends(0);
    const closed = ends(1, 1);
    expect(codes).toEqual({
      ...{ critical: open, none: open },
      ...{ high: closed, medium: closed, low: closed, informational: closed },
    });
  });

  it('closes the gate by default', async () => {
    expect(await evaluate(place)).toEqual(ends(1, 1));
  });

  it('passes the gate of rules that do not fail', async () => {
    expect(await evaluate(place, '--rule', 'ASEA-LM-FL-*')).toEqual(ends(0));
  });
});

describe('an organization of which something cannot be read', () => {
  const faults = ['denied:operation=ec2:DescribeVpcs'];
  let compliant: Place;
  let failing: Place;
  beforeAll(async () => {
    compliant = await openPlace({ faults });
    failing = await openPlace({
      faults: [`${faults[0]},region=us-east-1`],
      violations: ['trail-validation-off'],
      regions: 2,
    });
    await failing.run('scan', '--snapshot', 'snapshot');
  });
  afterAll(async () => {
    await compliant.close();
    await failing.close();
  });

  it('ends with 3, although nothing failed', async () => {
    expect(await scan(compliant)).toEqual(ends(3, 3));
  });

  it('ends with 3 where an operation was refused everywhere, whatever is tolerated', async () => {
    expect(await scan(compliant, ...FEW, '--allow-incomplete', '100')).toEqual(ends(3, 3));
  });

  it('ends with 0 when as much is tolerated and nothing failed', async () => {
    const others = ['--rule', 'ASEA-LM-FL-*'];
    expect(await evaluate(failing, ...others, '--allow-incomplete', '50')).toEqual(ends(0));
    expect(await evaluate(failing, ...others, '--allow-incomplete')).toEqual(ends(3, 3));
  });

  it('ends with 3 before 1, and tells both', async () => {
    expect(await evaluate(failing)).toEqual(ends(3, 3, 1));
  });

  it('ends with 1 when it may be incomplete and something failed', async () => {
    expect(await evaluate(failing, '--allow-incomplete', '50')).toEqual(ends(1, 1));
  });

  it('ends with 3 when failures do not close the gate', async () => {
    expect(await evaluate(failing, '--fail-on', 'none')).toEqual(ends(3, 3));
  });

  it('has no pass for what it could not read', async () => {
    await scan(compliant, '--rule', 'ASEA-LM-FL-01');
    const verdicts = compliant.report('report.json').findings.map(({ verdict }) => verdict);
    expect(new Set(verdicts)).toEqual(new Set(['unknown']));
  });
});

describe('a region of one account that is denied', () => {
  it('ends with 3', async () => {
    const place = await openPlace({ faults: ['denied:region=us-east-1'], regions: 2 });
    expect(await scan(place, ...FEW)).toEqual(ends(3, 3));
    await place.close();
  });
});
