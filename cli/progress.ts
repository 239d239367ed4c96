/** How far a scan is. */
export type ScanProgress = {
  readonly accountsDone: number;
  readonly accounts: number;
  readonly questionsDone: number;
  readonly questions: number;
  readonly gaps: number;
};

/**
 * One line that is written again and again on a terminal; nothing at all in a pipe, in CI or on a dumb terminal.
 * `done` removes the line.
 */
export function progressLine(stream: NodeJS.WriteStream, environment: NodeJS.ProcessEnv) {
  const shown = stream.isTTY === true && !environment.CI && environment.TERM !== 'dumb';
  let last = 0;
  return {
    update(progress: ScanProgress): void {
      const now = Date.now();
      if (!shown || now - last < 100) return;
      last = now;
      const gaps = progress.gaps > 0 ? `, ${progress.gaps} not answered` : '';
      stream.write(
        `\r\u001b[K${progress.accountsDone}/${progress.accounts} accounts, ` +
          `${progress.questionsDone}/${progress.questions} questions${gaps}`,
      );
    },
    done(): void {
      if (shown && last > 0) stream.write('\r\u001b[K');
    },
  };
}
