/** All that the lessons say, in Japanese. */
import type { LessonTranslation } from '../../translation.ts';
import { alignment } from './alignment.ts';
import { beyondKernel } from './beyond-kernel.ts';
import { coordinateCheck } from './coordinate-check.ts';
import { deepLinear } from './deep-linear.ts';
import { deepMup } from './deep-mup.ts';
import { edgeOfStability } from './edge-of-stability.ts';
import { grokking } from './grokking.ts';
import { lazyOrRich } from './lazy-or-rich.ts';
import { localLearning } from './local-learning.ts';
import { featureMachine } from './feature-machine.ts';
import { residual } from './residual.ts';
import { staircases } from './staircases.ts';

/** The translation. */
export const translation: LessonTranslation = {
  words: {
    lazyOrRich,
    deepMup,
    alignment,
    beyondKernel,
    localLearning,
    deepLinear,
    coordinateCheck,
    staircases,
    edgeOfStability,
    residual,
    featureMachine,
    grokking,
  },
  texts: {
    lazyOrRich: () => import('./lazy-or-rich.md'),
    deepMup: () => import('./deep-mup.md'),
    alignment: () => import('./alignment.md'),
    beyondKernel: () => import('./beyond-kernel.md'),
    localLearning: () => import('./local-learning.md'),
    deepLinear: () => import('./deep-linear.md'),
    coordinateCheck: () => import('./coordinate-check.md'),
    staircases: () => import('./staircases.md'),
    edgeOfStability: () => import('./edge-of-stability.md'),
    residual: () => import('./residual.md'),
    featureMachine: () => import('./feature-machine.md'),
    grokking: () => import('./grokking.md'),
  },
};
