import { expect, test } from 'vitest';
import { type BodyStream, openAnswerSpace, readBody } from '../../../collectors/aws/answers/body.ts';
import { ANSWER_LIMITS } from '../../../collectors/aws/answers/limits.ts';

const PIECE = Buffer.alloc(256 * 1024, ' ');

test('of sixty-four answers of 64 MB, few stand in memory at one moment, and none longer than is read', async () => {
  const space = openAnswerSpace();
  let held = 0;
  let most = 0;
  let closed = 0;
  /** 64 MB, as they come over the wire: each piece lets the others have their turn. */
  const endless = (onPiece: () => void): BodyStream => ({
    async *[Symbol.asyncIterator]() {
      for (let left = 256; left > 0; left -= 1) {
        await null;
        onPiece();
        yield PIECE;
      }
    },
    bytes: () => Promise.reject(new Error('it says no length')),
    on: () => undefined,
    destroy: () => {
      closed += 1;
    },
  });
  const codes = await Promise.all(
    Array.from({ length: 64 }, async () => {
      let own = 0;
      let leave = () => {};
      const body = endless(() => {
        own += PIECE.length;
        held += PIECE.length;
        most = Math.max(most, held);
      });
      const outcome = await readBody(body, undefined, space, (makeRoom) => {
        leave = makeRoom;
      }).then(
        () => 'read',
        (error: { code: string }) => error.code,
      );
      held -= own;
      leave();
      return outcome;
    }),
  );
  expect(new Set(codes)).toEqual(new Set(['TooLarge']));
  expect(closed).toBe(64);
  const { bytes, smallBytes, largeAtOnce } = ANSWER_LIMITS;
  expect(most).toBeLessThanOrEqual(64 * (smallBytes + PIECE.length) + largeAtOnce * (bytes + PIECE.length));
});
