import { stripVTControlCharacters } from 'node:util';
import { chromium, expect, type Browser, type BrowserContext } from '@playwright/test';
import { LESSON_IDS } from '../../src/lessons/lesson-ids.ts';
import { randomStream } from '../../src/maths/random.ts';
import { messageOf } from '../../src/words/message-of.ts';
import { ensureBrowser, launchFlags, webgpuFlags } from '../browser.mjs';
import { FAULTS, reach, recover } from './faults.ts';
import { compareWithFresh } from './fresh-run.ts';
import { LAB_ACTIONS } from './lab-actions.ts';
import { killBrowser, lostOf, readKept, trainUntilKept, unpinAll, type Kept } from './leave.ts';
import { watchWorkers, grown, measureMemory, memoryText, type Memory } from './memory.ts';
import { PAGE_ACTIONS } from './page-actions.ts';
import { enter, goTo, PATIENCE, tidy, walkerOf, watchProblems, type Act, type Walker } from './walker.ts';

/** A walk through the lab on one backend. */
export interface SoakRequest {
  minutes: number;
  /** Decides the walk, but for what depends on the speed of the machine. */
  seed: number;
  backend: string;
  /** The folder of the browser's profile. */
  profile: string;
  address: string;
  /** Whether each action is told. */
  isVerbose: boolean;
}

/** An action in so many is a fault instead, and one in so many a comparison with a fresh run. */
const FAULT_EVERY = 9;
const COMPARE_EVERY = 40;
/** The most actions while a fault lasts. */
const MOST_MEANWHILE = 4;
/** The experiment at which memory is measured, and which is trained to its end each time. */
const AT_REST = '#v=1&task=planar&samples=64&width=64&depth=2&batch=32&steps=600';
const VIEWPORT = { width: 1440, height: 900 };

/**
 * Walks through the lab, kills its browser, and comes back.
 *
 * @param fresh a browser in which the numbers are measured again
 * @param say prints a line
 * @returns a sentence for each thing that was lost, grew, or went wrong
 */
export async function soak(request: SoakRequest, fresh: Browser, say: (text: string) => void): Promise<string[]> {
  const { seed, backend, address } = request;
  const bad: string[] = [];
  const tried = new Map<string, { done: number; absent: number }>();
  const visit = await open(request);
  let { walker } = visit;
  const problems = watchProblems(walker);
  let step = 0;

  /** Does one thing, whatever comes of it, and reads the page afterwards. */
  const attempt = async (name: string, act: Act, isCutOff = false) => {
    const count = tried.get(name) ?? { done: 0, absent: 0 };
    tried.set(name, count);
    let found: string[] = [];
    walker.isCutOff = isCutOff;
    if (request.isVerbose) say(`${new Date().toISOString().slice(11, 19)} ${step} ${name}`);
    try {
      count[(await act(walker)) ? 'done' : 'absent']++;
      await tidy(walker);
      found = await problems(isCutOff);
    } catch (error) {
      found = [stripVTControlCharacters(messageOf(error)).split('\n').slice(0, 4).join(' ')];
      await tidy(walker).catch(() => undefined);
    }
    for (const problem of found) {
      bad.push(`step ${step}, ${name}: ${problem} (${walker.lab.hash()})`);
      say(`  ${bad.at(-1)}`);
    }
  };
  const draw = () => {
    step++;
    walker.random = randomStream((Math.imul(seed, 0x9e3779b1) + step) | 0, 'probe');
  };
  const strike = async (name: string) => {
    const { strike: begin, cutsOff = false } = FAULTS[name];
    let end: (() => Promise<void>) | null = null;
    await attempt(name, async () => (end = await begin(walker)) !== null, cutsOff);
    const meanwhile = walker.random.integer(MOST_MEANWHILE + 1);
    for (let i = 0; end && i < meanwhile; i++) {
      draw();
      await attempt(...drawn(walker), cutsOff);
    }
    await (end as (() => Promise<void>) | null)?.();
    await attempt('get over it', async () => recover(walker).then(() => true), true);
  };
  const compare = async () => {
    let numbers: number | null = null;
    await attempt('compare with a fresh run', async () => {
      const compared = await compareWithFresh(walker, fresh, address);
      numbers = compared.numbers;
      const { what, differences } = compared;
      say(`  ${numbers === null ? 'not compared' : `${numbers} numbers are the same`}: ${what}`);
      if (differences.length > 0)
        throw new Error(`${differences.length} numbers differ (${what}): ${differences.slice(0, 3).join('; ')}`);
      return numbers !== null;
    });
    return numbers;
  };

  // The first of each loads what is loaded late, and the second is compiled.
  for (const [name, [, act]] of [...ACTIONS, ...ACTIONS]) {
    draw();
    await attempt(name, act);
  }
  // Recorded results stay in memory, of each lesson once.
  for (const lesson of LESSON_IDS)
    await attempt(`open the lesson ${lesson}`, async () => {
      await enter(walker, `#v=1&view=lesson&lesson=${lesson}`);
      await walker.page.locator('article').first().waitFor();
      return true;
    });
  const began = await readKept(walker);
  const start = await atRest(walker);
  const names = Object.keys(FAULTS).filter((name) => [undefined, backend].includes(FAULTS[name].onlyOn));
  const until = performance.now() + request.minutes * 60_000;
  let compared = 0;
  for (let walked = 1, faults = 0; performance.now() < until; walked++) {
    draw();
    if (walked % COMPARE_EVERY === 0) compared += (await compare()) ?? 0;
    else if (walked % FAULT_EVERY === 0) await strike(names[faults++ % names.length]);
    else await attempt(...drawn(walker));
  }
  compared += (await compare()) ?? 0;
  if (compared === 0) bad.push('No number was compared with a fresh run.');
  const end = await atRest(walker);
  say(`${backend}: ${memoryText(start, end)}`);
  bad.push(...grown(start, end));

  const kept = await readKept(walker);
  bad.push(...lostOf(began, { ...kept, theme: began.theme }, walker.deleted));
  await walker.page.reload();
  bad.push(...(await lostInTheEnd(walker, kept)));
  // The browser is killed in the middle of a run. When it writes small choices, such as the theme, is its own affair.
  await trainUntilKept(walker);
  const { deleted } = walker;
  await killBrowser(visit.context);
  const next = await open(request);
  walker = next.walker;
  const offer = walker.page.getByTestId('unfinished').getByRole('button', { name: 'Go on with it' });
  const isOffered = await offer.waitFor({ timeout: PATIENCE }).then(
    () => true,
    () => false,
  );
  if (isOffered) {
    await offer.click();
    await recover(walker);
  } else bad.push('The run in whose middle the browser was killed is not offered again.');
  walker.deleted = deleted;
  bad.push(...(await lostInTheEnd(walker, { ...kept, theme: null })));
  await next.context.close();

  say(`${backend}: ${step} draws. Done (and not there at the time):`);
  for (const [name, { done, absent }] of tried) say(`  ${name}: ${done}${absent > 0 ? ` (${absent})` : ''}`);
  say(`${backend}: ${kept.runs.size} runs and ${kept.sweeps.size} sweeps kept, ${compared} numbers compared`);
  return bad;
}

