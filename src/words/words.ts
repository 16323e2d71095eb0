import { charts } from './en/charts.ts';
import { cli } from './en/cli.ts';
import { config } from './en/config.ts';
import { engine } from './en/engine.ts';
import { inspector } from './en/inspector.ts';
import { link } from './en/link.ts';
import { page } from './en/page.ts';
import { prior } from './en/prior.ts';
import { tasks } from './en/tasks.ts';
import { worker } from './en/worker.ts';

/**
 * Every word that a person reads, by the part of the lab that says it: strings, and functions from
 * values to sentences. English now; another language is another folder with the same shape.
 */
export const words = { charts, cli, config, engine, inspector, link, page, prior, tasks, worker };
