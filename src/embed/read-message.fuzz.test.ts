import { expect, it } from 'vitest';
import { damagedJson, fuzz, requireSentence } from '../maths/testing/fuzz.ts';
import { readMessage } from './read-message.ts';

const MESSAGES = [
  { lab: 1, type: 'start', id: 1 },
  { lab: 1, type: 'ask', what: 'link', id: 'a' },
  { lab: 1, type: 'set', link: '#v=1&width=64' },
  { lab: 1, type: 'set', settings: { 'net.width': 64, 'train.lr': 0.1, 'net.bias': true } },
  { lab: 1, type: 'keys', keys: ['ArrowLeft', 'ArrowRight', 'Escape'] },
];

it('a damaged message of the page around is read, refused in a sentence, or not for the lab', async () => {
  const outcome = await fuzz({
    make: (draw) => damagedJson(draw, MESSAGES),
    show: (message) => JSON.stringify(message) ?? 'undefined',
    read: (message) => {
      const read = readMessage(message);
      if (read && 'problem' in read) requireSentence(read.problem);
      if (read && 'message' in read) structuredClone(read.message);
      return read !== null && 'message' in read;
    },
  });
  expect(Math.min(outcome.taken, outcome.refused)).toBeGreaterThan(0);
});
