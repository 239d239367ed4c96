import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { vocabulary } from '../../../engine/built-in-vocabulary.ts';
import { clauseFaults } from '../../../engine/catalogue/clause-faults.ts';
import { withRoles } from '../../../engine/facts/derived/account-roles.ts';
import { withDerived } from '../../../engine/facts/derived/derived-facts.ts';
import { FACTS } from '../../../engine/facts/index.ts';
import { causesOf } from '../../../engine/known.ts';
import { AccountId } from '../../../model/names.ts';
import { RESOURCE_TYPES } from '../../../model/resource.ts';
import type { Clause } from '../../../model/rule.ts';
import type { SubjectKind } from '../../../model/subject-kinds.ts';
import { factAbout, inventoryOf } from './example-facts.ts';

const WORKLOAD = { account: '444455556666', region: 'ca-central-1' };
const ARCHIVE = { account: '222233334444', region: 'ca-central-1' };
const LOG_BUCKET = [{ type: 'trail' }, { type: 'bucket' }] as const;

describe('what a place has of a type', () => {
  test('is every resource of the subject’s own account and region, counted', async () => {
    const resources = [
      { type: 'vpc', vpcId: 'vpc-2' },
      { type: 'vpc', vpcId: 'vpc-1', name: null },
      { type: 'vpc', vpcId: 'vpc-3', account: '333344445555' },
    ] as const;
    const own = (vpcId: string) => `arn:aws:ec2:ca-central-1:444455556666:vpc/${vpcId}`;
    expect(await factAbout('vpcList', 'account-region', { resources }, WORKLOAD)).toEqual([
      {
        items: [
          { id: own('vpc-1'), vpcId: 'vpc-1', isDefault: false, name: null },
          { id: own('vpc-2'), vpcId: 'vpc-2', isDefault: false, name: 'Main' },
        ],
        count: 2,
      },
    ]);
  });

  test('is nothing, where AWS says so', async () => {
    expect(await factAbout('vpcList', 'account-region', { resources: [] }, WORKLOAD)).toEqual([
      { items: [], count: 0 },
    ]);
  });

  test('is not known, where the question was refused', async () => {
    const gaps = [{ type: 'vpc' as const, outcome: 'denied' as const }];
    expect(await factAbout('vpcList', 'account-region', { resources: [], gaps }, WORKLOAD)).toEqual([
      ['denied: denied'],
    ]);
  });

  test('of what one account has once, is the same for every subject', async () => {
    const resources = [{ type: 'organization' }, { type: 'vpc' }] as const;
    const [ofOrganization] = await factAbout('organizationList', 'organization', { resources });
    const [ofVpc] = await factAbout('organizationList', 'vpc', { resources }, WORKLOAD);
    expect(ofOrganization).toMatchObject({ count: 1, items: [{ managementAccountRole: 'management' }] });
    expect(ofVpc).toEqual(ofOrganization);
  });

  test('of what every account has once, is the own account’s', async () => {
    const resources = [
      { type: 'vpc' },
      { type: 'bucket', account: '444455556666', name: 'own' },
      { type: 'bucket' },
    ] as const;
    expect(await factAbout('bucketList', 'vpc', { resources }, WORKLOAD)).toEqual([
      { items: [{ id: 'arn:aws:s3:::own', name: 'own' }], count: 1 },
    ]);
  });

  test.each([
    ['vpcList', 'organization'],
    ['bucketList', 'organization'],
    ['vpcList', 'log-bucket'],
    ['metricFilterList', 'trusted-service'],
  ] as const)('does not exist without one place: %s of %s', (fact, kind) => {
    expect(faultsOf(fact, '$.count', kind)).toContainEqual(expect.stringMatching(`not of ${kind}$`));
  });

  test('of a type that one account is asked for, is for rules about that account only', () => {
    const fault =
      'the fact metricFilterList is read in the management account only, and the rule is asked elsewhere too';
    expect(faultsOf('metricFilterList', '$.count', 'account-region')).toEqual([fault]);
    expect(faultsOf('metricFilterList', '$.count', 'account-region', 'security')).toEqual([fault]);
    expect(faultsOf('metricFilterList', '$.count', 'account-region', 'management')).toEqual([]);
    expect(faultsOf('metricFilterList', '$.count', 'primary-trail')).toEqual([]);
    expect(faultsOf('deliveryStreamList', '$.count', 'log-destination')).toEqual([]);
  });

  test('is never taken from an account that is not asked, whatever a rule says', async () => {
    const resources = [{ type: 'metric-filter' }, { type: 'vpc' }] as const;
    expect(await factAbout('metricFilterList', 'vpc', { resources }, WORKLOAD)).toEqual([
      ['not-asked: the scan has no answer to this question'],
    ]);
  });
});

