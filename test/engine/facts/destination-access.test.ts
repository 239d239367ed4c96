import { describe, expect, test } from 'vitest';
import { matchesGlob, statementsOf } from '../../../engine/facts/cloudwatch-logs/access-policy.ts';
import { ADMITTING, accessOf } from '../../../engine/facts/cloudwatch-logs/destination-access.ts';
import { causesOf } from '../../../engine/known.ts';
import { inventoryOf } from './example-facts.ts';

const PLACE = { account: '222233334444', region: 'ca-central-1' };
const ARN = 'arn:aws:logs:ca-central-1:222233334444:destination:ASEA-LogDestinationOrg';
const OURS = { StringEquals: { 'aws:PrincipalOrgID': 'o-exampleorg' } };

async function read(accessPolicy: string | null) {
  const inventory = await inventoryOf({ resources: [{ type: 'log-destination', accessPolicy }] });
  const [destination] = inventory.all('log-destination', PLACE);
  if (destination === undefined) throw new Error('the example has a destination');
  return { destination, inventory };
}

async function access(...statements: object[]) {
  const { destination, inventory } = await read(JSON.stringify({ Version: '2012-10-17', Statement: statements }));
  const { admits, openTo } = accessOf(destination, inventory);
  return { allowsOrganization: ADMITTING.includes(admits), openTo };
}

const allow = (changes: object) => ({
  Effect: 'Allow',
  Action: 'logs:PutSubscriptionFilter',
  Resource: ARN,
  ...changes,
});
const ORGANIZATION_ONLY = { allowsOrganization: true, openTo: [] };
const NOBODY = { allowsOrganization: false, openTo: [] };

