import { fileURLToPath } from 'node:url';
import { median, printFigure } from './figure.ts';
import { usageOf } from './usage.ts';

const cli = fileURLToPath(new URL('../dist/cli/main.js', import.meta.url));

/** Wall time of `--help` over that of bare Node: nothing may be loaded that the help does not need. */
export async function benchHelp(): Promise<void> {
  const ratios: number[] = [];
  for (let round = 0; round < 7; round += 1) {
    const bare = await usageOf([process.execPath, '-e', '0']);
    const help = await usageOf([process.execPath, cli, '--help']);
    ratios.push(help.wall / bare.wall);
  }
  printFigure('help.over-node', median(ratios));
}
