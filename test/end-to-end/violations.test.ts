import { beforeAll, describe, expect, it } from 'vitest';
import { loadOurCatalogue } from '../../app/catalogue/our-catalogue.ts';
import { VIOLATIONS } from '../../sim/violations/index.ts';
import { type SimulatedScan, scanSimulated, verdicts } from '../../trust/scan.ts';

let clean: SimulatedScan;
beforeAll(async () => {
  clean = await scanSimulated();
});

/** Becomes unknown with any of the requirements that it sums up. */
const ROLL_UP = 'ASEA-LM-OV-01';

describe('the compliant organization', () => {
  it('has no failure and nothing unknown', () => {
    const wrong = clean.report.findings
      .filter(({ verdict }) => verdict === 'fail' || verdict === 'unknown')
      .map(({ rule, account, region, resource, message }) => `${rule} ${account} ${region} ${resource}: ${message}`);
    expect(wrong).toEqual([]);
    expect(clean.report.summary).toMatchObject({ exitCode: 0, complete: true, reasons: [] });
  });

  it('gives a pass for every rule that speaks of it', async () => {
    const { rules } = await loadOurCatalogue();
    const passed = new Set(clean.report.findings.filter(({ verdict }) => verdict === 'pass').map(({ rule }) => rule));
    const without = rules.filter((rule) => !passed.has(rule.id)).map((rule) => rule.id);
    // Documentation asks nothing of AWS; the others ask only what another profile requires.
    expect(without).toEqual([
      'ASEA-LM-CL-05.2',
      'ASEA-LM-CT-16.2',
      'ASEA-LM-FL-05.2',
      'ASEA-LM-FL-07',
      'ASEA-LM-FL-08',
    ]);
  });

  it('is asked every question once, and answers within AWS’s model', () => {
    // Who the caller is, is asked with the caller's own credentials and once more with the role in its account; which
    // accounts there are, is asked again at the end.
    const { callerAccount } = clean.landingZone;
    const asked = clean.server.calls
      .filter((call) => !(call.operation === 'sts:GetCallerIdentity' && call.account === callerAccount))
      .filter((call) => call.operation !== 'organizations:ListAccounts')
      .map((call) => JSON.stringify([call.account, call.region, call.operation, call.input]));
    expect(asked.length - new Set(asked).size).toBe(0);
    expect(clean.server.faultsOfOurOwn).toEqual([]);
  });
});

describe('every violation turns exactly its requirements to fail', () => {
  it.each(Object.entries(VIOLATIONS))('%s', async (name, violation) => {
    const { parameters = {} } = violation;
    const broken = await scanSimulated({ violations: [name], parameters });
    expect(broken.server.faultsOfOurOwn).toEqual([]);
    const before = verdicts(clean.report);
    const moved = { fail: new Set<string>(), unknown: new Set<string>(), 'not-applicable': new Set<string>() };
    const better: string[] = [];
    for (const { rule, account, region, resource, verdict, requirement } of broken.report.findings) {
      const key = `${rule} ${account} ${region} ${resource}`;
      if (before.get(key) === verdict) continue;
      if (verdict === 'fail' || verdict === 'unknown' || verdict === 'not-applicable') moved[verdict].add(requirement);
      // A pass that was not there before speaks of a subject that the violation made.
      else if (before.has(key)) better.push(`${key}: ${before.get(key)} -> ${verdict}`);
    }
    const { unknown = [], 'not-applicable': notApplicable = [] } = violation.besides ?? {};
    const rollUp = unknown.length > 0 ? [ROLL_UP] : [];
    expect(better).toEqual([]);
    expect([...moved.fail].sort()).toEqual([...violation.requirements].sort());
    expect([...moved.unknown].filter((id) => !rollUp.includes(id)).sort()).toEqual([...unknown].sort());
    expect([...moved['not-applicable']].sort()).toEqual([...notApplicable].sort());
  });

  it('and every requirement that can be violated has a violation', async () => {
    const { requirements } = await loadOurCatalogue();
    const judged = Object.entries(requirements).flatMap(([id, entry]) => ('rules' in entry ? [id] : []));
    const violated = new Set(Object.values(VIOLATIONS).flatMap((violation) => violation.requirements));
    const never = judged.filter((id) => !violated.has(id));
    // OV-02 is never failed, only unknown; FL-07 and FL-08 are documentation.
    expect(never).toEqual(['ASEA-LM-OV-02', 'ASEA-LM-FL-07', 'ASEA-LM-FL-08']);
  });
});
