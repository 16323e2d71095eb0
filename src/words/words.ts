import { charts } from './en/charts.ts';
import { cli } from './en/cli.ts';
import { config, link } from './en/config.ts';
import { engine, worker } from './en/engine.ts';
import { inspector } from './en/inspector.ts';
import { lessons } from './en/lessons.ts';
import { page } from './en/page.ts';
import { prior } from './en/prior.ts';
import { sweep, sweepFile } from './en/sweep.ts';
import { tasks } from './en/tasks.ts';

/**
 * Every word that a person reads, by the part of the lab that says it: strings, and functions from
 * values to sentences. English now; another language is another folder with the same shape.
 */
export const words = {
  charts,
  cli,
  config,
  engine,
  inspector,
  lessons,
  link,
  page,
  prior,
  sweep,
  sweepFile,
  tasks,
  worker,
};
