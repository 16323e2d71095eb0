#!/usr/bin/env node
/** The program of the npm package: serves the built lab, or obeys a command of the command line. */
import process from 'node:process';
import { nameProgram } from './exit.ts';

nameProgram('lazy-rich-lab');
const [command] = process.argv.slice(2);
await (command === undefined || command === 'serve' ? import('./serve/serve-command.ts') : import('./main.ts'));
