import { isDeepStrictEqual } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadOurCatalogue } from '../../app/catalogue/our-catalogue.ts';
import { vocabulary } from '../../engine/built-in-vocabulary.ts';
import { neededTypes } from '../../engine/needed-types.ts';
import type { Finding } from '../../model/finding.ts';
import { RESOURCES } from '../../model/resource.ts';
import { VIOLATIONS } from '../../sim/violations/index.ts';
import type { Violation } from '../../sim/violations/violation.ts';
import { seedOfToday } from '../../trust/random.ts';
import { type SimulatedScan, scanSimulated, verdicts } from '../../trust/scan.ts';
import { isWide, tryTogether, type ViolationBatch, violationBatches } from '../../trust/violation-batches.ts';

let clean: SimulatedScan;
beforeAll(async () => {
  clean = await scanSimulated();
});

/** Becomes unknown with any of the requirements that it sums up. */
const ROLL_UPS = ['ASEA-LM-OV-01', 'ASEA-LM-GD-05'];

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
      'ASEA-LM-FL-01.2',
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

describe('every violation turns exactly its requirements to fail', async () => {
  const judged = await judgedRequirements();
  const seed = seedOfToday();
  const batches = violationBatches(seed);
  const tries = batches.map((batch) => ({
    batch,
    outcomes: once(() =>
      tryTogether(batch, movedBy, ({ names }, moved) => isDeepStrictEqual(toldBy(moved), expectedOf(names, judged))),
    ),
  }));

  it.each(Object.keys(VIOLATIONS))(`%s (batches of seed ${seed})`, async (name) => {
    const found = tries.find(({ batch }) => batch.names.includes(name));
    const tried = (await found?.outcomes())?.get(name);
    const { names } = tried?.batch ?? expect.fail(`${name} is in no batch`);
    const told = toldBy(tried?.outcome ?? expect.fail(`${name} was not tried`));
    const expected = expectedOf(names, judged);
    if (!isWide(name)) return expect(told).toEqual(expected);
    expect({ ...told, unknown: [] }).toEqual({ ...expected, unknown: [] });
    await expectUnreadAccount(tried?.outcome.moved.unknown ?? []);
  });

  it('in few scans, whose violations are told by different requirements', () => {
    expect(batches.flatMap(({ names }) => names).sort()).toEqual(Object.keys(VIOLATIONS).sort());
    expect(batches.length).toBeLessThan(Object.keys(VIOLATIONS).length / 2);
    for (const { names } of batches) {
      const failing = names.flatMap((name) => VIOLATIONS[name]?.requirements ?? []);
      expect(new Set(failing).size).toBe(failing.length);
    }
  });

  it('and names requirements that there are', async () => {
    const { requirements } = await loadOurCatalogue();
    const named = Object.values(VIOLATIONS).flatMap(({ requirements: failed, besides = {} }) => [
      ...failed,
      ...(typeof besides.unknown === 'string' ? [] : (besides.unknown ?? [])),
      ...(besides['not-applicable'] ?? []),
    ]);
    expect(named.filter((id) => !Object.hasOwn(requirements, id))).toEqual([]);
  });

  it('and every requirement that can be violated has a violation', async () => {
    const judged = await judgedRequirements();
    const violated = new Set(Object.values(VIOLATIONS).flatMap((violation) => violation.requirements));
    const never = judged.filter((id) => !violated.has(id));
    // OV-02 is never failed, only unknown; FL-07 and FL-08 are documentation.
    expect(never).toEqual(['ASEA-LM-OV-02', 'ASEA-LM-FL-07', 'ASEA-LM-FL-08']);
  });
});

/** The requirements that some rule judges. A violation may name others, for the rules to come. */
async function judgedRequirements(): Promise<readonly string[]> {
  const { requirements } = await loadOurCatalogue();
  return Object.entries(requirements).flatMap(([id, entry]) => ('rules' in entry ? [id] : []));
}

/** The findings that were not there or had another verdict before, by verdict; and what looks better than it did. */
function differences(broken: SimulatedScan) {
  const before = verdicts(clean.report);
  const moved = { fail: [] as Finding[], unknown: [] as Finding[], 'not-applicable': [] as Finding[] };
  const better: string[] = [];
  for (const finding of broken.report.findings) {
    const { rule, account, region, resource, verdict } = finding;
    const key = `${rule} ${account} ${region} ${resource}`;
    if (before.get(key) === verdict) continue;
    if (verdict === 'fail' || verdict === 'unknown' || verdict === 'not-applicable') moved[verdict].push(finding);
    // A pass that was not there before speaks of a subject that the violation made.
    else if (before.has(key)) better.push(`${key}: ${before.get(key)} -> ${verdict}`);
  }
  return { moved, better };
}

type Outcome = ReturnType<typeof differences> & { readonly faultsOfOurOwn: readonly string[] };

async function movedBy({ names, parameters }: ViolationBatch): Promise<Outcome> {
  const broken = await scanSimulated({ violations: names, parameters });
  return { ...differences(broken), faultsOfOurOwn: broken.server.faultsOfOurOwn };
}

/** What was moved: requirements, sorted. */
function toldBy({ moved, better, faultsOfOurOwn }: Outcome) {
  const unknown = idsOf(moved.unknown);
  return {
    fail: idsOf(moved.fail),
    unknown: unknown.filter((id) => !(ROLL_UPS.includes(id) && unknown.length > 1)),
    'not-applicable': idsOf(moved['not-applicable']),
    ...{ better, faultsOfOurOwn },
  };
}

/** What should be moved, of requirements that are judged. */
function expectedOf(names: readonly string[], judged: readonly string[]): ReturnType<typeof toldBy> {
  const of = (idsIn: (violation: Violation) => readonly string[]) =>
    names
      .flatMap((name) => idsIn(VIOLATIONS[name] ?? expect.fail(name)))
      .filter((id) => judged.includes(id))
      .sort();
  return {
    fail: of(({ requirements }) => requirements),
    unknown: of(({ besides }) => (typeof besides?.unknown === 'string' ? [] : (besides?.unknown ?? []))),
    'not-applicable': of(({ besides }) => besides?.['not-applicable'] ?? []),
    ...{ better: [], faultsOfOurOwn: [] },
  };
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | null = null;
  return () => {
    made ??= make();
    return made;
  };
}

function idsOf(findings: readonly Finding[]): string[] {
  return [...new Set(findings.map(({ requirement }) => requirement))].sort();
}

/** All that was judged in the account is unknown, and else only what is searched for in every account. */
async function expectUnreadAccount(unknown: readonly Finding[]): Promise<void> {
  const [unread = ''] = clean.landingZone.workloads;
  const judgedThere = clean.report.findings.filter(({ account, verdict }) => account === unread && verdict === 'pass');
  expect(judgedThere).not.toEqual([]);
  expect(idsOf(unknown)).toEqual(expect.arrayContaining(idsOf(judgedThere)));
  const { rules } = await loadOurCatalogue();
  const searching = rules
    .filter((rule) => neededTypes([rule], vocabulary).some((type) => RESOURCES[type].accounts === 'all'))
    .map(({ id }) => id);
  const elsewhere = unknown.filter(({ account }) => account !== unread);
  expect(elsewhere.length).toBeGreaterThan(0);
  expect(elsewhere.filter(({ rule }) => !ROLL_UPS.includes(rule) && !searching.includes(rule))).toEqual([]);
}
