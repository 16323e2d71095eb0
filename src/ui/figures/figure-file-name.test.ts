import { expect, it } from 'vitest';
import { FIGURE_SIZES } from '../../charts/export/figure-sizes.ts';
import { figureFileName, type FigureIdentity } from './figure-file-name.ts';

const LOSS: FigureIdentity = {
  ...{ kind: 'loss', networks: 'lazy rich', step: 17600, size: 'column', isPictureOnly: false },
};

it('the name of a figure says its networks, its step and its size', () => {
  expect(figureFileName(LOSS)).toBe('loss-lazy-rich-step-17600-1-column');
  expect(figureFileName({ ...LOSS, kind: 'network', networks: 'rich', size: 'shown', isPictureOnly: true })).toBe(
    'network-rich-step-17600-picture',
  );
  expect(figureFileName({ ...LOSS, networks: 'γ₀ 0.01', step: null, size: 'slide' })).toBe('loss-gamma0-0.01-slide');
  expect(figureFileName({ ...LOSS, kind: 'featureMove' })).toBe('feature-move-lazy-rich-step-17600-1-column');
});

it('no two figures have one name', () => {
  const names = FIGURE_SIZES.flatMap((size) =>
    [true, false].flatMap((isPictureOnly) =>
      [0, 1, null].map((step) => figureFileName({ ...LOSS, size, isPictureOnly, step })),
    ),
  );
  expect(new Set(names).size).toBe(names.length);
});

it('a long title leaves room for the step', () => {
  expect(figureFileName({ ...LOSS, kind: 'wide '.repeat(40) })).toMatch(/-step-17600-1-column$/);
});
