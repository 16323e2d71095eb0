import { expect, it } from 'vitest';
import { damagedText, fuzz, requireSentence } from '../../maths/testing/fuzz.ts';
import { decodeWholeLink } from '../testing/decode-whole-link.ts';
import { parsePrior, PRIOR } from '../prior.ts';
import { parseExperiment } from '../experiment.ts';
import { parseSweep, SWEEP } from '../sweep/sweep.ts';
import { fieldsOf } from './link-fields.ts';
import { LINK_FIELDS_V1 } from './link.ts';
import { FLAG_KEYS, NO_FLAGS, readFlags, writeFlags } from './page-flags.ts';
import fixtures from './link-v1.fixtures.json' with { type: 'json' };

const SEEDS = [
  ...fixtures.map(({ link }) => link),
  '#v=1&task=spirals&richness=10&right.richness=0.01&charts=loss,nfa&at=400&paused=1&axes=auto&layer=2',
  '#v=1&task=drawn&points=1:2:0,-1:0.5:1&width=64',
  '#v=1&view=sweep&x=train.lr:0.1,0.2,0.4&y=net.width:16,64&seeds=3&height=loss',
  '#v=1&view=prior&width=32&depth=3&networks=1000',
  '#v=1&view=lesson&lesson=alignment&beside=prior&width=8',
];
const KEYS = [...LINK_FIELDS_V1, ...fieldsOf(SWEEP), ...fieldsOf(PRIOR)].map(({ key }) => `&${key}=`);

it('a damaged link of any view opens something valid, and each of its notices is a sentence', async () => {
  const outcome = await fuzz({
    make: (draw) => damagedText(draw, SEEDS, KEYS),
    show: (link) => link,
    read: (link) => {
      const opened = decodeWholeLink(link);
      for (const notice of opened.notices) requireSentence(notice);
      if (opened.view === 'training') {
        if (!parseExperiment(opened.experiment).ok) throw new Error('an experiment that is not valid');
        if (opened.comparison && !parseExperiment(opened.comparison.right).ok)
          throw new Error('a right side not valid');
      } else if (opened.view === 'prior' && !parsePrior(opened.prior).ok) throw new Error('a prior that is not valid');
      else if (opened.view === 'sweep' && opened.sweep && !parseSweep(opened.sweep).ok) {
        throw new Error('a sweep that is not valid');
      }
      return opened.notices.length === 0;
    },
  });
  expect(Math.min(outcome.taken, outcome.refused)).toBeGreaterThan(0);
});

const FLAGS = [
  '?embed=1&show=loss,network&theme=dark',
  '?hide=language,sweep,lesson&lock=width:16..64,task,richness&start=paused',
  '?lesson=alignment&present=1&lang=ja',
  writeFlags(NO_FLAGS),
];

it('damaged flags of the page are read, or named in a sentence', async () => {
  const outcome = await fuzz({
    make: (draw) =>
      damagedText(
        draw,
        FLAGS,
        FLAG_KEYS.map((key) => `&${key}=`),
      ),
    show: (search) => search,
    read: (search) => {
      const { flags, notices } = readFlags(search);
      for (const notice of notices) requireSentence(notice);
      writeFlags(flags);
      return notices.length === 0;
    },
  });
  expect(Math.min(outcome.taken, outcome.refused)).toBeGreaterThan(0);
});
