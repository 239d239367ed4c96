import { describe, expect, test } from 'vitest';
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
      Condition: { NotIpAddress: { 'aws:SourceIp': '192.0.2.0/24' } },
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
    ['when it comes over TLS', { Bool: { 'aws:SecureTransport': 'true' } }, ['everyone']],
    ['but for one account', { StringNotEquals: { 'aws:PrincipalAccount': '444455556666' } }, ['everyone']],
    [
      'who has no organization either',
      { 'ForAllValues:StringEquals': { 'aws:PrincipalOrgID': 'o-exampleorg' } },
      ['everyone'],
    ],
    ['of some name', { StringLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/*' } }, ['arn:aws:iam::*:role/*']],
    [
      'of an account of theirs',
      { StringEquals: { 'aws:PrincipalAccount': ['999999999999', '888888888888'] } },
      ['888888888888', '999999999999'],
    ],
    [
      'of an account for which a service calls',
      { StringEquals: { 'aws:SourceAccount': '999999999999' } },
      ['999999999999'],
    ],
    [
      'of a resource for which a service calls',
      { ArnLike: { 'aws:SourceArn': 'arn:aws:logs:*:999999999999:*' } },
      ['999999999999'],
    ],
    ['of accounts that begin alike', { StringLike: { 'aws:PrincipalAccount': '99*' } }, ['990000000000']],
    ['without an organization', { Null: { 'aws:PrincipalOrgID': 'true' } }, ['everyone']],
    [
      'of a part of another organization',
      { 'ForAnyValue:StringLike': { 'aws:PrincipalOrgPaths': 'o-z/r-1/ou-1/*' } },
      ['o-z'],
    ],
    ['of an organization for which a service calls', { StringEquals: { 'aws:SourceOrgID': 'o-z' } }, ['o-z']],
  ])('beside the organization, everyone %s gets in', async (_name, condition, openTo) => {
    const statements = [allow({ Principal: '*', Condition: OURS }), allow({ Principal: '*', Condition: condition })];
    expect(await access(...statements)).toEqual({ allowsOrganization: true, openTo });
  });

  test.each([
    ['IpAddress', { IpAddress: { 'aws:SourceIp': '192.0.2.0/24' } }, 'everyone'],
    ['a variable', { StringEquals: { 'aws:PrincipalAccount': '$'.concat('{aws:PrincipalTag/owner}') } }, 'everyone'],
    ['a key that nobody knows', { StringEquals: { 'aws:PrincipalTag/team': 'logs' } }, 'everyone'],
    ['an operator that nobody knows', { StringAlmost: { 'aws:PrincipalAccount': '444455556666' } }, 'everyone'],
    [
      'a set that nobody knows',
      { 'ForMostValues:StringEquals': { 'aws:PrincipalAccount': '444455556666' } },
      'everyone',
    ],
  ])('beside the organization, everyone under %s: it is not known who is admitted', async (_name, condition, whom) => {
    const { destination, inventory } = await read(
      JSON.stringify({
        Statement: [allow({ Principal: '*', Condition: OURS }), allow({ Principal: '*', Condition: condition })],
      }),
    );
    const [detail = ''] = causesOf(() => accessOf(destination, inventory)).map((cause) => cause.detail ?? '');
    expect(detail).toContain('the access policy may admit');
    expect(detail).toContain(whom);
  });

  const OUTSIDERS = { StringNotEquals: { 'aws:PrincipalOrgID': 'o-exampleorg' } };
  const deny = (changes: object) => ({ Effect: 'Deny', Action: '*', Resource: '*', ...changes });

  test('a denial of everyone outside admits nobody by itself', async () => {
    const condition = { StringNotEqualsIfExists: { 'aws:PrincipalOrgID': 'o-exampleorg' } };
    expect(await access(deny({ Principal: '*', Condition: condition }))).toEqual(NOBODY);
  });

  test.each([
    ['of members', { Principal: '*', Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-exampleorg' } } }],
    ['of one account, outside', { Principal: { AWS: '444455556666' }, Condition: OUTSIDERS }],
    [
      'under any value',
      { Principal: '*', Condition: { 'ForAnyValue:StringNotEquals': { 'aws:PrincipalOrgID': 'o-exampleorg' } } },
    ],
    [
      'outside two organizations',
      { Principal: '*', Condition: { StringNotEquals: { 'aws:PrincipalOrgID': ['o-exampleorg', 'o-z'] } } },
    ],
  ])('a denial %s does not close a policy that is open to everyone', async (_name, changes) => {
    expect((await access(allow({ Principal: '*' }), deny(changes))).openTo).not.toEqual([]);
  });

  test.each([
    ['outside', { Principal: '*', Condition: OUTSIDERS }],
    [
      'outside, whatever the case',
      { Principal: '*', Condition: { StringNotEqualsIgnoreCase: { 'aws:PrincipalOrgID': 'O-ExampleOrg' } } },
    ],
    [
      'outside its paths',
      {
        Principal: '*',
        Condition: { 'ForAllValues:StringNotLike': { 'aws:PrincipalOrgPaths': 'o-exampleorg/*' } },
      },
    ],
    [
      'outside, but for the services of AWS',
      {
        Principal: '*',
        Condition: { ...OUTSIDERS, Bool: { 'aws:PrincipalIsAWSService': 'false' } },
      },
    ],
  ])('a denial of everyone %s closes it', async (_name, changes) => {
    expect(await access(allow({ Principal: '*' }), deny(changes))).toEqual(ORGANIZATION_ONLY);
  });

  test.each([
    [
      'of other accounts',
      { Principal: '*', Condition: { StringNotEquals: { 'aws:PrincipalAccount': '444455556666' } } },
    ],
    [
      'outside another organization',
      { Principal: '*', Condition: { StringNotEquals: { 'aws:PrincipalOrgID': 'o-z' } } },
    ],
    ['of everyone but one account', { NotPrincipal: { AWS: '444455556666' } }],
  ])('a denial %s keeps accounts of the organization out', async (_name, changes) => {
    expect((await access(allow({ Principal: '*' }), deny(changes))).allowsOrganization).toBe(false);
  });

  test('a denial outside and in one network leaves it open who is admitted', async () => {
    const condition = { ...OUTSIDERS, IpAddress: { 'aws:SourceIp': '192.0.2.0/24' } };
    const { destination, inventory } = await read(
      JSON.stringify({ Statement: [allow({ Principal: '*' }), deny({ Principal: '*', Condition: condition })] }),
    );
    expect(causesOf(() => accessOf(destination, inventory)).map(({ outcome }) => outcome)).toEqual(['failed']);
  });

  const EVERY_ACCOUNT = ['111122223333', '333344445555', '444455556666'];

  test.each([
    [
      'with a condition',
      { Principal: { AWS: EVERY_ACCOUNT }, Condition: { IpAddress: { 'aws:SourceIp': '192.0.2.0/24' } } },
    ],
    ['by a tag', { Principal: '*', Condition: { StringEquals: { 'aws:PrincipalTag/account': EVERY_ACCOUNT } } }],
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
      notes: ['The access policy does not admit 111122223333, 333344445555 to logs:PutSubscriptionFilter.'],
    });
    const added = ['555566667777', '666677778888'].map((account) => ({ ...inventory.target('444455556666'), account }));
    const larger = {
      ...inventory,
      targets: { ...inventory.targets, accounts: [...inventory.targets.accounts, ...added] },
    };
    expect(accessOf(destination, larger).notes).toEqual([
      'The access policy does not admit 111122223333, 333344445555, 555566667777 and 1 more to logs:PutSubscriptionFilter.',
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
