import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, symlink } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { messageOf } from '../src/words/message-of.ts';
import { labInFolder } from './testing/lab-in-folder.ts';
import { fileApart } from './command-options.ts';
import { targetOf, requireWritable, writeWholeFile } from './whole-file.ts';
import { UsageError } from './exit.ts';

const { put, path, text, files } = labInFolder();

function* brokenOff() {
  yield 'half';
  throw new Error('no space');
}

describe('a file that is written whole', () => {
  it('takes a text in pieces', async () => {
    writeWholeFile(path('pieces'), ['a', 'é', '\n']);
    expect(await text('pieces')).toBe('aé\n');
  });

  it('stays unchanged when the text breaks off, without an unfinished file beside it', async () => {
    await put('old', 'old');
    const write = () => writeWholeFile(path('old'), brokenOff());
    expect(write).toThrow(/could not be written to .*old \(no space\)/);
    // The work is done by then, so this is no UsageError: the command was right.
    expect(write).not.toThrow(UsageError);
    expect(await text('old')).toBe('old');
    expect(await files()).not.toContain('old.part');
  });

  it('is tried without a change', async () => {
    await put('tried', 'old');
    requireWritable(path('tried'));
    requireWritable(path('new'));
    expect(await text('tried')).toBe('old');
    expect(await files()).not.toContain('new');
  });

  it('is refused when the disk has less room than it will take, before any work', async () => {
    expect(() => requireWritable(path('large'), 1e18)).toThrow(UsageError);
    expect(() => requireWritable(path('large'), 1e18)).toThrow(
      /large will have up to about 1000000 TB, and its disk has .* free\. Make room/,
    );
    expect((await files()).filter((name) => name.startsWith('large') && !name.endsWith('.lock'))).toEqual([]);
  });

  it('is saved among temporary files when its folder is gone at the end', async () => {
    let sentence = '';
    try {
      writeWholeFile(path('gone/result.json'), 'text');
    } catch (error) {
      sentence = messageOf(error);
    }
    const [, other = ''] = /It is in (.*) instead: take it from there\.$/.exec(sentence) ?? [];
    expect(await readFile(other, 'utf8')).toBe('text');
    await rm(other);
  });

  it('can not be in a missing folder, and can not be a folder', async () => {
    await mkdir(path('folder'));
    expect(() => requireWritable(path('nowhere/new'))).toThrow(UsageError);
    expect(() => requireWritable(path('folder'))).toThrow(/it is a folder/);
  });

  it.each(['there', 'not-there'])('is the file at the end of a link: %s', async (name) => {
    await put('there', 'old');
    await symlink(name, path(`to-${name}`));
    await symlink(path(`to-${name}`), path(`to-to-${name}`));
    requireWritable(path(`to-to-${name}`));
    writeWholeFile(path(`to-to-${name}`), 'new');
    expect(await text(name)).toBe('new');
    expect(targetOf(path(`to-to-${name}`))).toBe(targetOf(path(name)));
    expect(() => fileApart('csv', path(`to-${name}`), [path(name)])).toThrow(/--csv .* would overwrite/);
  });

  it.skipIf(!existsSync('/dev/full'))('may be a device, which stays one', () => {
    requireWritable('/dev/null');
    writeWholeFile('/dev/null', 'text');
    expect(targetOf('/dev/null')).toBe('/dev/null');
    expect(() => writeWholeFile('/dev/full', 'text')).toThrow(/ENOSPC/);
    expect(existsSync('/dev/null.part')).toBe(false);
  });
});
