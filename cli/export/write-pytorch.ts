import { pytorchScript } from '../../src/config/export/pytorch/pytorch-script.ts';
import { lrUnitOf } from '../../src/config/export/pytorch/reproduced-run.ts';
import { writeWholeFile } from '../whole-file.ts';
import type { WriteRun } from './trained-run.ts';

/** Writes a run as a PyTorch script that trains it anew; it reads the .npz of the same name. */
export const writePytorch: WriteRun = ({ name, experiment, dataset, member, present }, file) => {
  const run = {
    experiment,
    lrUnit: lrUnitOf(experiment, member.scaling),
    learningRateChanges: [],
    steps: present.step,
    samples: { train: dataset.train.count, test: dataset.test.count },
  };
  writeWholeFile(file, pytorchScript(run, { title: name, link: null }));
};
