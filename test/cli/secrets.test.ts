import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { REPORTERS } from '../../reporters/index.ts';
import { CRASHES, crashFaults } from '../../trust/secrets/crashes.ts';
import { plantedSecrets } from '../../trust/secrets/planted.ts';
import { readerOf } from '../../trust/secrets/readable.ts';
import { openPlace } from './organization.ts';

const SECRET = 'wJalrXUtnFEMIplantedSecretK7MDENGbPxRfiCYEXAMPLEKEY';
const TOKEN = `FwoGZXIvYXdzPlantedSessionToken${'a'.repeat(200)}`;

it('no secret of the caller gets into a report, a snapshot or the log; the log is JSON lines on stderr', async () => {
  const place = await openPlace({
    env: { AWS_SECRET_ACCESS_KEY: SECRET, AWS_SESSION_TOKEN: TOKEN },
    faults: ['denied:operation=ec2:DescribeVpcs', 'expired:operation=s3:ListBuckets', 'html:operation=kms:DescribeKey'],
  });
  const formats = Object.keys(REPORTERS).flatMap((format) => ['--output', `${format}=report.${format}`]);
  const { code, stdout, stderr } = await place.run('scan', '--verbose', '--snapshot', 'snapshot', ...formats);
  expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
  const log = stderr.split('\n').filter((line) => line.startsWith('{'));
  const others = stderr.split('\n').filter((line) => line !== '' && !line.startsWith('{'));
  const events = log.map((line) => JSON.parse(line).msg);
  expect(new Set(events)).toEqual(new Set(['targets found', 'account read', 'not answered']));
  expect(others).toEqual([expect.stringMatching(/^zonewarden: exit 3: /)]);

  const texts = readdirSync(place.folder, { recursive: true, encoding: 'utf8', withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(path.join(entry.parentPath, entry.name)))
    .map((bytes) => (bytes[0] === 0x1f ? gunzipSync(bytes) : bytes).toString('utf8'));
  expect(texts.length).toBeGreaterThan(Object.keys(REPORTERS).length + 4);
  for (const text of [stderr, ...texts]) {
    expect(text).not.toContain('planted');
    expect(text).not.toContain('Planted');
    expect(text).not.toContain(place.env.AWS_ACCESS_KEY_ID);
    expect(text).not.toMatch(/A[KS]IASIM0/);
  }
  await place.close();
});

it('a fault of our own says that it is one and shows no secret, however it comes about', async () => {
  const secrets = plantedSecrets();
  expect(await crashFaults(secrets, readerOf(secrets), CRASHES.length)).toEqual({ crashes: 7, faults: [] });
});
