import { access } from './access/access.ts';
import { faults } from './faults/index.ts';
import { fuzz } from './fuzz/sweep.ts';
import { harm } from './harm/index.ts';
import { hostile } from './hostile/index.ts';
import { kills } from './kills/kills.ts';
import { load } from './load/load.ts';
import { narrowing } from './narrowing/index.ts';
import { ruleMutantsSweep } from './rule-mutants/rule-mutants.ts';
import { secrets } from './secrets/index.ts';
import type { Sweep } from './sweep.ts';

/** Every sweep by the name under which `npm run trust -- NAME` runs it alone. */
export const SWEEPS: Readonly<Record<string, Sweep>> = {
  access,
  faults,
  fuzz,
  harm,
  hostile,
  kills,
  load,
  narrowing,
  'rule-mutants': ruleMutantsSweep,
  secrets,
};
