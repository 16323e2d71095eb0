import { useContext } from 'react';
import { SideContext, useLab, useRun, useShown } from '../lab-context.ts';
import { formatCount, formatSetting } from '../../charts/shell/format-number.ts';
import { ALL_SETTINGS } from '../../config/settings/settings.ts';
import { wordsOf } from '../../settings/row.ts';
import { words } from '../../words/words.ts';
import { FailureNote } from '../kit/failure-note.tsx';
import { TextButton } from '../kit/text-button.tsx';
import type { Lab } from '../../store/lab.ts';
import { isOfWorker, waitsForPoint } from '../../store/training/run-state.ts';
import { isPhone } from '../use-is-phone.ts';

const said = words.page.failure;
/** The control of failures that opening the data mends. */
const OF_DATA = 'task.digest';

/** Says why the run stopped, and what to do. */
export function FailureBanner({ isInline }: { isInline?: boolean }) {
  const lab = useLab();
  const side = useContext(SideContext);
  const failure = useShown((run) => run.failure);
  const goesOnAt = useRun((run) => run.goesOnAt);
  // The picture itself asks for the first point.
  if (!failure || waitsForPoint(failure)) return null;
  const { control, remedy } = failure;
  if (control === OF_DATA) {
    // Both sides of a comparison train on the same data.
    return (
      side === 0 && (
        <FailureNote title={words.page.data.title} failure={failure} isInline={isInline} isCalm>
          <TextButton look="primary" onPress={() => lab.data.open()}>
            {said.openData}
          </TextButton>
        </FailureNote>
      )
    );
  }
  return (
    <FailureNote title={said.title} failure={failure} isInline={isInline}>
      {remedy && (
        <TextButton look="danger" onPress={() => lab.applyRemedy(side)}>
          {said.remedy(wordsOf(ALL_SETTINGS[remedy.path]).label, formatSetting(remedy.value))}
        </TextButton>
      )}
      {goesOnAt !== null && isOfWorker(failure) && (
        <TextButton look="primary" onPress={lab.training.goOn}>
          {said.goOn(formatCount(goesOnAt))}
        </TextButton>
      )}
      {control !== null && <TextButton onPress={() => void findControl(lab, control)}>{said.showControl}</TextButton>}
      <TextButton onPress={lab.reset}>{said.reset}</TextButton>
    </FailureNote>
  );
}

const query = (control: string) => document.querySelector<HTMLElement>(`[data-setting="${CSS.escape(control)}"]`);

/** Scrolls to the control of a setting and focuses it; opens the sheet or the panel first where it is. */
async function findControl(lab: Lab, control: string) {
  const { setSheetOpen, setSettingsOpen } = lab.view.getState();
  if (isPhone()) {
    setSheetOpen(true);
    await drawn();
  }
  if (!query(control)) setSettingsOpen(true);
  await drawn();
  const found = query(control);
  found?.scrollIntoView({ block: 'center' });
  found?.querySelector<HTMLElement>('input[type=range], input, select, button')?.focus();
}

/** A panel must be drawn before its control can be found. */
const drawn = () => new Promise((resolve) => setTimeout(resolve, PANEL_TIME));

const PANEL_TIME = 150;
