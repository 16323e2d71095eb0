interface Cluster {
  /** Middle of the cluster. */
  at: number;
  count: number;
}

/**
 * Moves labels apart: positions as near as may be to the wanted ones (least squares), at least `gap`
 * apart, in the same order, and inside `from`..`to` where there is room for all. The output is in the
 * order of the input.
 */
export function dodge(wanted: readonly number[], gap: number, from: number, to: number): number[] {
  const order = wanted.map((_, index) => index).sort((one, other) => wanted[one] - wanted[other] || one - other);
  const clusters: Cluster[] = [];
  const inside = ({ at, count }: Cluster): Cluster => {
    const half = ((count - 1) * gap) / 2;
    return { at: Math.max(from + half, Math.min(at, to - half)), count };
  };
  for (const index of order) {
    let cluster = inside({ at: wanted[index], count: 1 });
    for (let before = clusters.at(-1); before && overlap(before, cluster, gap); before = clusters.at(-1)) {
      clusters.pop();
      cluster = inside(merge(before, cluster));
    }
    clusters.push(cluster);
  }
  const positions = new Array<number>(wanted.length);
  let place = 0;
  for (const { at, count } of clusters) {
    for (let member = 0; member < count; member++) positions[order[place++]] = at + (member - (count - 1) / 2) * gap;
  }
  return positions;
}

const overlap = (one: Cluster, other: Cluster, gap: number) =>
  other.at - one.at < ((one.count + other.count) / 2) * gap;

const merge = (one: Cluster, other: Cluster): Cluster => {
  const count = one.count + other.count;
  return { at: (one.at * one.count + other.at * other.count) / count, count };
};
