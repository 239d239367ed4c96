import { expect, it } from 'vitest';
import { findingsOf } from '../../engine/judging/judge.ts';
import type { Snapshot } from '../../model/snapshot.ts';
import type { Example } from '../../scripts/authoring/example.ts';
import { exampleSnapshot } from '../../scripts/authoring/example-snapshot.ts';
import { parameters } from './our-catalogue.ts';
import { syntheticRule } from './synthetic.ts';
import { listing, VPCS, vocabulary, vpcRule } from './vpc-rule.ts';

const WORKLOAD = '444455556666';

/** The snapshot as it is when the scan ended before it came to the workload account. */
function withoutWorkload(example: Example): Snapshot {
  const whole = exampleSnapshot(example);
  const shards = whole.manifest.shards.filter(({ name }) => name !== WORKLOAD);
  return {
    manifest: { ...whole.manifest, shards, interrupted: 'SIGTERM' },
    async shard(name) {
      if (!shards.some((shard) => shard.name === name)) throw new Error(`there is no shard ${name}`);
      return whole.shard(name);
    },
  };
}

const judgedBy = (snapshot: Snapshot, words = vocabulary) =>
  findingsOf({ snapshot, rules: [vpcRule], vocabulary: words, parameters });

it('an account that an interrupted scan did not come to is not known, and the others stay judged', async () => {
  const findings = await judgedBy(withoutWorkload(VPCS));
  expect(findings.map(({ account, verdict, causes }) => ({ account, verdict, causes }))).toEqual([
    { account: '333344445555', verdict: 'pass', causes: [] },
    {
      account: WORKLOAD,
      verdict: 'unknown',
      causes: [
        {
          account: WORKLOAD,
          region: 'ca-central-1',
          operation: 'ec2:DescribeVpcs',
          resource: null,
          outcome: 'not-asked',
          detail: 'the scan was interrupted (SIGTERM)',
        },
      ],
    },
  ]);
});

it('an account whose regions nobody read is not known, though no refusal explains it', async () => {
  const targets = { accounts: [{ account: WORKLOAD, regions: null }] };
  const detail = 'the regions of the account are not known';
  expect(await judgedBy(withoutWorkload({ resources: [], targets }))).toEqual([
    {
      id: expect.any(String),
      requirement: 'ASEA-LM-FL-01',
      rule: 'ASEA-LM-FL-01',
      verdict: 'unknown',
      severity: 'high',
      account: WORKLOAD,
      region: 'global',
      resource: `arn:aws:iam::${WORKLOAD}:root`,
      subject: { kind: 'vpc', name: 'Workload' },
      message: `Could not list every VPC: the question was not asked in ${WORKLOAD} (${detail}).`,
      evidence: [],
      causes: [{ account: WORKLOAD, region: 'global', operation: null, resource: null, outcome: 'not-asked', detail }],
      notes: [],
    },
  ]);
});

it('a place that is not among the targets is named by its account', async () => {
  const core = { management: '999900001111' };
  const snapshot = exampleSnapshot({ resources: [], targets: { core } });
  const words = listing(() => ({ subjects: [], none: 'There is no VPC here.' }));
  expect(await judgedBy(snapshot, words)).toMatchObject([
    { account: '999900001111', subject: { kind: 'vpc', name: '999900001111' } },
  ]);
});

it('what the core accounts answered is read once, any other account twice, and only where regions are judged', async () => {
  const snapshot = exampleSnapshot(VPCS);
  async function readingsBy(words: typeof vocabulary) {
    const read: string[] = [];
    const watched = { ...snapshot, shard: (name: string) => snapshot.shard(read[read.push(name) - 1] ?? name) };
    await judgedBy(watched, words);
    return read.sort();
  }
  const once = ['111122223333', '222233334444', '333344445555', WORKLOAD, 'organization'];
  expect(await readingsBy(vocabulary)).toEqual([...once, WORKLOAD].sort());
  expect(await readingsBy(listing(() => ({ subjects: [] })))).toEqual(once);
});

it('what a document says is told of the organization by its name, as one finding with nothing to prove', async () => {
  const rule = syntheticRule({ subject: 'organization' });
  const findings = await findingsOf({ snapshot: exampleSnapshot(VPCS), rules: [rule], vocabulary, parameters });
  expect(findings).toEqual([
    {
      id: expect.any(String),
      requirement: 'ASEA-LM-OV-02',
      rule: 'ASEA-LM-OV-02',
      verdict: 'not-applicable',
      severity: 'high',
      account: '111122223333',
      region: 'global',
      resource: 'organization',
      subject: { kind: 'organization', name: 'Management' },
      message: 'Everything is as it should be. There is nothing to check in AWS.',
      evidence: [],
      causes: [],
      notes: [],
    },
  ]);
});
