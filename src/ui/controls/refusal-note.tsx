import type { SettingPath } from '../../config/setting-path.ts';
import { RefusalText } from '../kit/refusal-text.tsx';
import { useRefusal } from '../lab-context.ts';

/** Says why the last value asked for at the control of `path` was not taken; draws nothing while all is well. */
export function RefusalNote({ path, id }: { path: SettingPath; id: string }) {
  return <RefusalText refusal={useRefusal(path)} id={id} />;
}
