import { SpillRefused } from '../files/spill-file.ts';

/** Whether an error is what the system answered, such as ENOSPC; not one that Node has made up (ERR_…). */
export function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return (
    error instanceof Error &&
    'code' in error &&
    typeof error.code === 'string' &&
    /^E(?!RR_)[A-Z0-9]+$/.test(error.code)
  );
}

/**
 * What is wrong with this machine rather than with us: a full, broken, read-only or forbidden disk, or too many open
 * files. Any other code of the system means that we have asked for something foolish.
 */
export function isOfTheWorld(error: unknown): error is NodeJS.ErrnoException {
  if (error instanceof SpillRefused) return true;
  return isSystemError(error) && OF_THE_WORLD.has(error.code ?? '');
}

const OF_THE_WORLD = new Set([
  'ENOSPC',
  'EDQUOT',
  'EROFS',
  'EIO',
  'EFBIG',
  'EMFILE',
  'ENFILE',
  'ENOMEM',
  'EACCES',
  'EPERM',
  'ESTALE',
  'ENODEV',
]);
