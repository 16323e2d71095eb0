import type { Domain } from '../axes/axis-scale.ts';
import type { Brush } from '../pictures/canvas-layers.ts';
import type { FunctionData, LearnedFunction } from './function-data.ts';

/** How one kind of learned function is drawn, in two parts: what stands still in a run, and what moves. */
export interface FunctionKind<Learned extends LearnedFunction> {
  /** Returns the range of the values, given the `previous` one of the same run. */
  rangeOf(data: FunctionData<Learned>, previous: Domain | null): Domain;
  /** Returns what the still part is painted from, beside range, size, theme and classes: it is repainted for others. */
  stillOf(data: FunctionData<Learned>): object | null;
  paintStill(brush: Brush, data: FunctionData<Learned>, range: Domain): void;
  paintMoving(brush: Brush, data: FunctionData<Learned>, range: Domain): void;
  /** Says what is to be seen in one sentence. */
  sentence(data: FunctionData<Learned>): string;
}
