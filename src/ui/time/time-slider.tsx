import { useEffect, useRef, type KeyboardEvent } from 'react';
import { formatCount } from '../../charts/shell/format-number.ts';
import { oncePerFrame } from '../../charts/shell/once-per-frame.ts';
import { onThemeChange } from '../../charts/shell/palette.ts';
import { words } from '../../words/words.ts';
import { useLab, useRun } from '../lab-context.ts';
import { eventsOf, timeMarks } from './time-marks.ts';
import styles from './time-slider.module.css';

const said = words.time;

/** The number of snapshots that a key moves. */
const KEY_MOVES: Readonly<Record<string, number>> = {
  ArrowRight: 1,
  ArrowUp: 1,
  ArrowLeft: -1,
  ArrowDown: -1,
  PageUp: 10,
  PageDown: -10,
  Home: -Infinity,
  End: Infinity,
};

/** Shows the place of the page in time. It changes with every frame of a run and of a drag, so it is kept without React. */
export function TimeSlider() {
  const { time } = useLab();
  const input = useRef<HTMLInputElement>(null);
  const marks = useRef<HTMLCanvasElement>(null);
  const shown = useRun((state) => state.shown);

  useEffect(() => {
    const [slider, canvas] = [input.current, marks.current];
    if (!slider || !canvas) return;
    const events = eventsOf(shown);
    const drawMarks = timeMarks(canvas, time, events);
    let size = { width: 0, height: 0 };
    const draw = () => {
      const { step } = time.store.getState();
      placeSlider(slider, step, time.newest(), step === null ? 1 : time.toPosition(step));
      drawMarks(size);
    };
    const { request: drawSoon, cancel } = oncePerFrame(draw);
    // The size is read only when it changes: to read it in each frame would lay the page out once more.
    const resized = new ResizeObserver(() => {
      size = { width: canvas.clientWidth, height: canvas.clientHeight };
      drawSoon();
    });
    resized.observe(canvas);
    const goTo = () => {
      time.goTo(time.toStep(slider.valueAsNumber));
      // The thumb goes to the snapshot even if that is the one that is shown.
      drawSoon();
    };
    slider.addEventListener('input', goTo);
    const ends = [
      () => slider.removeEventListener('input', goTo),
      time.store.subscribe(drawSoon),
      onThemeChange(drawSoon),
      ...shown.flatMap(({ stream, snapshots }) => [stream.subscribe(drawSoon), snapshots.subscribe(drawSoon)]),
    ];
    draw();
    return () => {
      cancel();
      resized.disconnect();
      for (const end of ends) end();
    };
  }, [time, shown]);

  const onKeyDown = (event: KeyboardEvent) => {
    const count = KEY_MOVES[event.key];
    if (!count || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    time.move(event.shiftKey ? 10 * count : count);
  };
  return (
    <div className={styles.frame}>
      <input
        ref={input}
        className={styles.slider}
        type="range"
        aria-label={said.label}
        min={0}
        max={1}
        step={1e-4}
        defaultValue={1}
        onKeyDown={onKeyDown}
        data-testid="time"
      />
      <canvas ref={marks} className={styles.marks} aria-hidden="true" />
    </div>
  );
}

/** Moves the thumb, and says where it is. At the live edge the text stays the same, as a screen reader reads each change. */
function placeSlider(slider: HTMLInputElement, step: number | null, newest: number, position: number) {
  slider.valueAsNumber = position;
  slider.style.setProperty('--position', String(position));
  const text = step === null ? said.now : said.place(formatCount(step), formatCount(newest));
  if (slider.getAttribute('aria-valuetext') !== text) slider.setAttribute('aria-valuetext', text);
  slider.dataset.step = String(step ?? newest);
}
