import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decide, mayDo, type Request } from '../../../engine/policy/decide.ts';
import { outsiders } from '../../../engine/policy/outsiders.ts';
import { type Statement, statementsOf } from '../../../engine/policy/statement.ts';

const ARN = 'arn:aws:logs:ca-central-1:222233334444:destination:d';
const REQUESTS: readonly Request[] = ['logs:PutSubscriptionFilter', 'logs:PutAccountPolicy'].map((action) => ({
  action,
  resource: ARN,
}));
const HOUSE = { organizationId: 'o-ours', accounts: new Set(['111122223333', '444455556666']) };

const account = fc.constantFrom('111122223333', '444455556666', '888888888888', '999999999999');
const arn = fc
  .tuple(fc.constantFrom('role/x', 'user/y', 'root'), account)
  .map(([what, id]) => `arn:aws:iam::${id}:${what}`);
const aws = fc.oneof(fc.constant('*'), account, arn, fc.constant('AIDACKCEVSQ6C2EXAMPLE'));
const principal = fc.oneof(
  fc.constant('*'),
  fc.array(aws, { minLength: 1, maxLength: 3 }).map((AWS) => ({ AWS })),
  fc.constant({ Service: 'logs.amazonaws.com' }),
  fc.constant({ Federated: 'cognito-identity.amazonaws.com' }),
);
const text = fc.oneof(account, fc.constantFrom('o-ours', 'o-theirs', '*', '99*', 'o-ours/r-1/*', 'true', 'false'), arn);
const condition = fc.record({
  operator: fc
    .tuple(
      fc.constantFrom('', 'ForAnyValue:', 'ForAllValues:'),
      fc.constantFrom('StringEquals', 'StringNotEquals', 'StringLike', 'ArnLike', 'Null', 'Bool', 'IpAddress'),
      fc.constantFrom('', 'IfExists'),
    )
    .map((parts) => parts.join('')),
  key: fc.constantFrom(
    'aws:PrincipalOrgID',
    'aws:PrincipalOrgPaths',
    'aws:PrincipalAccount',
    'aws:PrincipalArn',
    'aws:SourceAccount',
    'aws:SourceArn',
    'aws:SourceIp',
  ),
  values: fc.array(text, { minLength: 1, maxLength: 3 }),
});
const statement = fc
  .record({
    effect: fc.constantFrom('Allow', 'Deny'),
    principal,
    isInverted: fc.boolean(),
    action: fc.array(fc.constantFrom('logs:*', 'logs:PutSubscriptionFilter', 'logs:PutAccountPolicy', 's3:*'), {
      minLength: 1,
      maxLength: 2,
    }),
    conditions: fc.array(condition, { maxLength: 2 }),
  })
  .map(({ effect, principal: whom, isInverted, action, conditions }) => ({
    Effect: effect,
    [isInverted ? 'NotPrincipal' : 'Principal']: whom,
    Action: action,
    Resource: ARN,
    Condition: Object.fromEntries(conditions.map(({ operator, key, values }) => [operator, { [key]: values }])),
  }));
const statements = fc.array(statement, { maxLength: 4 });

function read(list: readonly object[]): readonly Statement[] {
  const found = statementsOf(JSON.stringify({ Statement: list }));
  if (found === null) throw new Error('the policy is one');
  return found;
}

/** Whether nobody from outside gets in is proven. */
function isClosed(list: readonly object[]): boolean {
  const { admitted, unclear } = outsiders(read(list), REQUESTS, HOUSE);
  return admitted.length === 0 && unclear.length === 0;
}

function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed).reverse();
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([name, member]) => [name, reversed(member)])
      .reverse(),
  );
}

describe('whom a policy lets in from outside', () => {
  test('another Allow never closes what was open', () => {
    fc.assert(
      fc.property(statements, statement, (list, more) => {
        fc.pre(!isClosed(list));
        expect(isClosed([...list, { ...more, Effect: 'Allow' }])).toBe(false);
      }),
      { numRuns: 500 },
    );
  });

  test('another principal never closes what was open', () => {
    fc.assert(
      fc.property(statements, fc.array(aws, { minLength: 1, maxLength: 2 }), aws, (list, some, more) => {
        const allow = (AWS: readonly string[]) => ({
          Effect: 'Allow',
          Principal: { AWS },
          Action: 'logs:*',
          Resource: ARN,
        });
        fc.pre(!isClosed([...list, allow(some)]));
        expect(isClosed([...list, allow([...some, more])])).toBe(false);
      }),
      { numRuns: 500 },
    );
  });

  test('another Deny never opens what was closed', () => {
    fc.assert(
      fc.property(statements, statement, (list, more) => {
        fc.pre(isClosed(list));
        expect(isClosed([...list, { ...more, Effect: 'Deny' }])).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  test('the order of statements, lists and members is no matter', () => {
    fc.assert(
      fc.property(statements, (list) => {
        const said = outsiders(read(list), REQUESTS, HOUSE);
        expect(outsiders(read(reversed(list) as object[]), REQUESTS, HOUSE)).toEqual(said);
      }),
      { numRuns: 500 },
    );
  });

  test('whoever would get in for certain is never called kept out', () => {
    const stranger = fc.record({
      account: fc.constantFrom('888888888888', '999999999999', '121212121212'),
      arn: fc.constant(null),
      organizationId: fc.constantFrom(null, 'o-theirs', 'o-else'),
      path: fc.constant(null),
      sourceArn: fc.constant(null),
    });
    fc.assert(
      fc.property(statements, stranger, (list, caller) => {
        const read_ = read(list);
        fc.pre(REQUESTS.some((request) => mayDo(decide(read_, request, caller)) === 'yes'));
        expect(isClosed(list)).toBe(false);
      }),
      { numRuns: 2000 },
    );
  });
});
