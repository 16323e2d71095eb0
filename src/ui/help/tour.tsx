import { useCallback, useEffect, useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useStore } from 'zustand';
import { OPENING } from '../../config/opening.ts';
import { encodeLink } from '../../config/link/link.ts';
import type { Lab } from '../../store/lab.ts';
import { isLazyRich, comparisonOf } from '../../store/training/experiment-store.ts';
import { words } from '../../words/words.ts';
import { SHORTCUTS } from '../bar/shortcuts.ts';
import { TextButton } from '../kit/text-button.tsx';
import { useIsComparing, useLab } from '../lab-context.ts';
import { isPhone } from '../use-is-phone.ts';
import { anchorsOf, boxToClear, placeBeside, TOUR_STEPS, type TourStep } from './tour-steps.ts';
import styles from './tour.module.css';

const said = words.tour;

interface TourProps {
  /** The step, from 0. */
  step: number;
  /** Gets the step to show, `null` for the end. */
  onStep: (step: number | null) => void;
}

/** Shows a step of the tour beside what it is about. The page stays usable, and using it ends the tour. */
export function Tour({ step, onStep }: TourProps) {
  const name = TOUR_STEPS[step];
  const lab = useLab();
  const [isAnew, setIsAnew] = useState(false);
  const goTo = (next: number) => {
    if (TOUR_STEPS[next] === 'learned' && next > step) setIsAnew(startAnew(lab));
    onStep(next);
  };
  const [before] = useState(() => document.activeElement);
  const leave = useCallback(() => {
    // What had the focus may be gone, as the help is that has shown the tour.
    const back = before instanceof HTMLElement && before !== document.body && before.isConnected ? before : null;
    (back ?? document.querySelector<HTMLElement>(`button[aria-keyshortcuts="${SHORTCUTS.help.shown}"]`))?.focus();
    onStep(null);
  }, [before, onStep]);
  useEffect(() => {
    const press = ({ target }: Event) => {
      if (!(target instanceof Element && target.closest('[data-tour-card]'))) onStep(null);
    };
    const escape = ({ key }: { key: string }) => {
      if (key === 'Escape') leave();
    };
    document.addEventListener('pointerdown', press, true);
    document.addEventListener('keydown', escape);
    return () => {
      document.removeEventListener('pointerdown', press, true);
      document.removeEventListener('keydown', escape);
    };
  }, [onStep, leave]);
  return <Card key={name} {...{ name, step, isAnew, goTo, leave }} />;
}

/**
 * Starts the run with which the page opens again, so that a person sees it learn from its start, and returns whether it
 * did. The run before goes into the list. Any other run, and one that is held or seen at an earlier step, stays.
 */
function startAnew({ experiment, run, time, reset }: Lab): boolean {
  const state = experiment.getState();
  const isOpening =
    encodeLink(state.experiment, comparisonOf(state)) === encodeLink(OPENING.experiment, OPENING.comparison);
  const { isPlaying, isKept } = run.getState();
  if (!isOpening || !isPlaying || isKept || time.store.getState().step !== null) return false;
  reset();
  return true;
}

interface CardProps {
  name: TourStep;
  step: number;
  isAnew: boolean;
  goTo: (step: number) => void;
  leave: () => void;
}

/** Shows one step. Each has an element of its own, so that a screen reader reads it when it gets the focus. */
function Card({ name, step, isAnew, goTo, leave }: CardProps) {
  const card = useBeside(name);
  const isLast = step === TOUR_STEPS.length - 1;
  const next = () => (isLast ? leave() : goTo(step + 1));
  const back = () => step > 0 && goTo(step - 1);
  const onKeyDown = ({ key }: KeyboardEvent) => {
    if (key === 'ArrowRight') next();
    if (key === 'ArrowLeft') back();
  };
  return (
    <div
      ref={card}
      className={styles.card}
      role="dialog"
      aria-labelledby="tour-title"
      aria-describedby="tour-text"
      tabIndex={-1}
      data-tour-card={name}
      onKeyDown={onKeyDown}
    >
      <h2 className={styles.title} id="tour-title">
        {said.steps[name].title}
      </h2>
      <p className={styles.text} id="tour-text">
        <StepText name={name} isAnew={isAnew} />
      </p>
      <div className={styles.foot}>
        <span className={styles.place}>{said.place(step + 1, TOUR_STEPS.length)}</span>
        {!isLast && <TextButton onPress={leave}>{said.skip}</TextButton>}
        {step > 0 && <TextButton onPress={() => back()}>{said.back}</TextButton>}
        <TextButton look="primary" onPress={next}>
          {isLast ? said.end : said.next}
        </TextButton>
      </div>
    </div>
  );
}

function StepText({ name, isAnew }: Pick<CardProps, 'name' | 'isAnew'>) {
  const isComparing = useIsComparing();
  const isLazyBesideRich = useStore(useLab().experiment, isLazyRich);
  if (name === 'learned') return said.steps.learned.text[isAnew ? 'anew' : 'other'];
  if (name !== 'networks') return said.steps[name].text;
  return said.steps.networks.text[isLazyBesideRich ? 'lazyRich' : isComparing ? 'other' : 'alone'];
}

/** The time after which a dialog that closes has given the focus back, in ms. */
const FOCUS_AFTER = 50;

/** Rings what a step is about, brings it into sight, and keeps the card beside it, with the focus. */
function useBeside(name: TourStep) {
  const card = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const { current } = card;
    if (!current) return undefined;
    const anchors = anchorsOf(name);
    const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    const first = anchors.at(0);
    if (first && !isInSight(first)) first.scrollIntoView({ block: 'center', behavior: isCalm ? 'auto' : 'smooth' });
    const place = () => {
      const { left, top } = placeBeside(
        first ? boxToClear(first) : null,
        { width: current.offsetWidth, height: current.offsetHeight },
        { width: document.documentElement.clientWidth, height: lowerEdge() },
      );
      current.style.translate = `${left}px ${top}px`;
    };
    place();
    const focus = () => current.focus({ preventScroll: true });
    focus();
    // The help that has shown the tour gives the focus back to its button as it closes.
    const timer = setTimeout(focus, FOCUS_AFTER);
    const ended = new AbortController();
    addEventListener('scroll', place, { capture: true, passive: true, signal: ended.signal });
    addEventListener('resize', place, { signal: ended.signal });
    const sizes = new ResizeObserver(place);
    for (const element of [current, ...anchors]) sizes.observe(element);
    for (const anchor of anchors) anchor.dataset.toured = '';
    return () => {
      clearTimeout(timer);
      ended.abort();
      sizes.disconnect();
      for (const anchor of anchors) delete anchor.dataset.toured;
    };
  }, [name]);
  return card;
}

/** Returns whether an element is in sight from its upper to its lower edge. */
function isInSight(element: HTMLElement): boolean {
  const { top, bottom } = element.getBoundingClientRect();
  return top >= 0 && bottom <= lowerEdge();
}

/** Returns where the free part of the window ends, from its top: on a phone the time line and the transport lie below. */
function lowerEdge(): number {
  const dock = isPhone() ? document.querySelector('[data-tour="time"]') : null;
  return dock?.getBoundingClientRect().top ?? window.innerHeight;
}
