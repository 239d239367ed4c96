import type { Cause } from '../../model/finding.ts';
import { NotKnown } from '../world.ts';

/**
 * Whether every question is answered with yes. One known no decides, whatever could not be read of the others.
 *
 * @throws NotKnown with all causes when no answer is no and some are not known.
 */
export function everyKnown(questions: readonly (() => boolean)[]): boolean {
  const causes: Cause[] = [];
  for (const question of questions) {
    try {
      if (!question()) return false;
    } catch (error) {
      if (!(error instanceof NotKnown)) throw error;
      causes.push(...error.causes);
    }
  }
  if (causes.length > 0) throw new NotKnown(causes);
  return true;
}
