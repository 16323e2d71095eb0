import type { Claim, LessonResults, Measured } from './lesson.ts';

/** A claim before its criterion is tied to a world. `World` is whatever tells the worlds of a study apart. */
export interface ClaimOf<World> extends Omit<Claim, 'measure' | 'control'> {
  /** The world that the statement is about. */
  world: World;
  /** The world where the same criterion has to fail, and its name, as it stands after another: "NTP in place of μP". */
  control: { name: string; world: World };
  /** Measures the criterion in a world. */
  measure: (results: LessonResults, world: World) => Measured;
}

/** Returns a claim whose control is measured by the very criterion of the claim. */
export const defineClaim = <World>({ world, control, measure, ...about }: ClaimOf<World>): Claim => ({
  ...about,
  measure: (results) => measure(results, world),
  control: { world: control.name, measure: (results) => measure(results, control.world) },
});
