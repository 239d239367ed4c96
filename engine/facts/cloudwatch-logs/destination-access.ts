import { z } from 'zod';
import type { ResourceOf } from '../../../model/resource.ts';
import { RESOURCES } from '../../../model/resource.ts';
import { fact } from '../../fact.ts';
import { type Inventory, NotKnown } from '../../inventory.ts';
import { type Condition, matchesGlob, type Statement, statementsOf } from './access-policy.ts';

type LogDestination = ResourceOf<'log-destination'>;

const SUBSCRIBE = 'logs:PutSubscriptionFilter';

const shape = z
  .strictObject({
    admits: z
      .enum(['the organization', 'every account by its id', 'not every account', 'nobody'])
      .describe('Which accounts of the organization may subscribe'),
    openTo: z.array(z.string()).describe('Whom it lets in besides: `everyone`, or ids of other organizations; sorted'),
    notes: z.array(z.string()),
  })
  .describe('Whom the access policy of a log destination lets subscribe');

/** What `admits` says where every account of the organization may subscribe. */
export const ADMITTING: readonly z.infer<typeof shape>['admits'][] = ['the organization', 'every account by its id'];

/** Whom the access policy of a log destination lets subscribe. */
export const destinationAccess = fact({
  subjects: ['log-destination'],
  shape,
  needs: ['log-destination'],
  read: ({ resource: destination }, inventory) => accessOf(destination, inventory),
});

/**
 * Reads the policy for the action that subscribes. Throws NotKnown when a Deny takes something away in a way that is
 * not understood: then it is not proven who may subscribe.
 */
export function accessOf(destination: LogDestination, inventory: Inventory<never>): z.infer<typeof shape> {
  if (destination.accessPolicy === null) return nobody('The destination has no access policy.');
  const statements = statementsOf(destination.accessPolicy);
  if (statements === null) return nobody('The access policy cannot be read as a policy.');
  const relevant = statements.filter((statement) => speaksOf(statement, destination));
  const organizationId = inventory.crossAccount.organizationId();

  const denies = relevant.filter(({ effect }) => effect === 'Deny');
  const guarded = denies.some((deny) => keepsOthersOut(deny, organizationId));
  const others = denies.filter((deny) => !keepsOthersOut(deny, organizationId));
  if (others.some((deny) => deny.principals.includes('*') && deny.conditions.length === 0 && !deny.isInverted)) {
    return nobody('The access policy denies subscriptions to everyone.');
  }
  if (others.length > 0) throw notUnderstood(destination, 'denies subscriptions');

  const grants = relevant.filter(({ effect }) => effect === 'Allow').map((allow) => grantOf(allow, organizationId));
  const accounts = new Set(grants.flatMap((grant) => grant.accounts));
  const left = inScopeAccounts(destination, inventory).filter((account) => !accounts.has(account));
  const everyAccount = left.length === 0;
  const allowsAll = grants.some((grant) => grant.organization || grant.everyone);
  if (everyAccount && !allowsAll && inventory.crossAccount.accountGaps.length > 0)
    throw new NotKnown(inventory.crossAccount.accountGaps);
  const openTo = guarded ? [] : openings(grants);
  // Who else may subscribe is not proven as long as a condition may hold for anyone.
  if ((everyAccount || allowsAll) && openTo.length === 0 && !guarded && grants.some((grant) => grant.unclear)) {
    throw notUnderstood(destination, 'admits everyone');
  }
  if (allowsAll) return { admits: 'the organization', openTo, notes: [] };
  if (everyAccount) return { admits: 'every account by its id', openTo, notes: [] };
  return { admits: 'not every account', openTo, notes: [notAdmitted(left)] };
}

type Grant = {
  readonly everyone: boolean;
  readonly organization: boolean;
  readonly otherOrganizations: readonly string[];
  readonly accounts: readonly string[];
  /** For everyone, under conditions of which none is known to limit who that is. */
  readonly unclear: boolean;
};

