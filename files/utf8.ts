import { isUtf8 } from 'node:buffer';
import type { TextFault } from './text-fault.ts';

/**
 * The text of bytes, without a byte order mark; a fault where they are no UTF-8. Replacing what cannot be read would make
 * another text of them. `offset`: where they begin in a longer text.
 */
export function textOf(bytes: Uint8Array, offset = 0): string | TextFault {
  if (isUtf8(bytes)) return DECODER.decode(bytes);
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  const position = firstReplaced(text, bytes);
  const line = text.slice(0, position.character).split('\n').length;
  return { line, message: `wanted UTF-8, found something else at byte ${offset + position.byte}` };
}

const DECODER = new TextDecoder('utf-8', { fatal: true });

/** Where the decoder put U+FFFD for bytes that are not U+FFFD. */
function firstReplaced(text: string, bytes: Uint8Array): { character: number; byte: number } {
  let byte = 0;
  let from = 0;
  for (let at = text.indexOf('\ufffd'); at !== -1; at = text.indexOf('\ufffd', from)) {
    byte += Buffer.byteLength(text.slice(from, at));
    if (bytes[byte] !== 0xef || bytes[byte + 1] !== 0xbf || bytes[byte + 2] !== 0xbd) return { character: at, byte };
    byte += 3;
    from = at + 1;
  }
  return { character: text.length, byte: bytes.length };
}
