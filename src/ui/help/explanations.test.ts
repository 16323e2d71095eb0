import { expect, it } from 'vitest';
import { PRIOR } from '../../config/prior.ts';
import { ALL_SETTINGS } from '../../config/settings/settings.ts';
import { SWEEP } from '../../config/sweep/sweep.ts';
import { wordsOf } from '../../settings/row.ts';
import { TASK_NAMES, taskSettings } from '../../tasks/tasks.ts';
import { explained } from './explanations.ts';

const entries = explained().flatMap((section) => section.entries);

it('explains every setting there is', () => {
  const tasks = TASK_NAMES.flatMap((task) => taskSettings(task)).map(([, row]) => row);
  for (const row of [...Object.values(ALL_SETTINGS), ...tasks, ...Object.values(PRIOR), ...Object.values(SWEEP)]) {
    const { label, hint } = wordsOf(row);
    expect(entries).toContainEqual(expect.objectContaining({ name: label, text: hint }));
  }
});

it('explains the words of the scaling', () => {
  const names = entries.map(({ name, symbol }) => symbol ?? name);
  for (const word of ['SP', 'NTP', 'μP', 'IP', 'Custom', 'κ', 'a, b, c', 'r', 'b', 'c']) expect(names).toContain(word);
});

it('explains each thing once, in a sentence', () => {
  const keys = entries.map(({ name, symbol, text }) => `${name} ${symbol} ${text}`);
  expect(new Set(keys).size).toBe(keys.length);
  for (const { name, text } of entries) expect(text, name).toMatch(/^[^a-z].{20,}[.:)]$/s);
});
