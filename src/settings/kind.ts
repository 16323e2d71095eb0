/**
 * The kinds of values that a setting may have. A kind knows everything that follows from the kind alone: the schema
 * with its neutral value, the text in a link, the choices, and how a property test draws a value.
 */
import type fastCheck from 'fast-check';
import type { Arbitrary } from 'fast-check';
import * as v from 'valibot';
import { words } from '../words/words.ts';
import { boundedInteger, boundedNumber, numberList, type Range } from './value-schemas.ts';

/** The fast-check library, which only tests load: they hand it to the kinds. */
export type FastCheck = typeof fastCheck;

/** A value that a select field or an axis can offer. */
export type Choice = string | number | boolean;

/** One kind of value: which values there are, and the text of each in a link. */
export interface Kind<
  Schema extends v.GenericSchema = v.GenericSchema,
  Offered extends Choice = Choice,
  Bounds extends Range | undefined = Range | undefined,
> {
  /** Takes a value, or nothing: it is then the neutral one. */
  readonly schema: Schema;
  /** The value of an experiment that leaves the setting out; `undefined`: it stays left out. */
  readonly neutral: v.InferOutput<Schema>;
  /** The inclusive range of its numbers, if it has numbers. */
  readonly range: Bounds;
  /** Whether its numbers are whole. */
  readonly isWhole: boolean;
  /** Whether it is a list with one number for each weight layer. */
  readonly isPerLayer: boolean;
  /** Every value there is, in the order in which it is offered; empty: too many to list. */
  readonly choices: readonly Offered[];
  /** Returns the value of a link's text, which the schema has yet to check; the text itself where it can't be read. */
  readonly read: (text: string) => unknown;
  /** Returns the text of a value in a link. */
  readonly write: (value: unknown) => string;
  /** Draws any value of the schema. */
  readonly arbitrary: (fc: FastCheck) => Arbitrary<v.InferOutput<Schema>>;
}

/** Makes a kind; what it lacks is an error of types. */
export const kind = <
  const Schema extends v.GenericSchema,
  const Offered extends Choice,
  Bounds extends Range | undefined,
>(
  parts: Kind<Schema, Offered, Bounds>,
): Kind<Schema, Offered, Bounds> => parts;

/** Returns the number that a text of a link stands for, or the text itself when it is none. */
export const readNumber = (text: string): number | string => {
  const value = Number(text);
  return text.trim() === '' || Number.isNaN(value) ? text : value;
};

const readNumbers = (text: string) => text.split(',').map(readNumber);
const readText = (text: string) => text;

const FLAGS: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['false', false],
]);

const plain = { range: undefined, isWhole: false, isPerLayer: false, choices: [] as readonly never[], write: String };

/** The most characters (UTF-16) of one grapheme that fast-check draws. */
const LONGEST_GRAPHEME = 6;

/** Draws doubles without -0, which is no value of its own for any setting. */
const doubles = (fc: FastCheck, { min, max }: Range) => fc.double({ min, max, noNaN: true }).map((value) => value + 0);

/** A number in `range`. */
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

/** A number in `range`, or left out. */
export const optionalNumber = (range: Range) =>
  kind({
    ...plain,
    schema: v.optional(boundedNumber(range), undefined),
    neutral: undefined,
    range,
    read: readNumber,
    arbitrary: (fc) => fc.option(doubles(fc, range), { nil: undefined }),
  });

/** A whole number in `range`. */
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

/** One word, such as "full", or a whole number in `range`; `allowed` says so in a phrase. */
export const wordOrInteger = <const Word extends string>(
  word: Word,
  range: Range,
  neutral: Word | number,
  allowed: string,
) =>
  kind({
    ...plain,
    schema: v.optional(v.union([v.literal(word), boundedInteger(range)], allowed), neutral),
    neutral,
    range,
    isWhole: true,
    read: readNumber,
    arbitrary: (fc) => fc.oneof(fc.constant(word), fc.integer(range)),
  });

/** A text of at most `most` characters; `allowed` says so in a phrase. */
export const text = (most: number, neutral: string, allowed: string) =>
  kind({
    ...plain,
    schema: v.optional(v.pipe(v.string(allowed), v.maxLength(most)), neutral),
    neutral,
    range: undefined,
    read: readText,
    arbitrary: (fc) => fc.string({ unit: 'grapheme', maxLength: Math.floor(most / LONGEST_GRAPHEME) }),
  });

/** true or false. */
export const flag = (neutral: boolean) =>
  kind({
    ...plain,
    schema: v.optional(v.boolean(words.config.flag), neutral),
    neutral,
    choices: [false, true],
    read: (text) => FLAGS.get(text) ?? text,
    arbitrary: (fc) => fc.boolean(),
  });

/** One of the given words. */
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

/** One of the given numbers; `allowed` says which in a phrase. */
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
  read: readNumbers,
  arbitrary: (fc: FastCheck) =>
    fc.option(fc.array(doubles(fc, range), { minLength: least, maxLength: most }), { nil: undefined }),
});

/** Between `least` and `most` numbers in `range`, or left out. */
export const optionalNumbers = (range: Range, least: number, most: number) => kind(numbers(range, least, most));

/** One number in `range` for each weight layer, of which a network has between `least` and `most`, or left out. */
export const optionalLayerNumbers = (range: Range, least: number, most: number) =>
  kind({
    ...numbers(range, least, most),
    isPerLayer: true,
    // As long as it may be: who draws an experiment cuts it to its layers.
    arbitrary: (fc) =>
      fc.option(fc.array(doubles(fc, range), { minLength: most, maxLength: most }), { nil: undefined }),
  });
