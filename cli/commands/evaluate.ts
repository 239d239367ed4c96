import { judgeSnapshot } from '../../app/judge-snapshot.ts';
import { readSnapshot } from '../../snapshot/read-snapshot.ts';
import { type JudgingOptions, prepare } from '../options/prepare.ts';
import { deliver } from '../output/deliver.ts';
import { keepHeapSmall } from '../process/heap.ts';
import { exitWhenStopped } from '../process/stop.ts';

/** `zonewarden evaluate DIR`: judges a snapshot again, with other rules, parameters or formats than the scan had. */
export async function evaluateCommand(folder: string, options: JudgingOptions): Promise<void> {
  keepHeapSmall();
  const { inputs, outputs } = await prepare(options, { read: folder });
  exitWhenStopped();
  try {
    const snapshot = await readSnapshot(folder);
    const gate = { failOn: options.failOn, allowIncomplete: options.allowIncomplete === true };
    process.exitCode = await deliver(await judgeSnapshot(snapshot, inputs, gate), outputs);
  } finally {
    outputs.discard();
  }
}
