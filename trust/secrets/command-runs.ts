import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { REPORTERS } from '../../reporters/index.ts';
import { SimError } from '../../sim/operation.ts';
import { type OrganizationShape, organizationOf, serve } from '../hostile/served.ts';
import { secretsIn } from './places-of-secrets.ts';
import type { Planted } from './planted.ts';
import type { Reader } from './readable.ts';

/**
 * Runs the built command line with secrets in its environment and its configuration, against an organization that has
 * secrets in the headers of all its answers and in its errors, and looks at all that it writes.
 */
export function commandFaults(
  shape: OrganizationShape,
  secrets: readonly Planted[],
  reader: Reader,
): Promise<string[]> {
  let calls = 0;
  const textOf = (index: number) => secrets[index % secrets.length]?.text ?? '';
  const coreOf = (kind: string) => secrets.find((secret) => secret.kind === kind)?.core ?? '';
  const answer: Parameters<typeof serve>[1]['answer'] = (output, _, call) => {
    calls += 1;
    const isAsked = !/^(sts|organizations|account):/.test(call.operation);
    if (isAsked && calls % 5 === 0)
      throw new SimError('ValidationException', `${textOf(calls)} ${coreOf('passphrase')}`);
    return output;
  };
  return serve(shape, { answer }, async ({ endpoint, landingZone, accessKeyId }) => {
    const folder = mkdtempSync(join(tmpdir(), 'zonewarden-secrets-'));
    const front = await openFront(endpoint, secrets);
    try {
      const organization = { ...(organizationOf(landingZone) as object), externalId: coreOf('external id') };
      writeFileSync(join(folder, 'zonewarden.yaml'), JSON.stringify({ organization }));
      const formats = Object.keys(REPORTERS).flatMap((format) => ['-o', `${format}=report.${format}`]);
      const environment = {
        PATH: process.env.PATH ?? '',
        AWS_ENDPOINT_URL: front.endpoint,
        AWS_ACCESS_KEY_ID: accessKeyId,
        AWS_SECRET_ACCESS_KEY: coreOf('passphrase'),
        AWS_SESSION_TOKEN: coreOf('session token'),
        DB_PASSWORD: coreOf('assignment in a script'),
      };
      const { code, output } = await run(['scan', '-v', '--snapshot', 'snapshot', ...formats], folder, environment);
      const texts = [['stderr and stdout', output] as const, ...textsIn(folder)];
      const wrong = texts.length < 10 || code !== 3 ? [`the command ends with ${code}: ${output.slice(0, 300)}`] : [];
      return [...wrong, ...secretsIn(texts, reader), ...secretsIn(texts, credentialReader(accessKeyId))];
    } finally {
      await front.close();
      rmSync(folder, { recursive: true, force: true });
    }
  });
}

/** The keys of the caller and of every assumed session. */
function credentialReader(accessKeyId: string): Reader {
  const known = [accessKeyId, 'ASIASIM0'].map((core) => ({ kind: `the key ${core}`, text: core, core }));
  return { readIn: (text) => known.filter(({ core }) => text.includes(core)) };
}

function run(arguments_: readonly string[], cwd: string, env: Readonly<Record<string, string>>) {
  const main = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));
  const child = spawn(process.execPath, [main, ...arguments_], { cwd, env });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  }
  return new Promise<{ code: number | null; output: string }>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, output }));
  });
}

/** The texts of all files but the configuration. */
function textsIn(folder: string): (readonly [string, string])[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((entry) => {
    if (!entry.isFile() || entry.name === 'zonewarden.yaml') return [];
    const bytes = readFileSync(join(entry.parentPath, entry.name));
    return [[entry.name, (bytes[0] === 0x1f ? gunzipSync(bytes) : bytes).toString('utf8')] as const];
  });
}

/** Stands before the organization and puts secrets into the headers of every answer. */
async function openFront(endpoint: string, secrets: readonly Planted[]) {
  const headers = Object.fromEntries(
    secrets.flatMap(({ text }, index) => (/^[ -~]{1,200}$/.test(text) ? [[`x-planted-${index}`, text]] : [])),
  );
  const server = createServer((asked, reply) => {
    const onward = request(
      new URL(asked.url ?? '/', endpoint),
      { method: asked.method, headers: asked.headers },
      (answer) => {
        reply.writeHead(answer.statusCode ?? 500, { ...answer.headers, ...headers });
        answer.pipe(reply);
      },
    );
    onward.on('error', () => reply.destroy());
    asked.pipe(onward);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the front has no port');
  return {
    endpoint: `http://127.0.0.1:${address.port}`,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