function grantOf(statement: Statement, organizationId: string | null): Grant {
  const named = statement.principals.map(accountOf).filter((account) => account !== null);
  const grant = { everyone: false, organization: false, otherOrganizations: [], accounts: [], unclear: false };
  if (statement.isInverted) return { ...grant, everyone: true };
  if (statement.principals.includes('*')) {
    if (statement.conditions.length === 0) return { ...grant, everyone: true };
    const paths = statement.conditions.map(organizationPathsOf).find((limit) => limit !== null);
    if (paths !== undefined && paths !== null) {
      const ids = paths.map((path) => path.split('/')[0] ?? path);
      // A second condition may take accounts away again, so that not the whole organization is proven to be let in.
      const organization = statement.conditions.length === 1 && paths.some((path) => path === `${organizationId}/*`);
      return { ...grant, organization, otherOrganizations: ids.filter((id) => id !== organizationId) };
    }
    const accounts = statement.conditions.length === 1 ? statement.conditions.flatMap(accountsOf) : [];
    // IfExists also holds for a request without the key.
    const unclear = !statement.conditions.some((condition) => accountsOf(condition).length > 0);
    return { ...grant, accounts, everyone: statement.conditions.every(isAlwaysMet), unclear };
  }
  return statement.conditions.length === 0 ? { ...grant, accounts: named } : grant;
}

/** The parts of organizations (`o-id/*` is a whole one) to which a condition limits the caller; null: it does not. */
function organizationPathsOf({ operator, key, values }: Condition): readonly string[] | null {
  const isString = /^(ForAnyValue:)?String(Equals|Like)(IgnoreCase)?$/.test(operator);
  if (isString && key === 'aws:principalorgid') return values.map((id) => `${id}/*`);
  return isString && key === 'aws:principalorgpaths' ? values : null;
}

function accountsOf({ operator, key, values }: Condition): readonly string[] {
  const names = key === 'aws:principalaccount' || key === 'aws:sourceaccount';
  return names && operator.startsWith('StringEquals') && !operator.endsWith('IfExists') ? values : [];
}

function isAlwaysMet({ operator, values }: Condition): boolean {
  return operator.endsWith('IfExists') || (operator.includes('Like') && values.includes('*'));
}

/** A Deny for everyone who is not of the organization: the other usual way to write the limit. */
function keepsOthersOut({ principals, isInverted, conditions }: Statement, organizationId: string | null): boolean {
  if (isInverted || !principals.includes('*') || conditions.length !== 1) return false;
  return conditions.some(
    ({ operator, key, values }) =>
      /^StringNot(Equals|Like)(IfExists)?$/.test(operator) &&
      key === 'aws:principalorgid' &&
      values.length === 1 &&
      values[0] === organizationId,
  );
}

/** Whether a statement is about subscribing to this destination. NotAction and NotResource are taken at their worst. */
function speaksOf({ actions, resources }: Statement, { id }: LogDestination): boolean {
  const action = SUBSCRIBE.toLowerCase();
  return (
    (actions.length === 0 || actions.some((pattern) => matchesGlob(pattern.toLowerCase(), action))) &&
    (resources.length === 0 || resources.some((pattern) => matchesGlob(pattern, id)))
  );
}

function openings(grants: readonly Grant[]): string[] {
  const everyone = grants.some((grant) => grant.everyone) ? ['everyone'] : [];
  return [...new Set([...everyone, ...grants.flatMap((grant) => grant.otherOrganizations)])].sort();
}

function inScopeAccounts(destination: LogDestination, { targets }: Inventory<never>): readonly string[] {
  return (
    targets.accounts
      // What this run does not select is of the organization all the same.
      .filter(({ leftOut }) => leftOut === null || leftOut.kind === 'not-selected')
      .filter(({ account }) => account !== destination.account)
      .map(({ account }) => account)
  );
}

/** The account of a principal that stands for the whole account; null for a role or a user. */
function accountOf(principal: string): string | null {
  return /^(?:arn:[^:]+:iam::)?(\d{12})(?::root)?$/.exec(principal)?.[1] ?? null;
}

const SHOWN_ACCOUNTS = 3;

function notAdmitted(accounts: readonly string[]): string {
  const more = accounts.length - SHOWN_ACCOUNTS;
  const named = accounts.slice(0, SHOWN_ACCOUNTS).join(', ');
  return `The access policy does not admit ${named}${more > 0 ? ` and ${more} more` : ''}.`;
}

function nobody(note: string): z.infer<typeof shape> {
  return { admits: 'nobody', openTo: [], notes: [note] };
}

function notUnderstood({ account, region, id }: LogDestination, what: string): NotKnown {
  const detail = `the access policy ${what} under conditions that are not understood`;
  const { operation } = RESOURCES['log-destination'];
  return new NotKnown([{ account, region, operation, resource: id, outcome: 'failed', detail }]);
}
