/** Tables that are made to break their reader, a different one for each seed. */
import { randomStream, type RandomStream } from '../../../maths/random.ts';

const CELLS = [
  ...['', ' ', '0', '-0', '1', '-1.5', '1e400', '-1e400', '1e-400', '1e39', 'NaN', 'nan', 'Infinity', '-inf', 'NA'],
  ...['null', 'true', '0x1F', '1_000', '1.234,56', '1,234.56', '1,5', '.5', '5.', '.', '-', '+', 'e5', '1e'],
  ...['1e5e5', '--1', '007', '12345678901234567890123456789', '0.1234567890123456789', '٣', '１２', '½', '−1', '1 000'],
  ...[
    '=1+1',
    '=cmd|"/c calc"!A1',
    '@SUM(A1)',
    '+1+1',
    '-2+3',
    '\tx',
    "'",
    '"',
    '""',
    '"""',
    '"a',
    'a"b',
    '"a"b',
    '"a" ',
  ],
  ...[
    '"a,b"',
    '"a\nb"',
    '"a\r\nb;c"',
    '"a""b"',
    '\0',
    'a\0b',
    '\u0001',
    '\u001b[31m',
    '\ufeff',
    '\ud800',
    '\u202eabc',
    '💥',
  ],
  ...['__proto__', 'constructor', 'toString', '<script>alert(1)</script>', '../../etc/passwd', 'x'.repeat(300)],
];
const DELIMITERS = [',', ';', '\t', '|', ' ', ',', ','];
const BREAKS = ['\n', '\r\n', '\r', '\n\n', '\r\r\n', '\n\r', '\u2028', '\v'];

/** Returns the bytes of a hostile table. */
export function hostileTable(seed: number): Blob {
  const stream = randomStream(seed, 'noise');
  const pick = <Item>(items: readonly Item[]): Item => items[stream.integer(items.length)];
  const delimiter = pick(DELIMITERS);
  const breaks = stream.uniform() < 0.5 ? [pick(BREAKS)] : BREAKS;
  const width = 1 + stream.integer(stream.uniform() < 0.1 ? 3000 : 8);
  const height = stream.integer(stream.uniform() < 0.1 ? 3000 : 40);
  const wild = stream.uniform() ** 3;
  const raggedness = stream.uniform() < 0.5 ? 0 : stream.uniform() / 4;
  const cell = () => (stream.uniform() < wild ? pick(CELLS) : plainCell(stream));
  const rows = Array.from({ length: Math.min(height, Math.ceil(12_000 / width)) }, () => {
    const cells = stream.uniform() < raggedness ? stream.integer(2 * width + 1) : width;
    return Array.from({ length: cells }, cell).join(delimiter) + pick(breaks);
  });
  const head = stream.uniform() < 0.7 ? names(stream, width).join(delimiter) + pick(breaks) : '';
  const text = pick(['', '', '', '\ufeff', '\0', '"', 'sep=;\n']) + head + rows.join('');
  return inEncoding(stream.uniform() < 0.1 ? text.slice(0, stream.integer(text.length + 1)) : text, stream);
}

const plainCell = (stream: RandomStream) =>
  stream.uniform() < 0.2 ? 'abc'[stream.integer(3)] : stream.normal().toPrecision(1 + stream.integer(17));

const names = (stream: RandomStream, width: number) =>
  Array.from({ length: width }, (_, c) =>
    stream.uniform() < 0.1 ? CELLS[stream.integer(CELLS.length)] : `c${c % 20}`,
  );

function inEncoding(text: string, stream: RandomStream): Blob {
  const draw = stream.uniform();
  const units = Array.from({ length: text.length }, (_, i) => text.charCodeAt(i));
  if (draw < 0.05)
    return new Blob([Uint8Array.of(0xff, 0xfe), Uint8Array.from(units.flatMap((u) => [u & 255, u >> 8]))]);
  if (draw < 0.1) return new Blob([Uint8Array.from(units, (unit) => unit & 255)]);
  // Bytes that are changed at random, which are no text in any encoding.
  if (draw < 0.2) {
    const bytes = new TextEncoder().encode(text);
    for (let i = 0; i < bytes.length; i += 1 + stream.integer(200)) bytes[i] = stream.integer(256);
    return new Blob([bytes]);
  }
  return new Blob([text]);
}
