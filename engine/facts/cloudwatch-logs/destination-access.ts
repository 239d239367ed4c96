import { z } from 'zod';
import { RESOURCES, type ResourceOf } from '../../../model/resource.ts';
import { fact } from '../../fact.ts';
import { type Inventory, NotKnown } from '../../inventory.ts';
import { outsiders } from '../../policy/outsiders.ts';
import { type Statement, statementsOf } from '../../policy/statement.ts';
import { type Admission, admissionOf, houseOf } from '../access/admission.ts';

type LogDestination = ResourceOf<'log-destination'>;

/** What a log destination's access is read from. */
export const ACCESS_NEEDS = ['log-destination', 'log-account-policy'] as const;
type AccessNeed = (typeof ACCESS_NEEDS)[number];

const FILTER = 'logs:PutSubscriptionFilter';
const ACCOUNT_POLICY = 'logs:PutAccountPolicy';

const shape = z
  .strictObject({
    admits: z
      .enum(['the organization', 'every account by its id', 'not every account', 'nobody', 'not proven'])
      .describe('Which accounts of the organization may subscribe'),
    openTo: z
      .array(z.string())
      .describe(
        'Whom it lets in besides: `everyone`, ids of organizations and accounts, ARNs of roles and users; sorted',
      ),
    notes: z.array(z.string()),
  })
  .describe('Whom the access policy of a log destination lets subscribe');

/** What `admits` says where every account of the organization may subscribe. */
export const ADMITTING: readonly z.infer<typeof shape>['admits'][] = ['the organization', 'every account by its id'];

/** Whom the access policy of a log destination lets subscribe. */
export const destinationAccess = fact({
  subjects: ['log-destination'],
  shape,
  needs: ACCESS_NEEDS,
  read: ({ resource: destination }, inventory) => accessOf(destination, inventory),
});

/**
 * Reads the policy for the two actions that subscribe: with a filter of a group, and with a policy of an account where
 * some account has one that aims here. Throws NotKnown when it is not proven who may subscribe, and nothing that is
 * known is wrong already.
 */
export function accessOf(destination: LogDestination, inventory: Inventory<AccessNeed>): z.infer<typeof shape> {
  if (destination.accessPolicy === null) return nobody('The destination has no access policy.');
  const statements = statementsOf(destination.accessPolicy);
  if (statements === null) return nobody('The access policy cannot be read as a policy.');
  const house = houseOf(inventory);
  const requests = [FILTER, ACCOUNT_POLICY].map((action) => ({ action, resource: destination.id }));
  const { admitted: openTo, unclear } = outsiders(statements, requests, house);
  const admissions = admissionsOf(destination, statements, inventory);
  const worst = WORST_FIRST.map((admits) => admissions.find((one) => one.admits === admits)).find((one) => one) ?? null;
  if (worst === null) return nobody('Nothing admits anybody.');
  const { admits, action, left } = worst;
  const notes = left.length === 0 ? [] : [notAdmitted(action, left)];
  const isWrong = openTo.length > 0 || admits === 'nobody' || admits === 'not every account';
  if (!isWrong && (admits === 'not proven' || unclear.length > 0)) throw notUnderstood(destination, admits, unclear);
  const { accountGaps } = inventory.crossAccount;
  const areForeign = openTo.length === 0 || openTo.some((name) => name === 'everyone' || name.startsWith('o-'));
  const dependsOnAccounts = !areForeign || admits === 'every account by its id';
  if (dependsOnAccounts && left.length === 0 && accountGaps.length > 0) throw new NotKnown(accountGaps);
  return { admits, openTo: [...openTo], notes };
}

const WORST_FIRST: readonly Admission['admits'][] = [
  'nobody',
  'not every account',
  'not proven',
  'every account by its id',
  'the organization',
];

/** Throws NotKnown when it is not known whether accounts subscribe by a policy, and the destination does not let them. */
function admissionsOf(
  destination: LogDestination,
  statements: readonly Statement[],
  inventory: Inventory<AccessNeed>,
): (Admission & { readonly action: string })[] {
  const admission = (action: string) => ({
    action,
    ...admissionOf(statements, { action, resource: destination.id }, destination.account, inventory),
  });
  const ofFilters = admission(FILTER);
  const ofPolicies = admission(ACCOUNT_POLICY);
  if (ADMITTING.includes(ofPolicies.admits)) return [ofFilters, ofPolicies];
  const { arns, causes } = inventory.crossAccount.accountPolicyTargets();
  if (arns.includes(destination.id)) return [ofFilters, ofPolicies];
  if (causes.length > 0 && ADMITTING.includes(ofFilters.admits)) throw new NotKnown(causes);
  return [ofFilters];
}

const SHOWN_ACCOUNTS = 3;

function notAdmitted(action: string, accounts: readonly string[]): string {
  const more = accounts.length - SHOWN_ACCOUNTS;
  const named = accounts.slice(0, SHOWN_ACCOUNTS).join(', ');
  return `The access policy does not admit ${named}${more > 0 ? ` and ${more} more` : ''} to ${action}.`;
}

function nobody(note: string): z.infer<typeof shape> {
  return { admits: 'nobody', openTo: [], notes: [note] };
}

function notUnderstood(
  { account, region, id }: LogDestination,
  admits: Admission['admits'],
  unclear: readonly string[],
): NotKnown {
  const what =
    admits === 'not proven' ? 'denies subscriptions' : `may admit ${unclear.slice(0, SHOWN_ACCOUNTS).join(', ')}`;
  const detail = `the access policy ${what} under conditions that are not understood`;
  const { operation } = RESOURCES['log-destination'];
  return new NotKnown([{ account, region, operation, resource: id, outcome: 'failed', detail }]);
}
