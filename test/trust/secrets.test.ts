import { expect, test } from 'vitest';
import { secrets } from '../../trust/secrets/index.ts';
import { plantedSecrets, WAYS } from '../../trust/secrets/planted.ts';
import { readerOf } from '../../trust/secrets/readable.ts';

const SECRETS = plantedSecrets();
const READER = readerOf(SECRETS);

test('a sample of planted secrets is nowhere to be read', { timeout: 240_000 }, async () => {
  const { counts, broken } = await secrets.run({ size: 'sample', seed: 1, progress: () => {} });
  expect(broken).toEqual([]);
  expect(counts).toMatchObject({ secrets: 50, messages: 500, crashes: 1 });
});

test('the sweep reads every secret on every way that it looks', () => {
  const unread = SECRETS.flatMap((secret) =>
    Object.entries(WAYS).flatMap(([way, write]) =>
      READER.readIn(`before ${write(secret.text)} behind`).includes(secret) ? [] : [`${secret.kind} ${way}`],
    ),
  );
  expect(unread).toEqual([]);
});

test('the sweep reads a part of a secret, and none where there is none', () => {
  const [{ core }] = SECRETS as readonly [(typeof SECRETS)[number]];
  expect(READER.readIn(`…${core.slice(3, 14)}…`)).toEqual([SECRETS[0]]);
  expect(READER.readIn('an ordinary sentence about arn:aws:s3:::asea-logarchive-phase0-cacentral1')).toEqual([]);
});
