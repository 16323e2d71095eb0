import { VIEWS } from '../../config/link/page-link.ts';
import { words } from '../../words/words.ts';
import { Choice } from '../kit/choice.tsx';
import { useView } from '../lab-context.ts';

const said = words.page.views;
const OPTIONS = VIEWS.map((value) => ({ value, text: said.names[value] }));

/** Lessons, the lab, sweeps, and the prior: random networks before any training. */
export function ViewSwitch() {
  const view = useView((state) => state.view);
  const setView = useView((state) => state.setView);
  return <Choice label={said.label} options={OPTIONS} value={view} onChange={setView} />;
}
