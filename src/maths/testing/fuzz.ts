/**
 * Trying a decoder with very many damaged inputs, each drawn from its number, so that one that fails can be drawn again:
 * `FUZZ_FIRST=71234 FUZZ_CASES=1 npm test -- fuzz`.
 */
import process from 'node:process';
import { performance } from 'node:perf_hooks';
import { NASTY_TEXTS, NASTY_VALUES } from './nasty.ts';
import { randomStream, type RandomStream } from '../random.ts';

/** The cases of each decoder. */
const FUZZ_CASES = Number(process.env.FUZZ_CASES ?? 100_000);
const FIRST = Number(process.env.FUZZ_FIRST ?? 0);

/** Most of the memory that reading may take beside what is there before, in bytes. */
const MOST_MEMORY = 256e6;
/** The time for an input, in ms of the processor, and for each MB of it. */
const MOST_TIME = { least: 100, perMegabyte: 100 };
/** The clock also counts what else the machine does, so that an input is slow only if it is each time. */
const TRIES = 5;
/** Memory is looked at after so many cases. */
const LOOK_EVERY = 500;

/** What is drawn for one case. */
export interface Draw {
  /** Draws a whole number, 0 to `most` - 1. */
  below: (most: number) => number;
  pick: <Item>(items: readonly Item[]) => Item;
  /** Returns true once in `times` cases. */
  onceIn: (times: number) => boolean;
}

/** A decoder, and what is given to it. */
export interface Fuzzed<Input> {
  make: (draw: Draw) => Input;
  /** Reads an input; throws when the decoder does what it must not. Returns whether it was taken. */
  read: (input: Input) => boolean | Promise<boolean>;
  /** Returns an input as text, for the message. */
  show: (input: Input) => string;
  /** The bytes of an input; absent: those of its text. */
  size?: (input: Input) => number;
  /** Takes fewer cases, since each takes long. */
  cases?: number;
}

/** What came of the cases. */
export interface FuzzOutcome {
  taken: number;
  refused: number;
}

/**
 * Gives each case to a decoder.
 *
 * @throws Error with number and text of the first input whose reading throws, or takes too much time or memory
 */
export async function fuzz<Input>({ make, read, show, size, cases = FUZZ_CASES }: Fuzzed<Input>): Promise<FuzzOutcome> {
  const outcome = { taken: 0, refused: 0 };
  const before = process.memoryUsage.rss();
  for (let number = FIRST; number < FIRST + cases; number++) {
    const input = make(drawOf(randomStream(number, 'noise')));
    const fails = (what: string, cause?: unknown) =>
      new Error(`Case ${number} ${what}: ${show(input).slice(0, 2000)}`, { cause });
    try {
      const start = performance.now();
      outcome[(await read(input)) ? 'taken' : 'refused']++;
      const bytes = (size ?? ((each: Input) => show(each).length))(input);
      const most = MOST_TIME.least + (MOST_TIME.perMegabyte * bytes) / 1e6;
      if (performance.now() - start > most && (await isSlow(() => read(input), most))) {
        throw fails(`takes more than ${Math.round(most)} ms`);
      }
    } catch (error) {
      if (error instanceof Error && error.message.startsWith('Case ')) throw error;
      throw fails(`fails with ${String(error)}`, error);
    }
    if (number % LOOK_EVERY === 0 && process.memoryUsage.rss() - before > MOST_MEMORY) {
      globalThis.gc?.();
      const grown = process.memoryUsage.rss() - before;
      if (grown > MOST_MEMORY) throw fails(`leaves ${Math.round(grown / 1e6)} MB taken`);
    }
  }
  return outcome;
}

async function isSlow(act: () => unknown, most: number): Promise<boolean> {
  for (let tries = 0; tries < TRIES; tries++) {
    const start = process.cpuUsage();
    await act();
    const { user, system } = process.cpuUsage(start);
    if ((user + system) / 1000 <= most) return false;
  }
  return true;
}

const drawOf = (stream: RandomStream): Draw => ({
  below: (most) => stream.integer(most),
  pick: (items) => items[stream.integer(items.length)],
  onceIn: (times) => stream.integer(times) === 0,
});

/** Returns one of some texts with parts cut out, said twice, swapped with another's, or with nasty ones in them. */
export function damagedText(draw: Draw, seeds: readonly string[], words: readonly string[] = []): string {
  let text = draw.pick(seeds);
  for (let edits = 1 + draw.below(4); edits > 0; edits--) {
    const [from, to] = [draw.below(text.length + 1), draw.below(text.length + 1)].toSorted((a, b) => a - b);
    const near = Math.min(to, from + draw.below(12));
    const added = draw.pick<() => string>([
      () => '',
      () => String.fromCharCode(draw.below(draw.onceIn(3) ? 65_536 : 128)),
      () => draw.pick(NASTY_TEXTS),
      () => draw.pick(words.length > 0 ? words : NASTY_TEXTS),
      () => text.slice(from, to),
      () => draw.pick(seeds).slice(from, to),
    ])();
    text = text.slice(0, from) + added + text.slice(draw.onceIn(8) ? to : near);
  }
  return draw.onceIn(300) ? text.repeat(1 + draw.below(300)) : text;
}

/**
 * Returns one of some JSON values with other values, or none, at one place or some. What is not changed is shared with the
 * seed.
 */
export function damagedJson(draw: Draw, seeds: readonly unknown[]): unknown {
  let value = draw.pick(seeds);
  for (let edits = 1 + draw.below(3); edits > 0; edits--) value = damaged(draw, value, seeds);
  return value;
}

