import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { readPairs } from '../../config/link/link-text.ts';
import { decodeLink, encodeLink, nameOfKey } from '../../config/link/link.ts';
import type { PageLink } from '../../config/link/page-link.ts';
import { readSweepLink } from '../../config/link/sweep-link.ts';
import { setAtPath } from '../../config/setting-path.ts';
import { keepAddress } from './address.ts';
import { MOST_WRITES, stubTab, WINDOW } from './testing/fake-tab.ts';

/** Longer than a setting takes to settle, and than a waiting write waits. */
const REST = 2000;

/** Opens a page with two views, training and a sweep, each with a width. */
function openPage(first = '#v=1&width=32') {
  const tab = stubTab(first);
  const widths = { training: 32, sweep: 8 };
  let shown: 'training' | 'sweep' = 'training';
  const { experiment } = decodeLink('');
  let wording = '';
  let look = '';
  const settings = (view = shown) => encodeLink(setAtPath(experiment, 'net.width', widths[view])) + wording;
  const present = () => {
    const own = settings();
    return {
      fragment: (shown === 'sweep' ? own.replace('#v=1', '#v=1&view=sweep&x=train.lr:1,2') : own) + look,
      place: shown,
      settings: own,
    };
  };
  const take = (link: PageLink) => {
    if (link.view === 'training') widths.training = link.experiment.net.width;
    if (link.view !== 'sweep') return;
    const { sweep } = readSweepLink(readPairs(link.fragment, [], nameOfKey));
    if (sweep) widths.sweep = sweep.base.net.width;
  };
  const address = keepAddress({
    present,
    open: (link) => {
      take(link);
      address.write();
      const before = shown;
      shown = link.view === 'sweep' ? 'sweep' : 'training';
      if (shown !== before) address.push();
    },
    restore: (link) => {
      widths[shown] = decodeLink(link).experiment.net.width;
      address.write();
    },
  });
  take(address.opened);
  address.begin();
  return {
    tab,
    address,
    present,
    width: () => widths[shown],
    view: () => shown,
    /** The page shows the settings in another way. */
    async look(end: string) {
      look = end;
      address.write(false);
      await pass(REST);
    },
    /** The page says the same settings with this at the end of their link. */
    reword: (end: string) => void (wording = end),
    /** A person changes the width, and all comes to rest. */
    async set(width: number, rest = REST, isStep = true) {
      widths[shown] = width;
      address.write(isStep);
      await pass(rest);
    },
    async show(view: typeof shown, width = widths[view]) {
      if (view === shown) return;
      if (width !== widths[view]) address.write();
      widths[view] = width;
      shown = view;
      address.push();
      await pass(REST);
    },
    async press(button: 'undo' | 'redo') {
      address[button]();
      await pass(REST);
    },
  };
}

const pass = (time: number) => vi.advanceTimersByTimeAsync(time);

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('the address', () => {
  it('stays as it was entered until something changes', async () => {
    const { tab } = openPage('#width=32&v=1');
    await pass(REST);
    expect(tab.fragments()).toEqual(['#width=32&v=1']);
  });

  it('without a link stays clean until a person changes something, and Back goes there again', async () => {
    const { tab, set, width } = openPage('');
    await pass(REST);
    expect(tab.fragments()).toEqual(['']);
    await set(64);
    expect(tab.fragments()).toEqual(['', '#v=1&width=64']);
    tab.go(-1);
    await pass(REST);
    expect(width()).toBe(128);
    expect(tab.fragments()).toEqual(['', '#v=1&width=64']);
  });

  it('gets a step for each setting that has settled, and for each other view', async () => {
    const { tab, set, show } = openPage();
    await set(64);
    await set(128);
    await show('sweep');
    expect(tab.fragments()).toEqual([
      '#v=1&width=32',
      '#v=1&width=64',
      '#v=1&width=128',
      '#v=1&view=sweep&x=train.lr:1,2&width=8',
    ]);
  });

  it('takes the drag of a slider as one step, however long it is', async () => {
    const { tab, set } = openPage();
    for (let width = 33; width <= 80; width++) await set(width, 20);
    await pass(REST);
    expect(tab.fragments()).toEqual(['#v=1&width=32', '#v=1&width=80']);
  });

  it('has an unwritten setting before another view is shown', async () => {
    const { tab, set, show } = openPage();
    await set(64, 10);
    await show('sweep');
    expect(tab.fragments().slice(0, 2)).toEqual(['#v=1&width=32', '#v=1&width=64']);
    expect(tab.fragments()).toHaveLength(3);
  });

  it('takes the settings of another view that come with it as one step', async () => {
    const { tab, show } = openPage();
    await show('sweep', 9);
    expect(tab.fragments()).toEqual(['#v=1&width=32', '#v=1&view=sweep&x=train.lr:1,2&width=9']);
  });

  it('takes a change that no person made in place of what was there', async () => {
    const { tab, set, address, press, width } = openPage();
    await set(64);
    await set(65, REST, false);
    expect(tab.fragments()).toEqual(['#v=1&width=32', '#v=1&width=65']);
    await press('undo');
    expect(width()).toBe(32);
    expect(address.undoState.getState().canUndo).toBe(false);
  });

  it('follows the view without a step, and Undo leaves the view alone', async () => {
    const { tab, address, look, set, press, width } = openPage();
    await set(64);
    await look('&fit=accuracy');
    expect(tab.fragments()).toEqual(['#v=1&width=32', '#v=1&width=64&fit=accuracy']);
    await press('undo');
    expect(width()).toBe(32);
    expect(tab.fragments()).toEqual(['#v=1&width=32&fit=accuracy', '#v=1&width=64&fit=accuracy']);
    expect(address.undoState.getState()).toEqual({ canUndo: false, canRedo: true });
  });

  it('stays, with nothing to undo, when settings are said in another way', async () => {
    const { tab, address, reword } = openPage('#width=32&v=1');
    reword('&seed=9');
    address.reread();
    address.write();
    await pass(REST);
    expect(tab.fragments()).toEqual(['#width=32&v=1']);
    expect(address.undoState.getState().canUndo).toBe(false);
  });

  it('that a person enters is a step that can be undone', async () => {
    const { tab, width, press, set } = openPage();
    await set(64);
    tab.enter('#v=1&width=7');
    await pass(REST);
    expect(width()).toBe(7);
    await press('undo');
    expect(width()).toBe(64);
    expect(tab.at()).toBe(1);
  });
});

