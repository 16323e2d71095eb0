import { range } from 'd3';

/** A label and its length along the axis in pixels. */
interface Label {
  text: string;
  length: number;
}

/** A choice of labels that shows fewer of them has to save at least so many digits a label. */
const WORTH = 1;

/**
 * Which labels of a row are shown so that none touches the next: as many as have room, or up to half as many where
 * those are rounder values.
 *
 * @param pitch the distance from one label's middle to the next, in pixels
 * @param gap the least distance between two labels, in pixels
 * @returns the indices of the labels, rising; the first alone where there is room for no two
 */
export function thinLabels(labels: readonly Label[], pitch: number, gap: number): number[] {
  const mayShow = (shown: readonly number[]) => shown.length > 1 && isApart(shown, labels, pitch, gap);
  let densest = Infinity;
  let best: { shown: number[]; digits: number } | null = null;
  for (let stride = 1; stride < labels.length && stride <= 2 * densest; stride++) {
    for (const shown of rowsOf(labels.length, stride).filter(mayShow)) {
      const digits = shown.reduce((sum, index) => sum + digitsOf(labels[index].text), 0) / shown.length;
      const saved = stride > densest ? WORTH : Number.EPSILON;
      densest = Math.min(densest, stride);
      if (best === null || digits <= best.digits - saved) best = { shown, digits };
    }
    if (densest === 1) break;
  }
  return best?.shown ?? labels.slice(0, 1).map(() => 0);
}

/** Every so many of `count` indices, from each possible first one. */
const rowsOf = (count: number, stride: number) =>
  Array.from({ length: stride }, (_, first) => range(first, count, stride));

/** The digits of a number without the zeros at its ends; 0 of a word. */
const digitsOf = (text: string) => text.replace(/\D/g, '').replace(/^0+|0+$/g, '').length;

const isApart = (shown: readonly number[], labels: readonly Label[], pitch: number, gap: number) =>
  shown.slice(1).every((index, i) => {
    const halves = (labels[index].length + labels[shown[i]].length) / 2;
    return halves + gap <= (index - shown[i]) * pitch;
  });
