import { describe, expect, test } from 'vitest';
import { matchesGlob, statementsOf } from '../../../engine/facts/access-policy.ts';
import { accessOf } from '../../../engine/facts/destination-access.ts';
import { causesOf } from '../../../engine/world/lookups.ts';
import { worldOf } from './example-facts.ts';

const PLACE = { account: '222233334444', region: 'ca-central-1' };
const ARN = 'arn:aws:logs:ca-central-1:222233334444:destination:ASEA-LogDestinationOrg';
const OURS = { StringEquals: { 'aws:PrincipalOrgID': 'o-exampleorg' } };

async function read(accessPolicy: string | null) {
  const world = await worldOf({ resources: [{ type: 'log-destination', accessPolicy }] });
  const [destination] = world.all('log-destination', PLACE);
  if (destination === undefined) throw new Error('the example has a destination');
  return { destination, world };
}

async function access(...statements: object[]) {
  const { destination, world } = await read(JSON.stringify({ Version: '2012-10-17', Statement: statements }));
  const { allowsOrganization, openTo } = accessOf(destination, world);
  return { allowsOrganization, openTo };
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
    const { destination, world } = await read(policy);
    expect(accessOf(destination, world)).toEqual({ ...NOBODY, notes: [note] });
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
    const { destination, world } = await read(
      JSON.stringify({ Statement: [allow({ Principal: '*', Condition: OURS }), deny] }),
    );
    expect(causesOf(() => accessOf(destination, world))).toEqual([
      {
        ...PLACE,
        operation: 'logs:DescribeDestinations',
        resource: ARN,
        outcome: 'failed',
        detail: 'the access policy denies subscriptions under conditions that are not understood',
      },
    ]);
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
