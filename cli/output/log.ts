import type { ScanEvent } from '../../app/scan/scan-events.ts';
import { escapeJson } from '../../reporters/escape/json.ts';

/**
 * Logs a scan as JSON lines on stderr: questions that were not answered and accounts that were read. Quiet unless asked
 * for; the report says the same in the end.
 */
export async function scanLog(verbose: boolean): Promise<(event: ScanEvent) => void> {
  if (!verbose) return () => {};
  const { pino } = await import('pino');
  const logger = pino({ name: 'zonewarden', hooks: { streamWrite: escapeJson } }, pino.destination(2));
  return (event) => {
    if (event.event === 'targets') {
      const accounts = event.targets.accounts;
      const leftOut = accounts.filter((account) => account.leftOut !== null).length;
      logger.info({ accounts: accounts.length, leftOut }, 'targets found');
    } else if (event.event === 'account-read') logger.info(event, 'account read');
    else if (event.event === 'answered') {
      const known = event.cell.outcome === 'collected' || event.cell.outcome === 'off';
      if (known) logger.trace(event.cell, 'answered');
      else logger.warn(event.cell, 'not answered');
    }
  };
}
