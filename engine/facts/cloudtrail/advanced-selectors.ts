import type { FieldSelector } from '../../../model/services/cloudtrail.ts';

const OPERATORS = ['equals', 'startsWith', 'endsWith', 'notEquals', 'notStartsWith', 'notEndsWith'] as const;
export type SelectorOperator = (typeof OPERATORS)[number];

/** An advanced event selector: it takes the events that satisfy all of its fields. */
export type AdvancedSelector = { readonly fields: readonly FieldSelector[] };

/** The operators that a field selector uses. */
export function operatorsOf(selector: FieldSelector): SelectorOperator[] {
  return OPERATORS.filter((operator) => selector[operator].length > 0);
}

/** Whether a field selector uses this operator and no other. */
export function isOnly(selector: FieldSelector, operator: SelectorOperator): boolean {
  const used = operatorsOf(selector);
  return used.length === 1 && used[0] === operator;
}

/** Whether reads and writes pass the selector's `readOnly` fields; both do when it has none. */
export function readsAndWrites({ fields }: AdvancedSelector): { readonly reads: boolean; readonly writes: boolean } {
  const readOnly = fields.filter(({ field }) => field === 'readOnly');
  return {
    reads: readOnly.every(({ equals }) => equals.includes('true')),
    writes: readOnly.every(({ equals }) => equals.includes('false')),
  };
}
