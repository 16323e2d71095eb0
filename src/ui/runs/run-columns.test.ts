import { describe, expect, it } from 'vitest';
import { setAtPath } from '../../config/setting-path.ts';
import type { ResultMeasure, RunSummary } from '../../store/runs/run-entry.ts';
import { SMALL } from '../../store/runs/testing/made-recording.ts';
import { firstRows, inOrder, nextOrder, runColumns, type RunOrder } from './run-columns.ts';

const NO_RESULTS = Object.fromEntries(
  ['loss', 'testLoss', 'accuracy', 'testAccuracy', 'featureMove', 'ntkChange', 'twinGap', 'nfaCentered'].map((name) => [
    name,
    null,
  ]),
) as Record<ResultMeasure, number | null>;

const runOf = (id: string, part: Partial<RunSummary> = {}): RunSummary => ({
  ...{ id, name: id, isNamed: false, color: 0, isHidden: false, isPinned: false, beside: null, startedAt: 0 },
  ...{ experiment: SMALL, steps: 10, seconds: 1, hasFailed: false, results: NO_RESULTS, regime: 'unknown' },
  bytes: { frames: 0, snapshots: 0 },
  learningRateChanges: [],
  ...part,
});
const withLoss = (id: string, loss: number | null) => runOf(id, { results: { ...NO_RESULTS, loss } });

describe('the columns of the table of runs', () => {
  const runs = [
    withLoss('a', 0.5),
    runOf('b', { experiment: setAtPath(SMALL, 'net.width', 8) }),
    runOf('c', { experiment: setAtPath(SMALL, 'scaling.gamma0', 10) }),
  ];

  it('are the settings that differ, then the results that any run has, then on demand the other settings', () => {
    const keys = runColumns(runs, false).map(({ key }) => key);
    expect(keys).toEqual(['scaling.gamma0', 'net.width', 'regime', 'loss', 'steps', 'seconds']);
    const all = runColumns(runs, true).map(({ key }) => key);
    expect(all.slice(0, keys.length)).toEqual(keys);
    expect(all.slice(keys.length)).toContain('net.depth');
  });

  it('have the learning rates of a run that was changed while it trained', () => {
    const changed = runOf('d', { learningRateChanges: [{ step: 64, lr: 0.5 }] });
    const columns = runColumns([changed], false);
    expect(columns.map(({ key }) => key)).toEqual(['train.lr', 'regime', 'steps', 'seconds']);
    expect(columns[0].textOf(changed)).toBe(`${SMALL.train.lr} → 0.5 at step 64`);
    expect(columns[0].textOf(runs[0])).toBe(String(SMALL.train.lr));
    expect(runColumns([changed], true).filter(({ key }) => key === 'train.lr')).toHaveLength(1);
  });

  it('of a single run have no settings at first', () => {
    expect(runColumns([runs[0]], false).map(({ key }) => key)).toEqual(['regime', 'loss', 'steps', 'seconds']);
  });
});

it('the rows at first are few, with all pinned runs', () => {
  const runs = Array.from({ length: 60 }, (_, i) => runOf(String(i), { isPinned: i === 40 }));
  const ids = firstRows(runs).map(({ id }) => Number(id));
  expect(ids).toEqual([...Array(25).keys(), 40]);
  expect(firstRows(runs.slice(0, 3))).toHaveLength(3);
});

describe('the order of the rows', () => {
  const runs = [withLoss('a', 0.5), withLoss('b', null), withLoss('c', 0.1), withLoss('d', 0.5)];
  const columns = runColumns(runs, false);
  const ids = (order: RunOrder) => inOrder(runs, columns, order).map(({ id }) => id);

  it('is newest first, or by a result, with runs that lack it last', () => {
    expect(ids(null)).toEqual(['d', 'c', 'b', 'a']);
    expect(ids({ key: 'loss', isRising: true })).toEqual(['c', 'a', 'd', 'b']);
    expect(ids({ key: 'loss', isRising: false })).toEqual(['a', 'd', 'c', 'b']);
  });

  it('changes with each press on a head: best first, worst first, newest first', () => {
    const loss = columns.find(({ key }) => key === 'loss');
    if (!loss) throw new Error('There is no column of the loss.');
    const first = nextOrder(null, loss);
    const second = nextOrder(first, loss);
    expect([first, second, nextOrder(second, loss)]).toEqual([
      { key: 'loss', isRising: true },
      { key: 'loss', isRising: false },
      null,
    ]);
    const accuracy = { ...loss, key: 'accuracy', isMoreBetter: true };
    expect(nextOrder(first, accuracy)).toEqual({ key: 'accuracy', isRising: false });
    expect(nextOrder(nextOrder(nextOrder(null, accuracy), accuracy), accuracy)).toBeNull();
  });
});
