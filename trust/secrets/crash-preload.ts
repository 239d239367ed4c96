// Loaded before the command line: throws what TRUST_CRASH says, as soon as the command line is there to catch it.
import type { CrashKind } from './crashes.ts';

const texts: readonly string[] = JSON.parse(process.env.TRUST_TEXTS ?? '[]');
const all = `${texts.join('\n')}\nand ${process.env.AWS_SECRET_ACCESS_KEY}`;

const WAYS: Readonly<Record<CrashKind, () => void>> = {
  thrown: () => {
    throw new Error(all);
  },
  caused: () => {
    throw new Error('caused', { cause: new Error(all) });
  },
  answered: () => {
    const headers = Object.fromEntries(texts.map((text, index) => [`x-${index}`, text]));
    throw Object.assign(new Error('as the SDK throws it'), { $response: { headers, body: all }, $metadata: { all } });
  },
  rejected: () => {
    void Promise.reject(new Error(all));
  },
  'rejected with an object': () => {
    void Promise.reject({ all, texts });
  },
  'thrown text': () => {
    throw all;
  },
  several: () => {
    throw new AggregateError(
      texts.map((text) => new Error(text)),
      all,
    );
  },
};

const timer = setInterval(() => {
  if (process.listenerCount('uncaughtException') === 0) return;
  clearInterval(timer);
  WAYS[process.env.TRUST_CRASH as CrashKind]();
}, 1);
