import { readFileSync } from 'node:fs';

let words: Promise<ReadonlySet<string>> | null = null;

/** Every word of every enumeration that the SDK's clients know, whatever the service. */
export function wordsOfAws(): Promise<ReadonlySet<string>> {
  words ??= readWords();
  return words;
}

async function readWords(): Promise<Set<string>> {
  const { dependencies } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  const clients = Object.keys(dependencies).filter((name) => name.startsWith('@aws-sdk/client-'));
  const found = new Set<string>();
  for (const module of await Promise.all(clients.map((name) => import(name)))) {
    for (const exported of Object.values(module as object)) {
      if (typeof exported !== 'object' || exported === null || Array.isArray(exported)) continue;
      for (const word of Object.values(exported)) if (typeof word === 'string') found.add(word);
    }
  }
  return found;
}
