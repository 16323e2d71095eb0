import { describe, expect, it } from 'vitest';
import { decodePageLink } from '../../config/link/page-link.ts';
import { readFlags } from '../../config/link/page-flags.ts';
import { hiddenViews } from './live-flags.ts';
import { createViewStore, stageOf } from './view.ts';

const open = (fragment: string) => createViewStore('system', decodePageLink(fragment)).getState();

describe('the view that a link opens', () => {
  it('is a lesson with the lab of the link beside it', () => {
    expect(open('#v=1&view=lesson&lesson=lazy-or-rich&beside=prior')).toMatchObject({
      lesson: 'lazy-or-rich',
      beside: 'prior',
    });
  });

  it('shows the lab of the link beside the text, whatever was there', () => {
    const store = createViewStore('system', decodePageLink('#v=1&view=lesson&lesson=deep-linear&beside=prior'));
    store.getState().open(decodePageLink('#v=1&view=lesson&lesson=lazy-or-rich&width=32'));
    expect(store.getState().beside).toBe('training');
  });

  it('of a lesson shows its charts as it says, or leaves them as they are', () => {
    const store = createViewStore('system', decodePageLink('#v=1&view=lesson&lesson=grokking'));
    const beside = (fragment: string) => {
      const link = decodePageLink(fragment);
      if (link.view !== 'training') throw new Error('expected a link to an experiment');
      store.getState().setBeside('training', link.shown);
      const { fit, charts } = store.getState();
      return { fit, logX: charts.loss.logX };
    };
    expect(beside('#v=1&task=parity')).toEqual({ fit: 'loss', logX: false });
    expect(beside('#v=1&task=parity&fit=accuracy&charts=loss.logX')).toEqual({ fit: 'accuracy', logX: true });
    expect(beside('#v=1&task=parity')).toEqual({ fit: 'accuracy', logX: true });
  });

  it('is the list if there is no such lesson: nothing computes unseen, and a notice says why', () => {
    const state = open('#v=1&view=lesson&lesson=nope&width=wide');
    expect(state.lesson).toBeNull();
    expect(stageOf(state)).toBe('none');
    expect(state.linkNotices).toEqual([expect.stringMatching(/no lesson "nope"/), expect.stringMatching(/width/)]);
  });
});

describe('a view that the address hides', () => {
  it('is refused with its name, whoever asks for it, and the present one stays', () => {
    const store = createViewStore('system', decodePageLink('#v=1'), ['sweep', 'lesson']);
    store.getState().setView('sweep');
    expect(store.getState().view).toBe('training');
    expect(store.getState().linkNotices).toEqual([expect.stringMatching(/hides.*Sweeps/)]);
    expect(store.getState().refuses('lesson')).toBe(true);
    store.getState().setView('prior');
    expect(store.getState().view).toBe('prior');
  });

  it('is none of those that the address itself opens, and never the lab', () => {
    const { flags } = readFlags('?hide=views');
    expect(hiddenViews(flags, 'training')).toEqual(['lesson', 'sweep', 'prior']);
    expect(hiddenViews(flags, 'lesson')).toEqual(['sweep', 'prior']);
    expect(hiddenViews(readFlags('?hide=runs').flags, 'training')).toEqual([]);
  });
});

describe('the layer that is chosen', () => {
  it('is the one whose features are shown, from the strip, the inspector and a link', () => {
    const store = createViewStore('system', decodePageLink('#v=1&inspect=3&depth=4'));
    expect(store.getState().featuresLayer).toBe(3);
    store.getState().setInspected({ layer: 2, of: 'weights' });
    expect(store.getState().featuresLayer).toBe(2);
    store.getState().setInspected(null);
    expect(store.getState().featuresLayer).toBe(2);
  });
});

it('a unit that is chosen again is let go; the others stay', () => {
  const store = createViewStore('system', decodePageLink('#v=1'));
  for (const unit of [4, 7, 4]) store.getState().toggleUnit(unit);
  expect(store.getState().chosenUnits).toEqual([7]);
});

describe('the stage of a view', () => {
  it('takes over when the view is there; until then the one before goes on', () => {
    const store = createViewStore('system', decodePageLink('#v=1'));
    const { setView, setLoaded } = store.getState();
    setView('sweep');
    expect([store.getState().view, stageOf(store.getState())]).toEqual(['sweep', 'training']);
    setView('prior');
    expect(stageOf(store.getState())).toBe('training');
    setLoaded('prior');
    expect(stageOf(store.getState())).toBe('prior');
    setView('sweep');
    expect(stageOf(store.getState())).toBe('prior');
    setLoaded('sweep');
    expect(stageOf(store.getState())).toBe('sweep');
  });

  it('with which the page opens computes while the view is loaded', () => {
    expect(stageOf(open('#v=1&view=prior'))).toBe('prior');
  });
});
