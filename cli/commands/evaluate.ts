import { judgeSnapshot } from '../../app/judge-snapshot.ts';
import { reportLists } from '../../app/report/report-lists.ts';
import { refuseOtherLandingZone } from '../../app/same-landing-zone.ts';
import { readSnapshot } from '../../snapshot/read-snapshot.ts';
import { type JudgingOptions, prepare, reportOptions } from '../options/prepare.ts';
import { deliver } from '../output/deliver.ts';
import { keepHeapSmall, lookAtHeap } from '../process/heap.ts';
import { exitWhenStopped } from '../process/stop.ts';

/** `zonewarden evaluate DIR`: judges a snapshot again, with other rules, parameters or formats than the scan had. */
export async function evaluateCommand(folder: string, options: JudgingOptions): Promise<void> {
  keepHeapSmall();
  const { inputs, outputs } = await prepare(options, { read: folder });
  exitWhenStopped();
  // The snapshot may lie where nothing can be written.
  const lists = reportLists(null, lookAtHeap);
  try {
    const snapshot = await readSnapshot(folder);
    refuseOtherLandingZone(folder, snapshot.manifest.targets, inputs.configuration);
    const report = await judgeSnapshot(snapshot, inputs, reportOptions(options), lists);
    process.exitCode = await deliver(report, outputs);
  } finally {
    lists.close();
    outputs.discard();
  }
}
