/**
 * Locks of files, so that two programs do not write the same one: beside FILE stands FILE.lock, with the process and the
 * machine that write it. A lock goes with its process; one that a process left behind when it died is recognized.
 */
import { lstatSync, readFileSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import process from 'node:process';
import * as v from 'valibot';
import { isCode } from './error-code.ts';

/** Who writes a file. */
export interface LockOwner {
  pid: number;
  host: string;
  /** The numbers of processes that `pid` is one of, on Linux: containers have their own. */
  pids?: string;
  /** When it began, as an ISO date. */
  since: string;
}

const ownerSchema = v.object({
  pid: v.pipe(v.number(), v.integer(), v.minValue(1)),
  host: v.string(),
  pids: v.optional(v.string()),
  since: v.string(),
});

/** What names the numbers of processes that this process sees. */
function presentPids(): string | undefined {
  try {
    return readlinkSync('/proc/self/ns/pid');
  } catch {
    return undefined;
  }
}

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
  const owner: LockOwner = { pid: process.pid, host: hostname(), pids: presentPids(), since: new Date().toISOString() };
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
    // A pipe would be waited for.
    if (!lstatSync(lock).isFile()) return 'unknown';
    const parsed = v.safeParse(ownerSchema, JSON.parse(readFileSync(lock, 'utf8').slice(0, 1000)));
    return parsed.success ? parsed.output : 'unknown';
  } catch {
    return 'unknown';
  }
}

/** Returns whether an owner may still be at work: of another machine or container, nobody can tell from here. */
function isAtWork({ pid, host, pids = presentPids() }: LockOwner): boolean {
  if (host !== hostname() || pids !== presentPids()) return true;
  // Nobody else has the number of this process: the owner had it before.
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return !isCode(error, 'ESRCH');
  }
}

/** The signals that end a program: Ctrl-C, a scheduler whose time is up, a terminal that closes. */
const ENDING = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Lets the signals that end this program release its locks first, which another machine would take for those of a program at
 * work. They act only while the program rests.
 *
 * @returns the rest that a long work awaits a few times a second
 */
export function releaseOnSignals(): () => Promise<void> {
  for (const signal of ENDING)
    process.once(signal, () => {
      releaseAll();
      process.kill(process.pid, signal);
    });
  return () => new Promise((resolve) => setImmediate(resolve));
}

function releaseAll(): void {
  for (const lock of held) rmSync(lock, { force: true });
  held.clear();
}
