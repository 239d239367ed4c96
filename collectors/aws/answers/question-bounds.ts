import type { Clock } from '../clock.ts';
import { UnexpectedAnswer } from '../unexpected-answer.ts';
import { QUESTION_LIMITS } from './limits.ts';

/** What one question has taken so far. Both throw `UnexpectedAnswer` when it was too much. */
export interface QuestionBounds {
  /** Before each call. */
  calls(): void;
  /** After each answer. */
  read(bytes: number): void;
}

/** A question that AWS answers without end ends here. Its time runs from the first call. */
export function openQuestionBounds(clock: Pick<Clock, 'now'>): QuestionBounds {
  let calls = 0;
  let bytes = 0;
  let since = 0;
  return {
    calls() {
      if (calls === 0) since = clock.now();
      calls += 1;
      if (calls > QUESTION_LIMITS.pages) throw endless(`${QUESTION_LIMITS.pages} pages`);
      if (clock.now() - since > QUESTION_LIMITS.hours * HOUR_MS) throw endless(`${QUESTION_LIMITS.hours} hours`);
    },
    read(length) {
      bytes += length;
      if (bytes > QUESTION_LIMITS.bytes) throw endless(`${QUESTION_LIMITS.bytes} bytes`);
    },
  };
}

const HOUR_MS = 3_600_000;

/** The list did not end within a bound. */
export function endless(bound: string): UnexpectedAnswer {
  return new UnexpectedAnswer('Endless', `after ${bound} the answer had no end`);
}
