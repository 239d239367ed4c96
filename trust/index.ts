import type { Sweep } from './sweep.ts';

/** Every sweep by the name under which `npm run trust -- NAME` runs it alone. */
export const SWEEPS: Readonly<Record<string, Sweep>> = {};
