import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { vocabulary as ours } from '../../engine/built-in-vocabulary.ts';
import { fact } from '../../engine/fact.ts';
import { NotKnown } from '../../engine/inventory.ts';
import { CompiledRule } from '../../engine/judging/compiled-rule.ts';
import { findingsOf } from '../../engine/judging/judge.ts';
import { ruleEngine } from '../../engine/judging/rule-engine.ts';
import { type Listing, type SubjectOf, subjects } from '../../engine/subject.ts';
import { Finding } from '../../model/finding.ts';
import type { Clause } from '../../model/rule.ts';
import type { Snapshot } from '../../model/snapshot.ts';
import type { Example } from '../../scripts/authoring/example.ts';
import { exampleSnapshot } from '../../scripts/authoring/example-snapshot.ts';
import { catalogue, context, parameters } from './our-catalogue.ts';
import { NO_PARAMETERS, REFUSED, subjectWith, syntheticRule } from './synthetic.ts';
import { judged, listing, onVpc, VPCS, vocabulary, vpcKind, vpcRule } from './vpc-rule.ts';

describe('every rule and subject have one finding', () => {
  it('over all accounts and regions', async () => {
    const findings = await judged(VPCS, [vpcRule]);
    expect(findings.map(({ account, resource, verdict }) => [account, resource.split('/')[1], verdict])).toEqual([
      ['333344445555', 'vpc-0123456789abcdef0', 'pass'],
      ['444455556666', 'vpc-0123456789abcdef0', 'pass'],
      ['444455556666', 'vpc-2', 'pass'],
    ]);
  });

  it('with an id that stays the same over scans', async () => {
    const [first] = await judged(VPCS, [vpcRule]);
    expect(first?.id).toBe('195ddf4078ef1d902e27f53680070e3f');
  });

  it('and a subject that is listed twice stops the run', async () => {
    const twice = subjects({
      ...ours.subjects.vpc,
      kind: 'vpc',
      list(inventory, place): Listing<'vpc'> {
        const { subjects: found } = ours.subjects.vpc.list(inventory, place) as Listing<'vpc'>;
        return { subjects: [...found, ...found] };
      },
    });
    const words = { ...vocabulary, subjects: { ...vocabulary.subjects, vpc: twice } };
    await expect(judged(VPCS, [vpcRule], words)).rejects.toThrow('3 findings share an id');
  });

  it('and the whole catalogue gives findings of the model, sorted, over a small organization', async () => {
    const findings = await judged(VPCS, catalogue.rules);
    expect(z.array(Finding).safeParse(findings).error).toBeUndefined();
    const keys = findings.map(({ requirement, rule, account, region, resource }) =>
      [requirement, rule, account, region, resource].join('\0'),
    );
    expect(keys).toEqual(keys.toSorted());
    const judgedIds = new Set(findings.map(({ rule }) => rule));
    expect([...judgedIds].filter((id) => !catalogue.rules.some((rule) => rule.id === id))).toEqual([]);
  });
});

it('the same snapshot gives the same bytes, whatever the order of its shards', async () => {
  const snapshot = exampleSnapshot(VPCS);
  const { shards } = snapshot.manifest;
  const shuffled: Snapshot = {
    manifest: { ...snapshot.manifest, shards: shards.toReversed() },
    async shard(name) {
      const { cells, resources } = await snapshot.shard(name);
      return { name, cells: cells.toReversed(), resources: resources.toReversed() };
    },
  };
  const rules = catalogue.rules;
  const once = await findingsOf({ ...context, snapshot, rules });
  const again = await findingsOf({ ...context, snapshot: shuffled, rules: rules.toReversed() });
  expect(JSON.stringify(again)).toBe(JSON.stringify(once));
});

describe('what could not be listed', () => {
  it('is one unknown finding on the place', async () => {
    const findings = await judged({ ...VPCS, gaps: [{ type: 'vpc', outcome: 'denied-by-scp' }] }, [vpcRule]);
    expect(findings.filter(({ verdict }) => verdict !== 'pass')).toMatchObject([
      {
        verdict: 'unknown',
        account: '444455556666',
        region: 'ca-central-1',
        resource: 'arn:aws:iam::444455556666:root',
        message:
          'Could not list every VPC: ec2:DescribeVpcs was denied by a service control policy in 444455556666 ca-central-1.',
        causes: [{ operation: 'ec2:DescribeVpcs', outcome: 'denied-by-scp' }],
      },
    ]);
  });

  it('in an account that could not be entered is one unknown finding for each rule about regions', async () => {
    const targets = { accounts: [{ account: '444455556666', regions: null }] };
    const findings = await judged({ resources: [], targets }, [vpcRule]);
    expect(findings).toMatchObject([
      {
        verdict: 'unknown',
        account: '444455556666',
        region: 'global',
        causes: [{ operation: 'sts:AssumeRole', outcome: 'denied' }],
      },
    ]);
  });

  it('in an account without a shard is explained by what the organization knows of it', async () => {
    const whole = exampleSnapshot({
      resources: [],
      targets: { accounts: [{ account: '444455556666', regions: null }] },
    });
    const { cells } = await whole.shard('444455556666');
    const snapshot: Snapshot = {
      manifest: { ...whole.manifest, shards: whole.manifest.shards.filter(({ name }) => name !== '444455556666') },
      shard: async (name) => (name === 'organization' ? { name, cells, resources: [] } : whole.shard(name)),
    };
    const findings = await findingsOf({ snapshot, rules: [vpcRule], vocabulary, parameters });
    expect(findings).toMatchObject([{ verdict: 'unknown', causes: [{ operation: 'sts:AssumeRole' }] }]);
  });

  it('may stand beside subjects, and beside the reason why there is none', async () => {
    const both: Listing<'vpc'> = { subjects: [], none: 'There is no VPC here.', causes: [REFUSED] };
    // Both would be the finding on the place: the lister has to decide.
    await expect(
      judged(
        VPCS,
        [vpcRule],
        listing(() => both),
      ),
    ).rejects.toThrow('share an id');
    const findings = await judged(
      VPCS,
      [vpcRule],
      listing(() => ({ ...both, causes: [] })),
    );
    expect(findings).toMatchObject([
      { verdict: 'not-applicable', account: '111122223333', region: 'global', message: 'There is no VPC here.' },
    ]);
  });
});

