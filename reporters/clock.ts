import type { Report } from '../model/report.ts';
import { CLOCK_TOLERANCE_SECONDS } from '../model/snapshot.ts';
import { counted } from './words.ts';

/** What is wrong with the clock of the machine that scanned, as a sentence; null: nothing. */
export function clockWarning({ clock: { aheadSeconds } }: Pick<Report, 'clock'>): string | null {
  if (aheadSeconds === null) return `No answer told the time, so that the clock could not be checked. ${LOST}`;
  const off = Math.abs(aheadSeconds);
  if (off <= CLOCK_TOLERANCE_SECONDS) return null;
  const side = aheadSeconds > 0 ? 'ahead of' : 'behind';
  return `The clock of the machine that scanned was ${counted(off, 'second')} ${side} AWS's. ${LOST}`;
}

const LOST = 'What depends on the age of something is not known.';
