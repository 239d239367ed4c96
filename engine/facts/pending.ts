import type { Place } from '../../model/names.ts';
import { NotKnown } from '../inventory.ts';

/** To throw when AWS has not produced the answer yet, and `detail` says why that is no failure. */
export function pending({ account, region }: Place, resource: string | null, detail: string): NotKnown {
  return new NotKnown([{ account, region, operation: null, resource, outcome: 'pending', detail }]);
}