const ACTIONS = Object.entries({ ...LAB_ACTIONS, ...PAGE_ACTIONS });
const OFTEN = ACTIONS.flatMap((action) => Array.from({ length: action[1][0] }, () => action));

/** Draws an action. */
function drawn({ random }: Walker): [name: string, act: Act] {
  const [name, [, act]] = OFTEN[random.integer(OFTEN.length)];
  return [name, act];
}

/** Opens the lab in a browser with a profile of its own. */
async function open({
  seed,
  backend,
  profile,
  address,
}: SoakRequest): Promise<{ walker: Walker; context: BrowserContext }> {
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: ensureBrowser(),
    args: [...launchFlags, ...webgpuFlags],
    viewport: VIEWPORT,
    // What is cut off or lost must be asked for.
    serviceWorkers: 'block',
  });
  await watchWorkers(context);
  const page = context.pages()[0];
  // tsx names functions through a helper that the page doesn't have.
  await page.addInitScript('globalThis.__name = (named) => named');
  const walker = walkerOf(page, randomStream(seed, 'probe'));
  await page.goto(`${address}?backend=${backend}${AT_REST}`);
  return { walker, context };
}

/** The time in which a page that was opened again lists what is kept, in ms. */
const LISTED = 30_000;

/** Returns a sentence for each kept thing that a page which was opened again does not have. */
async function lostInTheEnd(walker: Walker, kept: Kept): Promise<string[]> {
  let lost: string[] = [];
  const look = async () => {
    const now = await readKept(walker);
    lost = lostOf(kept, kept.theme === null ? { ...now, theme: null } : now, walker.deleted);
    return lost;
  };
  await expect
    .poll(look, { timeout: LISTED })
    .toEqual([])
    .catch(() => undefined);
  return lost;
}

/** Trains the same experiment to its end, and measures the memory. */
async function atRest(walker: Walker): Promise<Memory> {
  const { page, lab } = walker;
  await goTo(walker, 'Training');
  await recover(walker);
  await unpinAll(walker);
  await tidy(walker);
  await enter(walker, AT_REST);
  await expect.poll(lab.hash, { timeout: PATIENCE }).toContain('steps=600');
  await lab.press(/^Reset/);
  await reach(walker, 'end');
  return measureMemory(page);
}
