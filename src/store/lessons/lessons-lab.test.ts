import { describe, expect, it, vi } from 'vitest';
import { words } from '../../words/words.ts';
import { definePrior } from '../../lessons/define-study.ts';
import type { Lesson, StudyResult } from '../../lessons/lesson.ts';
import type { LessonEntry } from '../../lessons/lessons.ts';
import { priorStudy } from '../../lessons/read-results.ts';
import { writeStudy } from '../../lessons/study-file.ts';
import { createFakeWorkers } from '../../worker/testing/fake-worker.ts';
import { openLessonsLab } from './lessons-lab.ts';
import { tallyOfRun } from './open-lesson.ts';
import { NO_THEORY, reportOf } from '../../worker/testing/fake-prior.ts';

const prior = definePrior({ networks: 100 });
const resultOf = (networks: number, backend: string): StudyResult => ({
  kind: 'prior',
  backend,
  priors: [{ prior, theory: NO_THEORY, report: reportOf(networks) }],
});

/** The control of its claim, as it comes out. */
const FAILED = { world: 'none drawn', fails: true, measured: '0' };

/** A lesson that claims to have drawn all networks; its recorded result has not. */
const lesson: Lesson = {
  id: 'one',
  number: 1,
  title: 'One',
  summary: '',
  papers: [],
  studies: { draws: { kind: 'prior', full: [prior], quick: [prior, prior] } },
  figures: [],
  claims: [
    {
      id: 'all',
      statement: 'All are drawn.',
      source: 'our setting',
      expected: '100',
      studies: ['draws'],
      measure: (results) => {
        const { networks } = priorStudy(results, 'draws').priors[0].report;
        return { reproduced: networks === 100, measured: String(networks) };
      },
      control: { world: 'none drawn', measure: () => ({ reproduced: false, measured: '0' }) },
    },
  ],
  start: '#v=1',
};
const entryOf = (id: string): LessonEntry => ({
  ...lesson,
  id,
  load: () => Promise.resolve({ ...lesson, id, number: id === 'one' ? 1 : 2 }),
  loadText: () => Promise.resolve([]),
});

const file = writeStudy({ recorded: '2026-11-22', result: resultOf(7, 'cpu') });
const found = () => Promise.resolve(new Response(JSON.stringify(file)));
const missing = () => Promise.resolve(new Response('', { status: 404 }));

async function open(fetchFile: () => Promise<Response>) {
  const { workers, host } = createFakeWorkers({ backend: 'cpu', capture: false });
  const lab = openLessonsLab({
    host,
    workers: 1,
    entries: [entryOf('one'), entryOf('two')],
    fetchFile,
  });
  lab.open('one');
  const present = (id = 'one') => lab.store.getState().open[id];
  const shown = () => present().studies.draws;
  await vi.waitFor(() => expect(Object.keys(present().studies).length + present().notices.length).toBeGreaterThan(0));
  const draw = (networks: number, state: 'running' | 'done') => {
    workers.at(-1)?.ready();
    workers.at(-1)?.say({ type: 'theory', runId: 1, theory: NO_THEORY });
    workers.at(-1)?.say({ type: 'drawn', runId: 1, state, report: reportOf(networks) });
  };
  return { lab, workers, present, shown, draw };
}

describe('a lesson', () => {
  it('opens with its recorded results, and measures its claims on them', async () => {
    const { present, shown } = await open(found);
    expect(shown().origin).toEqual({ kind: 'recorded', date: '2026-11-22' });
    expect(present().claims[0].verdict).toEqual({ kind: 'notReproduced', measured: '7', control: FAILED });
  });

  it('opens without a recorded result, and says so', async () => {
    const { present } = await open(missing);
    expect(present().notices).toEqual([words.lessons.recorded.missing]);
    expect(present().claims[0].verdict.kind).toBe('notMeasured');
  });

  it('loads its recorded result when it is asked for again', async () => {
    let isAway = true;
    const { lab, present } = await open(() => (isAway ? missing() : found()));
    isAway = false;
    lab.recordAgain('one');
    await vi.waitFor(() => expect(present().claims[0].verdict.kind).toBe('notReproduced'));
    expect(present().notices).toEqual([]);
  });

  it('that is run shows its own results in place of the recorded ones, and is remembered', async () => {
    const { lab, workers, present, shown, draw } = await open(found);
    lab.run('one', false);
    expect(present().run).toMatchObject({ done: 0, quick: false });
    draw(100, 'done');
    await vi.waitFor(() => expect(present().run).toBeNull());
    expect(shown().origin).toEqual({ kind: 'here', quick: false });
    expect(present().claims[0].verdict).toEqual({ kind: 'reproduced', measured: '100', control: FAILED });
    expect(lab.store.getState().tallies.one).toEqual({ reproduced: 1, all: 1, quick: false });
    // Node stores nothing.
    expect(lab.store.getState().areTalliesLost).toBe(true);
    expect(workers.every((worker) => worker.isTerminated())).toBe(true);
  });

  it('that is run opens the backend of the page, and captures steps only where the page does', async () => {
    const { lab, workers } = await open(found);
    lab.run('one', false);
    expect(workers[0].commands).toMatchObject([{ type: 'open', backend: 'cpu', capture: false }, { type: 'draw' }]);
  });

  it('counts no recorded claim as one of the present run', async () => {
    const { lab, present, draw } = await open(found);
    expect(tallyOfRun(present())).toBeNull();
    lab.run('one', true);
    expect(present().claims[0].verdict.kind).toBe('notReproduced');
    expect(tallyOfRun(present())).toMatchObject({ all: 0, quick: true });
    draw(100, 'done');
    await vi.waitFor(() => expect(tallyOfRun(present())).toMatchObject({ reproduced: 1, all: 1 }));
    lab.cancel();
  });

  it('that is cancelled shows its earlier results at once', async () => {
    const { lab, workers, present, shown, draw } = await open(found);
    lab.run('one', false);
    draw(60, 'running');
    lab.cancel();
    expect(workers[0].isTerminated()).toBe(true);
    await vi.waitFor(() => expect(present().run).toBeNull());
    expect(shown().origin.kind).toBe('recorded');
    expect([present().notices, lab.store.getState().tallies]).toEqual([[], {}]);
  });

  it('says why it could not be run to its end', async () => {
    const { lab, workers, present, shown } = await open(found);
    lab.run('one', false);
    workers[0].die('error', 'no memory');
    await vi.waitFor(() => expect(present().run).toBeNull());
    expect(present().notices).toEqual([expect.stringMatching(/no memory/)]);
    expect(shown().origin.kind).toBe('recorded');
  });

  it('ends when another one is run, and says so', async () => {
    const { lab, workers, present } = await open(found);
    lab.open('two');
    await vi.waitFor(() => expect(present('two')).toBeDefined());
    lab.run('one', false);
    lab.run('two', false);
    expect(workers.map((worker) => worker.isTerminated())).toEqual([true, false]);
    await vi.waitFor(() => expect(present().run).toBeNull());
    expect(present('two').run).not.toBeNull();
    expect(present().notices).toEqual([expect.stringMatching(/lesson 2 was run/)]);
    expect(present('two').notices).toEqual([]);
    lab.cancel();
  });
});
