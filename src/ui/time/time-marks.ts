import { pixelDensity } from '../../charts/shell/canvas-context.ts';
import type { Size } from '../../charts/shell/create-chart.ts';
import { COLORS, currentTheme } from '../../charts/shell/palette.ts';
import { STEP_OFFSET } from '../../config/frame.ts';
import { isUnderWay, type Recording } from '../../store/runs/recording.ts';
import type { TimeLine } from '../../store/time/time-line.ts';

/** Something that happened at a step. */
export interface TimeEvent {
  step: number;
  kind: 'rate' | 'points' | 'happening' | 'end';
}

/** Returns what happened in some runs: changes of the learning rate and of the points, happenings, divergence. */
export const eventsOf = (recordings: readonly Recording[]): TimeEvent[] =>
  recordings.flatMap(({ learningRateChanges, pointChanges, happenings, failure, stream }) => {
    const last = stream.latest(STEP_OFFSET)?.step;
    return [
      ...learningRateChanges.filter(isUnderWay).map(({ step }): TimeEvent => ({ step, kind: 'rate' })),
      ...pointChanges.map(({ step }): TimeEvent => ({ step, kind: 'points' })),
      ...happenings.map(({ step }): TimeEvent => ({ step, kind: 'happening' })),
      ...(failure?.code === 'diverged' && last !== undefined ? [{ step: last, kind: 'end' } satisfies TimeEvent] : []),
    ];
  });

const COLOR_OF = { rate: 'accent', points: 'accent', happening: 'counterpart', end: 'danger' } as const;

/** Draws the marks below a time line: a short line for each snapshot, and a triangle where something happened. */
export function drawTimeMarks(
  canvas: HTMLCanvasElement,
  { width, height }: Size,
  time: TimeLine,
  events: readonly TimeEvent[],
): void {
  const context = canvas.getContext('2d');
  if (context === null) return;
  fit(canvas, width, height);
  context.setTransform(pixelDensity(), 0, 0, pixelDensity(), 0, 0);
  context.clearRect(0, 0, width, height);
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
}

function fit(canvas: HTMLCanvasElement, width: number, height: number) {
  const [columns, rows] = [width, height].map((side) => Math.round(side * pixelDensity()));
  if (canvas.width !== columns) canvas.width = columns;
  if (canvas.height !== rows) canvas.height = rows;
}
