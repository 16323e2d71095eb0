/** A figure as a PNG file, with its size in print and its texts in it. */
import type { Figure, FigureContent } from './figure.ts';
import type { FigureFormat } from './figure-sizes.ts';

/** Draws a figure as pixels. Throws if the browser can't. */
export async function pngOf({ svg, size }: Figure, format: FigureFormat, content: FigureContent): Promise<Blob> {
  const address = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(size.width * format.density);
    canvas.height = Math.round(size.height * format.density);
    const context = canvas.getContext('2d');
    context?.drawImage(image, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
    if (blob === null) throw new Error(`an image of ${canvas.width} x ${canvas.height} pixels is too large`);
    return new Blob([withFacts(new Uint8Array(await blob.arrayBuffer()), format, content)], { type: 'image/png' });
  } finally {
    URL.revokeObjectURL(address);
  }
}

const CSS_PIXELS_PER_METRE = 96 / 0.0254;
/** The length of a PNG's signature with its first chunk, behind which others may stand. */
const HEAD = 33;

/** Adds to a PNG how large its pixels are, and title, description, link and maker. */
export function withFacts(
  png: Uint8Array,
  { density }: Pick<FigureFormat, 'density'>,
  { title, caption, settings, link, creator }: Omit<FigureContent, 'pictures' | 'keys' | 'scale'>,
): Uint8Array<ArrayBuffer> {
  const size = new DataView(new ArrayBuffer(9));
  const perMetre = Math.round(CSS_PIXELS_PER_METRE * density);
  size.setUint32(0, perMetre);
  size.setUint32(4, perMetre);
  size.setUint8(8, 1);
  const chunks = [
    chunk('pHYs', new Uint8Array(size.buffer)),
    textChunk('Title', title),
    textChunk('Description', `${caption} ${settings}`.trim()),
    textChunk('Source', link),
    textChunk('Software', creator),
  ];
  const parts = [png.subarray(0, HEAD), ...chunks, png.subarray(HEAD)];
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** Returns a chunk of UTF-8 text under a keyword (PNG specification, iTXt). */
function textChunk(keyword: string, text: string): Uint8Array {
  // No compression, no language, no translated keyword.
  return chunk('iTXt', new TextEncoder().encode(`${keyword}\0\0\0\0\0${text}`));
}

function chunk(type: string, data: Uint8Array): Uint8Array {
  const whole = new Uint8Array(data.length + 12);
  const view = new DataView(whole.buffer);
  view.setUint32(0, data.length);
  whole.set(new TextEncoder().encode(type), 4);
  whole.set(data, 8);
  view.setUint32(data.length + 8, checksum(whole.subarray(4, data.length + 8)));
  return whole;
}

/** Returns the CRC-32 of bytes, as PNG has it. */
function checksum(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}
