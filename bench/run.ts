// All benchmarks but the peers, one JSON object for each figure. Ratios within one run; absolute figures are for scale.
import { benchHelp } from './help.ts';
import { benchJudging } from './judging.ts';
import { benchScan } from './scan.ts';

await benchHelp();
await benchJudging();
await benchScan();
