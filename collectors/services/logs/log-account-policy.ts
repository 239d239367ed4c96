import type { AccountPolicy } from '@aws-sdk/client-cloudwatch-logs';
import type { Place } from '../../../model/names.ts';
import type { ResourceOf } from '../../../model/resource.ts';
import { expectSame, oneOf, required, textOrNull, UnexpectedValue } from '../../answer.ts';
import { expectArn } from '../../arn.ts';
import { listing } from '../../verbs.ts';

const SUBSCRIPTION = 'SUBSCRIPTION_FILTER_POLICY';

/** Account-level subscription filter policies of one region. */
export const logAccountPolicy = listing('log-account-policy', {
  call: () =>
    import('@aws-sdk/client-cloudwatch-logs').then(
      (sdk) => [sdk.CloudWatchLogsClient, sdk.DescribeAccountPoliciesCommand] as const,
    ),
  input: { policyType: SUBSCRIPTION },
  list: ({ accountPolicies }) => accountPolicies,
  to: (found, { place, known }) => toLogAccountPolicy(place, known.targets.partition, found),
});

export function toLogAccountPolicy(
  place: Place,
  partition: string,
  found: AccountPolicy,
): ResourceOf<'log-account-policy'> {
  const name = required(found.policyName, 'policyName');
  expectSame(found.accountId, place.account, 'accountId');
  oneOf(found.policyType, [SUBSCRIPTION], 'policyType');
  const document = parseDocument(required(found.policyDocument, 'policyDocument'));
  const destinationArn = required(textMember(document, 'DestinationArn'), 'policyDocument.DestinationArn');
  // The destination may be another account's, and is always of the same region.
  expectArn(destinationArn, { partition, region: place.region }, 'policyDocument.DestinationArn');
  const selectionCriteria = textOrNull(found.selectionCriteria);
  return {
    type: 'log-account-policy',
    id: name,
    ...place,
    name,
    destinationArn,
    pattern: textMember(document, 'FilterPattern') ?? '',
    narrowedBy: narrowingMembers(document),
    selectionCriteria,
    excludedLogGroups: selectionCriteria === null ? [] : excludedLogGroups(selectionCriteria),
  };
}

/** What a policy may say without letting less pass: by AWS's documentation of its members. */
const HARMLESS = new Set([
  'destinationarn',
  'filterpattern',
  'rolearn',
  'distribution',
  'emitsystemfields',
  'applyontransformedlogs',
]);

/** Members that take something away, and those that nobody knows. Case is no difference to us: it may be one to AWS. */
function narrowingMembers(document: object): string[] {
  return Object.entries(document)
    .filter(([member, value]) => !HARMLESS.has(member.toLowerCase()) && value !== null && value !== '')
    .map(([member]) => member)
    .sort();
}

/**
 * The log groups that criteria of the form `LogGroupName NOT IN ["a", "b"]` leave out.
 * null: another form, which is not understood.
 */
export function excludedLogGroups(selectionCriteria: string): string[] | null {
  const list = /^\s*LogGroupName\s+NOT\s+IN\s*(\[.*\])\s*$/s.exec(selectionCriteria)?.[1];
  const names = list === undefined ? null : parseJson(list);
  return Array.isArray(names) && names.every((name) => typeof name === 'string') ? names : null;
}

function parseDocument(text: string): object {
  const document = parseJson(text);
  if (typeof document !== 'object' || document === null)
    throw new UnexpectedValue('policyDocument is not a JSON object');
  return document;
}

/** null: left out. */
function textMember(document: object, member: string): string | null {
  const value: unknown = (document as Record<string, unknown>)[member];
  if (value === undefined || value === null) return null;
  if (typeof value !== 'string') throw new UnexpectedValue(`policyDocument.${member} is not text`);
  return value;
}

/** undefined: not JSON. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