describe('the fields of a subject', () => {
  test('are those of its own resource, with the role beside an account id', async () => {
    const [trail] = await factAbout('trail', 'primary-trail', { resources: [{ type: 'trail' }] });
    expect(trail).toMatchObject({
      ownerAccount: '111122223333',
      ownerAccountRole: 'management',
      isMultiRegion: true,
      kmsKeyId: expect.any(String),
    });
  });

  test('are those of the answer about it', async () => {
    const resources = [...LOG_BUCKET, { type: 'bucket-versioning', mfaDelete: true }] as const;
    expect(await factAbout('bucketVersioning', 'log-bucket', { resources })).toEqual([
      { exists: true, id: expect.any(String), status: 'Enabled', mfaDelete: true },
    ]);
  });

  test('are null where AWS says that there is none, and not known where it was refused', async () => {
    const absent = { exists: false, id: null, enabled: null, mode: null, days: null };
    expect(await factAbout('bucketObjectLock', 'log-bucket', { resources: LOG_BUCKET })).toEqual([absent]);
    const gaps = [{ type: 'bucket-object-lock' as const, outcome: 'throttled' as const }];
    expect(await factAbout('bucketObjectLock', 'log-bucket', { resources: LOG_BUCKET, gaps })).toEqual([
      ['throttled: throttled'],
    ]);
  });

  test('are those of what it names, where that exists', async () => {
    const example = {
      parameters: { requiredTrustedServices: ['config.amazonaws.com', 'sso.amazonaws.com'] },
      resources: [{ type: 'trusted-service', servicePrincipal: 'sso.amazonaws.com' } as const],
    };
    expect(await factAbout('trustedService', 'trusted-service', example)).toEqual([
      { exists: false, id: null, servicePrincipal: null },
      { exists: true, id: 'sso.amazonaws.com', servicePrincipal: 'sso.amazonaws.com' },
    ]);
  });

  test('of an answer about something else do not exist', () => {
    expect(faultsOf('bucketVersioning', '$.status', 'vpc')[0]).toMatch('speaks of log-bucket, not of vpc');
  });
});

