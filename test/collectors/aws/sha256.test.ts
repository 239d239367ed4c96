import { createHash, createHmac } from 'node:crypto';
import { expect, it } from 'vitest';
import { Sha256 } from '../../../collectors/aws/sha256.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

async function ours(secret: string | Uint8Array | undefined, ...texts: string[]): Promise<Uint8Array> {
  const sum = new Sha256(secret);
  for (const text of texts) sum.update(bytes(text));
  return sum.digest();
}

const hmac = (secret: string | Uint8Array, text: string) => createHmac('sha256', secret).update(text).digest();

it('derives the keys that signatures need, the first time and from what it remembers', async () => {
  for (const _ of ['first', 'again']) {
    for (const secret of ['one secret', 'another secret']) {
      for (const region of ['ca-central-1', 'us-east-1']) {
        const day = await ours(`AWS4${secret}`, '20261123');
        const regional = await ours(day, region);
        const signing = await ours(await ours(regional, 'ec2'), 'aws4_request');
        const steps = ['20261123', region, 'ec2', 'aws4_request'];
        const expected = steps.reduce<string | Buffer>((key, step) => hmac(key, step), `AWS4${secret}`);
        expect(Buffer.from(signing)).toEqual(expected);
      }
    }
  }
});

it('signs and hashes texts of any length, in one piece or in several', async () => {
  const long = 'x'.repeat(65);
  expect(Buffer.from(await ours('secret', long))).toEqual(hmac('secret', long));
  expect(Buffer.from(await ours(bytes('secret'), long, 'y'))).toEqual(hmac('secret', `${long}y`));
  expect(Buffer.from(await ours(undefined))).toEqual(createHash('sha256').digest());
  expect(Buffer.from(await ours(undefined, long, 'y'))).toEqual(createHash('sha256').update(`${long}y`).digest());
});

it('starts anew after a reset', async () => {
  const sum = new Sha256('secret');
  sum.update(bytes('left behind'));
  sum.reset();
  sum.update(bytes('kept'));
  expect(Buffer.from(await sum.digest())).toEqual(hmac('secret', 'kept'));
});
