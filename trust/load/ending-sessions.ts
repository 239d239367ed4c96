import { isKnown } from '../../model/cell.ts';
import type { SessionOptions } from '../../sim/limits/sessions.ts';
import type { SimulatedServer } from '../../sim/server.ts';
import type { Known } from './limited-scans.ts';
import { scaledClock } from './scaled-clock.ts';
import { gapText, SLOW_MACHINE, servedScan } from './served-scan.ts';

/** How sessions end before a scan does, by name. Each lasts for twelve minutes. */
export const ENDINGS = {
  'ends when it is said to end': { announcedSeconds: 720, isRevoked: false },
  'ends long before it is said to end': { announcedSeconds: 3600, isRevoked: false },
  'is revoked in the middle': { announcedSeconds: 720, isRevoked: true },
} as const satisfies Record<string, { announcedSeconds: number; isRevoked: boolean }>;
export type Ending = keyof typeof ENDINGS;

export type SessionScan = {
  readonly calls: number;
  /** Minutes that the scan took, by the clock of the sessions. */
  readonly minutes: number;
  readonly assumed: number;
  /** Calls that were refused because their session had ended. */
  readonly refused: number;
  readonly broken: readonly string[];
};

/** Scans slowly, so that the sessions of all accounts end several times. */
export async function scanThroughSessions(how: Ending, { landingZone, free }: Known): Promise<SessionScan> {
  const { announcedSeconds, isRevoked } = ENDINGS[how];
  const clock = scaledClock(SPEED);
  const sessions: SessionOptions = { seconds: LIFETIME_SECONDS, announcedSeconds, now: clock.now };
  const begun = clock.now();
  let known = 0;
  const revoke = (server: SimulatedServer) => {
    known += 1;
    if (isRevoked && known === Math.ceil(free.cells.filter(isKnown).length / 2)) server.revokeSessions();
  };
  const scan = await servedScan({
    landingZone,
    server: { sessions },
    // The machine does not answer faster because the clock does.
    aws: {
      ...SLOW_MACHINE,
      clock,
      share: 0.002,
      deadlines: { throttled: 60_000 * SPEED, unanswered: 120_000 * SPEED },
    },
    onCell: (_, server) => revoke(server),
  });
  const minutes = (clock.now() - begun) / 60_000;
  const { calls } = scan.server;
  const assumptions = calls.filter(({ operation, status }) => operation === 'sts:AssumeRole' && status === 200);
  const refused = calls.filter(({ status, input }) => status >= 400 && Object.keys(input).length === 0).length;
  const mostOfOne = Math.max(0, ...countsOf(assumptions.map(({ input }) => String(input.RoleArn))).values());
  // A session is renewed when half of it is over at the earliest, and once more where it was revoked.
  const most = 2 + Math.ceil(minutes / (LIFETIME_SECONDS / 120));
  const broken = [
    ...(scan.gaps.length > 0 ? [gapText(scan)] : []),
    ...(scan.seen !== free.seen ? ['it did not see what a scan sees whose sessions last'] : []),
    ...(mostOfOne > most ? [`one role was assumed ${mostOfOne} times in ${Math.round(minutes)} minutes`] : []),
    ...(mostOfOne < 2 ? ['no session ended before the scan did'] : []),
  ];
  return {
    ...{ calls: scan.calls, minutes: Math.round(minutes), assumed: assumptions.length, refused },
    broken: broken.map((line) => `a session ${how}: ${line}`),
  };
}

const LIFETIME_SECONDS = 720;
/** A session lasts for twelve seconds, which a busy machine may need for a call. */
const SPEED = 60;

function countsOf(names: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}
