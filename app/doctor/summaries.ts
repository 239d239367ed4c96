import { limitOf } from '../../collectors/aws/limits.ts';
import { neededBySomebody, operationsFor } from '../../collectors/permissions.ts';
import type { Probed } from '../../collectors/probe/probe-account.ts';
import type { FoundTargets } from '../../collectors/targets/find-targets.ts';
import { isKnown } from '../../model/cell.ts';
import type { AccountId, Region } from '../../model/names.ts';
import { RESOURCES, type ResourceType } from '../../model/resource.ts';
import type { TargetAccount } from '../../model/snapshot.ts';
import type { Diagnosis, Refusal } from './diagnosis.ts';

/** What was tried in an account, and where. */
export type ProbedAccount = Probed & { readonly regions: readonly Region[] };
export type Answer = Probed['answers'][number];

/** What was asked to find the targets. */
export function answersOf({ targets, found }: FoundTargets): Answer[] {
  const all = [found.organization, ...found.accounts.values()];
  return all.flatMap(({ cells }) => cells).map((cell) => ({ cell, sentTo: targets.homeRegion }));
}

/** The answers that are none, sorted. */
export function refusalsOf(answers: readonly Answer[]): Refusal[] {
  return answers
    .filter(({ cell }) => !isKnown(cell))
    .map(({ cell: { account, region, operation, resource, outcome, code, detail }, sentTo }) => ({
      ...{ account, region, operation, sentTo, resource, outcome, code, detail },
    }))
    .sort((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1));
}

function keyOf({ account, region, operation, sentTo, resource }: Refusal): string {
  return [account, region, operation, sentTo, resource ?? ''].join('\n');
}

/** One account in the diagnosis. */
export function summaryOf(
  { account, name, roles, leftOut, regions }: TargetAccount,
  { found }: FoundTargets,
  probed: ProbedAccount | undefined,
): Diagnosis['accounts'][number] {
  const cells = [...(found.accounts.get(account)?.cells ?? []), ...(probed?.answers ?? []).map(({ cell }) => cell)];
  const entering = cells.filter(({ operation }) => operation.startsWith('sts:'));
  return {
    ...{ account, name, roles, leftOut: leftOut?.reason ?? null },
    isEntered: leftOut === null && (regions !== null || entering.every(isKnown)),
    regions: [...(probed?.regions ?? [])].sort(),
    questions: cells.length,
    refused: cells.filter((cell) => !isKnown(cell)).length,
  };
}

/** Operations that no account had anything to try on; one that another account has is known well enough. */
export function notTriedIn(types: readonly ResourceType[], probed: ReadonlyMap<AccountId, ProbedAccount>): string[] {
  const tried = new Set([...probed.values()].flatMap(({ answers }) => answers.map(({ cell }) => cell.operation)));
  const lacking = new Set([...probed.values()].flatMap(({ notTried }) => notTried));
  const operations = types.filter((type) => lacking.has(type)).map((type): string => RESOURCES[type].operation);
  return [...new Set(operations.filter((operation) => !tried.has(operation)))].sort();
}

/** What AWS allows for each operation of a scan that reads these types. */
export function limitsOf(types: readonly ResourceType[]): Diagnosis['limits']['operations'] {
  return neededBySomebody(operationsFor(types)).map((operation) => {
    const { perSecond, burst, published, sharedBy } = limitOf(operation);
    return { operation, perSecond, burst, published, sharedBy };
  });
}
