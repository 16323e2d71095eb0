/** NumPy's types of numbers, and how each is read. */

/** Numbers as they are kept. */
export type Numbers = Float32Array | Float64Array | Int32Array | Uint8Array;

type NumbersConstructor =
  Float32ArrayConstructor | Float64ArrayConstructor | Int32ArrayConstructor | Uint8ArrayConstructor;

/** Makes the sentence about the i-th number of a file, which can't be kept. */
type Refuse = (i: number, value: bigint) => string;

/** A type of numbers. */
export interface NumberType {
  /** The bytes of one number in a file. */
  bytes: number;
  /** The bytes that reading one takes. */
  takes: number;
  /** The same type in memory; `null` where there is none. */
  same: NumbersConstructor | null;
  /**
   * Reads so many numbers.
   *
   * @throws Error with the sentence of `refuse`
   */
  read: (view: DataView, isLittle: boolean, count: number, refuse: Refuse) => Numbers;
}

/** The types by their letter and their bytes, as in the header of a file. */
export const NUMBER_TYPES: Readonly<Record<string, NumberType | undefined>> = {
  f2: kept(Float32Array, 2, (view, at, isLittle) => halfFloat(view.getUint16(at, isLittle))),
  f4: { ...kept(Float32Array, 4, (view, at, isLittle) => view.getFloat32(at, isLittle)), same: Float32Array },
  f8: { ...kept(Float64Array, 8, (view, at, isLittle) => view.getFloat64(at, isLittle)), same: Float64Array },
  i1: kept(Int32Array, 1, (view, at) => view.getInt8(at)),
  i2: kept(Int32Array, 2, (view, at, isLittle) => view.getInt16(at, isLittle)),
  i4: { ...kept(Int32Array, 4, (view, at, isLittle) => view.getInt32(at, isLittle)), same: Int32Array },
  i8: wide((view, at, isLittle) => view.getInt32(at, isLittle)),
  u1: { ...kept(Uint8Array, 1, (view, at) => view.getUint8(at)), same: Uint8Array },
  u2: kept(Int32Array, 2, (view, at, isLittle) => view.getUint16(at, isLittle)),
  u4: {
    ...{ bytes: 4, takes: 12, same: null },
    read: (view, isLittle, count) => narrowed(filled(new Float64Array(count), (i) => view.getUint32(4 * i, isLittle))),
  },
  u8: wide((view, at, isLittle) => view.getUint32(at, isLittle)),
  b1: kept(Uint8Array, 1, (view, at) => Number(view.getUint8(at) !== 0)),
  '?': kept(Uint8Array, 1, (view, at) => Number(view.getUint8(at) !== 0)),
};

/** Returns numbers as a view of their bytes. */
export const viewOf = (Type: NumbersConstructor, { buffer, byteOffset, byteLength }: Uint8Array): Numbers =>
  new Type(buffer as ArrayBuffer, byteOffset, byteLength / Type.BYTES_PER_ELEMENT);

/** Returns the type whose numbers all have a place in `Type`. */
function kept(
  Type: NumbersConstructor,
  bytes: number,
  valueAt: (view: DataView, at: number, isLittle: boolean) => number,
): NumberType {
  return {
    bytes,
    takes: Type.BYTES_PER_ELEMENT,
    same: null,
    read: (view, isLittle, count) => filled(new Type(count), (i) => valueAt(view, i * bytes, isLittle)),
  };
}

/** Returns the type of whole numbers of 64 bits, the upper half of which is read by `upperAt`. */
function wide(upperAt: (view: DataView, at: number, isLittle: boolean) => number): NumberType {
  return {
    ...{ bytes: 8, takes: 12, same: null },
    read: (view, isLittle, count, refuse) => {
      const [lower, upper] = isLittle ? [0, 4] : [4, 0];
      const values = filled(new Float64Array(count), (i) => {
        const [high, low] = [upperAt(view, 8 * i + upper, isLittle), view.getUint32(8 * i + lower, isLittle)];
        const value = high * 2 ** 32 + low;
        if (!Number.isSafeInteger(value)) throw new Error(refuse(i, BigInt(high) * 2n ** 32n + BigInt(low)));
        return value;
      });
      return narrowed(values);
    },
  };
}

function filled<Kind extends Numbers>(values: Kind, valueAt: (i: number) => number): Kind {
  for (let i = 0; i < values.length; i++) values[i] = valueAt(i);
  return values;
}

/** Returns whole numbers as int32 where all fit. */
const narrowed = (values: Float64Array): Numbers =>
  values.every((value) => value === (value | 0)) ? Int32Array.from(values) : values;

/** Returns a number of 16 bits: 1 for the sign, 5 for the exponent, 10 for the digits. */
function halfFloat(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 31;
  const digits = bits & 1023;
  if (exponent === 31) return digits === 0 ? sign * Infinity : NaN;
  return exponent === 0 ? sign * digits * 2 ** -24 : sign * (1024 + digits) * 2 ** (exponent - 25);
}
