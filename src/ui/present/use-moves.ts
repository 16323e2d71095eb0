import { useEffect, useRef } from 'react';
import { FIRST_THING, leavePresent } from '../../store/page/present.ts';
import { itemAddress } from '../../store/talk/item-link.ts';
import { leaveRun } from '../../store/unfinished/left-run.ts';
import { languageOf } from '../../words/choose-language.ts';
import { language } from '../../words/language.ts';
import { isTextField } from '../bar/shortcuts.ts';
import { useLab } from '../lab-context.ts';
import { actionOf, moved } from './moves.ts';

/** Returns the functions that go to another thing, and makes the keys do so. */
export function useMoves(count: number) {
  const lab = useLab();
  const { present } = lab;
  const goTo = (thing: number) => present.setState({ thing: Math.min(thing, count - 1), light: 0 });
  const begin = (item: number) => {
    const { talk, page } = present.getState();
    const link = talk?.items[item].link;
    if (link === undefined) return;
    const address = new URL(itemAddress(link, page));
    if (address.href === location.href) return;
    if (languageOf(address.search) === language) lab.begin(address.href);
    else {
      // Words are chosen once; the place in the talk is kept.
      leaveRun(lab.run.getState().shown.at(0)?.id);
      history.pushState(null, '', address.href);
      location.reload();
    }
  };
  const give = (item: number) => {
    present.setState({ item, ...FIRST_THING, hasNote: false, isEditing: false });
    begin(item);
  };
  const moveBy = (by: 1 | -1) => {
    const before = present.getState();
    const items = before.talk?.items ?? [];
    const next = moved(before, by, count, items.length);
    if (!next) return;
    const isOther = next.item !== before.item;
    present.setState({ ...next, light: 0, ...(isOther && { hasNote: false, labAfter: null }) });
    if (next.item !== null && isOther) begin(next.item);
  };
  const act = useRef<(event: KeyboardEvent) => void>(null);
  useEffect(() => {
    act.current = (event) => {
      const action = actionOf(event.key);
      if (!action || present.getState().isEditing) return;
      event.preventDefault();
      if ('goTo' in action) goTo(action.goTo);
      else if ('moveBy' in action) moveBy(action.moveBy);
      else if (action.do === 'leave') leavePresent(present);
      else if (action.do === 'light') present.setState(({ light }) => ({ light: light + 1 }));
      else present.setState(({ hasNote }) => ({ hasNote: !hasNote }));
    };
  });
  useEffect(() => {
    const isFree = ({ ctrlKey, metaKey, altKey, target }: KeyboardEvent) =>
      !ctrlKey && !metaKey && !altKey && !isTextField(target) && !(target as Element).closest?.('[role=dialog]');
    const isOfClicker = ({ key }: KeyboardEvent) => key === 'PageDown' || key === 'PageUp';
    // A clicker goes on even where a slider or a chart, which knows these keys, was pressed before.
    const first = (event: KeyboardEvent) => {
      if (!isOfClicker(event) || !isFree(event)) return;
      event.stopPropagation();
      act.current?.(event);
    };
    const last = (event: KeyboardEvent) => {
      if (!event.defaultPrevented && !isOfClicker(event) && isFree(event)) act.current?.(event);
    };
    document.addEventListener('keydown', first, { capture: true });
    document.addEventListener('keydown', last);
    return () => {
      document.removeEventListener('keydown', first, { capture: true });
      document.removeEventListener('keydown', last);
    };
  }, []);
  // The browser's own key ends the full screen, and with it this view.
  useEffect(() => {
    const onChange = () => !document.fullscreenElement && leavePresent(present);
    document.addEventListener('fullscreenchange', onChange);
    return () => {
      document.removeEventListener('fullscreenchange', onChange);
      if (document.fullscreenElement) void document.exitFullscreen();
    };
  }, [present]);
  return { moveBy, give };
}
