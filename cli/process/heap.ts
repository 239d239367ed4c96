import { getHeapSpaceStatistics, getHeapStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/**
 * Keeps the process small, for as long as it runs. On a machine with much memory V8 lets 120 MB of young and 180 MB of
 * old garbage pile up before it looks; what a scan of 50 accounts really holds is 50 MB. The flags are read by V8 whenever it
 * decides, so nobody has to start Node with options. No limit is set: a large organization takes what it needs. `inTurns`:
 * whether timers have their turn; without them the young generation stays as small as it is, which costs a third of the time.
 */
export function keepHeapSmall({ inTurns = true } = {}): void {
  // The next collection of old garbage comes when the heap is half again as large as what lives in it; that rule begins
  // with the first full collection.
  setFlagsFromString('--heap-growing-percent=50');
  setFlagsFromString('--expose-gc');
  collect = runInNewContext('gc');
  collect?.();
  setFlagsFromString('--no-expose-gc');
  if (inTurns) setInterval(lookAtHeap, LOOK_EVERY_MS).unref();
  else setFlagsFromString('--semi-space-growth-factor=1');
}

/** For those who make much garbage before timers have their turn again. */
export function lookAtHeap(): void {
  limitYoungGeneration();
  if (getHeapStatistics().external_memory <= external + BUFFERS_ENOUGH_BYTES) return;
  collect?.();
  external = getHeapStatistics().external_memory;
}

/** Gives back what one step of the work has left behind, before the next one begins: half a second for 100 MB that live. */
export function giveMemoryBack(): void {
  collect?.({ type: 'major', flavor: 'last-resort' });
  external = getHeapStatistics().external_memory;
}

let collect: ((options?: object) => void) | undefined;

/** Buffers lie outside the heap: V8 lets 64 MB of dead ones pile up. */
const BUFFERS_ENOUGH_BYTES = 16 * 1024 ** 2;
/** What buffers were left when somebody last looked. */
let external = 0;

/** The young generation doubles, from 1 MB up to 100 MB and more: from here on it keeps its size. */
const YOUNG_ENOUGH_BYTES = 12 * 1024 ** 2;
const LOOK_EVERY_MS = 50;

let isGrowing = true;

function limitYoungGeneration(): void {
  const young = getHeapSpaceStatistics().find(({ space_name: name }) => name === 'new_space');
  const mayGrow = young === undefined || young.space_size < YOUNG_ENOUGH_BYTES;
  if (mayGrow === isGrowing) return;
  isGrowing = mayGrow;
  setFlagsFromString(`--semi-space-growth-factor=${mayGrow ? 2 : 1}`);
}
