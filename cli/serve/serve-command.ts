/** `lazy-rich-lab [serve]`: serves the lab that the package brings. */
import { spawn } from 'node:child_process';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { messageOf } from '../../src/words/message-of.ts';
import { words } from '../../src/words/words.ts';
import { isCode } from '../error-code.ts';
import { runProgram, UsageError } from '../exit.ts';
import { serveFolder } from './serve-folder.ts';
import { say, tell } from '../print.ts';

const said = words.cli.serve;
const USAGE = `${said.usage} ${said.others}`;
const DIST = fileURLToPath(new URL('../../dist/', import.meta.url));
const DEFAULT_PORT = 4173;
const MOST_PORT = 65_535;
/** The errors of a host that is not this machine. */
const NOT_OF_HOST = ['ENOTFOUND', 'EAI_AGAIN', 'EADDRNOTAVAIL'];

/** What a person asks the server for. */
export interface ServeRequest {
  port: number;
  host: string;
  /** Whether to open the page in the person's browser. */
  open: boolean;
}

/**
 * Reads the arguments behind the name of the program.
 *
 * @throws UsageError that says what is wrong and what is allowed
 */
export function readServe(args: string[]): ServeRequest | 'help' {
  const options = {
    port: { type: 'string', default: String(DEFAULT_PORT) },
    host: { type: 'string', default: '127.0.0.1' },
    open: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false, short: 'h' },
  } as const;
  const rest = args[0] === 'serve' ? args.slice(1) : args;
  const values = (() => {
    try {
      return parseArgs({ args: rest, options }).values;
    } catch (error) {
      throw new UsageError(`${messageOf(error)}\n\n${USAGE}`);
    }
  })();
  if (values.help) return 'help';
  const port = Number(values.port);
  if (!/^\d+$/.test(values.port) || port > MOST_PORT) throw new UsageError(said.badPort(values.port, MOST_PORT));
  return { port, host: values.host, open: values.open };
}

/** Opens an address in the browser of the person, where the system has a program for that. */
function openInBrowser(address: string): void {
  const programs: Partial<Record<NodeJS.Platform, [string, ...string[]]>> = {
    darwin: ['open', address],
    win32: ['cmd', '/c', 'start', '', address],
  };
  const [program, ...args] = programs[process.platform] ?? ['xdg-open', address];
  const opening = spawn(program, args, { stdio: 'ignore', detached: true });
  opening.on('error', () => tell(said.notOpened));
  opening.unref();
}

await runProgram(async (args) => {
  const request = readServe(args);
  if (request === 'help') {
    say(USAGE);
    return 0;
  }
  const { port, host, open } = request;
  try {
    const { address } = await serveFolder(DIST, { port, host });
    say(said.at(address));
    if (open) openInBrowser(address);
    return 0;
  } catch (error) {
    const isOfHost = NOT_OF_HOST.some((code) => isCode(error, code));
    throw new Error(isOfHost ? said.noHost(host, messageOf(error)) : said.notServed(port, messageOf(error)));
  }
});
