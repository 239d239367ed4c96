import { readFileSync } from 'node:fs';

let words: Promise<ReadonlySet<string>> | null = null;

/** Every word of every enumeration that the SDK's clients know, whatever the service. */
export function wordsOfAws(): Promise<ReadonlySet<string>> {
  words ??= readWords();
  return words;
}

async function readWords(): Promise<Set<string>> {
  const { dependencies } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
  const clients = Object.keys(dependencies).filter((name) => name.startsWith('@aws-sdk/client-'));
  const found = new Set<string>();
  for (const module of await Promise.all(clients.map((name) => import(name)))) {
    for (const exported of Object.values(module as object)) {
      if (isEnumeration(exported)) for (const word of Object.values(exported)) found.add(word);
    }
  }
  return found;
}

function isEnumeration(exported: unknown): exported is Readonly<Record<string, string>> {
  if (typeof exported !== 'object' || exported === null || Array.isArray(exported)) return false;
  return Object.values(exported).every((word) => typeof word === 'string');
}
