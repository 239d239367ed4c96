import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';

/** Within which process numbers mean the same: a machine, or one container on it. */
export function processSpace(): string {
  try {
    return `${hostname()} ${readlinkSync('/proc/self/ns/pid')}`;
  } catch {
    return hostname();
  }
}

/**
 * Tells processes apart that have had the same number one after the other: when the process began, counted from a start
 * of the machine. `ended`: it has, and only its number is left. null: the system does not tell.
 */
export function processIdentity(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name stands in brackets and may hold anything, brackets too.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (fields[STATE] === 'Z' || fields[STATE] === 'X') return 'ended';
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()} ${fields[START_TIME]}`;
  } catch {
    return null;
  }
}

/** Positions after the name, as proc_pid_stat(5) counts them. */
const STATE = 0;
const START_TIME = 19;

/** Whether there is a process of that number, whoever it belongs to. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
