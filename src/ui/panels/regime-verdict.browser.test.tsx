/** The verdict of a run whose frames a test writes. */
import { beforeEach, describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { frameLayout, layerOffset, runOffset, STEP_OFFSET } from '../../config/frame.ts';
import { openLab, type Lab } from '../../store/lab.ts';
import { createFakeWorkers } from '../../worker/testing/fake-worker.ts';
import { LabContext } from '../lab-context.ts';
import { RegimeVerdict } from './regime-verdict.tsx';

let lab: Lab;
let append: (step: number, loss: number, move: number) => void;

beforeEach(async () => {
  history.replaceState(null, '', location.pathname + location.search);
  lab = openLab({ host: createFakeWorkers().host, notices: [] });
  const [recording] = lab.run.getState().shown;
  const layout = frameLayout(recording.experiment.net.depth);
  append = (step, loss, move) => {
    const frame = new Float32Array(layout.stride).fill(NaN);
    frame[STEP_OFFSET] = step;
    frame[runOffset('loss')] = loss;
    frame[layerOffset(0, 'featureMove')] = move;
    recording.stream.append(frame, 1);
  };
  await render(
    <LabContext value={lab}>
      <RegimeVerdict />
    </LabContext>,
  );
});

const verdict = () => page.getByRole('group', { name: 'Regime' });

describe('the verdict', () => {
  it('says of a network that is opened at a later step why there is none', async () => {
    append(300, 0.2, 0.5);
    await expect.element(verdict()).toHaveTextContent('no verdictthe loss at step 0 is not known');
    await expect.element(verdict().getByRole('button')).toBeVisible();
  });

  it('waits for the loss to halve, and says the word with its numbers', async () => {
    await expect.element(verdict()).not.toHaveTextContent('yet');
    expect(verdict().getByRole('button').elements()).toEqual([]);
    append(0, 1, 0);
    append(1, 0.9, 0.001);
    await expect.element(verdict()).toHaveTextContent('no verdict yet');
    append(2, 0.4, 0.004);
    await expect.element(verdict()).toHaveTextContent('lazy');
    await expect.element(verdict()).toHaveTextContent('features moved 0.4 %, loss at 40 %');
    append(3, 0.2, 0.9);
    await expect.element(verdict()).toHaveTextContent('rich');
  });

  it('does not change its word on noise at a threshold', async () => {
    append(0, 1, 0);
    append(1, 0.4, 0.049);
    await expect.element(verdict()).toHaveTextContent('lazy');
    append(2, 0.4, 0.052);
    await expect.element(verdict()).toHaveTextContent('features moved 5.2 %');
    await expect.element(verdict()).toHaveTextContent('lazy');
    append(3, 0.4, 0.06);
    await expect.element(verdict()).toHaveTextContent('in between');
  });

  it('follows the time line', async () => {
    append(0, 1, 0);
    append(1, 0.4, 0.01);
    append(2, 0.2, 0.9);
    await expect.element(verdict()).toHaveTextContent('rich');
    lab.time.store.setState({ step: 1 });
    await expect.element(verdict()).toHaveTextContent('lazy');
    lab.time.store.setState({ step: null });
    await expect.element(verdict()).toHaveTextContent('rich');
  });

  it('explains the rule with the thresholds', async () => {
    append(0, 1, 0);
    await page.getByRole('button', { name: 'How the verdict is found' }).click();
    const rule = page.getByRole('dialog');
    await expect.element(rule).toHaveTextContent('Lazy up to 5 %, rich from 20 %.');
    await expect.element(rule).toHaveTextContent('3 % and 20 %');
  });
});