describe('a finding says', () => {
  const defaultVpc: Example = { resources: [{ type: 'vpc', isDefault: true }] };

  it('what is not met, with its evidence and the notes of its facts', async () => {
    const [finding] = await judged(defaultVpc, [vpcRule]);
    expect(finding).toMatchObject({
      verdict: 'fail',
      message: 'Not met: the VPC is not a default one.',
      evidence: [{ clause: 'the VPC is not a default one', observed: true, expected: false, met: false }],
      causes: [],
      notes: ['Default VPCs come with the account.'],
    });
  });

  it('why a rule does not apply', async () => {
    const { conditions = { all: [onVpc] }, ...rule } = vpcRule;
    const [finding] = await judged(defaultVpc, [{ ...rule, conditions, applies: conditions }]);
    expect(finding).toMatchObject({
      verdict: 'not-applicable',
      message: 'Does not apply, because this is not so: the VPC is not a default one.',
      evidence: [],
    });
  });

  it('nothing for or against a subject when it is not known whether the rule applies', async () => {
    const hidden = fact({
      ...vpcKind,
      read(): { isDefault: boolean; notes: string[] } {
        throw new NotKnown([REFUSED]);
      },
    });
    const words = { ...vocabulary, facts: { ...vocabulary.facts, hidden } };
    const applies = { all: [{ ...onVpc, fact: 'hidden' }] };
    const [finding] = await judged(defaultVpc, [{ ...vpcRule, applies }], words);
    expect(finding).toMatchObject({
      verdict: 'unknown',
      message: 'Could not be known: ec2:DescribeFlowLogs was denied in 444455556666 ca-central-1.',
      causes: [REFUSED],
    });
  });

  it('what a sentence describes that asks nothing of AWS, once', async () => {
    const rule = syntheticRule({ documentation: ['DHCP traffic is not recorded.'] });
    expect(await judged(VPCS, [rule])).toMatchObject([
      {
        verdict: 'not-applicable',
        resource: 'organization',
        notes: ['DHCP traffic is not recorded.'],
      },
    ]);
  });
});

it('rules on the organization are asked of one account, where there is no organization too', async () => {
  const [only] = ['444455556666'];
  const targets = {
    organizationId: null,
    organizationAccount: only ?? '',
    core: { management: null, logArchive: null, security: null },
    accounts: ['111122223333', '222233334444', '333344445555'].map((account) => ({
      account,
      leftOut: { kind: 'not-selected' as const, reason: 'not selected' },
    })),
  };
  const place = subjects({
    kind: 'organization',
    scope: 'organization',
    needs: [],
    list: (_world, { account, region }) => ({
      subjects: [
        { kind: 'organization', account, region, arn: 'arn', name: 'Organization' } as SubjectOf<'organization'>,
      ],
    }),
  });
  const always = fact({
    subjects: ['organization'],
    shape: z.strictObject({ yes: z.boolean() }),
    needs: [],
    read: () => ({ yes: true }),
  });
  const clause: Clause = { name: 'yes', fact: 'always', path: '$.yes', operator: 'equals', value: true };
  const words = { facts: { always }, subjects: { ...ours.subjects, organization: place } };
  const rule = syntheticRule({ subject: 'organization', conditions: { all: [clause] } });
  expect(await judged({ resources: [], targets }, [rule], words)).toMatchObject([{ account: only, verdict: 'pass' }]);
});

it('one engine never runs twice at once', async () => {
  const conditions = {
    all: [{ name: 'set', fact: 'first', path: '$.flag', operator: 'equals' as const, value: true }],
  };
  const rule = new CompiledRule(syntheticRule({ conditions }), NO_PARAMETERS, [
    ['first', ours.facts.vpcScope as never],
  ]);
  const engine = ruleEngine([rule]);
  const subject = subjectWith({ first: undefined, second: undefined, third: undefined });
  const running = engine.run([subject]);
  await expect(engine.run([subject])).rejects.toThrow('one engine never runs twice at once');
  expect(await running).toEqual(new Map([[rule.rule.id, ['unknown']]]));
});
