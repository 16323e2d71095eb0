import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultExperiment } from '../../config/default-experiment.ts';
import { bibtexText } from '../../config/export/citation.ts';
import { experimentFileText } from '../../config/export/experiment-file.ts';
import { runFileText } from '../../config/export/run-result.ts';
import { runOffset } from '../../config/frame.ts';
import { sweepResultText } from '../../config/sweep/result-file.ts';
import { resultOf } from '../../config/sweep/testing/made-result.ts';
import type { Recording } from '../runs/recording.ts';
import { madeRecording, SMALL } from '../runs/testing/made-recording.ts';
import { talkText } from '../talk/talk.ts';
import { openFile, openFiles, openText } from './open-file.ts';
import { takenRuns, writtenRun } from './taken-runs.ts';
import { createFakeLab } from './testing/fake-lab.ts';

const ascii = (text: string) => Array.from(text, (character) => character.charCodeAt(0));
const file = (name: string, ...content: BlobPart[]) => ({ name, blob: new Blob(content) });
const wide = { ...SMALL, net: { ...SMALL.net, width: 8 } };

const recorded = (experiment = SMALL, startedAt = 1000): Recording => ({
  ...madeRecording({ experiment, steps: [0, 1, 2, 7], snapshots: [0, 1, 7], loss: (step) => 0.1 / (1 + step) }),
  startedAt,
  backend: 'wasm',
  notices: ['A notice.'],
  learningRateChanges: [{ step: 2, lr: 0.0625 }],
});
const runText = (...recordings: Recording[]) =>
  [...runFileText(recordings.map((recording, i) => writtenRun({ recording, name: `run ${i}`, seconds: 2.5 })))].join(
    '',
  );
const presentText = (lab: Parameters<typeof takenRuns>[0]) => [...runFileText(takenRuns(lab).map(writtenRun))].join('');

