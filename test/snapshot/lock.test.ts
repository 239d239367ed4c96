import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lockOwner, takeLock } from '../../snapshot/lock.ts';
import { processIdentity, processSpace } from '../../snapshot/process-identity.ts';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'zonewarden-lock-'));
  file = path.join(folder, 'lock');
});
afterEach(() => rmSync(folder, { recursive: true }));

type Owner = NonNullable<ReturnType<typeof lockOwner>>;

/** A lock that somebody else has left. */
function leftBy(owner: Partial<Owner>): Owner {
  const whole = {
    token: 't',
    pid: process.pid,
    host: processSpace(),
    since: '2026-11-01T12:00:00.000Z',
    process: null,
  };
  const left = { ...whole, ...owner };
  writeFileSync(file, JSON.stringify(left));
  return left;
}

/** Takes the lock, which has to succeed, and gives its owner. */
async function taken(): Promise<Owner | null> {
  const lock = await takeLock(file);
  if ('heldBy' in lock) throw new Error(`it is held by ${JSON.stringify(lock.heldBy)}`);
  const owner = lockOwner(file);
  lock.release();
  expect(readdirSync(folder)).toEqual([]);
  return owner;
}

describe('a lock', () => {
  it('is this process while it is held, and gone when it is released', async () => {
    expect(await taken()).toMatchObject({ pid: process.pid, host: processSpace() });
    expect(lockOwner(file)).toBe(null);
  });

  it('is given to one of many who ask at once', async () => {
    const asked = await Promise.all(Array.from({ length: 20 }, () => takeLock(file)));
    expect(asked.filter((lock) => 'release' in lock).length).toBe(1);
    expect(readdirSync(folder)).toEqual(['lock']);
    for (const lock of asked) if ('release' in lock) lock.release();
  });

  it('is given to one of many who find it dead', async () => {
    leftBy({ pid: await endedProcess() });
    const asked = await Promise.all(Array.from({ length: 20 }, () => takeLock(file)));
    expect(asked.filter((lock) => 'release' in lock).length).toBe(1);
    for (const lock of asked) if ('release' in lock) lock.release();
  });

  it('of a process that has ended is dead, and so is one whose number another process has now', async () => {
    leftBy({ pid: await endedProcess() });
    expect((await taken())?.pid).toBe(process.pid);
    leftBy({ process: `${processIdentity(process.pid)?.split(' ')[0]} 1` });
    expect((await taken())?.pid).toBe(process.pid);
  });

  it('of a process that runs is respected', async () => {
    const owner = leftBy({ pid: process.ppid, process: processIdentity(process.ppid) });
    expect(await takeLock(file)).toEqual({ heldBy: owner });
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(owner);
    expect(readdirSync(folder)).toEqual(['lock']);
  });

  it('of another machine is respected until it was not renewed for a minute', async () => {
    const owner = leftBy({ host: 'another', pid: 1 });
    expect(await takeLock(file)).toEqual({ heldBy: owner });
    const before = Date.now() / 1000 - 61;
    utimesSync(file, before, before);
    expect((await taken())?.pid).toBe(process.pid);
  });

  it('that holds anything else is nobody`s', async () => {
    writeFileSync(file, 'not a lock');
    expect(lockOwner(file)).toBe(null);
    expect((await taken())?.pid).toBe(process.pid);
  });

  it('that somebody else has taken over is not removed', async () => {
    const lock = await takeLock(file);
    const other = leftBy({ pid: process.ppid, process: processIdentity(process.ppid) });
    if ('release' in lock) lock.release();
    expect(lockOwner(file)).toEqual(other);
  });
});

/** The number of a process that has ended. */
async function endedProcess(): Promise<number> {
  const child = spawn(process.execPath, ['--version'], { stdio: 'ignore' });
  await new Promise((resolve) => child.once('close', resolve));
  return child.pid ?? 0;
}
