/** 300 files that a reader of .npy and .npz must bear: cut, changed and lying ones, each drawn from its number. */
import { constants, deflateRawSync } from 'node:zlib';
import { randomStream } from '../../maths/random.ts';
import { npyFile, npyHeader } from './npy-file.ts';
import { zipArchive, type MadeEntry } from './zip-archive.ts';

/** A made file. */
export interface HostileFile {
  kind: string;
  name: string;
  bytes: Uint8Array;
  /** Whether it has to be refused; one that was changed at random may have been changed where nothing depends on it. */
  isRefused: boolean;
}

/** The number of the files. */
export const HOSTILE_FILES = 300;

const good = npyFile(npyHeader('<f4', '(4, 6)'), 96);
const entry = (change: Partial<MadeEntry> = {}): MadeEntry => ({ name: 'x.npy', data: good, ...change });
const archive = () => zipArchive([entry(), entry({ name: 'y.npy', method: 0 })]);

/** 16 MB of zeros, deflated to 16 kB. */
const ZEROS = deflateRawSync(new Uint8Array(16_000_000), { finishFlush: constants.Z_FULL_FLUSH });
const NOTHING = deflateRawSync(new Uint8Array());

/** Returns deflated zeros, so many times 16 MB. */
const foldedZeros = (times: number): Uint8Array =>
  Uint8Array.from(Buffer.concat([...new Array<Buffer>(times).fill(ZEROS), NOTHING]));

type Draw = (most: number) => number;
type Kind = (draw: Draw) => { bytes: Uint8Array; isNpy?: true; isRefused?: false };

const inside = (draw: Draw, bytes: Uint8Array) => {
  for (let times = 1 + draw(8); times > 0; times--) bytes[draw(bytes.length)] = draw(256);
  return bytes;
};
const npy = (bytes: Uint8Array) => ({ bytes, isNpy: true as const });
const zipped = (data: Uint8Array, change: Partial<MadeEntry> = {}) => ({
  bytes: zipArchive([entry({ data, ...change })]),
});
const pick = <Item>(draw: Draw, items: readonly Item[]): Item => items[draw(items.length)];

const TYPES = ['|O', '<c8', '|V8', '<M8[s]', '|S5', '<U3', '<f16', '<i3', 'f4', '<', '', '>U2', '<f4 '] as const;
const HEADERS = [
  '{}',
  'nothing',
  "{'descr': [('a', '<f4'), ('b', '<i4')], 'fortran_order': False, 'shape': (3,)}",
  "{'descr': '<f4', 'fortran_order': False, 'shape': (3)}",
  "{'descr': '<f4', 'fortran_order': False, 'shape': (-3,)}",
  "{'descr': '<f4', 'fortran_order': 0, 'shape': (3,)}",
  "{'descr': '<f4', 'fortran_order': False}",
  "{'descr': '<f4', 'fortran_order': False, 'shape': (3,), 'shape': (3,)}",
  "{'descr': '<f4', 'fortran_order': False, 'shape': (3,), 'more': 1}",
  "{'descr': __import__('os'), 'fortran_order': False, 'shape': (3,)}",
  `{'descr': '<f4', 'fortran_order': False, 'shape': (${'1, '.repeat(40)})}`,
  `{'descr': '<f4', 'fortran_order': False, 'shape': (${'9'.repeat(400)},)}`,
  `{'descr': '<f4', 'fortran_order': False, 'shape': (${'1, '.repeat(4000)})}`,
  `{'descr': '<f4', ${' '.repeat(9000)}`,
] as const;
const NAMES = ['../x.npy', '/etc/x.npy', 'a/../../x.npy', 'C:\\x.npy', '..\\x.npy', '.npy', '__proto__.npy', 'x.txt'];

