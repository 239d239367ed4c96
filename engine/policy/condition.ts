import { type Caller, type KeyValue, keyValue } from './caller.ts';
import { matchesGlob } from './glob.ts';
import type { Condition } from './statement.ts';
import { type Holds, holds, not, someHold } from './three-valued.ts';

/** Whether a condition holds for a caller. An operator, a key or a variable that is not understood leaves it unclear. */
export function conditionHolds({ operator, key, values }: Condition, caller: Caller): Holds {
  const parts = /^(?:(ForAnyValue|ForAllValues):)?(.+?)(IfExists)?$/.exec(operator);
  const [, set, base = '', ifExists] = parts ?? [];
  const found = keyValue(key, caller);
  if (base === 'Null') return set === undefined && ifExists === undefined ? isNull(found, values) : 'unclear';
  const comparison = COMPARISONS[base];
  if (comparison === undefined) return 'unclear';
  const { compare, isNegated } = comparison;
  if (found.kind === 'not-known') return 'unclear';
  if (found.kind === 'absent') {
    if (set === 'ForAllValues' || ifExists !== undefined) return 'yes';
    return set === 'ForAnyValue' ? 'no' : holds(isNegated);
  }
  const matching = someHold(values.map((value) => (value.includes('${') ? 'unclear' : matches(found, value, compare))));
  return isNegated ? not(matching) : matching;
}

type Compare = (value: string, wanted: string) => boolean;
type Comparison = { readonly compare: Compare; readonly isNegated: boolean };

const equals: Compare = (value, wanted) => value === wanted;
const ignoresCase: Compare = (value, wanted) => value.toLowerCase() === wanted.toLowerCase();
const like: Compare = (value, wanted) => matchesGlob(wanted, value);
/** A `*` of an ARN does not reach beyond its colon, but in the last part. */
const arnLike: Compare = (value, wanted) => {
  const parts = partsOf(value);
  const patterns = partsOf(wanted);
  return (
    parts.length === patterns.length && patterns.every((pattern, index) => matchesGlob(pattern, parts[index] ?? ''))
  );
};

function partsOf(arn: string): string[] {
  const parts = arn.split(':');
  return [...parts.slice(0, 5), parts.slice(5).join(':')];
}

const COMPARISONS: Readonly<Record<string, Comparison>> = {
  StringEquals: { compare: equals, isNegated: false },
  StringNotEquals: { compare: equals, isNegated: true },
  StringEqualsIgnoreCase: { compare: ignoresCase, isNegated: false },
  StringNotEqualsIgnoreCase: { compare: ignoresCase, isNegated: true },
  StringLike: { compare: like, isNegated: false },
  StringNotLike: { compare: like, isNegated: true },
  ArnEquals: { compare: arnLike, isNegated: false },
  ArnNotEquals: { compare: arnLike, isNegated: true },
  ArnLike: { compare: arnLike, isNegated: false },
  ArnNotLike: { compare: arnLike, isNegated: true },
  Bool: { compare: ignoresCase, isNegated: false },
};

function matches(found: Exclude<KeyValue, { kind: 'absent' | 'not-known' }>, wanted: string, compare: Compare): Holds {
  if (found.kind === 'value') return holds(compare(found.value, wanted));
  if (found.samples.every((sample) => compare(sample, wanted))) return 'yes';
  // What names another account or organization is none of these; a `*` before that place may reach over it.
  const { separator, index, part } = found.within;
  const parts = wanted.split(separator);
  const isClear = compare === arnLike || !/[*?]/.test(parts.slice(0, index).join(separator));
  const place = parts[index];
  return isClear && place !== undefined && !matchesGlob(place, part) ? 'no' : 'unclear';
}

function isNull(found: KeyValue, values: readonly string[]): Holds {
  if (found.kind === 'not-known') return 'unclear';
  const isAbsent = String(found.kind === 'absent');
  return someHold(values.map((value) => holds(value.toLowerCase() === isAbsent)));
}
