import type { SettingPath } from '../../config/setting-path.ts';
import { RefusalText } from '../kit/labelled-field.tsx';
import { useControl } from '../lab-context.ts';

/** Says why the last value of the control of `path` was refused; draws nothing if it was not. */
export function RefusalNote({ path, id }: { path: SettingPath; id: string }) {
  return <RefusalText refusal={useControl(path).refusal} id={id} />;
}
