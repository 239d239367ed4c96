import type { FaultKind } from '../../sim/faults/fault.ts';
import { listingOf } from '../../sim/faults/listing.ts';
import { canMeet } from '../../sim/faults/tamper.ts';
import type { Baseline } from './baseline.ts';
import { type Effect, faultOn, KINDS } from './kinds.ts';
import { memberFaults, modelOf } from './members.ts';

/** Calls that a fault is put on: all of an operation, or those of one account. */
export type Target = { readonly operation: string; readonly keys: readonly string[] };

/** One fault on one target. */
export type Case = {
  readonly operation: string;
  /** As `--fault` takes it. */
  readonly fault: string;
  readonly effect: Effect;
  /** The fault with which `fault` is compared: the target denied. */
  readonly denied: string;
  /** Name of the kind and, where there is one, the member; `empty-page-with-token`, `missing-member Vpcs.0.OwnerId`. */
  readonly name: string;
  readonly isInRealTime: boolean;
};

/**
 * Where the caller itself is asked nothing can be scanned without the answer, so there the fault is put on the same
 * operation in other accounts: the management account and one without a role.
 */
export function targetsOf(baseline: Baseline, operations: readonly string[]): Target[] {
  const { accounts, core } = baseline.report.targets;
  const workload = accounts.find(({ roles, leftOut }) => roles.length === 0 && leftOut === null)?.account;
  const others = [core.management, workload].filter((account) => account !== null && account !== undefined);
  return operations.flatMap((operation) =>
    baseline.ofCaller.has(operation)
      ? others.map((account) => ({ operation, keys: [`account=${account}`] }))
      : [{ operation, keys: [] }],
  );
}

/** Every fault that can meet the target. */
export async function casesOf(baseline: Baseline, { operation, keys }: Target): Promise<Case[]> {
  const denied = faultOn(operation, 'denied', ...keys);
  const [, model] = await modelOf(operation);
  const listing = listingOf(model.input.members, model.output.members);
  const make = (
    kind: string,
    effect: Effect,
    name: string,
    own: readonly string[] = [],
    isInRealTime = true,
  ): Case => ({
    operation,
    fault: faultOn(operation, kind, ...own, ...keys),
    effect,
    denied,
    name,
    isInRealTime,
  });
  const { accounts, core } = baseline.report.targets;
  const workload = accounts.find(({ roles, leftOut }) => roles.length === 0 && leftOut === null)?.account;
  const members = await memberFaults(operation, baseline.answers.get(operation) ?? []);
  return [
    ...KINDS.filter(({ fault }) => canMeet(fault.split(':')[0] as FaultKind, listing)).map(
      ({ fault, effect, isSilent = false }) => make(fault, effect, fault, [], !isSilent),
    ),
    ...members.map(({ kind, member }) => make(kind, 'partial', `${kind} ${member}`, [`member=${member}`])),
    ...[core.logArchive, workload].map((as) => make('wrong-account', 'partial', 'wrong-account', [`as=${as}`])),
  ];
}
