import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, expectTypeOf, it } from 'vitest';
import {
  flag,
  integer,
  number,
  oneOf,
  oneOfNumbers,
  optionalLayerNumbers,
  optionalNumber,
  optionalNumbers,
  wordOrInteger,
} from './kind.ts';
import { entriesOf, linear, optionsOf, row, rowsUnder, type RowParts } from './row.ts';
import { drawnSettings } from './testing/drawn-settings.ts';

const unit = { min: 0, max: 1 };
const sides = { options: { 14: '14 × 14', 28: '28 × 28' } };

const hint = 'What it is.';

/** One row of each kind. */
const ROWS = {
  noise: row(number(unit, 0.5), {
    key: 'noise',
    axis: linear(0, 1, 5),
    words: { label: 'Noise', hint, symbol: 'σ', onAxis: 'noise σ' },
  }),
  gain: row(optionalNumber(unit), { key: 'gain', axis: null, words: { label: 'Gain', hint } }),
  width: row(integer({ min: 1, max: 9 }, 3), { key: 'n', axis: null, words: { label: 'Width', hint } }),
  batch: row(wordOrInteger('full', { min: 1, max: 9 }, 'full', '"full", or a number'), {
    key: 'batch',
    axis: null,
    words: { label: 'Batch', hint },
  }),
  bias: row(flag(false), { key: 'bias', axis: 'all', words: { label: 'Bias', hint, onAxis: 'bias' } }),
  rule: row(oneOf(['bp', 'fa'], 'bp'), {
    key: 'rule',
    axis: ['fa'],
    words: { label: 'Rule', hint, onAxis: 'rule', options: { bp: 'Backpropagation', fa: 'Alignment' } },
  }),
  side: row(oneOfNumbers([14, 28], 14, '14 or 28'), {
    key: 'side',
    axis: null,
    words: { label: 'Side', hint, ...sides },
  }),
  b: row(optionalNumbers(unit, 3, 3), { key: 'b', axis: null, words: { label: 'b', hint } }),
  speeds: row(optionalLayerNumbers(unit, 2, 4), {
    key: 'speeds',
    axis: null,
    words: { label: 'Speeds', hint },
  }),
};
const SCHEMA = v.strictObject(entriesOf(ROWS));
/** Words without options or axis. */
interface Words {
  label: string;
  hint: string;
}

describe('the schema of rows', () => {
  it('has the types of their kinds', () => {
    expectTypeOf<v.InferOutput<typeof SCHEMA>>().toEqualTypeOf<{
      noise: number;
      gain?: number | undefined;
      width: number;
      batch: number | 'full';
      bias: boolean;
      rule: 'bp' | 'fa';
      side: 14 | 28;
      b?: number[] | undefined;
      speeds?: number[] | undefined;
    }>();
    expectTypeOf<v.InferInput<typeof SCHEMA>>().toExtend<{ noise?: number | undefined }>();
  });

  it('takes the neutral value for what is left out', () => {
    const { noise, width, batch, bias, rule, side } = ROWS;
    const neutral = { noise, width, batch, bias, rule, side };
    expect(v.parse(SCHEMA, {})).toEqual(
      Object.fromEntries(Object.entries(neutral).map(([name, { kind }]) => [name, kind.neutral])),
    );
  });

  it('takes all that their kinds draw, as it is and as the text of a link', () => {
    fc.assert(
      fc.property(drawnSettings(ROWS), (settings) => {
        expect(v.parse(SCHEMA, settings)).toEqual(settings);
        for (const [name, { kind }] of Object.entries(ROWS)) {
          const value = settings[name];
          if (value !== undefined) expect(kind.read(kind.write(value))).toEqual(value);
        }
      }),
    );
  });

  it.each(Object.entries(ROWS))('says what is allowed for %s, in a sentence', (name) => {
    const parsed = v.safeParse(SCHEMA, { [name]: {} });
    expect(parsed.issues?.[0].message).toMatch(/^("|a |one |14|true)/);
  });
});

describe('a row', () => {
  it('needs a label, an explanation, a key, and an axis or null', () => {
    type Others = RowParts<never>;
    expectTypeOf<{ key: string; axis: null; words: Words }>().toExtend<Others>();
    expectTypeOf<{ key: string; axis: null; words: { label: string } }>().not.toExtend<Others>();
    expectTypeOf<{ key: string; axis: null; words: object }>().not.toExtend<Others>();
    expectTypeOf<{ key: string; axis: null; words: object }>().not.toExtend<Others>();
    expectTypeOf<{ axis: null; words: Words }>().not.toExtend<Others>();
    expectTypeOf<{ key: string; words: Words }>().not.toExtend<Others>();
  });

  it('with an axis has a name for it', () => {
    type Others = RowParts<never>;
    type Axis = ReturnType<typeof linear>;
    expectTypeOf<{ key: string; axis: Axis; words: Words }>().not.toExtend<Others>();
  });

  it('with options has a name for each', () => {
    expectTypeOf(ROWS.rule.kind.choices).toEqualTypeOf<readonly ('bp' | 'fa')[]>();
    type Others = RowParts<'bp' | 'fa'>;
    type Named<Options> = { key: string; axis: null; words: Words & { options: Options } };
    expectTypeOf<Named<{ bp: string; fa: string }>>().toExtend<Others>();
    expectTypeOf<Named<{ bp: string }>>().not.toExtend<Others>();
    expectTypeOf<{ key: string; axis: null; words: Words }>().not.toExtend<Others>();
  });

  it('gives the options of a select field', () => {
    expect(optionsOf(ROWS.rule)).toEqual([
      { value: 'bp', text: 'Backpropagation' },
      { value: 'fa', text: 'Alignment' },
    ]);
    expectTypeOf(optionsOf(ROWS.side)[0].value).toEqualTypeOf<14 | 28>();
  });

  it('of a section has a dotted path', () => {
    const rows = rowsUnder('net', ROWS);
    expect(rows['net.width']).toBe(ROWS.width);
    expectTypeOf(rows['net.rule']).toEqualTypeOf(ROWS.rule);
  });
});
