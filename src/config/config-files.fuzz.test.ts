import { expect, it } from 'vitest';
import { damagedJson, damagedText, fuzz, requireSentence } from '../maths/testing/fuzz.ts';
import { parseJson } from '../settings/parse-json.ts';
import { defaultExperiment } from './default-experiment.ts';
import { describeProblem, parseExperiment } from './experiment.ts';
import { parseExperimentFile } from './export/experiment-file.ts';
import { OPENING } from './opening.ts';
import { DEFAULT_PRIOR, parsePrior } from './prior.ts';
import { GALLERY } from './gallery.ts';
import { decodeLink } from './link/link.ts';
import { presetSweep, SWEEP_PRESET_IDS } from './sweep/presets.ts';
import { readSweepResult, writeSweepResult } from './sweep/result-file.ts';
import { cellLayouts } from './sweep/result.ts';
import { parseSweep, type Sweep } from './sweep/sweep.ts';

const EXPERIMENTS = [
  defaultExperiment,
  OPENING.experiment,
  { v: 1, experiment: OPENING.experiment, right: OPENING.comparison?.right },
  ...GALLERY.map(({ link }) => decodeLink(link).experiment),
];

it('a damaged experiment is read, or its problems are said in sentences', async () => {
  const outcome = await fuzz({
    make: (draw) => damagedJson(draw, EXPERIMENTS),
    show: (json) => JSON.stringify(json) ?? 'undefined',
    read: (json) => {
      const file = parseExperimentFile(json);
      if (!file.ok) requireSentence(describeProblem(file.problems[0]));
      const all = parseExperiment(json);
      if (!all.ok) for (const problem of all.problems) requireSentence(describeProblem(problem));
      if (all.ok && !parseExperiment(all.experiment).ok) throw new Error('not valid once it was read');
      return file.ok;
    },
  });
  expect(Math.min(outcome.taken, outcome.refused)).toBeGreaterThan(0);
});

it('a damaged prior or sweep is read, or its problems are said in sentences', async () => {
  const seeds = [DEFAULT_PRIOR, ...SWEEP_PRESET_IDS.map(presetSweep)];
  const outcome = await fuzz({
    make: (draw) => damagedJson(draw, seeds),
    show: (json) => JSON.stringify(json) ?? 'undefined',
    read: (json) => {
      const parsed = [parsePrior(json), parseSweep(json)];
      for (const each of parsed)
        if (!each.ok) for (const problem of each.problems) requireSentence(describeProblem(problem));
      return parsed.some(({ ok }) => ok);
    },
  });
  expect(Math.min(outcome.taken, outcome.refused)).toBeGreaterThan(0);
});

const SMALL_SWEEP: Sweep = { ...presetSweep('transfer'), seeds: 1 };
const result = () => {
  const runs = cellLayouts(SMALL_SWEEP).flatMap((layout, cell) =>
    layout && cell < 3
      ? [
          {
            cell,
            seed: 0,
            outcome: 'done' as const,
            reason: null,
            frames: new Float32Array(2 * layout.stride).fill(0.5),
          },
        ]
      : [],
  );
  for (const { frames } of runs) {
    frames[0] = 0;
    frames[frames.length / 2] = 8;
  }
  return writeSweepResult({ sweep: SMALL_SWEEP, backend: 'wasm', runs });
};

it('a damaged result of a sweep is read, or refused in a sentence', async () => {
  const seeds = [JSON.parse(JSON.stringify(result())) as unknown];
  expect(readSweepResult(seeds[0])).toMatchObject({ ok: true });
  const outcome = await fuzz({
    make: (draw) => damagedJson(draw, seeds),
    show: (json) => JSON.stringify(json) ?? 'undefined',
    size: () => 0,
    read: (json) => {
      const read = readSweepResult(json);
      if (!read.ok) requireSentence(read.sentence);
      else writeSweepResult(read.result, read.shard);
      return read.ok;
    },
  });
  expect(Math.min(outcome.taken, outcome.refused)).toBeGreaterThan(0);
});

it('damaged JSON text is parsed, or refused by an error with words', async () => {
  const seeds = [JSON.stringify(defaultExperiment), JSON.stringify(result()).slice(0, 4000), '[1, "a", {"b": null}]'];
  const outcome = await fuzz({
    make: (draw) => damagedText(draw, seeds),
    show: (text) => text,
    read: (text) => {
      try {
        parseJson(text);
        return true;
      } catch (error) {
        if (!(error instanceof Error) || error instanceof RangeError) throw error;
        return false;
      }
    },
  });
  expect(Math.min(outcome.taken, outcome.refused)).toBeGreaterThan(0);
});
