import type { ValueKinds } from '../../engine/catalogue/value-kinds.ts';
import type { Clause } from '../../model/rule.ts';

type Value = NonNullable<Clause['value']> | null;
type Scalar = string | number | boolean | null;

/** A text that no list of ours holds. */
const ANOTHER = 'another';

/** The literal values that a clause could compare with instead, without repetitions. Of parameters: none. */
export function changedValues({ operator, value }: Clause, observed: ValueKinds): Value[] {
  if (value === undefined) return [];
  const compared = operator === 'contains' || operator === 'containsAll' ? observed.element : observed;
  if (Array.isArray(value)) return distinct(changedLists(value, compared));
  if (typeof value !== 'object' || value === null) return distinct(changedScalars(value, compared));
  if ('param' in value) return [];
  return distinct(changedMembers(value, observed.element));
}

function changedScalars(value: Scalar, kinds: ValueKinds | null): Scalar[] {
  if (typeof value === 'number') return [value - 1, value + 1, 0, value * 10].filter((other) => other !== value);
  if (typeof value === 'boolean') return [!value];
  const texts = kinds?.options === null && kinds.kinds.has('string') ? ['', ANOTHER] : [];
  const numbers = kinds?.options === null && kinds.kinds.has('number') ? [0, 1] : [];
  const booleans = kinds?.kinds.has('boolean') ? [true, false] : [];
  const others = [...texts, ...numbers, ...booleans, ...((kinds?.options ?? []) as Iterable<Scalar>)];
  return [...others, ...(kinds?.kinds.has('null') ? [null] : [])].filter((other) => other !== value);
}

function changedLists(list: readonly Scalar[], kinds: ValueKinds | null): Value[] {
  const dropped = list.map((_, index) => list.toSpliced(index, 1));
  const replaced = list.flatMap((element, index) =>
    changedScalars(element, kinds)
      .filter((other) => !list.includes(other))
      .map((other) => list.with(index, other)),
  );
  const added = changedScalars(list[0] ?? null, kinds).filter((other) => !list.includes(other));
  return [...dropped, [], ...replaced, ...added.map((other) => [...list, other])];
}

function changedMembers(members: Readonly<Record<string, Scalar>>, element: ValueKinds | null): Value[] {
  return Object.entries(members).flatMap(([name, member]) => {
    const { [name]: _, ...rest } = members;
    const changed = changedScalars(member, element?.members?.get(name) ?? null);
    return [rest, ...changed.map((other) => ({ ...members, [name]: other }))];
  });
}

function distinct(values: readonly Value[]): Value[] {
  return [...new Map(values.map((value) => [JSON.stringify(value), value])).values()];
}
