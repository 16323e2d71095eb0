import { enterPresent, fillScreen } from '../../store/page/present.ts';
import { words } from '../../words/words.ts';
import { TextButton } from '../kit/text-button.tsx';
import { useFlags, useLab } from '../lab-context.ts';

/** Shows the page for a projector, on the whole screen; not there where a link hides it. */
export function PresentButton({ onClose }: { onClose: () => void }) {
  const { present } = useLab();
  if (useFlags().hide.includes('present')) return null;
  const show = () => {
    onClose();
    enterPresent(present);
    fillScreen();
  };
  return <TextButton onPress={show}>{words.help.present}</TextButton>;
}
