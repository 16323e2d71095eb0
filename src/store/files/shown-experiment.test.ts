import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { parseExperimentFile } from '../../config/export/experiment-file.ts';
import { decodePageLink } from '../../config/link/page-link.ts';
import { setAtPath } from '../../config/setting-path.ts';
import { madeRecording, SMALL } from '../runs/testing/made-recording.ts';
import type { Recording } from '../runs/recording.ts';
import { shownExperiment } from './shown-experiment.ts';
import { createFakeLab } from './testing/fake-lab.ts';

beforeEach(() => vi.stubGlobal('location', { href: 'https://lab.example/#old' }));
afterEach(() => vi.unstubAllGlobals());

const started = setAtPath(SMALL, 'train.lr', 0.04);

/** Returns what is told of runs that train while the controls say something else. */
function told(...shown: Recording[]) {
  const { lab } = createFakeLab();
  lab.view.getState().setLoaded('training');
  lab.run.setState({ shown });
  return { lab, ...shownExperiment(lab) };
}

describe('the experiment of the runs that are shown', () => {
  it('has the learning rate that the run started with, in settings and link, and says that it was changed', () => {
    const run = { ...madeRecording({ experiment: started }), learningRateChanges: [{ step: 2, lr: 0.0063 }] };
    const { left, link, lacks } = told(run);
    expect(left).toEqual(started);
    expect(lacks).toEqual([expect.stringContaining('0.04 → 0.0063 at step 2')]);
    const opened = decodePageLink(link.slice(link.indexOf('#')));
    expect(opened).toMatchObject({ experiment: { train: { lr: 0.04 }, net: { width: 4 } } });
    expect(parseExperimentFile(left)).toMatchObject({ ok: true });
  });

  it('has the schedule that the run started with, and says that it was changed', () => {
    const onSchedule = setAtPath(started, 'train.schedule.kind', 'cosine');
    const run = {
      ...madeRecording({ experiment: onSchedule }),
      learningRateChanges: [{ step: 2, lr: started.train.lr, schedule: null }],
    };
    const { left, lacks } = told(run);
    expect(left).toEqual(onSchedule);
    expect(lacks).toEqual([expect.stringContaining('Rate schedule Cosine → Constant at step 2')]);
  });

  it('has the rate of the first step where it was changed before that', () => {
    const run = { ...madeRecording({ experiment: started }), learningRateChanges: [{ step: 0, lr: 0.01 }] };
    const { left, lacks } = told(run);
    expect(left.train.lr).toBe(0.01);
    expect(lacks).toEqual([]);
  });

  it('is that of both sides of a comparison', () => {
    const rich = setAtPath(started, 'scaling.gamma0', 10);
    const { right, link } = told(madeRecording({ experiment: started }), madeRecording({ experiment: rich }));
    expect(right).toEqual(rich);
    const opened = decodePageLink(link.slice(link.indexOf('#')));
    expect(opened).toMatchObject({ comparison: { differing: ['scaling.gamma0'] } });
  });

  it('says that it lacks the weights of a network that was opened, also of a kept run', () => {
    expect(told(madeRecording({ steps: [40, 50] })).lacks).toHaveLength(1);
    const { lab, lacks } = told(madeRecording());
    expect(lacks).toEqual([]);
    lab.network.setState({ isUsed: true });
    expect(shownExperiment(lab).lacks).toHaveLength(1);
  });

  it('is that of the controls before anything has trained', () => {
    const { lab, left, link } = told();
    expect(left).toBe(lab.experiment.getState().experiment);
    expect(link).toBe(lab.link());
  });
});
