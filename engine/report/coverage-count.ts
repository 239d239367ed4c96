import { type Cell, isKnown, type OperationName } from '../../model/cell.ts';
import type { AccountId } from '../../model/names.ts';
import type { Summary } from '../../model/report.ts';
import type { TargetAccount, Targets } from '../../model/snapshot.ts';
import { compare } from '../compare.ts';

export type CoverageCount = {
  cell(cell: CountedCell): void;
  finish(targets: Pick<Targets, 'accounts'>): Summary['coverage'];
};

export type CountedCell = Pick<Cell, 'account' | 'operation' | 'outcome'>;

type OfAccount = { asked: number; isAnswered: boolean };

/**
 * Counts how much of what was to be seen was seen. An account that could not be entered was asked next to nothing: it
 * counts with as many questions as the others had on the average, so that it does not look like a small gap.
 */
export function startCoverageCount(): CoverageCount {
  const accounts = new Map<AccountId, OfAccount>();
  const operations = new Map<OperationName, { answered: number; refused: number }>();
  let asked = 0;
  let answered = 0;

  return {
    cell({ account, operation, outcome }) {
      const known = isKnown({ outcome });
      asked += 1;
      if (known) answered += 1;
      const ofOperation = operations.get(operation) ?? { answered: 0, refused: 0 };
      operations.set(operation, ofOperation);
      ofOperation[known ? 'answered' : 'refused'] += 1;
      const ofAccount = accounts.get(account) ?? { asked: 0, isAnswered: false };
      accounts.set(account, ofAccount);
      ofAccount.asked += 1;
      if (known) ofAccount.isAnswered = true;
    },
    finish(targets) {
      const inScope = targets.accounts.filter(({ leftOut }) => leftOut === null);
      const entered = inScope.filter((target) => isEntered(target, accounts.get(target.account)));
      const ofEntered = entered.reduce((sum, { account }) => sum + (accounts.get(account)?.asked ?? 0), 0);
      const average = entered.length === 0 ? 0 : Math.round(ofEntered / entered.length);
      const closed = inScope.filter((target) => !entered.includes(target));
      const missing = closed.map(({ account }) => Math.max(0, average - (accounts.get(account)?.asked ?? 0)));
      const refused = [...operations].filter(([, { answered, refused }]) => answered === 0 && refused > 0);
      return {
        accounts: { inScope: inScope.length, entered: entered.length },
        questions: { expected: missing.reduce((sum, count) => sum + count, asked), answered },
        refusedEverywhere: refused.map(([operation]) => operation).sort(compare),
      };
    },
  };
}

/** Its regions are known, and something was answered. */
function isEntered({ regions }: TargetAccount, count: OfAccount | undefined): boolean {
  return regions !== null && count?.isAnswered === true;
}
