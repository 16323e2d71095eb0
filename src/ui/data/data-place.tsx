import { useStore } from 'zustand';
import { words } from '../../words/words.ts';
import { TextButton } from '../kit/text-button.tsx';
import { useLab } from '../lab-context.ts';
import { lateView } from '../late/late-view.tsx';

const said = words.page.data;
const DataDialog = lateView(() => import('./data-dialog.tsx'), 'DataDialog', said.title);

/** The code of the dialog, which nobody needs before it opens. */
export const DATA_PART = DataDialog.part;

/** Shows the dialog of a person's own data while it is open. */
export function DataDialogPlace() {
  const { data } = useLab();
  const isOpen = useStore(data.dialog, (dialog) => dialog.isOpen);
  return isOpen && <DataDialog onClose={data.close} />;
}

/** Shows the button that opens the dialog, beside the menu of tasks while own data are trained on. */
export function DataButton() {
  const { data } = useLab();
  return (
    <span data-setting="task.digest">
      <TextButton onPress={() => data.open()}>{said.change}</TextButton>
    </span>
  );
}
