import * as tf from '@tensorflow/tfjs-core';
import type { Experiment } from '../config/experiment.ts';
import { isDeepInTheLazyEnd } from '../config/lazy-end.ts';
import { layerShapes, scalingTable } from '../config/scaling.ts';
import { rateAt, withRate, withRates } from '../config/settings/schedule-settings.ts';
import { besideCounting, inTurn } from './backends/counting/count-memory.ts';
import { freeUnusedMemory, settleBackend } from './backends/open-backend.ts';
import { diagnose } from './diagnosis/diagnose.ts';
import { fitFeatureMachine, type FitProgress } from './measures/fit-feature-machine.ts';
import { inspectLayer } from './inspect/inspect-layer.ts';
import { frameCost, hessianSamples } from './measures/cost.ts';
import { inferenceCurve } from './measures/rule-inference.ts';
import { checkMemory } from './memory/check-memory.ts';
import { memoryLimits, presentStepKind } from './memory/memory-limits.ts';
import { runMemory } from './memory/run-memory.ts';
import type { RunSize } from './memory/run-size.ts';
import { oneMember } from './network/one-member.ts';
import { disposeSignals, type Pass } from './network/network.ts';
import { chunkOutput, readOutputs, type Chunk } from './network/sample-set.ts';
import { readFitsBeside, withFitsBeside } from './pictures/fits-beside.ts';
import { lineInputs } from './pictures/line-inputs.ts';
import { createPictures } from './pictures/pictures.ts';
import { unitTrails } from './pictures/unit-places.ts';
import { checkSpec } from './run/check-spec.ts';
import { createCatapultWatch } from './run/catapult-watch.ts';
import { createDivergenceWatch } from './run/divergence-watch.ts';
import { inUnits, openRun } from './run/open-run.ts';
import type { Run, RunSpec } from './run/run-interface.ts';
import { hasPureSteps, type Learner } from './training/learner.ts';
import { readChanging } from './run/checkpoint.ts';
import { readSnapshots, readStart } from './run/snapshot.ts';
import { learningRates, readWeights, type TrainState } from './training/train-state.ts';

/**
 * Creates a run of M networks of one shape on the open backend (`openBackend`).
 *
 * @param fitting follows the fit of a feature machine, which may take seconds
 * @throws a sentence when the members, the data or the weights don't fit together, or don't fit into the memory
 */
