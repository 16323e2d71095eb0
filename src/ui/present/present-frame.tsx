import { useEffect, useRef, type CSSProperties, type ReactNode } from 'react';
import { useStore } from 'zustand';
import { bringTalk } from '../../store/talk/talk-changes.ts';
import { words } from '../../words/words.ts';
import { useLab } from '../lab-context.ts';
import { LinkNotices } from '../panels/link-notices.tsx';
import { headingOf } from './name-of-link.ts';
import { PresentFoot } from './present-foot.tsx';
import styles from './present-frame.module.css';
import { Spotlight } from './spotlight.tsx';
import { TalkEditor } from './talk-editor.tsx';
import { useEnlarged } from './use-enlarged.ts';
import { useMoves } from './use-moves.ts';

const said = words.present;

/** One thing for a projector. */
export interface Thing {
  /** Tells it from the others. */
  name: string;
  title: string;
  /** Whether the transport and the time line belong to it. */
  isOfRun: boolean;
  /** Whether the spotlight is on one line or one network at a time; else it is a circle on the screen. */
  hasParts: boolean;
  /** Shows it; gets how often the spotlight has moved on. */
  show: (light: number) => ReactNode;
}

/** Shows one thing at a time, as large as the screen, below its title and above the way to the others. */
export function PresentFrame({ things }: { things: readonly Thing[] }) {
  const { present } = useLab();
  const enlargement = useEnlarged();
  const place = useStore(present, ({ thing }) => Math.min(thing, things.length - 1));
  const light = useStore(present, (state) => state.light);
  const hasNote = useStore(present, (state) => state.hasNote);
  const item = useStore(present, (state) => (state.item === null ? undefined : state.talk?.items[state.item]));
  const isEditing = useStore(present, (state) => state.isEditing);
  const { name, title, isOfRun, hasParts, show } = things[place];
  const heading = useRef<HTMLHeadingElement>(null);
  // The screen reader says what is shown now.
  useEffect(() => heading.current?.focus({ preventScroll: true }), [name, item]);
  useEffect(() => bringTalk(present), [present]);
  const { moveBy, give } = useMoves(things.length);
  const nextLight = () => present.setState({ light: light + 1 });
  return (
    <div className={styles.screen} role="region" aria-label={said.region} data-testid="present">
      <div className={styles.laidOut} style={{ '--enlargement': enlargement } as CSSProperties}>
        <h1 ref={heading} className={styles.title} tabIndex={-1} onClick={nextLight}>
          {item ? headingOf(item, title) : title}
        </h1>
        <div key={name} className={styles.thing}>
          {show(light)}
          {!hasParts && light % 2 === 1 && <Spotlight enlargement={enlargement} />}
        </div>
        {hasNote && item && item.note !== '' && <p className={styles.note}>{item.note}</p>}
        <PresentFoot count={things.length} {...{ place, moveBy, isOfRun }} onLight={nextLight} />
        <LinkNotices />
      </div>
      {isEditing && <TalkEditor onGive={give} />}
    </div>
  );
}
