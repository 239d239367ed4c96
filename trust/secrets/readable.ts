import type { Planted } from './planted.ts';

/** Finds out whether a secret, or a part of it that is long enough to help anybody, can be read in a text. */
export type Reader = { readIn(text: string): readonly Planted[] };

/** Characters of a secret that may not stand together anywhere. */
const WINDOW = 10;

export function readerOf(secrets: readonly Planted[]): Reader {
  const windows = new Map<string, Planted>();
  // Most places of a text are told from all secrets by four characters.
  const beginnings = new Uint8Array(2 ** 20);
  for (const secret of secrets) {
    const core = squeezed(secret.core);
    for (let at = 0; at + WINDOW <= core.length; at += 1) {
      windows.set(core.slice(at, at + WINDOW), secret);
      beginnings[hashAt(core, at)] = 1;
    }
  }
  return {
    readIn(text) {
      const found = new Set<Planted>();
      const plain = squeezed(text);
      const read = squeezed(decoded(plain));
      for (const view of read === plain ? [plain] : [plain, read]) {
        for (let at = 0; at + WINDOW <= view.length; at += 1) {
          if (beginnings[hashAt(view, at)] === 0) continue;
          const secret = windows.get(view.slice(at, at + WINDOW));
          if (secret !== undefined) found.add(secret);
        }
      }
      return [...found];
    },
  };
}

function hashAt(text: string, at: number): number {
  const [a, b] = [text.charCodeAt(at), text.charCodeAt(at + 1)];
  const [c, d] = [text.charCodeAt(at + 2), text.charCodeAt(at + 3)];
  return (a * 8_191 + b * 1_021 + c * 127 + d * 31) & 0xfffff;
}

/** Without what can be put between two characters without making them unreadable. */
function squeezed(text: string): string {
  return text.replaceAll(/\\[nr]|⟨U\+[0-9A-F]+⟩|\\u200b|\\u001b\[1m|\p{Cc}\[1m|[\s\u200b]/gu, '');
}

function decoded(text: string): string {
  const entities = text
    .replaceAll('&amp;', '&')
    .replaceAll('&#x2F;', '/')
    .replaceAll(/\\+(["/\\])/g, '$1');
  return entities
    .replaceAll('%25', '%')
    .replaceAll(/%([0-9A-Fa-f]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
}
