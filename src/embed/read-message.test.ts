import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readMessage } from './read-message.ts';

describe('a message of the host', () => {
  it.each([
    { lab: 1, type: 'start' },
    { lab: 1, type: 'reset', id: 'a' },
    { lab: 1, type: 'ask', what: 'link', id: 7 },
    { lab: 1, type: 'set', link: '#v=1&width=64' },
    { lab: 1, type: 'keys', keys: ['PageDown', 'ArrowRight'] },
    { lab: 1, type: 'set', settings: { width: 64, centered: false, task: 'parity' } },
  ])('is read: %j', (message) => {
    expect(readMessage(message)).toEqual({ message });
  });

  it('that is for somebody else is let alone', () => {
    for (const other of [null, undefined, 'start', 1, [], {}, { type: 'start' }, { lab: 'physics', type: 'start' }])
      expect(readMessage(other)).toBeNull();
    expect(readMessage(Object.create({ lab: 1, type: 'start' }))).toBeNull();
  });

  it.each([
    [{ lab: 2, type: 'start' }, /lab 2; allowed: 1/],
    [{ lab: 1, type: 'eval' }, /type.*"eval".*start/],
    [{ lab: 1, type: 'ask', what: 'cookies' }, /what.*"cookies".*link, state/],
    [{ lab: 1, type: 'set' }, /settings/],
    [{ lab: 1, type: 'keys', keys: ['PageDown', 3] }, /keys/],
    [{ lab: 1, type: 'keys', keys: Array.from({ length: 100 }, () => 'a') }, /keys/],
    [{ lab: 1, type: 'set', settings: { width: { valueOf: 1 } } }, /settings/],
    [{ lab: 1, type: 'set', settings: Object.fromEntries(Array.from({ length: 500 }, (_, i) => [i, 1])) }, /settings/],
    [{ lab: 1, type: 'set', link: '#'.padEnd(30_000, 'a') }, /30000 characters/],
  ])('that the lab does not know is answered with a sentence: %j', (message, sentence) => {
    expect(readMessage({ ...message, id: 3 })).toEqual({ problem: expect.stringMatching(sentence) as string, id: 3 });
  });

  it('brings no fields but those of the protocol, and no prototype', () => {
    const read = readMessage(
      JSON.parse('{"lab":1,"type":"set","settings":{"__proto__":"x","width":8},"link":5,"__proto__":{"type":"start"}}'),
    );
    expect(read).toMatchObject({ message: { type: 'set', settings: { width: 8 } } });
    const { settings } = (read as { message: { settings: object } }).message;
    expect(Object.getPrototypeOf(settings)).toBeNull();
  });

  it('never throws, whatever it is', () => {
    const anyField = fc.oneof(fc.anything(), fc.constantFrom('start', 'set', 'ask', 'link', '__proto__'));
    const message = fc.record({
      keys: anyField,
      lab: fc.constant(1),
      type: anyField,
      what: anyField,
      settings: anyField,
      link: anyField,
      id: anyField,
    });
    fc.assert(fc.property(fc.oneof(fc.anything(), message), (data) => void readMessage(data)));
  });
});
