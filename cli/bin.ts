#!/usr/bin/env node
/** The program of the npm package: serves the built lab, or obeys a command of the command line. */
import process from 'node:process';
import { nameProgram } from './exit.ts';

nameProgram('lazy-rich-lab');
const [first] = process.argv.slice(2);
const serves = first === undefined || first === 'serve' || /^--(port|host|open)\b/.test(first);
await (serves ? import('./serve/serve-command.ts') : import('./main.ts'));
