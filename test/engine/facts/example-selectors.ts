import type { ResourceOf } from '../../../model/resource.ts';

const EMPTY = { equals: [], startsWith: [], endsWith: [], notEquals: [], notStartsWith: [], notEndsWith: [] };

/** One condition of an advanced selector: the operators that are named, the others empty. */
export const field = (name: string, operators: object) => ({ field: name, ...EMPTY, ...operators });

/** The selectors of one trail; none unless told. */
export function selectors(
  parts: Partial<Pick<ResourceOf<'trail-selectors'>, 'basic' | 'advanced'>>,
): ResourceOf<'trail-selectors'> {
  return {
    type: 'trail-selectors',
    id: 'arn:aws:cloudtrail:ca-central-1:111122223333:trail/ASEA-Org-Trail',
    account: '111122223333',
    region: 'ca-central-1',
    basic: [],
    advanced: [],
    ...parts,
  };
}
