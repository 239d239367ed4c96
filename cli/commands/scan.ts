import { checkAim } from '../check-aim.ts';
import { collectSnapshot } from '../collect-snapshot.ts';
import { deliver } from '../deliver.ts';
import { keepHeapSmall } from '../heap.ts';
import { judgeSnapshot } from '../judge-snapshot.ts';
import { scanLog } from '../log.ts';
import { type JudgingOptions, prepare } from '../prepare.ts';
import { progressLine, watchProgress } from '../progress.ts';
import { stopSignal } from '../stop.ts';

type Options = JudgingOptions & {
  readonly account: readonly string[];
  readonly region: readonly string[];
  readonly snapshot?: string;
  readonly concurrency: number;
  readonly verbose?: boolean;
};

/** `zonewarden scan`: collect, judge, report. */
export async function scanCommand(options: Options): Promise<void> {
  keepHeapSmall();
  const prepared = await prepare(options, {
    written: options.snapshot,
    check: () => checkAim(options, process.env),
  });
  const stop = stopSignal();
  const progress = watchProgress(progressLine(process.stderr, process.env));
  const log = await scanLog(options.verbose === true);
  try {
    const { snapshot, dispose } = await collectSnapshot({
      ...prepared,
      accounts: options.account,
      regions: options.region,
      folder: options.snapshot ?? null,
      concurrency: options.concurrency,
      environment: process.env,
      signal: stop.signal,
      onEvent: (event) => {
        progress.on(event);
        log(event);
      },
    });
    try {
      progress.done();
      const gate = { failOn: options.failOn, allowIncomplete: options.allowIncomplete === true };
      process.exitCode = deliver(await judgeSnapshot(snapshot, prepared, gate), prepared.outputs);
    } finally {
      await dispose();
    }
  } finally {
    prepared.outputs.discard();
    progress.done();
    stop.dispose();
  }
}
