import type { Running } from './process.ts';
import type { Room } from './room.ts';
import { watchFiles } from './watch-files.ts';

/** When a process is killed: after a time, at a change in its folder, or when it asks AWS. */
export type Moment = { readonly of: 'time' | 'files' | 'calls'; readonly at: number };

/** How long an undisturbed process takes, and how many changes and calls it makes. */
export type Extent = Readonly<Record<Moment['of'], number>>;

/** A moment somewhere in a process of that extent; `random` gives numbers from 0 to below 1. */
export function momentIn(extent: Extent, random: () => number): Moment {
  const of = (['time', 'files', 'calls'] as const)[Math.floor(random() * 3)] ?? 'time';
  return { of, at: Math.ceil(random() * extent[of]) };
}

/** Does something to a process at its moment; not at all when it ends before. */
export function at({ of, at }: Moment, room: Room, { ended }: Running, act: () => void): void {
  let count = 0;
  const step = () => {
    count += 1;
    if (count === at) act();
  };
  if (of === 'time') {
    const timer = setTimeout(act, at);
    void ended.then(() => clearTimeout(timer));
  } else if (of === 'calls') {
    room.onCall = step;
    void ended.then(() => {
      room.onCall = () => undefined;
    });
  } else {
    const watching = watchFiles(room.folder, step);
    void ended.then(() => watching.close());
  }
}

/** Measures a process that nobody disturbs. */
export async function extentOf(room: Room, running: Running): Promise<Extent> {
  let files = 0;
  let calls = 0;
  const watching = watchFiles(room.folder, () => {
    files += 1;
  });
  room.onCall = () => {
    calls += 1;
  };
  const { milliseconds } = await running.ended;
  watching.close();
  room.onCall = () => undefined;
  return { time: Math.round(milliseconds), files, calls };
}
