/**
 * What a fault has to do to a scan.
 *
 * - `terminal`: no answer comes through. The scan knows what it knows when the operation is denied, and nothing else.
 * - `partial`: some answers come through, or some that tell too little. Whatever question met it is a gap.
 * - `gone`: AWS says that the thing does not exist any more. It may be an answer, but none that acquits.
 * - `harmless`: it passes, or is what AWS may do. The scan says what it says without it.
 */
export type Effect = 'terminal' | 'partial' | 'gone' | 'harmless';

export type Kind = {
  /** As `--fault` takes it; `OPERATION` is filled in. */
  readonly fault: string;
  readonly effect: Effect;
  /** The scan waits for its deadlines: they are waited for by a clock that hurries. */
  readonly isSilent?: true;
};

/** Every kind of fault but those of single members, which depend on the answer. `denied` is what others are held to. */
export const KINDS: readonly Kind[] = [
  { fault: 'denied', effect: 'terminal' },
  { fault: 'denied-by-scp', effect: 'terminal' },
  { fault: 'expired', effect: 'terminal' },
  { fault: 'empty', effect: 'terminal' },
  { fault: 'html', effect: 'terminal' },
  { fault: 'throttled', effect: 'terminal', isSilent: true },
  { fault: 'server-error', effect: 'terminal', isSilent: true },
  { fault: 'unavailable', effect: 'terminal', isSilent: true },
  { fault: 'reset', effect: 'terminal', isSilent: true },
  { fault: 'cut-off', effect: 'terminal', isSilent: true },
  { fault: 'truncated', effect: 'terminal', isSilent: true },
  { fault: 'slow', effect: 'terminal', isSilent: true },
  { fault: 'object-in-error', effect: 'terminal' },
  { fault: 'list-in-error', effect: 'terminal' },
  { fault: 'two-codes', effect: 'terminal' },
  { fault: 'no-utf8', effect: 'terminal' },
  { fault: 'too-large', effect: 'terminal' },
  { fault: 'endless', effect: 'terminal', isSilent: true },
  { fault: 'repeated-token', effect: 'terminal' },
  { fault: 'last-page-lost', effect: 'terminal', isSilent: true },
  { fault: 'expired:times=1', effect: 'partial' },
  { fault: 'gone', effect: 'gone' },
  { fault: 'gone:times=1', effect: 'gone' },
  { fault: 'throttled:times=2', effect: 'harmless' },
  { fault: 'server-error:times=1', effect: 'harmless' },
  { fault: 'unavailable:times=1', effect: 'harmless' },
  { fault: 'reset:times=1', effect: 'harmless' },
  { fault: 'cut-off:times=1', effect: 'harmless' },
  { fault: 'truncated:times=1', effect: 'harmless' },
  { fault: 'slow:seconds=0.3,times=5', effect: 'harmless' },
  { fault: 'spaced', effect: 'harmless' },
  { fault: 'empty-page-with-token', effect: 'harmless' },
];

/** The fault of a kind on an operation, with more keys where there are any. */
export function faultOn(operation: string, kind: string, ...keys: readonly string[]): string {
  const [name, ...own] = kind.split(':');
  return `${name}:${[`operation=${operation}`, ...own, ...keys].join(',')}`;
}
