/** The page of a comparison whose frames, snapshots and pictures a test writes: how often React renders it. */
import { Profiler } from 'react';
import { beforeEach, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { frameLayout, layerOffset, runOffset, STEP_OFFSET } from '../../config/frame.ts';
import { layerShapes } from '../../config/scaling.ts';
import { readFlags } from '../../config/link/page-flags.ts';
import { openLab, type Lab } from '../../store/lab.ts';
import type { Recording } from '../../store/runs/recording.ts';
import { taskSentence } from '../../tasks/tasks.ts';
import { createFakeWorkers } from '../../worker/testing/fake-worker.ts';
import { TopBar } from '../bar/top-bar.tsx';
import { LabContext } from '../lab-context.ts';
import { TrainingView } from './training-view.tsx';
import { words } from '../../words/words.ts';

const LINK = '#v=1&task=curve&width=8&depth=2&gamma0=0.01&right.gamma0=10';
const STEPS = 40;

let lab: Lab;
let renders = 0;

beforeEach(async () => {
  history.replaceState(null, '', location.pathname + location.search + LINK);
  lab = openLab({ host: createFakeWorkers().host, notices: [] });
  await render(
    <LabContext value={lab}>
      <Profiler id="page" onRender={() => (renders += 1)}>
        <TopBar />
        <TrainingView />
      </Profiler>
    </LabContext>,
  );
  for (let step = 0; step < STEPS; step++) lab.run.getState().shown.forEach((run) => record(run, step));
  // The second time React sees that nothing has changed, after it has looked once more.
  for (let time = 0; time < 2; time++) {
    showPictures();
    await drawn();
  }
});

/** Adds a frame and a snapshot to a run, with values that differ at each step. */
function record({ experiment, stream, snapshots }: Recording, step: number) {
  const { depth } = experiment.net;
  const frame = new Float32Array(frameLayout(depth).stride).fill(NaN);
  frame[STEP_OFFSET] = step;
  frame[runOffset('loss')] = 1 / (1 + step);
  for (let layer = 0; layer < depth; layer++) frame[layerOffset(layer, 'featureMove')] = 0.01 * step;
  stream.append(frame, 1);
  const weights = layerShapes(experiment).map(([rows, columns]) => new Float32Array(rows * columns).fill(step));
  snapshots.add({ step, weights, biases: null });
}

/** Gives both sides other pictures, as the worker does at each step. */
function showPictures() {
  const step = lab.time.store.getState().step ?? STEPS - 1;
  const x = Float32Array.of(-1, 0, 1);
  const beside = { kinks: new Float32Array(0), twin: null, limit: null };
  const picture = { kind: 'function', of: 'line', x, f: x.map((at) => at * step), ...beside } as const;
  const seen = lab.run.getState().shown.map((recording) => ({ function: { recording, step, picture } }));
  const { getState, setState } = lab.pictures.store;
  const withLine = getState().map((side, index) => ({ ...side, ...seen[index] }));
  setState(withLine, true);
}

/** Waits until all that was asked for is drawn. */
async function drawn() {
  for (let frame = 0; frame < 3; frame++) await new Promise((resolve) => requestAnimationFrame(resolve));
}

const slider = () => page.getByRole('slider', { name: 'Time', exact: true }).element() as HTMLInputElement;
const captions = () => [...document.querySelectorAll('figcaption')].map(({ textContent }) => textContent);
const lossNow = () => document.querySelector('[data-testid="loss-now"] [data-value]')?.getAttribute('data-value');

function dragTo(step: number) {
  slider().valueAsNumber = lab.time.toPosition(step);
  slider().dispatchEvent(new Event('input', { bubbles: true }));
  showPictures();
}

it('draws the frames of both runs without React', async () => {
  renders = 0;
  const before = lossNow();
  for (let step = STEPS; step < STEPS + 30; step++) {
    lab.run.getState().shown.forEach((run) => record(run, step));
    showPictures();
    await drawn();
  }
  expect(lossNow()).not.toBe(before);
  expect(renders).toBe(0);
});

it('goes through the past without React, once it has left the live edge', async () => {
  dragTo(STEPS - 2);
  await drawn();
  expect(renders).toBeGreaterThan(0);
  renders = 0;
  for (let step = STEPS - 3; step > 0; step--) {
    dragTo(step);
    await drawn();
    expect(slider().dataset.step).toBe(String(step));
    expect(Number(lossNow())).toBeCloseTo(1 / (1 + step), 6);
    expect(captions().filter((caption) => new RegExp(`step ${step}(?!\\d)`).test(caption ?? ''))).toHaveLength(2);
  }
  expect(renders).toBe(0);
});

it('says what there is to learn before a worker has made the data', async () => {
  // On a phone the sentence is in a sheet.
  await page.viewport(1280, 720);
  const { task } = lab.experiment.getState().experiment;
  await expect.poll(() => document.body.textContent).toContain(taskSentence(task));
});

/** Shows the view of a page whose address hides something; returns its element. */
async function shownWith(query: string) {
  await page.viewport(1280, 720);
  const { flags } = readFlags(query);
  const hiding = openLab({ host: createFakeWorkers().host, notices: [], flags });
  const { container } = await render(
    <LabContext value={hiding}>
      <TrainingView />
    </LabContext>,
  );
  return container;
}

it('has no box of settings where all that stands in it is hidden', async () => {
  const summary = '[data-testid="settings-summary"]';
  expect((await shownWith('?hide=controls,task')).querySelector(summary)).not.toBeNull();
  expect((await shownWith('?hide=controls,task,settings')).querySelector(summary)).toBeNull();
});

it('says so where every panel is hidden', async () => {
  const panels = 'verdict,task,network,function,features,loss,movement';
  expect((await shownWith(`?hide=${panels}`)).textContent).not.toContain(words.flags.nothing);
  expect((await shownWith(`?hide=${panels},alignment`)).textContent).toContain(words.flags.nothing);
});
