import { readSnapshot } from '../../snapshot/read-snapshot.ts';
import { deliver } from '../deliver.ts';
import { keepHeapSmall } from '../heap.ts';
import { judgeSnapshot } from '../judge-snapshot.ts';
import { type JudgingOptions, prepare } from '../prepare.ts';
import { exitWhenStopped } from '../stop.ts';

/** `zonewarden evaluate DIR`: judges a snapshot again, with other rules, parameters or formats than the scan had. */
export async function evaluateCommand(folder: string, options: JudgingOptions): Promise<void> {
  keepHeapSmall();
  const prepared = await prepare(options, { read: folder });
  exitWhenStopped();
  try {
    const snapshot = await readSnapshot(folder);
    const gate = { failOn: options.failOn, allowIncomplete: options.allowIncomplete === true };
    process.exitCode = await deliver(await judgeSnapshot(snapshot, prepared, gate), prepared.outputs);
  } finally {
    prepared.outputs.discard();
  }
}
