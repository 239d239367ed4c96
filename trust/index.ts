import { fuzz } from './fuzz/sweep.ts';
import { harm } from './harm/index.ts';
import { hostile } from './hostile/index.ts';
import { kills } from './kills/kills.ts';
import { secrets } from './secrets/index.ts';
import type { Sweep } from './sweep.ts';

/** Every sweep by the name under which `npm run trust -- NAME` runs it alone. */
export const SWEEPS: Readonly<Record<string, Sweep>> = { fuzz, harm, hostile, kills, secrets };
