import { LIMITS } from '../../files/limits.ts';
import { openRegularFile, UnusableFile } from '../../files/regular-file.ts';
import { faultLine } from '../../files/text-fault.ts';
import type { Report } from '../../model/report.ts';
import { readReport, UnreadableReport } from '../../reporters/read-report.ts';
import { UserError } from '../user-error.ts';

/** A JSON report whose lists are read from its file whenever somebody goes over them. */
export type OpenReport = {
  /** Does something with the report. Throws UserError when the file has changed meanwhile. */
  use<T>(step: (report: Report) => Promise<T>): Promise<T>;
  close(): void;
};

/** Opens a JSON report and checks all of it. Throws UserError with what is wrong with it. */
export async function openReport(file: string): Promise<OpenReport> {
  const opened = await told(file, async () => openRegularFile(file, READ));
  try {
    const report = await told(file, async () => readReport(opened.bytes));
    return { use: (step) => told(file, () => step(report)), close: opened.close };
  } catch (error) {
    opened.close();
    throw error;
  }
}

const READ = { maxBytes: LIMITS.reportBytes, links: 'followed' } as const;

async function told<T>(file: string, step: () => Promise<T>): Promise<T> {
  try {
    return await step();
  } catch (error) {
    if (error instanceof UnreadableReport) throw new UserError(error.faults.map((fault) => faultLine(file, fault)));
    if (!(error instanceof UnusableFile)) throw error;
    throw new UserError([`${file}: ${error.isMissing ? 'there is no such file' : error.message}`]);
  }
}
