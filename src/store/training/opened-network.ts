import { createStore } from 'zustand';
import type { Experiment } from '../../config/experiment.ts';
import type { NetworkFile } from '../../config/network-file.ts';
import { layerShapes } from '../../config/scaling.ts';
import type { RunStart } from '../../engine/run/snapshot.ts';

/** A network that was trained elsewhere, or here before. Runs begin with it as long as their settings ask for its shape. */
export interface OpenedNetwork extends Pick<NetworkFile, 'initial' | 'present' | 'notices'> {
  /** The name of its file. */
  file: string;
  /** The sizes of its layers: inputs, hidden layers, outputs. */
  layers: readonly number[];
}

/** The network that was opened; `null`: the weights of a run are drawn. */
export interface NetworkState {
  opened: OpenedNetwork | null;
  /** Whether the present run began with it. */
  isUsed: boolean;
  /** Whether the present experiment is the one of the network, with its changes of settings: another one begins with it only when a person says so. */
  isMeant: boolean;
}

/** The store of the network that was opened. */
export type NetworkStore = ReturnType<typeof createNetworkStore>;

/** Creates the store without a network. */
export const createNetworkStore = () =>
  createStore<NetworkState>()(() => ({ opened: null, isUsed: false, isMeant: true }));

/** Returns where runs of these experiments begin with an opened network; `undefined` where they ask for another shape. */
export function startWith(opened: OpenedNetwork | null, experiments: readonly Experiment[]): RunStart | undefined {
  if (!opened || !experiments.every((each) => isOfShape(opened, each))) return undefined;
  return { initial: experiments.map(() => opened.initial), present: experiments.map(() => opened.present) };
}

const isOfShape = ({ present: { weights, biases } }: OpenedNetwork, experiment: Experiment): boolean => {
  const shapes = layerShapes(experiment);
  const areLayers = shapes.every(([rows, columns], l) => weights.at(l)?.length === rows * columns);
  // Matrices of other sizes may hold as many numbers; biases tell their rows.
  const areRows = shapes.every(([rows], l) => !biases || biases.at(l)?.length === rows);
  return weights.length === shapes.length && areLayers && areRows && experiment.net.bias === (biases !== null);
};