const isPart = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !ArrayBuffer.isView(value);

function damaged(draw: Draw, value: unknown, seeds: readonly unknown[], depth = 0): unknown {
  const keys = isPart(value) ? Object.keys(value) : [];
  if (keys.length === 0 || draw.onceIn(depth === 0 ? 40 : 6)) return otherValue(draw, value, seeds);
  // A list is as long as the file, and each of its items as often hit as each other key.
  const key = draw.pick(keys);
  if (Array.isArray(value)) {
    const list = value.slice() as unknown[];
    const at = Number(key);
    if (draw.onceIn(8)) list.splice(at, draw.below(2), list[at]);
    else if (draw.onceIn(8)) list.splice(at, 1 + draw.below(3));
    else list[at] = damaged(draw, list[at], seeds, depth + 1);
    return list;
  }
  const copy = { ...(value as Record<string, unknown>) };
  if (draw.onceIn(8)) Reflect.deleteProperty(copy, key);
  else if (draw.onceIn(10)) define(copy, draw.pick(STRANGE_KEYS), otherValue(draw, copy[key], seeds));
  else define(copy, key, damaged(draw, copy[key], seeds, depth + 1));
  return copy;
}

const STRANGE_KEYS = ['__proto__', 'constructor', 'toString', 'length', 'then', 'toJSON', '', ' ', '0', 'kind', 'v'];

/** Also `__proto__` becomes a property of its own, as in parsed JSON. */
const define = (object: object, key: string, value: unknown) =>
  Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true });

function otherValue(draw: Draw, value: unknown, seeds: readonly unknown[]): unknown {
  return draw.pick<() => unknown>([
    () => draw.pick(NASTY_VALUES),
    () => draw.pick(NASTY_VALUES),
    () => draw.pick(NASTY_TEXTS),
    () => (typeof value === 'number' ? value * draw.pick([-1, 2, 1e3, 1e9, 1e-9, NaN]) + draw.below(3) - 1 : [value]),
    () => (typeof value === 'string' ? damagedText(draw, [value]) : (JSON.stringify(value) ?? '').slice(0, 100)),
    () => (isPart(value) ? Object.values(value) : { value }),
    () => partOf(draw, draw.pick(seeds)),
  ])();
}

/** Returns a part of a value from anywhere in it. */
function partOf(draw: Draw, value: unknown): unknown {
  let part = value;
  while (isPart(part) && !draw.onceIn(4)) {
    const parts = Object.values(part);
    if (parts.length === 0) break;
    part = draw.pick(parts);
  }
  return part;
}

/** Returns some bytes with others in places, with parts cut out or said twice, or with those of another file. */
export function damagedBytes(draw: Draw, seeds: readonly Uint8Array[]): Uint8Array {
  let bytes = Uint8Array.from(draw.pick(seeds));
  for (let edits = 1 + draw.below(4); edits > 0; edits--) {
    if (bytes.length === 0) break;
    const at = draw.below(bytes.length);
    const length = Math.min(bytes.length - at, 1 + draw.below(draw.onceIn(4) ? bytes.length : 8));
    draw.pick<() => void>([
      () => void (bytes[at] = draw.below(256)),
      () => void (bytes[at] ^= 1 << draw.below(8)),
      () => bytes.set(sizeBytes(draw).subarray(0, bytes.length - at), at),
      () => bytes.fill(draw.pick([0, 0x20, 0x30, 0xff]), at, at + length),
      () => void (bytes = joined(bytes.subarray(0, at), bytes.subarray(at + length))),
      () => void (bytes = joined(bytes.subarray(0, at + length), bytes.subarray(at))),
      () => void (bytes = joined(bytes.subarray(0, at), draw.pick(seeds).subarray(at))),
      () => void (bytes = bytes.slice(0, at)),
    ])();
  }
  return bytes;
}

/** Returns a number as it stands for a size in a file: little-endian, of 2, 4 or 8 bytes. */
function sizeBytes(draw: Draw): Uint8Array {
  const size = draw.pick([0, 1, 2, 127, 255, 256, 65_535, 2 ** 24, 2 ** 31 - 1, 2 ** 31, 2 ** 32 - 1]);
  const bytes = new Uint8Array(draw.pick([2, 4, 8]));
  for (let at = 0; at < bytes.length; at++) bytes[at] = Math.floor(size / 256 ** at) % 256;
  return bytes;
}

const joined = (one: Uint8Array, other: Uint8Array): Uint8Array<ArrayBuffer> => {
  const both = new Uint8Array(one.length + other.length);
  both.set(one);
  both.set(other, one.length);
  return both;
};

const MOST_CHARACTERS = 500;

/**
 * Holds what a person reads about an input to a sentence.
 *
 * @throws Error when it is none
 */
export function requireSentence(text: unknown): void {
  if (typeof text !== 'string' || text.length < 5 || text.length > MOST_CHARACTERS) {
    throw new Error(`no sentence of at most ${MOST_CHARACTERS} characters: ${String(text).slice(0, 1000)}`);
  }
  if (/[\u0000-\u001f\u007f-\u009f]/.test(text)) throw new Error(`a control character in: ${JSON.stringify(text)}`);
  // What is quoted is the input's.
  const own = text.replace(/".*"|“.*”/g, '');
  if (/\[object |undefined|=>/.test(own)) throw new Error(`no words for a person: ${text}`);
}