export async function createRun(spec: RunSpec, fitting?: FitProgress): Promise<Run> {
  checkSpec(spec);
  const size = sizeOf(spec);
  await checkMemory(size, memoryLimits());
  const memory = await runMemory(size);
  const { dataset } = spec;
  const [{ train }] = spec.members;
  const machine = spec.machine ?? (await fitFeatureMachine(spec.members[0], dataset, fitting));
  const open = await inTurn(() => openRun({ ...spec, machine }));
  const { architecture, pass, scale, units, testSet, probe, learner, twins, meter, sharpness, stepper } = open;
  const { checkpoint } = spec;
  const watch = createDivergenceWatch(meter.layout, spec.members.length, checkpoint?.watched.losses);
  let members = inUnits(spec.members, units);
  const pictures = spec.members.map((member) => createPictures(member, dataset));
  const catapults = spec.members.map((_, member) =>
    createCatapultWatch(meter.layout, member, () => sharpnessNow(member), checkpoint?.watched.spikes[member]),
  );
  const sharpnessNow = async (member: number) => {
    const found = await sharpness.at(stepper.state.networks, presentRates());
    return found?.[member] ?? null;
  };
  const presentRates = () => members.map((member) => rateAt(member, stepsDone));
  const fitsBeside = () => readFitsBeside(twins.lines(stepper.state.twins), spec.members.length);
  const hasUnitsInPlane = dataset.inputs === 2 && members[0].net.depth > 0;
  const addUnits = hasUnitsInPlane ? unitTrails(() => readWeights(stepper.state.networks.initial.slice(0, 2))) : null;
  const begun = checkpoint?.begun ?? spec.start?.present[0].step ?? 0;
  let stepsDone = checkpoint?.step ?? begun;

  return {
    layout: meter.layout,
    members: members.length,
    frameCost: frameCost({
      shapes: layerShapes(members[0]),
      samples: dataset.train.count + dataset.test.count,
      probe: probe.x.shape[1],
      outputs: dataset.outputs,
      passes: learner.passes,
      twins: twins.cost,
      hessianSamples: hessianSamples(members[0], dataset.train.count),
      machine: machine !== null,
      members: members.length,
    }),
    memory,
    notices: open.notices,
    machine,
    get stepsDone() {
      return stepsDone;
    },
    scaling: () => members.map(scalingTable),
    step: () => {
      besideCounting(() => stepper.step());
      stepsDone++;
    },
    settle: settleBackend,
    measure: (kind, breathe = () => Promise.resolve()) => {
      const now = { state: stepper.state, step: stepsDone, lr: presentRates() };
      return inTurn(() => meter.measure(now, kind, breathe));
    },
    inspect: (member, question, breathe = () => Promise.resolve()) =>
      inTurn(async () => {
        const { networks: state } = stepper.state;
        const { gamma0 } = spec.members[member].scaling;
        const asked = { state, member, step: stepsDone, architecture, x: probe.x, gamma0, machine };
        const curves = train.rule === 'pc' ? await readInferenceCurves(learner, state, pass, probe) : null;
        return { ...(await inspectLayer(asked, question, breathe)), inference: curves?.[member] ?? null };
      }),
    picture: (member, question, breathe = () => Promise.resolve()) =>
      inTurn(async () => {
        const { network, dispose } = oneMember(stepper.state.networks, member);
        try {
          const picture = await pictures[member].of(network, question, breathe);
          if (question.kind !== 'function' || !question.beside?.length) return picture;
          return withFitsBeside(picture, question, (await fitsBeside())[member]);
        } finally {
          dispose();
        }
      }),
    divergence: (frames) =>
      inTurn(() => {
        const found = watch.divergence(frames);
        if (!found && watch.isCalm()) sharpness.keepCalm(stepper.state.networks);
        return Promise.resolve(found);
      }),
    diagnose: (divergence) =>
      inTurn(() => {
        const { member } = divergence;
        const { lr, schedule } = members[member].train;
        const experiment = withRate(spec.members[member], { lr: lr / units[member], schedule });
        return diagnose({ divergence, experiment, members, dataset, open });
      }),
    happenings: (frames) =>
      inTurn(async () => {
        const found = [];
        for (const catapult of catapults) found.push(await catapult.look(frames));
        return found;
      }),
    sharpness: (at, breathe) =>
      inTurn(() => {
        const { networks: state } = stepper.state;
        const find = at === 'now' ? sharpness.at : sharpness.atLastCalm;
        return find(state, presentRates(), breathe);
      }),
    setLearningRates: (rates) => {
      members = inUnits(withRates(spec.members, rates), units);
      besideCounting(() => stepper.setRates(learningRates(members)));
    },
    // At once, and not in turn: the values are those of this step, although others may be taken soon.
    snapshot: () =>
      besideCounting(() => {
        const fits = lineInputs(dataset) && fitsBeside();
        const taken = readSnapshots(stepper.state.networks, stepsDone, fits);
        return addUnits ? addUnits(taken) : taken;
      }),
    handOver: () =>
      inTurn(async () => {
        const { networks } = stepper.state;
        const initial = await readStart(networks);
        return { initial, present: stepsDone === 0 ? initial : await readSnapshots(networks, stepsDone, null) };
      }),
    checkpoint: () =>
      besideCounting(async () => {
        const at = {
          ...{ step: stepsDone, begun, noise: learner.noise() },
          watched: { losses: watch.memory(), spikes: catapults.map(({ memory }) => memory()) },
        };
        return { ...at, values: await readChanging(stepper.state, learner.learnsFeedback) };
      }),
    weights: () => inTurn(() => readWeights(stepper.state.networks.W)),
    testOutputs: () =>
      inTurn(() => readOutputs(testSet.map((chunk) => chunkOutput(chunk, stepper.state.networks, pass, scale)))),
    dispose: () =>
      besideCounting(() => {
        open.dispose();
        freeUnusedMemory();
      }),
  };
}

/** Returns the sizes that decide the memory of a run. */
function sizeOf({ members, dataset }: RunSpec): RunSize {
  const [experiment]: Experiment[] = members;
  return {
    experiment,
    members: members.length,
    train: dataset.train.count,
    test: dataset.test.count,
    inputs: dataset.inputs,
    outputs: dataset.outputs,
    centered: members.some(({ scaling }) => scaling.centered),
    lazy: isDeepInTheLazyEnd(members),
    backend: memoryLimits().backend,
    step: presentStepKind(hasPureSteps(experiment.train)),
  };
}

/** Reads how predictive coding settles on the probe set, for each member. */
async function readInferenceCurves(learner: Learner, state: TrainState, pass: Pass, probe: Chunk) {
  const signals = tf.tidy(() => pass(state, probe.x));
  const input = learner.input(state, signals, probe);
  const curves = await inferenceCurve(input);
  disposeSignals(signals);
  input.deltaOut.dispose();
  return curves;
}
