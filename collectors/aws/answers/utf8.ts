import { UnexpectedAnswer } from '../unexpected-answer.ts';

/** The text of a body. Throws `UnexpectedAnswer` for bytes that are no UTF-8, of which a lenient reader makes others. */
export function textOf(body: Uint8Array): string {
  try {
    return decoder.decode(body);
  } catch (error) {
    throw new UnexpectedAnswer('UnreadableAnswer', 'the answer is not UTF-8', { cause: error });
  }
}

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
