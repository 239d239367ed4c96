import fc from 'fast-check';
import type { CallPlace } from '../../collectors/aws/limits.ts';
import { DECLARED_OPERATIONS } from '../../collectors/permissions.ts';

/** Questions of one kind to one place that begin together; each is so many calls, one after the other, as pages are. */
export type Questions = { readonly place: CallPlace; readonly questions: number; readonly pages: number };

/** What a scan asks, and how AWS behaves meanwhile. */
export type Workload = {
  readonly asked: readonly Questions[];
  /** Milliseconds of the quickest answer, and how much slower another one may be. */
  readonly latency: number;
  readonly jitter: number;
  readonly seed: number;
};

const place = fc.record({
  account: fc.constantFrom('111122223333', '444455556666', '777788889999'),
  region: fc.constantFrom('ca-central-1', 'us-east-1'),
  operation: fc.constantFrom(...DECLARED_OPERATIONS),
});

/** Any organization: hundreds of one thing in one place, or a little of everything everywhere. */
export const workloads: fc.Arbitrary<Workload> = fc.record({
  asked: fc.array(
    fc.record({
      place,
      questions: fc.oneof(fc.integer({ min: 1, max: 10 }), fc.integer({ min: 1, max: 300 })),
      pages: fc.oneof({ weight: 3, arbitrary: fc.constant(1) }, fc.integer({ min: 1, max: 12 })),
    }),
    { minLength: 1, maxLength: 12 },
  ),
  latency: fc.integer({ min: 5, max: 200 }),
  jitter: fc.integer({ min: 0, max: 200 }),
  seed: fc.nat(),
});

export function callsOf({ asked }: Workload): number {
  return asked.reduce((sum, { questions, pages }) => sum + questions * pages, 0);
}
