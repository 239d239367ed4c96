// Two peers and we on the same emulator, one after the other: prints what each used, and the ratios.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { printFigure } from './figure.ts';
import { buildEstate } from './peers/estate.ts';
import { type CountingMoto, startCountingMoto } from './peers/moto-process.ts';
import { c7nCommand, installPeer, prowlerCommand, zonewardenCommand } from './peers/tools.ts';
import { type Usage, usageOf } from './usage.ts';

type Measured = Usage & { readonly calls: number };

async function measure(moto: CountingMoto, name: string, command: readonly string[], out: string): Promise<Measured> {
  moto.requests();
  const usage = await usageOf(command, {
    cwd: out,
    env: {
      AWS_ENDPOINT_URL: moto.endpoint,
      AWS_ACCESS_KEY_ID: 'test',
      AWS_SECRET_ACCESS_KEY: 'test',
      AWS_REGION: 'ca-central-1',
      AWS_DEFAULT_REGION: 'ca-central-1',
    },
  });
  const measured = { ...usage, calls: moto.requests() };
  printFigure(`${name}.wall-s`, measured.wall, { code: measured.code });
  printFigure(`${name}.cpu-s`, measured.cpu);
  printFigure(`${name}.calls`, measured.calls);
  printFigure(`${name}.peak-mb`, measured.peakMb);
  return measured;
}

const environments = { prowler: installPeer('prowler'), c7n: installPeer('c7n') };
const out = mkdtempSync(path.join(tmpdir(), 'zonewarden-peers-'));
try {
  let moto = await startCountingMoto();
  await buildEstate(moto.endpoint, 1);
  const prowler = await measure(moto, 'prowler', prowlerCommand(environments.prowler, out), out);
  const alone = await measure(moto, 'zonewarden.one-account', zonewardenCommand(out, null), out);
  await moto.stop();
  printFigure('peers.prowler.times-faster', prowler.wall / alone.wall);
  printFigure('peers.prowler.share-of-calls', alone.calls / prowler.calls);
  printFigure('peers.prowler.share-of-memory', alone.peakMb / prowler.peakMb);

  moto = await startCountingMoto();
  const accounts = await buildEstate(moto.endpoint, 10);
  const c7n = await measure(moto, 'c7n-org', c7nCommand(environments.c7n, out, accounts), out);
  const all = await measure(moto, 'zonewarden.ten-accounts', zonewardenCommand(out, 'ASEA-ComplianceScan'), out);
  await moto.stop();
  printFigure('peers.c7n-org.times-faster', c7n.wall / all.wall);
  printFigure('peers.c7n-org.share-of-cpu', all.cpu / c7n.cpu);
  printFigure('peers.c7n-org.share-of-calls', all.calls / c7n.calls);
} finally {
  rmSync(out, { recursive: true, force: true });
}