describe('undo and redo', () => {
  it('have nothing to do at first', () => {
    const { address, press, width } = openPage();
    expect(address.undoState.getState()).toEqual({ canUndo: false, canRedo: false });
    void press('undo');
    expect(width()).toBe(32);
  });

  it('go back and forward in the tab’s own history where that is the same', async () => {
    const { tab, address, set, press, width } = openPage();
    await set(64);
    await set(128);
    await press('undo');
    await press('undo');
    expect([width(), tab.at()]).toEqual([32, 0]);
    expect(address.undoState.getState()).toEqual({ canUndo: false, canRedo: true });
    await press('redo');
    expect([width(), tab.at()]).toEqual([64, 1]);
    expect(tab.fragments()).toHaveLength(3);
    await set(16);
    expect(address.undoState.getState()).toEqual({ canUndo: true, canRedo: false });
    expect(tab.fragments()).toEqual(['#v=1&width=32', '#v=1&width=64', '#v=1&width=16']);
  });

  it('agree with Back and Forward', async () => {
    const { tab, address, set, press, width } = openPage();
    await set(64);
    await set(128);
    tab.go(-1);
    await pass(REST);
    expect(address.undoState.getState()).toEqual({ canUndo: true, canRedo: true });
    await press('undo');
    tab.go(1);
    await pass(REST);
    expect(width()).toBe(64);
    await press('redo');
    expect(width()).toBe(128);
  });

  it('that come in quick succession are all done', async () => {
    const { address, set, width } = openPage();
    for (const value of [64, 128, 256]) await set(value);
    for (let count = 0; count < 3; count++) address.undo();
    await pass(REST);
    expect(width()).toBe(32);
  });

  it('take back at once a change that is not yet written', async () => {
    const { address, set, width } = openPage();
    await set(64);
    await set(128, 0);
    address.undo();
    await pass(REST);
    expect(width()).toBe(64);
  });

  it('stay in the view: a way to another one and back is not gone again', async () => {
    const { tab, set, show, press, width, view } = openPage();
    await set(64);
    await show('sweep');
    await show('training');
    await press('undo');
    expect([view(), width()]).toEqual(['training', 32]);
    // Back undoes the undo, and then leads through the views.
    tab.go(-1);
    await pass(REST);
    expect([view(), width()]).toEqual(['training', 64]);
    tab.go(-1);
    await pass(REST);
    expect(view()).toBe('sweep');
  });

  it('know of each view its own settings only', async () => {
    const { address, set, show, press, width } = openPage();
    await set(64);
    await show('sweep');
    expect(address.undoState.getState()).toEqual({ canUndo: false, canRedo: false });
    await set(9);
    await press('undo');
    expect(width()).toBe(8);
    await show('training');
    expect(width()).toBe(64);
    await press('undo');
    expect(width()).toBe(32);
  });
});

