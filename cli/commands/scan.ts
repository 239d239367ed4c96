import path from 'node:path';
import { spillFile } from '../../files/spill-file.ts';
import { checkAim } from '../check-aim.ts';
import { collectSnapshot } from '../collect-snapshot.ts';
import { deliver } from '../deliver.ts';
import { keepHeapSmall } from '../heap.ts';
import { judgeSnapshot } from '../judge-snapshot.ts';
import { scanLog } from '../log.ts';
import { prepare, reportOptions } from '../prepare.ts';
import { progressLine, watchProgress } from '../progress.ts';
import { listenForStop, STOP_CODES } from '../stop.ts';
import type { DryRunOptions } from './dry-run.ts';

type Options = DryRunOptions & {
  readonly snapshot?: string;
  readonly resume?: string;
  readonly verbose?: boolean;
};

/** `zonewarden scan`: collect, judge, report. */
export async function scanCommand(options: Options): Promise<void> {
  keepHeapSmall();
  const prepared = await prepare(options, {
    written: options.snapshot,
    resumed: options.resume,
    check: () => checkAim(options, process.env),
  });
  const folder = options.resume ?? options.snapshot ?? null;
  let isRead = false;
  const stop = listenForStop(() => whereToGoOn(folder, isRead));
  const progress = watchProgress(progressLine(process.stderr, process.env));
  const log = await scanLog(options.verbose === true);
  try {
    const {
      snapshot,
      folder: kept,
      dispose,
    } = await collectSnapshot({
      ...prepared,
      accounts: options.account,
      regions: options.region,
      folder,
      resume: options.resume !== undefined,
      concurrency: options.concurrency,
      share: options.share,
      maxCalls: options.maxCalls ?? null,
      environment: process.env,
      signal: stop.signal,
      onEvent: (event) => {
        progress.on(event);
        log(event);
      },
    });
    isRead = true;
    // Beside the snapshot, where there was room for it.
    const lists = spillFile(path.dirname(path.resolve(kept)));
    try {
      progress.done();
      const report = await judgeSnapshot(snapshot, prepared, reportOptions(options), lists);
      process.exitCode = await deliver(report, prepared.outputs);
      const stoppedBy = stop.stoppedBy();
      if (stoppedBy !== null && report.interrupted === null) {
        const code = STOP_CODES[stoppedBy];
        process.stderr.write(
          `zonewarden: exit ${code}: ended by ${stoppedBy} after everything was read and reported\n`,
        );
        process.exitCode = code;
      }
    } finally {
      lists.close();
      await dispose();
    }
  } finally {
    prepared.outputs.discard();
    progress.done();
    stop.dispose();
  }
}

/** For a person whose scan had no time to report. */
function whereToGoOn(folder: string | null, isRead: boolean): string {
  if (folder === null) return 'nothing was written';
  return isRead
    ? `what was read is in ${folder}: zonewarden evaluate judges it`
    : `what was read is kept: --resume ${folder} goes on with it`;
}
