/**
 * The kinds of values that a setting may have. A kind holds everything that does not depend on the setting: the schema
 * with its neutral value, the text in a link, the choices, and how a property test draws a value.
 */
import type fastCheck from 'fast-check';
import type { Arbitrary } from 'fast-check';
import * as v from 'valibot';
import { words } from '../words/words.ts';
import { boundedInteger, boundedNumber, numberList, type Range } from './value-schemas.ts';

/** The fast-check library. Only tests load it, and they hand it to the kinds. */
export type FastCheck = typeof fastCheck;

/** A value that a select field or an axis can offer. */
export type Choice = string | number | boolean;

/** One kind of value: its values, and the text of each in a link. */
export interface Kind<
  Schema extends v.GenericSchema = v.GenericSchema,
  Offered extends Choice = Choice,
  Bounds extends Range | undefined = Range | undefined,
> {
  /** The schema of a value. Without a value, it gives the neutral one. */
  readonly schema: Schema;
  /** The value of a setting that is left out; `undefined`: it stays left out. */
  readonly neutral: v.InferOutput<Schema>;
  /** The inclusive range of its numbers, if it has numbers. */
  readonly range: Bounds;
  /** Whether its numbers are whole. */
  readonly isWhole: boolean;
  /** Whether it is a list with one number for each weight layer. */
  readonly isPerLayer: boolean;
  /** All values, in the order in which they are offered; empty: too many to list. */
  readonly choices: readonly Offered[];
  /** Returns the value of a link's text, unchecked by the schema; the text itself if it can't be read. */
  readonly read: (text: string) => unknown;
  /** Returns the text of a value in a link. */
  readonly write: (value: unknown) => string;
  /** Returns the value in a few words, for kinds that are neither numbers nor choices. */
  readonly inWords?: (value: unknown) => string;
  /** Draws any value of the schema. */
  readonly arbitrary: (fc: FastCheck) => Arbitrary<v.InferOutput<Schema>>;
}

/** Makes a kind. A missing part is a type error. */
export const kind = <
  const Schema extends v.GenericSchema,
  const Offered extends Choice,
  Bounds extends Range | undefined,
>(
  parts: Kind<Schema, Offered, Bounds>,
): Kind<Schema, Offered, Bounds> => parts;

/** Returns the number in a text of a link, or the text itself if it is not a number. */
export const readNumber = (text: string): number | string => {
  const value = Number(text);
  return text.trim() === '' || Number.isNaN(value) ? text : value;
};

/** Returns the numbers of a text; of a list that is too long only one more than allowed, so that it is refused soon. */
const readNumbers = (most: number) => (text: string) => text.split(',', most + 1).map(readNumber);
/** Returns the text of a link as it is. */
export const readText = (text: string) => text;

const FLAGS: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['false', false],
]);

/** What a kind has that is neither a number nor a choice; spread into it. */
export const plain = {
  range: undefined,
  isWhole: false,
  isPerLayer: false,
  choices: [] as readonly never[],
  write: String,
};

/** The maximum number of UTF-16 characters in one grapheme that fast-check draws. */
const LONGEST_GRAPHEME = 6;

/** Draws doubles without -0, which no setting tells from 0. */
const doubles = (fc: FastCheck, { min, max }: Range) => fc.double({ min, max, noNaN: true }).map((value) => value + 0);

/** Makes the kind of a number in `range`. */
export const number = (range: Range, neutral: number) => {
  const schema = boundedNumber(range);
  return kind({
    ...plain,
    schema: v.optional(schema, neutral),
    neutral,
    range,
    read: readNumber,
    arbitrary: (fc) => doubles(fc, range),
  });
};

/** Makes the kind of a number in `range` that may be left out. */
export const optionalNumber = (range: Range) =>
  kind({
    ...plain,
    schema: v.optional(boundedNumber(range), undefined),
    neutral: undefined,
    range,
    read: readNumber,
    arbitrary: (fc) => fc.option(doubles(fc, range), { nil: undefined }),
  });

