import { tmpdir } from 'node:os';
import { spillFile } from '../../files/spill-file.ts';
import { readSnapshot } from '../../snapshot/read-snapshot.ts';
import { deliver } from '../deliver.ts';
import { keepHeapSmall } from '../heap.ts';
import { judgeSnapshot } from '../judge-snapshot.ts';
import { type JudgingOptions, prepare, reportOptions } from '../prepare.ts';
import { exitWhenStopped } from '../stop.ts';

/** `zonewarden evaluate DIR`: judges a snapshot again, with other rules, parameters or formats than the scan had. */
export async function evaluateCommand(folder: string, options: JudgingOptions): Promise<void> {
  keepHeapSmall();
  const prepared = await prepare(options, { read: folder });
  exitWhenStopped();
  // The snapshot may lie where nothing can be written.
  const lists = spillFile(tmpdir());
  try {
    const report = await judgeSnapshot(await readSnapshot(folder), prepared, reportOptions(options), lists);
    process.exitCode = await deliver(report, prepared.outputs);
  } finally {
    lists.close();
    prepared.outputs.discard();
  }
}