const KINDS: Readonly<Record<string, Kind>> = {
  'npz that is cut short': (draw) => {
    const whole = archive();
    return { bytes: whole.subarray(0, draw(whole.length)) };
  },
  'npz with other bytes': (draw) => ({ bytes: inside(draw, archive()), isRefused: false }),
  'npy that is cut short': (draw) => npy(good.subarray(0, draw(good.length))),
  'npy with other bytes': (draw) => ({ ...npy(inside(draw, good.slice())), isRefused: false }),
  'npy of another type': (draw) => npy(npyFile(npyHeader(pick(draw, TYPES), '(4, 6)'), 96)),
  'npy with another header': (draw) => npy(npyFile(pick(draw, HEADERS), 12)),
  'npy whose shape lies': (draw) =>
    npy(npyFile(npyHeader('<f4', `(${1 + draw(1e9)}, ${7 + draw(1e9)})`, pick(draw, ['True', 'False'])), 96)),
  'npy of another version': (draw) => npy(npyFile(npyHeader('<f4', '(4, 6)'), 96, [4 + draw(250), draw(3)])),
  'npy whose header is longer than it': (draw) => {
    const bytes = good.slice();
    bytes.set([draw(256), 1 + draw(255)], 8);
    return npy(bytes);
  },
  'npy of too large whole numbers': (draw) =>
    npy(npyFile(npyHeader(pick(draw, ['<i8', '>u8']), '(1,)'), Uint8Array.of(1, 0, 0, 0, 0, 0, 1 + draw(100), 99))),
  'npz with pickled objects': () => zipped(npyFile(npyHeader('|O', '(1,)'), 50)),
  'npz that says it unfolds to gigabytes': (draw) => zipped(good, { size: 2 ** 28 + draw(2 ** 31) }),
  'npz that unfolds to gigabytes': (draw) =>
    zipped(good, { packed: foldedZeros(20 + draw(200)), size: pick(draw, [100, 1e5, 1e6, 4e9]) }),
  'npz with folded zeros for an array': (draw) => zipped(good, { packed: foldedZeros(1), size: 16e6 - draw(2) }),
  'npz whose entries share their bytes': (draw) => ({
    bytes: zipArchive(
      Array.from({ length: 20 + draw(50) }, (_, i) => ({
        ...entry({ name: `x${i}.npy`, packed: foldedZeros(4), size: 64e6 }),
        ...(i > 0 && { hasNoBytes: true, place: 0 }),
      })),
    ),
  }),
  'npz with a name twice': () => ({ bytes: zipArchive([entry(), entry()]) }),
  'npz with a name that is a path': (draw) => zipped(good, { name: pick(draw, NAMES) }),
  'npz that is encrypted': (draw) => zipped(good, { flags: 1 + 2 * draw(8) }),
  'npz that is compressed in another way': (draw) => zipped(good, { method: pick(draw, [1, 6, 9, 12, 14, 93, 99]) }),
  'npz whose checksum is wrong': (draw) => zipped(good, { checksum: draw(2 ** 31), method: pick(draw, [0, 8]) }),
  'npz with a lying directory': (draw) => ({
    bytes: zipArchive([entry(), entry({ name: 'y.npy' })], {
      count: pick(draw, [1, 3, 9, 40_000]),
      isLarge: draw(2) === 1,
    }),
  }),
  'npz whose directory is elsewhere': (draw) => ({
    bytes: zipArchive([entry()], { start: 1 + draw(2 ** 31), isLarge: draw(2) === 1 }),
  }),
  'npz whose entry is elsewhere': (draw) => zipped(good, { place: 1 + draw(2 ** 40), isLarge: true }),
  'npz whose sizes lie': (draw) =>
    zipped(good, { packedSize: draw(2 ** 32), method: pick(draw, [0, 8]), isLarge: draw(2) === 1 }),
  'npz that is something else': (draw) => ({
    bytes: Uint8Array.from({ length: draw(5000) }, (_, i) => (i < 2 ? [0x50, 0x4b][i] : draw(256))),
  }),
};

/** Takes as much memory as a file may. */
const LARGEST = {
  name: 'hostile.npz',
  ...zipped(good, { packed: foldedZeros(11), size: 176e6 }),
  isRefused: true,
};

/** Makes the file of a number, 0 to {@link HOSTILE_FILES} - 1. */
export function hostileFile(number: number): HostileFile {
  const stream = randomStream(number, 'data');
  const kinds = Object.entries(KINDS);
  const [kind, make] = kinds[number % kinds.length];
  if (number === 0) return { kind: 'npz that unfolds to all that is read', ...LARGEST };
  const { bytes, isNpy, isRefused = true } = make((most) => Math.floor(stream.uniform() * most));
  return { kind, name: isNpy ? 'hostile.npy' : 'hostile.npz', bytes, isRefused };
}
