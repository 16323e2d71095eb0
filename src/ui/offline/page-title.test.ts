import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { defaultExperiment } from '../../config/default-experiment.ts';
import { offline as japanese } from '../../words/ja/offline.ts';
import { words } from '../../words/words.ts';
import { pageTitle } from './page-title.ts';

const shown = { view: 'training', lesson: null, experiment: defaultExperiment, right: null } as const;
const richer = (gamma0: number) => ({ ...defaultExperiment, scaling: { ...defaultExperiment.scaling, gamma0 } });

it('the title names what a run differs in', () => {
  expect(pageTitle({ ...shown, experiment: richer(10) })).toBe('Digits, γ₀ 10 – Lazy–Rich Lab');
});

it('the title of a comparison names both sides', () => {
  const title = pageTitle({ ...shown, experiment: richer(0.01), right: richer(10) });
  expect(title).toBe('Digits, γ₀ 0.01 | γ₀ 10 – Lazy–Rich Lab');
});

it('the title of a lesson is its own, that of another view the name of the view', () => {
  expect(pageTitle({ ...shown, view: 'lesson', lesson: 'lazy-or-rich' })).toBe('Lazy or rich? – Lazy–Rich Lab');
  expect(pageTitle({ ...shown, view: 'lesson' })).toBe('Lessons – Lazy–Rich Lab');
  expect(pageTitle({ ...shown, view: 'prior' })).toBe('Prior – Lazy–Rich Lab');
});

it('the page describes itself as its file does, and as the app does in each language', () => {
  expect(readFileSync('index.html', 'utf8')).toContain(`content="${words.offline.description}"`);
  expect(JSON.parse(readFileSync('public/manifest.webmanifest', 'utf8'))).toMatchObject({
    lang: 'en',
    description: words.offline.description,
    description_localized: { ja: japanese.description },
  });
});
