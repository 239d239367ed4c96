import { randomUUID } from 'node:crypto';
import {
  closeSync,
  existsSync,
  linkSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { link, rm, stat, writeFile } from 'node:fs/promises';
import { z } from 'zod';
import { isRunning, processIdentity, processSpace } from './process-identity.ts';

/** Who holds a lock. */
const Owner = z.object({
  token: z.string(),
  pid: z.int().positive(),
  /** As `processSpace` gives it; it begins with the name of the machine. */
  host: z.string(),
  since: z.string(),
  /** As `processIdentity` gives it. */
  process: z.string().nullable(),
});
export type Owner = z.infer<typeof Owner>;

export type Lock = {
  /** Removes the lock, if it is still this one. */
  release(): void;
};

/** Takes a lock for this process, also one whose owner is dead. Gives the owner instead when it lives. */
export async function takeLock(file: string): Promise<Lock | { readonly heldBy: Owner }> {
  const owner = ourselves();
  const text = `${JSON.stringify(owner)}\n`;
  const mine = `${file}.${owner.token}`;
  await writeFile(mine, text);
  try {
    for (;;) {
      if (await isLinked(mine, file)) return held(file, text, owner);
      const found = readOwner(file);
      if (found !== null && isAlive(found, file, (await stat(mine)).mtimeMs)) return { heldBy: found };
      if (replaceDead(mine, file, found)) return held(file, text, owner);
    }
  } finally {
    await rm(mine, { force: true });
  }
}

/** Who works on it at this moment; null: nobody. */
export function lockOwner(file: string, now = Date.now()): Owner | null {
  const found = readOwner(file);
  return found !== null && isAlive(found, file, now) ? found : null;
}

/** A link appears under its name whole or not at all, and never in the place of another. */
async function isLinked(mine: string, file: string): Promise<boolean> {
  try {
    await link(mine, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function held(file: string, text: string, { token }: Owner): Lock {
  const descriptor = openSync(file, 'r+');
  // The file's time is what processes on other machines see of us; the bytes stay the same.
  const timer = setInterval(() => renew(descriptor, text), RENEW_MS).unref();
  return {
    release() {
      clearInterval(timer);
      try {
        closeSync(descriptor);
        if (readOwner(file)?.token === token) rmSync(file, { force: true });
      } catch {
        // Nobody takes it for a living one when this process has ended.
      }
    },
  };
}

function renew(descriptor: number, text: string): void {
  try {
    writeSync(descriptor, text, 0);
  } catch {
    // A disk that takes nothing more is told of by whoever writes the snapshot.
  }
}

/**
 * Puts our lock in the place of a dead one. Of many who find it dead one has the right to, and looks again whether it is
 * still that one: no lock that lives is ever moved.
 */
function replaceDead(mine: string, file: string, dead: Owner | null): boolean {
  const right = `${file}.next`;
  try {
    linkSync(mine, right);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    // It is held for two operations only: whoever has it for longer was killed in between.
    if (Date.now() - (statSync(right, { throwIfNoEntry: false })?.ctimeMs ?? Date.now()) > KILLED_MS)
      rmSync(right, { force: true });
    return false;
  }
  try {
    if (!existsSync(file) || readOwner(file)?.token !== dead?.token) return false;
    renameSync(mine, file);
    return true;
  } finally {
    rmSync(right, { force: true });
  }
}

function ourselves(): Owner {
  const { pid } = process;
  const since = new Date().toISOString();
  return { token: randomUUID(), pid, host: processSpace(), since, process: processIdentity(pid) };
}

function isAlive(owner: Owner, file: string, now: number): boolean {
  if (owner.host !== processSpace()) return now - (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0) < STALE_MS;
  if (!isRunning(owner.pid)) return false;
  const identity = processIdentity(owner.pid);
  return identity === null || owner.process === null ? owner.pid !== process.pid : identity === owner.process;
}

/** null: there is none, or it is none of ours. */
function readOwner(file: string): Owner | null {
  try {
    return Owner.safeParse(JSON.parse(readFileSync(file, 'utf8'))).data ?? null;
  } catch {
    return null;
  }
}

const KILLED_MS = 5_000;
const RENEW_MS = 10_000;
/** A process on another machine that has not renewed its lock for that long is taken for dead. */
const STALE_MS = 60_000;
