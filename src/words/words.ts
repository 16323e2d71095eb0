import { charts } from './en/charts.ts';
import { config } from './en/config.ts';
import { engine } from './en/engine.ts';
import { page } from './en/page.ts';
import { tasks } from './en/tasks.ts';

/**
 * Every word that a person reads, by the part of the lab that says it: strings, and functions from
 * values to sentences. English now; another language is another folder with the same shape.
 */
export const words = { charts, config, engine, page, tasks };
