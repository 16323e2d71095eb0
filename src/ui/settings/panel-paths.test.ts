import { describe, expect, expectTypeOf, it } from 'vitest';
import type { RowPath } from '../../config/settings/settings.ts';
import type { TaskSetting } from '../../tasks/tasks.ts';
import type { SliderPath } from '../controls/setting-slider.tsx';
import { PANEL_PATHS } from './panel-paths.ts';

describe('the panel of settings', () => {
  it('shows every setting that has no control outside of it', () => {
    type OutsideOfIt = SliderPath | 'scaling.preset' | 'scaling.b' | 'scaling.c';
    type Shown = (typeof PANEL_PATHS)[keyof typeof PANEL_PATHS][number] | `task.${TaskSetting}`;
    // This way round the error of types names the settings.
    expectTypeOf<never>().toEqualTypeOf<Exclude<RowPath, Shown | OutsideOfIt>>();
    expectTypeOf<never>().toEqualTypeOf<Extract<Shown, OutsideOfIt>>();
  });

  it('shows each once', () => {
    const paths = Object.values(PANEL_PATHS).flat();
    expect(new Set(paths).size).toBe(paths.length);
  });
});
