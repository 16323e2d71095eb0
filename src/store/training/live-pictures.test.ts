import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Picture, PictureQuestion } from '../../engine/pictures/picture.ts';
import { createLivePictures } from './live-pictures.ts';

const FUNCTION: PictureQuestion = { kind: 'function' };
const features = (layer: number): PictureQuestion => ({ kind: 'features', layer, as: 'samples' });

const pictureFor = (question: PictureQuestion): Picture =>
  question.kind === 'function'
    ? {
        kind: 'function',
        of: 'pairs',
        samples: 'test',
        target: new Float32Array(1),
        f: new Float32Array(1),
        directions: null,
      }
    : { ...question, of: 'units', now: new Float32Array(2), start: new Float32Array(2) };

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function open() {
  const asked: { id: number; member: number; question: PictureQuestion }[] = [];
  const pictures = createLivePictures((id, member, question) => void asked.push({ id, member, question }));
  const answer = (index: number, step: number, took = 1) => {
    const { id, member, question } = asked[index];
    const picture = pictureFor(question);
    pictures.receive({ type: 'seen', runId: 1, seq: 0, id, member, step, took, picture });
    return picture;
  };
  return { pictures, asked, answer, shown: (side: number) => pictures.store.getState()[side] };
}

describe('the pictures of the networks that train', () => {
  it('are asked for of each side and kind, and shown where they belong', () => {
    const { pictures, asked, answer, shown } = open();
    pictures.look(0, 'function', FUNCTION);
    pictures.look(1, 'features', features(2));
    expect(asked.map(({ member, question }) => [member, question])).toEqual([
      [0, FUNCTION],
      [1, features(2)],
    ]);
    const right = answer(1, 7);
    const left = answer(0, 6);
    expect(shown(0)).toEqual({ function: { step: 6, picture: left }, features: null });
    expect(shown(1)).toEqual({ function: null, features: { step: 7, picture: right } });
  });

  it('come at most ten times a second, and not while the run rests', () => {
    const { pictures, asked, answer } = open();
    pictures.look(0, 'function', FUNCTION);
    answer(0, 5);
    pictures.advance(5);
    vi.advanceTimersByTime(60_000);
    expect(asked).toHaveLength(1);
    pictures.advance(6);
    vi.advanceTimersByTime(0);
    answer(1, 7);
    pictures.advance(9);
    vi.advanceTimersByTime(99);
    expect(asked).toHaveLength(2);
    vi.advanceTimersByTime(1);
    expect(asked).toHaveLength(3);
  });

  it.each([
    { costs: { function: 3, features: 1 }, expected: { function: 10, features: 10 } },
    { costs: { function: 9, features: 3 }, expected: { function: 1000 / 300, features: 1000 / 300 } },
    { costs: { function: 500, features: 500 }, expected: { function: 0.04, features: 0.04 } },
  ])('share 8 % of the time of the worker, by the time that it reports: $costs ms', ({ costs, expected }) => {
    const counts = { function: 0, features: 0 };
    const seconds = 100;
    const pictures = createLivePictures((id, member, question) => {
      const took = costs[question.kind];
      setTimeout(() => {
        counts[question.kind]++;
        pictures.receive({
          type: 'seen',
          runId: 1,
          seq: 0,
          id,
          member,
          step: performance.now(),
          took,
          picture: pictureFor(question),
        });
      }, took);
    });
    for (const side of [0, 1]) {
      pictures.look(side, 'function', FUNCTION);
      pictures.look(side, 'features', features(1));
    }
    for (let ms = 0; ms < 1000 * seconds; ms++) {
      vi.advanceTimersByTime(1);
      pictures.advance(performance.now());
    }
    const took = counts.function * costs.function + counts.features * costs.features;
    // Each picture may be there once before anything is paid.
    expect(took).toBeLessThanOrEqual(80 * seconds + 2 * (costs.function + costs.features));
    expect(counts.function / 2 / seconds).toBeCloseTo(expected.function, 0);
    expect(counts.features / 2 / seconds).toBeCloseTo(expected.features, 0);
  });

  it('leave the share to a dear picture when the others are cheap', () => {
    const { pictures, asked, answer } = open();
    pictures.look(0, 'function', FUNCTION);
    pictures.look(0, 'features', features(1));
    answer(1, 5, 0.1);
    answer(0, 5, 20);
    pictures.advance(6);
    vi.advanceTimersByTime(100);
    expect(asked.slice(2).map(({ question }) => question.kind)).toEqual(['features']);
    // 0.1 ms and 20 ms are 8 % of 1.25 ms and of 250 ms.
    vi.advanceTimersByTime(151);
    expect(asked).toHaveLength(3);
    vi.advanceTimersByTime(1);
    expect(asked).toHaveLength(4);
  });

  it('are not paid for at the start of a run, where what is kept of step 0 is computed', () => {
    const { pictures, asked, answer } = open();
    pictures.look(0, 'function', FUNCTION);
    pictures.restart();
    answer(1, 0, 300);
    pictures.advance(1);
    vi.advanceTimersByTime(100);
    expect(asked).toHaveLength(3);
  });

  it('are forgotten when another run starts, and asked for anew', () => {
    const { pictures, asked, answer, shown } = open();
    pictures.look(0, 'function', FUNCTION);
    answer(0, 500);
    pictures.restart();
    expect(shown(0).function).toBeNull();
    expect(asked).toHaveLength(2);
    answer(0, 600);
    expect(shown(0).function).toBeNull();
    const first = answer(1, 0);
    expect(shown(0).function).toEqual({ step: 0, picture: first });
  });

  it('are not asked for when nobody looks', () => {
    const { pictures, asked, answer, shown } = open();
    pictures.look(0, 'function', FUNCTION);
    answer(0, 5);
    pictures.look(0, 'function', null);
    expect(shown(0).function).toBeNull();
    pictures.advance(50);
    pictures.restart();
    vi.advanceTimersByTime(60_000);
    expect(asked).toHaveLength(1);
  });
});
