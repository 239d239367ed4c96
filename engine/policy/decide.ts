import type { Caller } from './caller.ts';
import { conditionHolds } from './condition.ts';
import { matchesGlob } from './glob.ts';
import type { Named, Principal, Statement } from './statement.ts';
import { allHold, type Holds, holds, not, someHold } from './three-valued.ts';

/** One action on one resource. */
export type Request = { readonly action: string; readonly resource: string };

/** What the statements that allow, and those that deny, say of a caller. */
export type Decision = { readonly allowed: Holds; readonly denied: Holds };

/** What a resource policy says of a caller who wants to do something. */
export function decide(statements: readonly Statement[], request: Request, caller: Caller): Decision {
  const of = (effect: Statement['effect']): Holds =>
    someHold(
      statements
        .filter((statement) => statement.effect === effect)
        .map((statement) => allHold([speaksOf(statement, request), appliesTo(statement, caller)])),
    );
  return { allowed: of('Allow'), denied: of('Deny') };
}

/** Whether a caller may do it. `unclear`: it is not proven either way. */
export function mayDo({ allowed, denied }: Decision): Holds {
  return allHold([allowed, not(denied)]);
}

/** Whether a statement is about an action on a resource. */
export function speaksOf({ action, resource, notUnderstood }: Statement, request: Request): Holds {
  return allHold([
    action === null
      ? 'unclear'
      : anyOf(action, (pattern) => matchesText(pattern.toLowerCase(), request.action.toLowerCase())),
    resource === null ? 'yes' : anyOf(resource, (pattern) => matchesText(pattern, request.resource)),
    notUnderstood.length > 0 ? 'unclear' : 'yes',
  ]);
}

/** Whether a caller is among those of whom a statement speaks, and its conditions hold for him. */
function appliesTo({ effect, principal, conditions }: Statement, caller: Caller): Holds {
  return allHold([
    principal === null ? 'unclear' : namesCaller(principal, effect, caller),
    ...conditions.map((condition) => conditionHolds(condition, caller)),
  ]);
}

function namesCaller(principal: Named<Principal>, effect: Statement['effect'], caller: Caller): Holds {
  const isNamed = someHold(principal.values.map((one) => isCaller(one, caller)));
  if (!principal.isInverted) return isNamed;
  // Whether a denial of all but an account spares the roles of that account is a matter of how it was written.
  if (effect === 'Deny' && isNamed === 'yes' && !principal.values.some(({ kind }) => kind === 'everyone'))
    return 'unclear';
  return not(isNamed);
}

function isCaller(principal: Principal, { account, arn }: Caller): Holds {
  switch (principal.kind) {
    case 'everyone':
      return 'yes';
    case 'account':
      return holds(principal.account === account);
    case 'identity':
      if (principal.account !== account) return 'no';
      return arn === null ? 'unclear' : holds(principal.arn === arn);
    case 'service':
      return 'no';
    case 'other':
      return 'unclear';
  }
}

function anyOf({ isInverted, values }: Named<string>, matches: (pattern: string) => Holds): Holds {
  const matching = someHold(values.map(matches));
  return isInverted ? not(matching) : matching;
}

function matchesText(pattern: string, text: string): Holds {
  return pattern.includes('${') ? 'unclear' : holds(matchesGlob(pattern, text));
}
