import { areSameParts } from '../../charts/pictures/same-parts.ts';
import { pixelDensity, sheetOf } from '../../charts/shell/canvas-context.ts';
import type { Size } from '../../charts/shell/create-chart.ts';
import { COLORS, currentTheme } from '../../charts/shell/palette.ts';
import { STEP_OFFSET } from '../../config/frame.ts';
import { learningRates } from '../../config/learning-rates.ts';
import type { Recording } from '../../store/runs/recording.ts';
import type { TimeLine } from '../../store/time/time-line.ts';

/** Something that happened at a step. */
export interface TimeEvent {
  step: number;
  kind: 'rate' | 'points' | 'happening' | 'end';
}

/** Returns what happened in some runs: changes of the learning rate and of the points, happenings, divergence. */
export const eventsOf = (recordings: readonly Recording[]): TimeEvent[] =>
  recordings.flatMap((recording) => {
    const { pointChanges, happenings, failure, stream } = recording;
    const last = stream.latest(STEP_OFFSET)?.step;
    return [
      ...learningRates(recording)
        .slice(1)
        .map(({ step }): TimeEvent => ({ step, kind: 'rate' })),
      ...pointChanges.map(({ step }): TimeEvent => ({ step, kind: 'points' })),
      ...happenings.map(({ step }): TimeEvent => ({ step, kind: 'happening' })),
      ...(failure?.code === 'diverged' && last !== undefined ? [{ step: last, kind: 'end' } satisfies TimeEvent] : []),
    ];
  });

const COLOR_OF = { rate: 'accent', points: 'accent', happening: 'counterpart', end: 'danger' } as const;

/**
 * Returns the function that draws the marks below a time line: a short line for each snapshot, and a triangle where something
 * happened. While only the step that is shown changes, it draws nothing.
 */
export function timeMarks(canvas: HTMLCanvasElement, time: TimeLine, events: readonly TimeEvent[]) {
  let drawn: readonly unknown[] | undefined;
  return (size: Size): void => {
    const { scale } = time.store.getState();
    const parts = [size.width, size.height, pixelDensity(), currentTheme(), scale, time.newest(), time.stops()];
    if (!areSameParts(parts, drawn)) drawMarks(canvas, size, time, events);
    drawn = parts;
  };
}

function drawMarks(
  canvas: HTMLCanvasElement,
  { width, height }: Size,
  time: TimeLine,
  events: readonly TimeEvent[],
): void {
  const sheet = sheetOf(canvas);
  if (sheet === null || width === 0 || height === 0) return;
  const context = sheet.open({ width, height });
  const colors = COLORS[currentTheme()];
  context.fillStyle = colors.muted;
  const newest = time.newest();
  for (const step of time.stops()) {
    if (step <= newest) context.fillRect(Math.round(time.toPosition(step) * (width - 1)), 0, 1, height / 3);
  }
  for (const { step, kind } of events) {
    const at = time.toPosition(step) * width;
    context.fillStyle = colors[COLOR_OF[kind]];
    context.beginPath();
    context.moveTo(at, 0);
    context.lineTo(at + height / 2, height);
    context.lineTo(at - height / 2, height);
    context.fill();
  }
  sheet.show();
}
