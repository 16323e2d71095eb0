import type { Lab } from '../lab.ts';
import type { GivenFile } from './given-file.ts';

/**
 * What has become of a file: a sentence why it was refused, or what else a person should know of it. `null`: what shows the
 * file says that.
 */
export type FileOutcome = { ok: true; sentence?: string | null } | { ok: false; sentence: string };

/** Opens a file of one kind. It throws or refuses before it changes anything. */
export type FileOpener = (file: GivenFile, lab: Lab) => Promise<FileOutcome>;
