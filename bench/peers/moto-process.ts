import { spawn } from 'node:child_process';
import { freePort, installMoto } from '../../test/moto/moto-server.ts';

export type CountingMoto = {
  readonly endpoint: string;
  /** Requests that moto has served since the last call of this function. */
  requests(): number;
  stop(): Promise<void>;
};

/** moto as a process whose access log is counted: one line for each request. */
export async function startCountingMoto(): Promise<CountingMoto> {
  const port = await freePort();
  const child = spawn(installMoto(), ['-m', 'moto.server', '-H', '127.0.0.1', '-p', String(port)], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let served = 0;
  let rest = '';
  const ready = new Promise<void>((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`moto ended with exit code ${code}`)));
    child.stderr.on('data', (chunk: Buffer) => {
      const lines = (rest + chunk.toString('utf8')).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        if (line.includes('Press CTRL+C')) resolve();
        // biome-ignore lint/suspicious/noControlCharactersInRegex: werkzeug colours its access log
        if (/"(\u001b\[\d+m)*(GET|POST|PUT|HEAD|DELETE) /.test(line)) served += 1;
      }
    });
  });
  await ready;
  return {
    endpoint: `http://127.0.0.1:${port}`,
    requests() {
      const count = served;
      served = 0;
      return count;
    },
    stop: () =>
      new Promise((resolve) => {
        child.once('exit', () => resolve());
        child.kill('SIGTERM');
      }),
  };
}
