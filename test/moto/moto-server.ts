import { execFileSync, spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const requirements = `${root}test/moto/requirements.txt`;
export const MOTO_VERSION = readFileSync(requirements, 'utf8').trim().replace('moto[server]==', '');
const IMAGE = `motoserver/moto:${MOTO_VERSION}`;
/** Its list of machine images is made anew for every account and region, and no scan asks for one. */
const SETTINGS = { MOTO_EC2_LOAD_DEFAULT_AMIS: 'false' };

export type MotoServer = {
  readonly endpoint: string;
  /** `container` or `process`: how it runs. */
  readonly way: 'container' | 'process';
  /** Forgets everything; the random part of new ids starts again. */
  reset(): Promise<void>;
  stop(): Promise<void>;
};

/**
 * Starts moto, the AWS emulator that others wrote: in a container where a Docker engine answers, else as a process from
 * a Python environment that is made here. ZONEWARDEN_MOTO=container or =process forces one way and fails without it.
 */
export async function startMoto(): Promise<MotoServer> {
  const wanted = process.env.ZONEWARDEN_MOTO;
  if (wanted !== undefined && wanted !== 'container' && wanted !== 'process') {
    throw new Error(`ZONEWARDEN_MOTO is ${wanted}; it can be container or process`);
  }
  const server =
    wanted === 'process' || (wanted === undefined && !engineAnswers()) ? await asProcess() : await asContainer();
  process.stderr.write(`moto ${MOTO_VERSION} runs as a ${server.way} on ${server.endpoint}\n`);
  return {
    ...server,
    async reset() {
      await request(`${server.endpoint}/moto-api/reset`, 'POST');
      await request(`${server.endpoint}/moto-api/seed?a=1`, 'GET');
    },
  };
}

function engineAnswers(): boolean {
  try {
    execFileSync('docker', ['version', '--format', '{{.Server.Version}}'], { stdio: 'ignore', timeout: 10_000 });
    return true;
  } catch {
    return false;
  }
}

async function asContainer(): Promise<Omit<MotoServer, 'reset'>> {
  // The container is stopped here; the reaper would only be one more image to pull.
  process.env.TESTCONTAINERS_RYUK_DISABLED ??= 'true';
  const { GenericContainer, Wait } = await import('testcontainers');
  const container = await new GenericContainer(IMAGE)
    .withExposedPorts(5000)
    .withEnvironment(SETTINGS)
    .withWaitStrategy(Wait.forHttp('/moto-api/', 5000))
    .withStartupTimeout(120_000)
    .start();
  return {
    way: 'container',
    endpoint: `http://${container.getHost()}:${container.getMappedPort(5000)}`,
    stop: async () => {
      await container.stop();
    },
  };
}

async function asProcess(): Promise<Omit<MotoServer, 'reset'>> {
  const python = installMoto();
  const port = await freePort();
  const child = spawn(python, ['-m', 'moto.server', '-H', '127.0.0.1', '-p', String(port)], {
    stdio: 'ignore',
    env: { ...process.env, ...SETTINGS },
  });
  const exited = new Promise<never>((_resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`moto ended with exit code ${code} before it answered`)));
  });
  exited.catch(() => {});
  const endpoint = `http://127.0.0.1:${port}`;
  await Promise.race([answers(`${endpoint}/moto-api/`), exited]);
  return {
    way: 'process',
    endpoint,
    stop: () =>
      new Promise((resolve) => {
        child.once('exit', () => resolve());
        child.kill('SIGTERM');
      }),
  };
}

/** Makes the Python environment once for each version; the path of its Python. */
export function installMoto(): string {
  const folder = `${root}.cache/moto-${MOTO_VERSION}`;
  const python = `${folder}/bin/python`;
  if (!existsSync(`${folder}/bin/moto_server`)) {
    process.stderr.write(`installing moto ${MOTO_VERSION} from PyPI into ${folder} (once)\n`);
    execFileSync('python3', ['-m', 'venv', folder], { stdio: ['ignore', 2, 2] });
    execFileSync(python, ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '-r', requirements], {
      stdio: ['ignore', 2, 2],
    });
  }
  return python;
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

/** Asks until the server answers; a refused connection is asked again after a turn of the event loop's timers. */
async function answers(url: string): Promise<void> {
  const deadline = Date.now() + 60_000;
  for (;;) {
    try {
      await request(url, 'GET');
      return;
    } catch (error) {
      if (Date.now() > deadline) throw new Error(`moto does not answer on ${url}`, { cause: error });
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

async function request(url: string, method: string): Promise<void> {
  const answer = await fetch(url, { method });
  await answer.arrayBuffer();
  if (!answer.ok) throw new Error(`${method} ${url} answered ${answer.status}`);
}
