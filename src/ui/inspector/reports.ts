import type { Inspection, MatrixReport } from '../../engine/inspect/inspection.ts';

/** A matrix of a layer; its title stands in the words. */
export type ReportName = 'nfm' | 'agop' | 'machine';

/** Returns the matrices of a layer that stand beside each other: NFM, AGOP and, of the first layer, M of a feature machine. */
export const reportsOf = ({ nfm, agop, machine }: Inspection): [ReportName, MatrixReport][] => [
  ['nfm', nfm],
  ['agop', agop],
  ...(machine ? [['machine', machine.features] satisfies [ReportName, MatrixReport]] : []),
];
