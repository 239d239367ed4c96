import { UnexpectedAnswer } from '../unexpected-answer.ts';
import { ANSWER_LIMITS } from './limits.ts';

/** A body as the HTTP client hands it over. */
export type Body = Uint8Array | BodyStream | undefined;

export type BodyStream = AsyncIterable<Uint8Array> & {
  bytes(): Promise<Uint8Array>;
  on(event: 'error', listener: () => void): unknown;
  destroy(): unknown;
};

/** How many large answers stand in memory at one moment. */
export interface AnswerSpace {
  /** Resolves when there is room for one more; what it gives makes room again, once. */
  enter(): Promise<() => void>;
}

export function openAnswerSpace(atOnce: number = ANSWER_LIMITS.largeAtOnce): AnswerSpace {
  const waiting: (() => void)[] = [];
  let free = atOnce;
  return {
    async enter() {
      if (free > 0) free -= 1;
      else await new Promise<void>((resolve) => waiting.push(resolve));
      let isOver = false;
      return () => {
        if (isOver) return;
        isOver = true;
        const next = waiting.shift();
        if (next === undefined) free += 1;
        else next();
      };
    },
  };
}

/**
 * The bytes of a body. A large one is read only when there is room for it; `leave` is called with what makes room again,
 * to be called when nothing is left of the answer. Throws `UnexpectedAnswer` (`TooLarge`), and closes the connection then.
 */
export async function readBody(
  body: Body,
  length: string | undefined,
  space: AnswerSpace,
  leave: (makeRoom: () => void) => void,
): Promise<Uint8Array> {
  if (body === undefined) return new Uint8Array();
  if (body instanceof Uint8Array) return body;
  const announced = length === undefined ? Number.NaN : Number(length);
  // The HTTP client reads no more than what was announced.
  if (announced <= ANSWER_LIMITS.smallBytes) return body.bytes();
  // What happens to a stream while nobody reads it must not end the process.
  body.on('error', () => undefined);
  if (announced > ANSWER_LIMITS.bytes) throw tooLarge(body);
  const pieces: Uint8Array[] = [];
  let size = 0;
  let isLarge = false;
  for await (const piece of body) {
    pieces.push(piece);
    size += piece.length;
    if (size > ANSWER_LIMITS.bytes) throw tooLarge(body);
    if (size > ANSWER_LIMITS.smallBytes && !isLarge) {
      isLarge = true;
      leave(await space.enter());
    }
  }
  return pieces.length === 1 && pieces[0] !== undefined ? pieces[0] : Buffer.concat(pieces, size);
}

function tooLarge(body: BodyStream): UnexpectedAnswer {
  body.destroy();
  return new UnexpectedAnswer('TooLarge', `the answer is longer than ${ANSWER_LIMITS.bytes} bytes`);
}
