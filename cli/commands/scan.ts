import { collectSnapshot } from '../../app/collect/collect-snapshot.ts';
import { judgeSnapshot } from '../../app/judge-snapshot.ts';
import { reportLists } from '../../app/report/report-lists.ts';
import { settingsOf } from '../../app/scan/settings.ts';
import { checkSelection } from '../options/check-selection.ts';
import { prepare, reportOptions } from '../options/prepare.ts';
import { runOf } from '../options/run.ts';
import { deliver } from '../output/deliver.ts';
import { scanLog } from '../output/log.ts';
import { progressLine, watchProgress } from '../output/progress.ts';
import { giveMemoryBack, keepHeapSmall, lookAtHeap } from '../process/heap.ts';
import { listenForStop, STOP_CODES } from '../process/stop.ts';
import type { DryRunOptions } from './dry-run.ts';

type Options = DryRunOptions & {
  readonly snapshot?: string;
  readonly resume?: string;
  readonly verbose?: boolean;
};

/** `zonewarden scan`: collect, judge, report. */
export async function scanCommand(options: Options): Promise<void> {
  keepHeapSmall();
  const { inputs, outputs } = await prepare(options, {
    written: options.snapshot,
    resumed: options.resume,
    check: () => checkSelection(options, process.env),
  });
  const folder = options.resume ?? options.snapshot ?? null;
  let isRead = false;
  const stop = listenForStop(() => whereToGoOn(folder, isRead));
  const progress = watchProgress(progressLine(process.stderr, process.env));
  const log = await scanLog(options.verbose === true);
  try {
    const settings = settingsOf(inputs, runOf(options, stop.signal));
    const { snapshot, parent, dispose } = await collectSnapshot(settings, {
      folder,
      resume: options.resume !== undefined,
      onEvent: (event) => {
        progress.on(event);
        log(event);
      },
    });
    isRead = true;
    // Whoever stops a scan waits four seconds for its reports.
    if (stop.stoppedBy() === null) giveMemoryBack();
    // Beside the snapshot, where there was room for it.
    const lists = reportLists(parent, lookAtHeap);
    try {
      progress.done();
      const report = await judgeSnapshot(snapshot, inputs, reportOptions(options), lists);
      process.exitCode = await deliver(report, outputs);
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
    outputs.discard();
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