describe('opening a file', () => {
  it('of an experiment takes its settings and trains', async () => {
    const { lab, state } = createFakeLab();
    lab.view.getState().setView('sweep');
    expect(await openFile(file('any.name', experimentFileText(wide, null)), lab)).toEqual({ ok: true });
    expect(state()).toMatchObject({ experiment: wide, right: null, view: 'training' });
    expect(lab.run.getState().isPlaying).toBe(true);
  });

  it('of a talk takes it in place of the present one and shows its list, and one that is wrong changes nothing', async () => {
    const { lab } = createFakeLab();
    const talk = { title: 'Lazy or rich', items: [{ link: '#v=1&gamma0=10', title: 'Rich', note: '' }] };
    expect(await openFile(file('t.json', talkText(talk)), lab)).toEqual({ ok: true });
    expect(lab.present.getState()).toMatchObject({ talk, isOn: true, isEditing: true });
    const wrong = talkText(talk).replace('#v=1', 'https:');
    expect(await openFile(file('t.json', wrong), lab)).toMatchObject({
      ok: false,
      sentence: expect.stringContaining('items[0].link') as string,
    });
    expect(lab.present.getState().talk).toEqual(talk);
  });

  it('of a run on own data keeps the names and the scale of its columns', async () => {
    const { lab, state } = createFakeLab();
    const dataColumns = {
      inputs: [{ name: 'area', mean: 0.5, std: 2 }, { name: 'red' }],
      targets: [{ name: 'price', mean: 3e4, std: 250.5 }],
      classes: [],
    };
    const text = runText({ ...recorded(), dataColumns });
    expect(JSON.parse(text)).toMatchObject({ dataColumns });
    await openFile(file('r.json', text), lab);
    expect(state().shown).toMatchObject([{ dataColumns }]);
    expect(presentText(lab)).toBe(text);
    const wrong = text.replace('"mean":0.5', '"mean":"half"');
    expect(await openFile(file('r.json', wrong), lab)).toMatchObject({
      ok: false,
      sentence: expect.stringContaining('dataColumns.inputs.0.mean is "half"') as string,
    });
  });

  it.each([
    ['names.csv', 'size,colour,kind\n', true],
    ['names.txt', 'size,colour,kind\n', false],
  ])('of a single line is a table if its name says so: %s', async (name, text, isTable) => {
    const { lab } = createFakeLab();
    const opened: unknown[] = [];
    Object.assign(lab, { data: { open: (given: unknown) => void opened.push(given) } });
    const given = file(name, text);
    expect((await openFile(given, lab)).ok).toBe(isTable);
    expect(opened).toEqual(isTable ? [given] : []);
  });

  it('of a comparison puts both side by side', async () => {
    const { lab, state } = createFakeLab();
    await openFile(file('pair.json', experimentFileText(SMALL, wide)), lab);
    expect(state()).toMatchObject({ experiment: SMALL, right: wide });
    expect(lab.experiment.getState().differing).toEqual(['net.width']);
  });

  it('of a run shows it, and puts it into the list under its name; its file has the same bytes then', async () => {
    const { lab, state } = createFakeLab();
    const text = runText(recorded());
    expect(await openFile(file('r.json', text), lab)).toEqual({ ok: true });
    const [shown] = state().shown;
    expect(shown.stream.latest(runOffset('loss'))).toEqual({ step: 7, value: Math.fround(0.1 / 8) });
    expect(shown.snapshots.steps).toEqual([0, 7]);
    expect(shown.task?.sentence).not.toBe('');
    expect(state().entries).toMatchObject([{ name: 'run 0', isNamed: true, seconds: 2.5, steps: 7 }]);
    expect(presentText(lab)).toBe(text);
  });

  it('of both runs of a comparison shows them beside each other, with the same bytes in their file', async () => {
    const { lab, state } = createFakeLab();
    const text = runText(recorded(), recorded(wide, 2000));
    await openFile(file('pair.json', text), lab);
    const [left, right] = state().entries;
    expect([left.beside, right.beside]).toEqual([right.id, left.id]);
    expect(presentText(lab)).toBe(text);
  });

  it('twice keeps a run once', async () => {
    const { lab, state } = createFakeLab();
    const text = runText(recorded());
    await openFile(file('r.json', text), lab);
    await openFile(file('r.json', text), lab);
    expect(state().entries).toHaveLength(1);
  });

  it('that the command line wrote shows its curves', async () => {
    const { lab, state } = createFakeLab();
    const { config, std, lr, frames, weights } = JSON.parse(runText(recorded())) as Record<string, unknown>;
    await openFile(file('result.json', JSON.stringify({ config, backend: 'wasm', std, lr, frames, weights })), lab);
    expect(state().shown).toMatchObject([{ backend: 'wasm', experiment: SMALL }]);
    expect(state().entries[0]).toMatchObject({ isNamed: false, steps: 7 });
    expect(state().entries[0].name).not.toBe('');
  });

  it('of a diverged run keeps values that are not finite', async () => {
    const { lab, state } = createFakeLab();
    const text = runText({ ...recorded(), ...madeRecording({ loss: (step) => (step > 1 ? Infinity : 1) }) });
    expect(text).toContain('"loss":"Infinity"');
    await openFile(file('r.json', text), lab);
    expect(state().shown[0].stream.latest(runOffset('loss'))?.value).toBe(Infinity);
  });

  it('of a sweep opens the sweep', async () => {
    const { lab, opened, state } = createFakeLab();
    const result = resultOf({}, (cell, seed) => [1, cell, seed]);
    await openFile(file('s.json', ...sweepResultText(result)), lab);
    expect(opened.sweeps).toEqual([result]);
    expect(state().view).toBe('sweep');
  });

  it.each([
    ['see https://lab.example/x#v=1&width=8.', '#v=1&width=8'],
    [
      '(https://lab.example/x#v=1&task=own&file=a%20b.csv)\nand again https://lab.example/x#v=1&task=own&file=a%20b.csv',
      '#v=1&task=own&file=a%20b.csv',
    ],
    [
      '<?xml version="1.0"?>\n<!-- a --><svg xmlns="x"><dc:source>https://l.example/#v=1&amp;width=8&amp;lr=1</dc:source>\n<text>#v=1&amp;width=8</text></svg>',
      '#v=1&width=8&lr=1',
    ],
    [
      '"""run-step-8\n\nA run of the Lazy Rich Lab: the same.\nThe experiment in the lab: https://l.example/#v=1&width=8\n"""\n',
      '#v=1&width=8',
    ],
    [bibtexText('https://lab.example/#v=1&width=8', new Date(0)), '#v=1&width=8'],
  ])('or a text with a link in it begins with it (%#)', async (text, link) => {
    const { lab, opened } = createFakeLab();
    expect(await openText(text, lab)).toEqual({ ok: true });
    expect(opened.links).toEqual([link]);
  });

  it.each(['#v=1&width=8', 'https://lab.example/some/path?x#v=1&width=8', '  #v=1&view=sweep \n'])(
    'or pasting the link %s begins with it',
    async (link) => {
      const { lab, opened } = createFakeLab();
      expect(await openText(link, lab)).toEqual({ ok: true });
      expect(opened.links).toEqual([link.trim().replace(/^[^#]*/, '')]);
    },
  );
});

/** A JSON value whose parts a test breaks. */
type Loose = { [key: string]: Loose } & Loose[];

describe('a file that can not be opened', () => {
  const broken = (change: (json: Record<string, Loose>) => void) => {
    const json = JSON.parse(runText(recorded())) as Record<string, Loose>;
    change(json);
    return JSON.stringify(json);
  };
  it.each<[string, BlobPart, string]>([
    ['is empty', '', 'x.json is empty'],
    [
      'is a workbook',
      new Uint8Array([...ascii('PK\x03\x04\x14\0\x06\0'), ...ascii('[Content_Types].xml')]),
      'Excel workbook; save it as CSV',
    ],
    ['is an old workbook', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1), 'x.json is an Excel workbook;'],
    ['is a model of PyTorch', 'PK\x03\x04\0\0model/data.pkl', 'x.json holds objects of Python (torch.save, pickle)'],
    ['is a pickle', Uint8Array.of(0x80, 4, 0x95, 0), 'x.json holds objects of Python'],
    [
      'is a script without a link',
      '"""run\n\nA run of the Lazy Rich Lab: the same.\n"""\nimport json, torch\n',
      'x.json is a PyTorch script, and no link of the lab is in it; open the .npz beside it',
    ],
    ['is a PDF', '%PDF-1.7\n%âã', 'x.json is a PDF'],
    ['is a picture', Uint8Array.of(0x89, ...ascii('PNG\r\n')), 'x.json is a picture; the lab opens tables (CSV)'],
    ['is a picture of others', '<svg xmlns="x">\n</svg>', 'x.json is a picture (SVG), and no link of the lab'],
    ['is a web page', '<!DOCTYPE html>\n<table>', 'x.json is a web page'],
    ['is packed', Uint8Array.of(0x1f, 0x8b, 8), 'x.json is packed; unpack it'],
    ['is a text', 'these are no results', 'x.json is nothing that the lab opens'],
    ['is not whole', '{"net": {"width": ', 'x.json is no whole JSON (Unexpected end of JSON input)'],
    ['has a wrong setting', '{"net": {"width": 0}}', 'x.json: net.width is 0; allowed: a whole number from 1 to 4096.'],
    ['has a wrong setting on the right', '{"right": {"net": {"width": 0}}}', 'x.json: right.net.width is 0; allowed:'],
    ['needs a case', '{"task": {"name": "given", "d": 2, "outputs": 1}}', 'task.name is "given"; allowed:'],
    ['is a list', '[1, 2]', 'x.json: the configuration is [1,2]'],
    ['is a newer sweep', '{"kind": "sweep", "v": 2}', 'x.json: '],
    ['is a run without a frame', broken((run) => Object.assign(run, { frames: [] })), 'frames is []; allowed:'],
    [
      'is a run whose steps fall',
      broken(({ frames }) => Object.assign(frames[3], { step: 1 })),
      'x.json: frames.3.step is 1; allowed: a whole number above 2, the step before it.',
    ],
    [
      'is a run with a text for a number',
      broken(({ frames }) => Object.assign(frames[1].layers[0], { featureMove: 'much' })),
      'x.json: frames.1.layers.0.featureMove is "much"; allowed: a number, null',
    ],
    [
      'is a run with too few weights',
      broken(({ snapshots }) => void snapshots[1].weights[0][2].pop()),
      'x.json: snapshots.1.weights.0.2 is [7,',
    ],
    [
      'is a run with an unknown failure',
      broken((run) => Object.assign(run, { failure: { code: 'bored' } })),
      'x.json: failure.code is "bored"; allowed:',
    ],
    ['is a run of wrong settings', broken(({ config }) => Object.assign(config, { seed: -1 })), 'config.seed is -1;'],
  ])('because it %s says so in one sentence, and changes nothing', async (_, content, sentence) => {
    const { lab, state } = createFakeLab();
    const before = state();
    const outcome = await openFile(file('x.json', content), lab);
    expect(outcome).toEqual({ ok: false, sentence: expect.stringContaining(sentence) as string });
    expect(outcome.sentence).not.toContain('\n');
    expect(state()).toEqual(before);
  });

  it('because there are several says so', async () => {
    const { lab } = createFakeLab();
    const two = [file('a.json', '{}'), file('b.json', '{}')];
    expect(await openFiles(two, lab)).toMatchObject({
      ok: false,
      sentence: expect.stringContaining('2 files') as string,
    });
  });

  it('because it is too large is not read', async () => {
    const { lab } = createFakeLab();
    const blob = new Blob(['{']);
    const large = { name: 'large.json', blob: Object.defineProperty(blob, 'size', { value: 1e9 }) };
    const { ok, sentence } = await openFile(large, lab);
    expect({ ok, sentence }).toEqual({
      ok: false,
      sentence: expect.stringMatching(/large\.json has 1 GB; .* 64 MB/) as string,
    });
  });

  it('because reading it fails says so', async () => {
    const { lab } = createFakeLab();
    const blob = Object.assign(new Blob(['{']), {
      slice: () => ({ arrayBuffer: () => Promise.reject(new Error('gone')) }),
    });
    expect((await openFile({ name: 'x', blob: blob }, lab)).sentence).toContain('x can’t be read (gone)');
  });
});

/** The seed of the hostile files; the same are made each time. */
const SEED = 15;
const HOSTILE = 200;

const hostileValue = fc.oneof(
  fc.constantFrom<unknown>(null, true, -1, 1e308, 0.5, '', '=1+1', '__proto__', [], {}, [[]], [null], { length: 1e9 }),
  fc.anything({ maxDepth: 2 }).map((value) => JSON.parse(JSON.stringify({ value }) ?? '{}') as unknown),
  fc.integer({ min: 1, max: 20_000 }).map((depth) => ({ deep: depth })),
);

/** Returns the places of a JSON value, a path each. */
function placesOf(value: unknown, path: string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, part]) => placesOf(part, [...path, key]))];
}

