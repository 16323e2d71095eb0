import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { entryOf, type RunSummary } from './run-entry.ts';
import { runsCsvText } from './runs-csv.ts';
import { madeRecording, SMALL } from './testing/made-recording.ts';

const read = (runs: readonly RunSummary[]) =>
  Papa.parse<Record<string, string>>(runsCsvText(runs), { header: true, skipEmptyLines: true }).data;

const wide = { ...SMALL, net: { ...SMALL.net, width: 16 } };
const entry = (name: string, experiment = SMALL): RunSummary => ({
  ...entryOf({ ...madeRecording({ experiment }), startedAt: 0, learningRateChanges: [{ step: 2, lr: 0.125 }] }),
  name,
});

describe('the table of runs', () => {
  it('has a row for each run, with its settings, its results and its last learning rate', () => {
    const [first, second] = read([entry('width 4'), entry('width 16', wide)]);
    expect(first).toMatchObject({
      run: 'width 4',
      started: '1970-01-01T00:00:00.000Z',
      'net.width': '4',
      'train.lr': String(SMALL.train.lr),
      lastLearningRate: '0.125',
      steps: '3',
      stoppedEarly: 'false',
      loss: '0.25',
      testLoss: '',
    });
    expect(second).toMatchObject({ run: 'width 16', 'net.width': '16', 'net.depth': '1' });
  });

  it('has the changes of the rate and of its schedule as JSON, where there were some', () => {
    const schedule = { kind: 'step' as const, warmup: 0, steps: 1, final: 0, every: 2, factor: 0.5 };
    const { lr } = SMALL.train;
    const [plain, changed] = read([
      { ...entry('a'), learningRateChanges: [] },
      {
        ...entry('b'),
        learningRateChanges: [
          { step: 2, lr: 0.125, schedule },
          { step: 3, lr, schedule: null },
        ],
      },
    ]);
    expect(plain.rateChanges).toBe('');
    expect(JSON.parse(changed.rateChanges)).toEqual([
      { step: 2, lr: 0.125, schedule },
      { step: 3, lr, schedule: null },
    ]);
    expect(changed.lastLearningRate).toBe(String(lr));
  });

  it('leaves out settings that no run uses', () => {
    expect(Object.keys(read([entry('a')])[0])).not.toContain('train.pc.steps');
  });

  it('takes no name for a formula', () => {
    expect(read([entry('=HYPERLINK("http://x")')])[0].run).toBe(`'=HYPERLINK("http://x")`);
  });
});