describe('the role of an account', () => {
  const THING = z.strictObject({
    administrator: AccountId.describe('Who administers'),
    delegate: AccountId.nullable(),
    members: z.array(z.strictObject({ member: AccountId, since: z.string() })),
  });
  const value = (administrator: string, delegate: string | null, member: string) => ({
    administrator,
    delegate,
    members: [{ member, since: 'then' }],
  });
  const { schema, add } = withRoles(THING);

  test('stands beside every account id, in lists as well', async () => {
    const inventory = await inventoryOf({ resources: [] });
    const withThem = add(value('333344445555', null, '444455556666'), inventory);
    expect(withThem).toEqual({
      administrator: '333344445555',
      administratorRole: 'security',
      delegate: null,
      delegateRole: null,
      members: [{ member: '444455556666', memberRole: 'workload', since: 'then' }],
    });
    expect(schema.parse(withThem)).toEqual(withThem);
  });

  test('is none of an account outside the organization', async () => {
    const inventory = await inventoryOf({ resources: [] });
    expect(add(value('999900001111', null, '222233334444'), inventory)).toMatchObject({ administratorRole: null });
  });

  test('is not known of an account outside the list, while the list has gaps', async () => {
    const inventory = await inventoryOf({ resources: [] });
    const gap = {
      ...WORKLOAD,
      operation: 'organizations:ListAccounts',
      resource: null,
      outcome: 'denied',
      detail: null,
    };
    const unseen = { ...inventory, crossAccount: { ...inventory.crossAccount, accountGaps: [gap as never] } };
    expect(causesOf(() => add(value('999900001111', null, '222233334444'), unseen))).toEqual([gap]);
    expect(causesOf(() => add(value('333344445555', null, '444455556666'), unseen))).toEqual([]);
  });

  test('is not known of an account without a role, while a role has no account', async () => {
    const inventory = await inventoryOf({ targets: { core: { security: null } }, resources: [] });
    expect(causesOf(() => add(value('444455556666', null, '222233334444'), inventory))).toMatchObject([
      { outcome: 'not-asked', detail: 'the configuration names no security account' },
    ]);
    expect(causesOf(() => add(value('111122223333', null, '222233334444'), inventory))).toEqual([]);
  });

  test('of an account that holds several is the first of them', async () => {
    const inventory = await inventoryOf({ targets: { core: { security: '222233334444' } }, resources: [] });
    expect(add(value('222233334444', null, '444455556666'), inventory)).toMatchObject({
      administratorRole: 'logArchive',
    });
  });

  test('does not change what holds no account id', () => {
    const lists = z.strictObject({ names: z.array(z.string()).nullable() });
    expect(withRoles(lists).schema).toBe(lists);
  });
});

test('every type has its facts, by names that follow from its own', () => {
  const named = RESOURCE_TYPES.map((type) => type.replaceAll(/-(.)/g, (_, letter: string) => letter.toUpperCase()));
  expect(named.filter((name) => !(`${name}List` in FACTS))).toEqual([]);
  expect(named.filter((name) => name in FACTS)).toEqual([
    'bucket',
    'bucketEncryption',
    'bucketLifecycle',
    'bucketLocation',
    'bucketObjectLock',
    'bucketOwnership',
    'bucketPolicyStatus',
    'bucketPublicAccessBlock',
    'bucketReplication',
    'bucketVersioning',
    'flowLog',
    'kinesisStream',
    'kmsKey',
    'kmsKeyRotation',
    'logDestination',
    'logGroup',
    'logSubscriptions',
    'trail',
    'trailSelectors',
    'trailStatus',
    'trustedService',
    'vpc',
  ]);
});

test('the values of derived facts have the shape that paths are checked against', async () => {
  const example = { resources: [...LOG_BUCKET, { type: 'kms-key' }, { type: 'bucket-encryption' }] as const };
  const inventory = await inventoryOf(example);
  for (const name of ['bucketList', 'bucket', 'kmsKey', 'bucketEncryption', 'bucketLifecycle', 'parameters']) {
    const [value] = await factAbout(name, 'log-bucket', example);
    expect([name, vocabulary.facts[name]?.shape.safeParse(value).error]).toEqual([name, undefined]);
  }
  expect((await factAbout('parameters', 'log-bucket', example))[0]).toEqual(inventory.parameters);
});

test('a fact by hand cannot have the name of a derived one', () => {
  const { vpcScope } = FACTS;
  expect(() => withDerived({ vpcScope, vpcList: vpcScope, trail: vpcScope })).toThrow(
    'there are derived facts of these names: vpcList, trail',
  );
});

test('a destination in the log archive knows the delivery streams of its region', async () => {
  const resources = [{ type: 'log-destination' }, { type: 'delivery-stream' }] as const;
  expect(await factAbout('deliveryStreamList', 'log-destination', { resources }, ARCHIVE)).toMatchObject([
    { count: 1 },
  ]);
});

function faultsOf(fact: string, path: string, subject: SubjectKind, accounts?: 'management' | 'security'): string[] {
  const clause = { name: 'a clause', fact, path, operator: 'equals', value: path === '$.count' ? 1 : null } as Clause;
  return clauseFaults(clause, accounts === undefined ? { subject } : { subject, accounts }, vocabulary);
}
