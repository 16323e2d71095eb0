/** All that the page and its workers say, in Japanese. */
import type { Translation } from '../translation.ts';
import { catalog } from './catalog.ts';
import { gallery } from './gallery.ts';
import * as localRules from './local-rules.ts';
import { alignmentPairs, layerMeasures, runMeasures, weightMeasures } from './measures.ts';
import * as settings from './settings.ts';
import * as sharedSettings from './shared-settings.ts';
import {
  chain,
  curve,
  digits,
  drawn,
  linearTeacher,
  modularAddition,
  multiIndex,
  own,
  parity,
  planar,
  randomLabels,
  singleIndex,
  staircase,
} from './task-rows.ts';

/** The translation. */
export const translation: Translation = {
  catalog,
  rows: {
    ...settings,
    ...localRules,
    ...sharedSettings,
    runMeasures,
    layerMeasures,
    weightMeasures,
    alignmentPairs,
    gallery,
  },
  tasks: {
    chain,
    curve,
    digits,
    drawn,
    'linear-teacher': linearTeacher,
    'modular-addition': modularAddition,
    'multi-index': multiIndex,
    own,
    parity,
    planar,
    'random-labels': randomLabels,
    'single-index': singleIndex,
    staircase,
  },
};
