/** Every text of the catalogs, in English. A bundle holds those parts that its code reads, and no others. */
export { charts } from './charts.ts';
export { cli } from './cli.ts';
export { config, link } from './config.ts';
export { engine, worker } from './engine.ts';
export { givenCase } from './given-case.ts';
export { inspector } from './inspector.ts';
export { lessons } from './lessons.ts';
export { page } from './page.ts';
export { pictures } from './pictures.ts';
export { prior } from './prior.ts';
export { regime } from './regime.ts';
export { runs } from './runs.ts';
export { runsPanel } from './runs-panel.ts';
export { sweep, sweepFile } from './sweep.ts';
export { sweepPage } from './sweep-page.ts';
export { tasks } from './tasks.ts';
export { time } from './time.ts';
