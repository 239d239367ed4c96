import { describe, expect, test } from 'vitest';
import { matchesGlob } from '../../../engine/policy/glob.ts';
import { statementsOf } from '../../../engine/policy/statement.ts';

describe('policies as text', () => {
  test('one statement is a list of one, and texts are lists', () => {
    expect(
      statementsOf(
        '{"Statement":{"Effect":"Allow","Principal":"*","Action":"logs:*","Condition":{"Bool":{"aws:X":true}}}}',
      ),
    ).toEqual([
      {
        effect: 'Allow',
        principal: { isInverted: false, values: [{ kind: 'everyone' }] },
        action: { isInverted: false, values: ['logs:*'] },
        resource: null,
        conditions: [{ operator: 'Bool', key: 'aws:x', values: ['true'] }],
        notUnderstood: [],
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

  test('what a statement does not name is null, and numbers are texts', () => {
    expect(
      statementsOf('{"Statement":[{"Effect":"Deny","Condition":{"NumericLessThan":{"s3:Age":[7,true]}}}]}'),
    ).toEqual([
      {
        effect: 'Deny',
        principal: null,
        action: null,
        resource: null,
        conditions: [{ operator: 'NumericLessThan', key: 's3:age', values: ['7', 'true'] }],
        notUnderstood: [],
      },
    ]);
  });

  test.each([
    ['NotPrincipal', 'principal'],
    ['NotAction', 'action'],
    ['NotResource', 'resource'],
  ] as const)('a statement by what it does not name: %s', (name, member) => {
    const [statement] = statementsOf(JSON.stringify({ Statement: { Effect: 'Allow', [name]: '*' } })) ?? [];
    expect(statement?.[member]?.isInverted).toBe(true);
    const [twice] =
      statementsOf(JSON.stringify({ Statement: { Effect: 'Allow', [name]: '*', [name.slice(3)]: '*' } })) ?? [];
    expect(twice?.notUnderstood).toEqual([name.slice(3)]);
  });

  test('principals of every form', () => {
    const principal = {
      AWS: [
        '999999999999',
        'arn:aws:iam::999999999999:root',
        'arn:aws:iam::999999999999:role/x',
        'arn:aws:sts::999999999999:assumed-role/x/session',
        'AIDACKCEVSQ6C2EXAMPLE',
        'arn:aws:iam::*:role/x',
      ],
      Service: ['logs.amazonaws.com', '*'],
      Federated: 'cognito-identity.amazonaws.com',
    };
    const [statement] = statementsOf(JSON.stringify({ Statement: { Effect: 'Allow', Principal: principal } })) ?? [];
    expect(statement?.principal?.values).toEqual([
      { kind: 'account', account: '999999999999' },
      { kind: 'account', account: '999999999999' },
      { kind: 'identity', account: '999999999999', arn: 'arn:aws:iam::999999999999:role/x' },
      { kind: 'identity', account: '999999999999', arn: 'arn:aws:sts::999999999999:assumed-role/x/session' },
      { kind: 'other', text: 'AIDACKCEVSQ6C2EXAMPLE' },
      { kind: 'other', text: 'arn:aws:iam::*:role/x' },
      { kind: 'service', name: 'logs.amazonaws.com' },
      { kind: 'other', text: '*' },
      { kind: 'other', text: 'cognito-identity.amazonaws.com' },
    ]);
  });

  test('members that nobody knows are told, those of the document for each of its statements', () => {
    const [statement] = statementsOf('{"Unless":1,"Statement":{"Effect":"Allow","Sid":"a","On":"sunday"}}') ?? [];
    expect(statement?.notUnderstood).toEqual(['Unless', 'On']);
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