/** Puts a value at a place of a JSON value, or takes the place away. */
function changed(json: unknown, path: readonly string[], value: unknown, isGone: boolean): unknown {
  if (path.length === 0) return value;
  const copy = structuredClone(json) as Record<string, unknown>;
  const parent = path
    .slice(0, -1)
    .reduce<Record<string, unknown>>((part, key) => part[key] as Record<string, unknown>, copy);
  const key = path[path.length - 1];
  if (isGone && !Array.isArray(parent)) Reflect.deleteProperty(parent, key);
  else Object.defineProperty(parent, key, { value, enumerable: true, configurable: true, writable: true });
  return copy;
}

/** Returns a JSON text with a list in it that is very deep. */
const deepened = (text: string) =>
  text.replace(/\{"deep":(\d+)\}/g, (_, depth: string) => '['.repeat(Number(depth)) + ']'.repeat(Number(depth)));

it(`${HOSTILE} hostile JSON files are opened or refused in a sentence, and those refused change nothing`, async () => {
  const bases = [
    experimentFileText(defaultExperiment, SMALL),
    runText(recorded(), recorded(wide)),
    [...sweepResultText(resultOf({}, (cell, seed) => [1, cell, seed]))].join(''),
  ].map((text) => JSON.parse(text) as unknown);
  const places = bases.map((base) => placesOf(base));
  const hostile = fc
    .record({
      base: fc.nat(bases.length - 1),
      at: fc.nat(1e6),
      value: hostileValue,
      isGone: fc.boolean(),
      cut: fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { freq: 4 }),
    })
    .map(({ base, at, value, isGone, cut }) => {
      const path = places[base][at % places[base].length];
      const text = deepened(JSON.stringify(changed(bases[base], path, value, isGone)) ?? '');
      return cut === null ? text : text.slice(0, Math.floor(cut * text.length));
    });
  const outcomes = { opened: 0, refused: 0 };
  for (const text of fc.sample(hostile, { numRuns: HOSTILE, seed: SEED })) {
    const { lab, state } = createFakeLab();
    const before = state();
    const outcome = await openFile(file('hostile.json', text), lab);
    if (outcome.ok) {
      outcomes.opened++;
      continue;
    }
    outcomes.refused++;
    expect(outcome.sentence, text.slice(0, 200)).toMatch(/^hostile\.json[^\n]+\.$/);
    expect(outcome.sentence.length).toBeLessThan(500);
    expect(state()).toEqual(before);
  }
  expect(outcomes.refused).toBeGreaterThan(HOSTILE / 4);
});
