import type { Lab } from '../../store/lab.ts';

const query = (control: string) => document.querySelector<HTMLElement>(`[data-setting="${CSS.escape(control)}"]`);

/** Brings the control of a setting into sight and gives it the focus, opening the panel of all settings if it is there. */
export function findControl(lab: Lab, control: string) {
  if (!query(control)) lab.view.getState().setSettingsOpen(true);
  // The panel has to be drawn before its control can be found.
  setTimeout(() => {
    const found = query(control);
    found?.scrollIntoView({ block: 'center' });
    found?.querySelector<HTMLElement>('input[type=range], input, select, button')?.focus();
  }, PANEL_TIME);
}

const PANEL_TIME = 150;
