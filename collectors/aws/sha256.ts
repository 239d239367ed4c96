import { createHmac, createSecretKey, hash, type KeyObject } from 'node:crypto';
import type { Checksum, SourceData } from '@smithy/types';

/**
 * SHA-256, or its HMAC when there is a secret, for the SDK's request signing. A signature needs a key that is derived
 * from the credentials, the day, the region and the service by four HMACs. The SDK remembers 50 such keys; a scan of
 * many accounts and regions uses thousands in turn, and would spend a tenth of its CPU on deriving them anew. So every
 * step of a derivation is remembered here: as long as the secret of an account is in use.
 */
export class Sha256 implements Checksum {
  readonly #secret: SourceData | undefined;
  #chunks: Uint8Array[] = [];

  constructor(secret?: SourceData) {
    this.#secret = secret;
  }

  update(chunk: Uint8Array): void {
    this.#chunks.push(chunk);
  }

  async digest(): Promise<Uint8Array> {
    const [first = new Uint8Array(), ...others] = this.#chunks;
    const text = others.length === 0 ? first : Buffer.concat(this.#chunks);
    if (this.#secret === undefined) return hash('sha256', text, 'buffer');
    return text.length > LONGEST_STEP ? hmac(this.#secret, text) : derived(this.#secret, text);
  }

  reset(): void {
    this.#chunks = [];
  }
}

/** What is signed is longer than this; what a key is derived from (a day, a region, a service, a key id) is not. */
const LONGEST_STEP = 64;

type Steps = Map<string, Uint8Array>;

/** By secret access key, as text; the oldest leave. Each account that is open has one, and 17 regions of one are 70 KB. */
const firstSteps = new Map<string, Steps>();
const MOST_SECRETS = 96;

/** By the result of the step before: they go when it goes. */
const furtherSteps = new WeakMap<object, Steps>();
const keys = new WeakMap<object, KeyObject>();

function derived(secret: SourceData, text: Uint8Array): Uint8Array {
  const steps = stepsOf(secret);
  const step = Buffer.from(text.buffer, text.byteOffset, text.length).toString('latin1');
  const found = steps.get(step);
  if (found !== undefined) return found;
  const result = hmac(secret, text);
  steps.set(step, result);
  return result;
}

function stepsOf(secret: SourceData): Steps {
  const found = typeof secret === 'string' ? firstSteps.get(secret) : furtherSteps.get(secret);
  if (found !== undefined) return found;
  const steps: Steps = new Map();
  if (typeof secret !== 'string') furtherSteps.set(secret, steps);
  else {
    firstSteps.set(secret, steps);
    const [oldest] = firstSteps.keys();
    if (firstSteps.size > MOST_SECRETS && oldest !== undefined) firstSteps.delete(oldest);
  }
  return steps;
}

function hmac(secret: SourceData, text: Uint8Array): Uint8Array {
  return createHmac('sha256', keyOf(secret)).update(text).digest();
}

function keyOf(secret: SourceData): KeyObject {
  if (typeof secret === 'string') return createSecretKey(secret, 'utf8');
  const found = keys.get(secret);
  if (found !== undefined) return found;
  const key = createSecretKey(ArrayBuffer.isView(secret) ? viewOf(secret) : new Uint8Array(secret));
  keys.set(secret, key);
  return key;
}

function viewOf({ buffer, byteOffset, byteLength }: ArrayBufferView): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}