describe('whom a log destination admits', () => {
  test.each([
    ['the organization by its id', { Principal: '*', Condition: OURS }],
    [
      'as a list of one',
      { Principal: { AWS: ['*'] }, Condition: { StringEquals: { 'aws:PrincipalOrgID': ['o-exampleorg'] } } },
    ],
    [
      'with the condition key in capitals',
      { Principal: '*', Condition: { StringEquals: { 'AWS:PRINCIPALORGID': 'o-exampleorg' } } },
    ],
    ['with StringLike', { Principal: '*', Condition: { StringLike: { 'aws:PrincipalOrgID': 'o-exampleorg' } } }],
    ['with wildcards in the action', { Principal: '*', Action: 'LOGS:put*filter', Condition: OURS }],
    [
      'every account by condition',
      {
        Principal: '*',
        Condition: { StringEquals: { 'aws:PrincipalAccount': ['111122223333', '333344445555', '444455556666'] } },
      },
    ],
  ])('the organization and nobody else: %s', async (_name, statement) => {
    expect(await access(allow(statement))).toEqual(ORGANIZATION_ONLY);
  });

  test.each([
    [
      'a condition that also holds without the key',
      { Principal: '*', Condition: { StringEqualsIfExists: { 'aws:PrincipalOrgID': 'o-exampleorg' } } },
    ],
    ['an account that may be any', { Principal: '*', Condition: { StringLike: { 'aws:PrincipalAccount': '*' } } }],
    ['everyone but one', { NotPrincipal: { AWS: '444455556666' } }],
    ['every action but one', { Principal: '*', Action: undefined, NotAction: 'logs:DeleteDestination' }],
  ])('everyone: %s', async (_name, statement) => {
    expect((await access(allow(statement))).openTo).toEqual(['everyone']);
  });

  test.each([
    ['a role of an account is not the account', { Principal: { AWS: 'arn:aws:iam::444455556666:role/Admin' } }],
    ['a service is no account', { Principal: { Service: 'logs.amazonaws.com' } }],
    [
      'a unit is not the organization',
      {
        Principal: '*',
        Condition: { 'ForAnyValue:StringLike': { 'aws:PrincipalOrgPaths': 'o-exampleorg/r-exam/ou-exam-12345678/*' } },
      },
    ],
    [
      'a condition that is not understood',
      { Principal: '*', Condition: { DateGreaterThan: { 'aws:CurrentTime': '2026-01-01T00:00:00Z' } } },
    ],
  ])('nobody is proven to be admitted: %s', async (_name, statement) => {
    expect(await access(allow(statement))).toEqual(NOBODY);
  });

  test('other organizations are named', async () => {
    const statement = allow({
      Principal: '*',
      Condition: { StringEquals: { 'aws:PrincipalOrgID': ['o-z', 'o-exampleorg', 'o-a'] } },
    });
    expect(await access(statement)).toEqual({ allowsOrganization: true, openTo: ['o-a', 'o-z'] });
  });

  test.each([
    ['no policy', null, 'The destination has no access policy.'],
    ['no JSON', '{"Statement":', 'The access policy cannot be read as a policy.'],
    ['a list', '[]', 'The access policy cannot be read as a policy.'],
    [
      'an effect that does not exist',
      '{"Statement":{"Effect":"Perhaps"}}',
      'The access policy cannot be read as a policy.',
    ],
    [
      'an action that is a number of lists',
      '{"Statement":{"Effect":"Allow","Action":[[]]}}',
      'The access policy cannot be read as a policy.',
    ],
  ])('%s admits nobody', async (_name, policy, note) => {
    const { destination, inventory } = await read(policy);
    expect(accessOf(destination, inventory)).toEqual({ admits: 'nobody', openTo: [], notes: [note] });
  });

  test('a policy without statements admits nobody', async () => {
    expect(await access()).toEqual(NOBODY);
  });

  test('a denial under conditions that are not understood leaves it open who is admitted', async () => {
    const deny = {
      Effect: 'Deny',
      Principal: '*',
      Action: '*',
      Resource: '*',
      Condition: { Bool: { 'aws:SecureTransport': 'false' } },
    };
    const { destination, inventory } = await read(
      JSON.stringify({ Statement: [allow({ Principal: '*', Condition: OURS }), deny] }),
    );
    expect(causesOf(() => accessOf(destination, inventory))).toEqual([
      {
        ...PLACE,
        operation: 'logs:DescribeDestinations',
        resource: ARN,
        outcome: 'failed',
        detail: 'the access policy denies subscriptions under conditions that are not understood',
      },
    ]);
  });

  test.each([
    ['when it comes over TLS', { Principal: '*', Condition: { Bool: { 'aws:SecureTransport': 'true' } } }],
    [
      'but for one account',
      { Principal: '*', Condition: { StringNotEquals: { 'aws:PrincipalAccount': '444455556666' } } },
    ],
    [
      'who has no organization either',
      { Principal: '*', Condition: { 'ForAllValues:StringEquals': { 'aws:PrincipalOrgID': 'o-exampleorg' } } },
    ],
    ['of some name', { Principal: '*', Condition: { StringLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/*' } } }],
  ])('beside the organization, everyone %s: it is not known who is admitted', async (_name, statement) => {
    const { destination, inventory } = await read(
      JSON.stringify({ Statement: [allow({ Principal: '*', Condition: OURS }), allow(statement)] }),
    );
    expect(causesOf(() => accessOf(destination, inventory)).map(({ detail }) => detail)).toEqual([
      'the access policy admits everyone under conditions that are not understood',
    ]);
  });

  const OUTSIDERS = { StringNotEquals: { 'aws:PrincipalOrgID': 'o-exampleorg' } };
  const deny = (changes: object) => ({ Effect: 'Deny', Action: '*', Resource: '*', ...changes });

  test('a denial of everyone outside admits nobody by itself', async () => {
    const condition = { StringNotEqualsIfExists: { 'aws:PrincipalOrgID': 'o-exampleorg' } };
    expect(await access(deny({ Principal: '*', Condition: condition }))).toEqual(NOBODY);
  });

  test.each([
    [
      'of other accounts',
      { Principal: '*', Condition: { StringNotEquals: { 'aws:PrincipalAccount': '444455556666' } } },
    ],
    ['of members', { Principal: '*', Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-exampleorg' } } }],
    [
      'outside another organization',
      { Principal: '*', Condition: { StringNotEquals: { 'aws:PrincipalOrgID': 'o-z' } } },
    ],
    [
      'outside two organizations',
      { Principal: '*', Condition: { StringNotEquals: { 'aws:PrincipalOrgID': ['o-exampleorg', 'o-z'] } } },
    ],
    [
      'outside, and in one network',
      { Principal: '*', Condition: { ...OUTSIDERS, IpAddress: { 'aws:SourceIp': '192.0.2.0/24' } } },
    ],
    ['of one account, outside', { Principal: { AWS: '444455556666' }, Condition: OUTSIDERS }],
    ['of everyone but one account, outside', { NotPrincipal: { AWS: '444455556666' }, Condition: OUTSIDERS }],
    [
      'under any value',
      { Principal: '*', Condition: { 'ForAnyValue:StringNotEquals': { 'aws:PrincipalOrgID': 'o-exampleorg' } } },
    ],
    [
      'under a test of no such name',
      { Principal: '*', Condition: { StringNotEqualsIgnoreCase: { 'aws:PrincipalOrgID': 'o-exampleorg' } } },
    ],
  ])('a denial %s does not close a policy that is open to everyone', async (_name, changes) => {
    const { destination, inventory } = await read(
      JSON.stringify({ Statement: [allow({ Principal: '*' }), deny(changes)] }),
    );
    expect(causesOf(() => accessOf(destination, inventory)).map(({ outcome }) => outcome)).toEqual(['failed']);
  });

  const EVERY_ACCOUNT = ['111122223333', '333344445555', '444455556666'];

  test.each([
    ['with a condition', { Principal: { AWS: EVERY_ACCOUNT }, Condition: { Bool: { 'aws:SecureTransport': 'true' } } }],
    ['but for those', { Principal: '*', Condition: { StringNotEquals: { 'aws:PrincipalAccount': EVERY_ACCOUNT } } }],
    ['by a tag', { Principal: '*', Condition: { StringEquals: { 'aws:PrincipalTag/account': EVERY_ACCOUNT } } }],
    ['by the beginning', { Principal: '*', Condition: { StringLike: { 'aws:PrincipalAccount': EVERY_ACCOUNT } } }],
    [
      'and a second condition',
      {
        Principal: '*',
        Condition: { StringEquals: { 'aws:PrincipalAccount': EVERY_ACCOUNT, 'aws:PrincipalTag/team': 'logs' } },
      },
    ],
    [
      'on one condition that always holds and one that does not',
      {
        Principal: '*',
        Condition: {
          StringEqualsIfExists: { 'aws:PrincipalOrgID': 'o-exampleorg' },
          StringEquals: { 'aws:PrincipalArn': 'arn:aws:iam::444455556666:role/Admin' },
        },
      },
    ],
    ['as users', { Principal: { AWS: EVERY_ACCOUNT.map((account) => `arn:aws:iam::${account}:root/x`) } }],
  ])('every account %s is not proven to be admitted', async (_name, statement) => {
    expect(await access(allow(statement))).toEqual(NOBODY);
  });

  test('every account by the account that its service acts for', async () => {
    const condition = { StringEquals: { 'aws:SourceAccount': EVERY_ACCOUNT } };
    expect(await access(allow({ Principal: '*', Condition: condition }))).toEqual(ORGANIZATION_ONLY);
  });

  test('an account that is left out need not be admitted', async () => {
    const accessPolicy = JSON.stringify({ Statement: allow({ Principal: { AWS: EVERY_ACCOUNT.slice(0, 2) } }) });
    const leftOut = { kind: 'state' as const, reason: 'suspended' };
    const inventory = await inventoryOf({
      targets: { accounts: [{ account: '444455556666', state: 'SUSPENDED', leftOut }] },
      resources: [{ type: 'log-destination', accessPolicy }],
    });
    const [destination] = inventory.all('log-destination', PLACE);
    expect(destination && accessOf(destination, inventory)).toEqual({
      admits: 'every account by its id',
      openTo: [],
      notes: [],
    });
  });

  test('the accounts that are not admitted are named, the first of them when there are many', async () => {
    const { destination, inventory } = await read(
      JSON.stringify({ Statement: allow({ Principal: { AWS: '444455556666' } }) }),
    );
    expect(accessOf(destination, inventory)).toEqual({
      admits: 'not every account',
      openTo: [],
      notes: ['The access policy does not admit 111122223333, 333344445555.'],
    });
    const added = ['555566667777', '666677778888'].map((account) => ({ ...inventory.target('444455556666'), account }));
    const larger = {
      ...inventory,
      targets: { ...inventory.targets, accounts: [...inventory.targets.accounts, ...added] },
    };
    expect(accessOf(destination, larger).notes).toEqual([
      'The access policy does not admit 111122223333, 333344445555, 555566667777 and 1 more.',
    ]);
  });

  test('whether every account is admitted is not known while accounts may be missing', async () => {
    const gap = { ...PLACE, operation: 'organizations:ListAccounts', resource: null, outcome: 'denied', detail: null };
    const gaps = { accountGaps: [gap] } as const;
    const byAccount = await read(JSON.stringify({ Statement: allow({ Principal: { AWS: EVERY_ACCOUNT } }) }));
    const partial = { ...byAccount.inventory, crossAccount: { ...byAccount.inventory.crossAccount, ...gaps } } as never;
    expect(causesOf(() => accessOf(byAccount.destination, partial))).toEqual([gap]);
    const byOrganization = await read(
      JSON.stringify({ Statement: allow({ Principal: { AWS: ['*', ...EVERY_ACCOUNT] }, Condition: OURS }) }),
    );
    expect(accessOf(byOrganization.destination, partial)).toEqual({
      admits: 'the organization',
      openTo: [],
      notes: [],
    });
  });

  test('a statement about one of several resources is about this one, too', async () => {
    const statement = allow({ Principal: '*', Condition: OURS, Resource: ['arn:aws:logs:*:*:destination:Other', ARN] });
    expect(await access(statement)).toEqual(ORGANIZATION_ONLY);
    expect(await access({ ...statement, Resource: undefined })).toEqual(ORGANIZATION_ONLY);
  });
});

describe('policies as text', () => {
  test('one statement is a list of one, and texts are lists', () => {
    expect(
      statementsOf(
        '{"Statement":{"Effect":"Allow","Principal":"*","Action":"logs:*","Condition":{"Bool":{"aws:X":true}}}}',
      ),
    ).toEqual([
      {
        effect: 'Allow',
        principals: ['*'],
        isInverted: false,
        actions: ['logs:*'],
        resources: [],
        conditions: [{ operator: 'Bool', key: 'aws:x', values: ['true'] }],
      },
    ]);
  });

  test.each([
    ['null', 'null'],
    ['a text', '"Allow"'],
    ['a statement that is a text beside one that is right', '{"Statement":["Allow",{"Effect":"Allow"}]}'],
    ['a principal that is a number', '{"Statement":{"Effect":"Allow","Principal":7}}'],
    ['a principal of lists', '{"Statement":{"Effect":"Allow","Principal":{"AWS":[[]]}}}'],
    ['a resource that is an object', '{"Statement":{"Effect":"Allow","Resource":{}}}'],
    ['a condition that is a text', '{"Statement":{"Effect":"Allow","Condition":"never"}}'],
    ['an operator without keys', '{"Statement":{"Effect":"Allow","Condition":{"Bool":"true"}}}'],
    ['a condition of objects', '{"Statement":{"Effect":"Allow","Condition":{"Bool":{"aws:X":{}}}}}'],
  ])('%s is no policy that can be understood', (_name, policy) => {
    expect(statementsOf(policy)).toBeNull();
  });

  test('what a statement does not name is an empty list, and numbers are texts', () => {
    expect(
      statementsOf('{"Statement":[{"Effect":"Deny","Condition":{"NumericLessThan":{"s3:Age":[7,true]}}}]}'),
    ).toEqual([
      {
        effect: 'Deny',
        principals: [],
        isInverted: false,
        actions: [],
        resources: [],
        conditions: [{ operator: 'NumericLessThan', key: 's3:age', values: ['7', 'true'] }],
      },
    ]);
  });

  test.each(['NotPrincipal', 'NotAction', 'NotResource'])('a statement by what it does not name: %s', (name) => {
    const [statement] = statementsOf(JSON.stringify({ Statement: { Effect: 'Allow', [name]: '*' } })) ?? [];
    expect(statement?.isInverted).toBe(true);
  });

  test.each([
    ['*', '', true],
    ['logs:*', 'logs:PutSubscriptionFilter', true],
    ['logs:Put?ubscriptionFilter', 'logs:PutSubscriptionFilter', true],
    ['*Filter', 'logs:PutSubscriptionFilter', true],
    ['l*:*Sub*Filter', 'logs:PutSubscriptionFilter', true],
    ['logs:Put', 'logs:PutSubscriptionFilter', false],
    ['logs.PutSubscriptionFilter', 'logs:PutSubscriptionFilter', false],
    ['?', '', false],
    ['a*b*c', 'axbxbx', false],
  ])('%s against %s: %s', (pattern, text, matches) => {
    expect(matchesGlob(pattern, text)).toBe(matches);
  });

  test('a pattern that is made to be slow is not', () => {
    expect(matchesGlob(`${'*a'.repeat(200)}b`, 'a'.repeat(5000))).toBe(false);
  });
});
