/**
 * Locks of files, so that two programs do not write the same one: beside FILE stands FILE.lock, with the process and the
 * machine that write it. A lock goes with its process; one that a process left behind when it died is recognized.
 */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import process from 'node:process';
import * as v from 'valibot';
import { isCode } from './error-code.ts';

/** Who writes a file. */
export interface LockOwner {
  pid: number;
  host: string;
  /** When it began, as an ISO date. */
  since: string;
}

const ownerSchema = v.object({
  pid: v.pipe(v.number(), v.integer(), v.minValue(1)),
  host: v.string(),
  since: v.string(),
});

/** Returns the lock of a file. */
export const lockOf = (file: string): string => `${file}.lock`;

const held = new Set<string>();

/**
 * Locks a file for this process, until it ends; a second time does nothing.
 *
 * @returns `null`; or the owner of the file, if another process writes it; `'unknown'` if the lock says nobody
 * @throws what the file system throws when there can be no lock
 */
export function lockFile(file: string): LockOwner | 'unknown' | null {
  const lock = lockOf(file);
  if (held.has(lock)) return null;
  if (!take(lock)) {
    const owner = ownerOf(lock);
    if (owner === 'unknown' || isAtWork(owner)) return owner;
    rmSync(lock, { force: true });
    // Another process that has found the same dead owner may have been faster.
    if (!take(lock)) return ownerOf(lock);
  }
  if (held.size === 0) process.once('exit', releaseAll);
  held.add(lock);
  return null;
}

/** Makes a lock of this process; returns whether there was none. */
function take(lock: string): boolean {
  const owner: LockOwner = { pid: process.pid, host: hostname(), since: new Date().toISOString() };
  try {
    writeFileSync(lock, `${JSON.stringify(owner)}\n`, { flag: 'wx' });
    return true;
  } catch (error) {
    if (isCode(error, 'EEXIST')) return false;
    throw error;
  }
}

function ownerOf(lock: string): LockOwner | 'unknown' {
  try {
    const parsed = v.safeParse(ownerSchema, JSON.parse(readFileSync(lock, 'utf8').slice(0, 1000)));
    return parsed.success ? parsed.output : 'unknown';
  } catch {
    return 'unknown';
  }
}

/** Returns whether an owner may still be at work: of another machine, nobody can tell from here. */
function isAtWork({ pid, host }: LockOwner): boolean {
  if (host !== hostname()) return true;
  // Nobody else has the number of this process: the owner had it before.
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return !isCode(error, 'ESRCH');
  }
}

function releaseAll(): void {
  for (const lock of held) rmSync(lock, { force: true });
  held.clear();
}
