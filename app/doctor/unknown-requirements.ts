import type { Finding } from '../../model/finding.ts';
import type { AccountId } from '../../model/names.ts';
import { requirementOf } from '../../model/rule.ts';
import type { UnknownRequirement } from './diagnosis.ts';

/** Findings that are unknown, by requirement; sorted. `realOf`: the accounts that a finding's account stands for. */
export function unknownRequirements(
  findings: readonly Finding[],
  realOf: (account: AccountId) => readonly AccountId[],
): readonly UnknownRequirement[] {
  const byRequirement = Map.groupBy(findings, ({ rule }) => requirementOf(rule));
  return [...byRequirement]
    .map(([requirement, ofIt]) => ({
      requirement,
      rules: distinct(ofIt.map(({ rule }) => rule)),
      accounts: distinct([...new Set(ofIt.map(({ account }) => account))].flatMap(realOf)),
      because: distinct(ofIt.flatMap(({ causes }) => causes.map(reasonOf))),
    }))
    .sort((one, other) => (one.requirement < other.requirement ? -1 : 1));
}

/** The operation that was refused, or what else is in the way. */
function reasonOf({ operation, outcome, detail }: Finding['causes'][number]): string {
  if (outcome === 'denied' && operation !== null) return operation;
  return [operation, detail ?? outcome].filter((part) => part !== null).join(': ');
}

function distinct(values: readonly string[]): string[] {
  return [...new Set(values)].sort();
}