/** Makes the kind of a whole number in `range`. */
export const integer = (range: Range, neutral: number) =>
  kind({
    ...plain,
    schema: v.optional(boundedInteger(range), neutral),
    neutral,
    range,
    isWhole: true,
    read: readNumber,
    arbitrary: (fc) => fc.integer(range),
  });

/** Makes the kind of one word, such as "full", or a whole number in `range`; `allowed` says this in a phrase. */
export const wordOrInteger = <const Word extends string>(
  word: Word,
  range: Range,
  neutral: Word | number,
  allowed: string,
) =>
  kind({
    ...plain,
    schema: v.optional(v.union([v.literal(word), boundedInteger(range, allowed)], allowed), neutral),
    neutral,
    range,
    isWhole: true,
    read: readNumber,
    arbitrary: (fc) => fc.oneof(fc.constant(word), fc.integer(range)),
  });

/** Makes the kind of a text of at most `most` characters; `allowed` says this in a phrase. */
export const text = (most: number, neutral: string, allowed: string) =>
  kind({
    ...plain,
    schema: v.optional(v.pipe(v.string(allowed), v.maxLength(most, allowed)), neutral),
    neutral,
    range: undefined,
    read: readText,
    arbitrary: (fc) => fc.string({ unit: 'grapheme', maxLength: Math.floor(most / LONGEST_GRAPHEME) }),
  });

/** Makes the kind of true or false. */
export const flag = (neutral: boolean) =>
  kind({
    ...plain,
    schema: v.optional(v.boolean(words.config.flag), neutral),
    neutral,
    choices: [false, true],
    read: (text) => FLAGS.get(text) ?? text,
    arbitrary: (fc) => fc.boolean(),
  });

/** Makes the kind of one of the given words. */
export const oneOf = <const Options extends readonly string[]>(options: Options, neutral: Options[number]) => {
  const choices: readonly Options[number][] = options;
  return kind({
    ...plain,
    schema: v.optional(v.picklist(options, words.config.oneOf(options)), neutral),
    neutral,
    choices,
    read: readText,
    arbitrary: (fc) => fc.constantFrom<Options[number]>(...options),
  });
};

/** Makes the kind of one of the given numbers; `allowed` names them in a phrase. */
export const oneOfNumbers = <const Options extends readonly number[]>(
  options: Options,
  neutral: Options[number],
  allowed: string,
) => {
  const choices: readonly Options[number][] = options;
  return kind({
    ...plain,
    schema: v.optional(v.picklist(options, allowed), neutral),
    neutral,
    choices,
    read: readNumber,
    arbitrary: (fc) => fc.constantFrom<Options[number]>(...options),
  });
};

const numbers = (range: Range, least: number, most: number) => ({
  ...plain,
  schema: v.optional(numberList(range, least, most)),
  neutral: undefined,
  range,
  read: readNumbers(most),
  arbitrary: (fc: FastCheck) =>
    fc.option(fc.array(doubles(fc, range), { minLength: least, maxLength: most }), { nil: undefined }),
});

/** Makes the kind of `least` to `most` numbers in `range` that may be left out. */
export const optionalNumbers = (range: Range, least: number, most: number) => kind(numbers(range, least, most));

/** Makes the kind of one number in `range` for each of `least` to `most` weight layers; it may be left out. */
export const optionalLayerNumbers = (range: Range, least: number, most: number) =>
  kind({
    ...numbers(range, least, most),
    isPerLayer: true,
    // As long as possible: drawing an experiment cuts the list to its layers.
    arbitrary: (fc) =>
      fc.option(fc.array(doubles(fc, range), { minLength: most, maxLength: most }), { nil: undefined }),
  });

/** The ranges that are shared by several settings, or by a setting and given data. */
export const LIMITS = {
  seed: { min: 0, max: 2 ** 31 - 1 },
  dimension: { min: 1, max: 1024 },
  outputs: { min: 1, max: 32 },
  samples: { min: 1, max: 10_000 },
  testSamples: { min: 0, max: 10_000 },
  degree: { min: 1, max: 8 },
  noise: { min: 0, max: 10 },
} as const;
