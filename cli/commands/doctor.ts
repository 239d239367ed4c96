import { examine } from '../../app/doctor/examine.ts';
import { writeAll } from '../../app/report/write-all.ts';
import { settingsOf } from '../../app/scan/settings.ts';
import { jsonPage } from '../../reporters/escape/json.ts';
import { checkSelection } from '../options/check-selection.ts';
import { prepare } from '../options/prepare.ts';
import { MAX_HOURS, runOf } from '../options/run.ts';
import { diagnosisTable } from '../output/diagnosis-table.ts';
import { progressLine } from '../output/progress.ts';

type Options = {
  readonly config: string;
  readonly profile?: string;
  readonly rule: readonly string[];
  readonly account: readonly string[];
  readonly allRegions?: boolean;
  readonly share: number;
  readonly json?: boolean;
};

/** `zonewarden doctor`: what stands in the way of a scan, without scanning. */
export async function doctorCommand(options: Options): Promise<void> {
  const { account, share, json = false, allRegions = false } = options;
  const { inputs, outputs } = await prepare(
    { ...options, output: [], failOn: 'none' },
    { check: () => checkSelection({ account, region: [] }, process.env) },
  );
  outputs.discard();
  const line = progressLine(process.stderr, process.env);
  try {
    const asking = { account, region: [], concurrency: 64, share, maxHours: MAX_HOURS };
    const diagnosis = await examine(settingsOf(inputs, runOf(asking, new AbortController().signal)), {
      allRegions,
      progress: (accounts, of, questions) => line.show(`${accounts}/${of} accounts, ${questions} questions tried`),
    });
    line.clear();
    const pieces = json ? [jsonPage(diagnosis)] : diagnosisTable(diagnosis, columnsOf(process.stdout));
    writeAll(1, pieces);
    process.exitCode = diagnosis.exitCode;
  } finally {
    line.clear();
  }
}

/** Nothing is cut in a pipe. */
function columnsOf({ isTTY, columns }: NodeJS.WriteStream): number {
  return isTTY ? Math.max(60, columns) : 400;
}