describe('points that a person places', () => {
  /** Opens a page on which points are placed; their codes stand for them. */
  function openDrawing() {
    const tab = stubTab('#v=1&task=drawn');
    let points: string[] = [];
    const present = () => {
      const settings = `#v=1&task=drawn&points=${points.length === 0 ? 'none' : `p${points.join('')}`}`;
      return { fragment: settings, place: 'training', settings };
    };
    const change = (next: string[]) => {
      points = next;
      address.write();
    };
    const address = keepAddress({
      present,
      open: () => undefined,
      restore: (link) => change(link.endsWith('none') ? [] : (/points=p(.*)/.exec(link)?.[1].match(/.{4}/g) ?? [])),
    });
    address.begin();
    const press = async (...placed: string[]) => {
      tab.point('pointerdown');
      for (const code of placed) {
        change([...points, code]);
        await pass(20);
      }
      tab.point('pointerup');
    };
    const undo = async () => {
      address.undo();
      await pass(REST);
      return points.join(' ');
    };
    return { tab, change, press, undo, address };
  }

  it('are taken back one by one, however fast they came, and those of one stroke at once', async () => {
    const { tab, change, press, undo } = openDrawing();
    change(['AAAA', 'BBBB']);
    await pass(REST);
    change([]);
    await pass(20);
    for (const code of ['CCCC', 'DDDD']) await press(code);
    await press('EEEE', 'FFFF', 'GGGG');
    // By keys.
    for (const last of ['HHHH', 'IIII']) {
      change(['CCCC', 'DDDD', 'EEEE', 'FFFF', 'GGGG', 'HHHH', last].slice(0, last === 'HHHH' ? 6 : 7));
      await pass(20);
    }
    await pass(REST);
    // The tab's own history has the drawing as one entry.
    expect(tab.fragments()).toHaveLength(3);
    expect(await undo()).toBe('CCCC DDDD EEEE FFFF GGGG HHHH');
    expect(await undo()).toBe('CCCC DDDD EEEE FFFF GGGG');
    expect(await undo()).toBe('CCCC DDDD');
    expect(await undo()).toBe('CCCC');
    expect(await undo()).toBe('');
    expect(await undo()).toBe('AAAA BBBB');
  });

  it('come again one by one', async () => {
    const { press, undo, address } = openDrawing();
    await press('AAAA');
    await press('BBBB');
    await pass(REST);
    expect(await undo()).toBe('AAAA');
    expect(await undo()).toBe('');
    address.redo();
    await pass(REST);
    expect(address.undoState.getState()).toEqual({ canUndo: true, canRedo: true });
  });
});

type Act =
  ['set', number] | ['drag', number[]] | ['show', 'training' | 'sweep'] | ['undo' | 'redo' | 'back' | 'forward'];
const acts: fc.Arbitrary<Act[]> = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: fc.integer({ min: 1, max: 99 }).map((width): Act => ['set', width]) },
    fc.array(fc.integer({ min: 1, max: 99 }), { minLength: 1, maxLength: 5 }).map((all): Act => ['drag', all]),
    fc.constantFrom<Act[]>(['show', 'training'], ['show', 'sweep'], ['undo'], ['redo'], ['back'], ['forward']),
  ),
  { maxLength: 25 },
);

describe('whatever a person does', () => {
  it('undo comes to the first settings, also where a drag has ended at those from which it began', async () => {
    const { address, set, press, width } = openPage();
    for (const to of [42, 1, 42]) await set(to);
    await set(1, 30);
    await set(42);
    let presses = 0;
    for (; address.undoState.getState().canUndo && presses < 10; presses++) await press('undo');
    expect(presses).toBe(3);
    expect(width()).toBe(32);
  });

  it('the address shows the page, undo is the way back, and redo the way forward again', async () => {
    await fc.assert(
      fc.asyncProperty(acts, async (all) => {
        const page = openPage();
        const { tab, address, set, show, press, present } = page;
        for (const act of all) {
          if (act[0] === 'set') await set(act[1]);
          else if (act[0] === 'drag') {
            for (const width of act[1]) await set(width, 30);
            await pass(REST);
          } else if (act[0] === 'show') await show(act[1]);
          else if (act[0] === 'undo' || act[0] === 'redo') await press(act[0]);
          else {
            tab.go(act[0] === 'back' ? -1 : 1);
            await pass(REST);
          }
          expect(decodeLink(tab.fragments()[tab.at()].replace('view=sweep&x=train.lr:1,2&', '')).experiment).toEqual(
            decodeLink(present().settings).experiment,
          );
          const { canUndo, canRedo } = address.undoState.getState();
          const before = present();
          if (canUndo) {
            await press('undo');
            expect(present().place).toBe(before.place);
            expect(present().settings).not.toBe(before.settings);
            await press('redo');
            expect(present()).toEqual(before);
          } else if (canRedo) {
            await press('redo');
            expect(present().settings).not.toBe(before.settings);
            await press('undo');
            expect(present()).toEqual(before);
          }
        }
        // As many steps as there are lead back to the settings with which the view was first shown.
        while (address.undoState.getState().canUndo) await press('undo');
        if (page.view() === 'training') expect(page.width()).toBe(32);
      }),
      { numRuns: 150 },
    );
  });

  it('no browser stops the page for too many writes', async () => {
    const { tab, set, press, width } = openPage();
    for (let count = 0; count < 600; count++) {
      await set(1 + (count % 90), 70);
      if (count % 7 === 0) await press('undo');
    }
    await set(77);
    for (const time of tab.writes)
      expect(tab.writes.filter((other) => other > time - WINDOW && other <= time).length).toBeLessThanOrEqual(
        MOST_WRITES,
      );
    expect(decodeLink(tab.fragments()[tab.at()]).experiment.net.width).toBe(width());
  });
});
