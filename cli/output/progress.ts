import type { ScanEvent } from '../../app/scan/scan-events.ts';

type Line = { show(text: string): void; clear(): void };

/** One line that is written again and again on a terminal; nothing at all in a pipe, in CI or on a dumb terminal. */
export function progressLine(stream: NodeJS.WriteStream, environment: NodeJS.ProcessEnv): Line {
  const isShown = stream.isTTY === true && !environment.CI && environment.TERM !== 'dumb';
  let shownAt = 0;
  return {
    show(text) {
      const now = Date.now();
      if (!isShown || now - shownAt < 100) return;
      shownAt = now;
      stream.write(`\r\u001b[K${text}`);
    },
    clear() {
      if (isShown && shownAt > 0) stream.write('\r\u001b[K');
      shownAt = 0;
    },
  };
}

/** Counts the events of a scan on a line. */
export function watchProgress(line: Line) {
  let accounts = 0;
  let accountsRead = 0;
  let answered = 0;
  let gaps = 0;
  return {
    on(event: ScanEvent): void {
      if (event.event === 'targets') {
        accounts = event.targets.accounts.filter((account) => account.leftOut === null).length;
      } else if (event.event === 'account-read') accountsRead += 1;
      else if (event.event === 'answered') {
        answered += 1;
        if (event.cell.outcome !== 'collected' && event.cell.outcome !== 'off') gaps += 1;
      }
      const refused = gaps > 0 ? `, ${gaps} not answered` : '';
      line.show(`${accountsRead}/${accounts} accounts, ${answered} questions asked${refused}`);
    },
    done: () => line.clear(),
  };
}
