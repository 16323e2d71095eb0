import { lstatSync, readlinkSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';

/**
 * The file that a path leads to through all links, whether it is there yet or not; the path itself where it leads to a
 * pipe or a device, or where there is no such folder.
 *
 * @throws an Error where links lead round in a circle, or into a folder that is closed
 */
export function targetOf(file: string): string {
  if (isStream(file)) return file;
  if (isThere(file)) return realpathSync(file);
  if (!isThere(dirname(file))) return file;
  const place = join(realpathSync(dirname(file)), basename(file));
  const isLink = lstatSync(place, { throwIfNoEntry: false })?.isSymbolicLink();
  return isLink ? targetOf(resolve(dirname(place), readlinkSync(place))) : place;
}

/** Whether a path leads to a pipe or a device, which can't be read back, nor be replaced by another. */
export const isStream = (path: string): boolean => {
  const there = statSync(path, { throwIfNoEntry: false });
  return there !== undefined && !there.isFile() && !there.isDirectory();
};

const isThere = (path: string): boolean => statSync(path, { throwIfNoEntry: false }) !== undefined;
