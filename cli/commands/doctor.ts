import { checkAim } from '../check-aim.ts';
import { examine } from '../doctor/examine.ts';
import { diagnosisTable } from '../doctor/table.ts';
import { prepare } from '../prepare.ts';
import { progressLine } from '../progress.ts';
import { writeAll } from '../write-all.ts';

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
  const prepared = await prepare(
    { ...options, output: [], failOn: 'none' },
    { check: () => checkAim({ account, region: [] }, process.env) },
  );
  prepared.outputs.discard();
  const line = progressLine(process.stderr, process.env);
  try {
    const diagnosis = await examine({
      ...prepared,
      ...{ accounts: account, allRegions, share, environment: process.env },
      progress: (accounts, of, questions) => line.show(`${accounts}/${of} accounts, ${questions} questions tried`),
    });
    line.clear();
    const pieces = json
      ? [`${JSON.stringify(diagnosis, null, 2)}\n`]
      : diagnosisTable(diagnosis, columnsOf(process.stdout));
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
