/** Drawing: a surface over the picture of what a network has learned, on which a person places points, and its tools. */
import { useContext, useEffect, useId, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import { Button } from 'react-aria-components/Button';
import { drawnScales } from '../../charts/function/drawn-scales.ts';
import { formatNumber } from '../../charts/shell/format-number.ts';
import { colorOfClass } from '../../charts/shell/palette.ts';
import { MOST_POINTS, onGrid, REACH, type DrawnPoint } from '../../tasks/drawn-points.ts';
import type { Task, TaskOf } from '../../tasks/tasks.ts';
import { words } from '../../words/words.ts';
import { SideContext, useControl, useExperiment, useLab, useView } from '../lab-context.ts';
import { CloseIcon, UndoIcon } from '../kit/icons.tsx';
import styles from './draw-points.module.css';
import { PointList } from './point-list.tsx';

const said = words.drawing;

/** A finger that moves further than this, in pixels, between press and release drags the page, and places nothing. */
const STILL = 6;
/** The pixels between the points of a stroke. */
const SPACING = 12;
/** The buttons of a mouse; a pen and a finger have the left one. */
const [LEFT, RIGHT] = [0, 2];
/** The steps of the cursor by keys, in coordinates. */
const STEPS = { wide: 0.3, fine: 0.03 };
/** Dots in pixels, as wide as those of the picture below: smaller in one of less than this side, and where there are many. */
const DOT = { radius: 5, rim: 1.5, side: 320, least: 0.5, many: 200, ofMany: 0.75 };
const DIGITS = 2;
const textOf = (value: number) => formatNumber(value, DIGITS);

const CLASSES = [-1, 1] as const;
const colorOf = (label: number) => {
  const color = colorOfClass(label > 0 ? 1 : 0);
  return `light-dark(${color('light')}, ${color('dark')})`;
};
const nameOfClass = (label: number) => said.classes[label > 0 ? '1' : '-1'];

type Place = readonly [number, number];

/** Returns the points of the drawn task of this side, and the functions that change them. */
function usePoints() {
  const { experiment } = useLab();
  const side = useContext(SideContext);
  const task = useExperiment((present) => present.task);
  const { change } = useControl('task.points');
  const { on, points } = drawnOf(task);
  /** A stroke places points faster than they are rendered. */
  const newest = () => {
    const { experiment: left, right } = experiment.getState();
    return drawnOf((side === 1 && right ? right : left).task).points;
  };
  return {
    on,
    points,
    isFull: points.length >= MOST_POINTS,
    /** Adds as many points as there is room for. Returns the number of all. */
    add: (added: readonly DrawnPoint[]) => {
      const all = [...newest(), ...added].slice(0, MOST_POINTS);
      change(all);
      return all.length;
    },
    takeBack: () => points.length > 0 && change(points.slice(0, -1)),
    remove: (index: number) => change(points.filter((_, at) => at !== index)),
    clear: () => change([]),
  };
}
const NOTHING: Pick<TaskOf<'drawn'>, 'on' | 'points'> = { on: 'plane', points: [] };
const drawnOf = (task: Task) => (task.name === 'drawn' ? task : NOTHING);

/** Returns the places between two, the first left out, at a distance from each other. */
function placesBetween([fromX, fromY]: Place, [toX, toY]: Place): Place[] {
  const length = Math.hypot(toX - fromX, toY - fromY);
  return Array.from({ length: Math.floor(length / SPACING) }, (_, i) => {
    const share = ((i + 1) * SPACING) / length;
    return [fromX + share * (toX - fromX), fromY + share * (toY - fromY)];
  });
}

/** Shows the points over the picture, and places others by mouse, touch and keys. */
export function DrawSurface() {
  const { on, points, isFull, add, takeBack } = usePoints();
  const chosen = useView((view) => view.drawnClass);
  const [root, size] = useSize();
  const [cursor, setCursor] = useState<Place | null>(null);
  const [isPen, setPen] = useState(false);
  const [spoken, setSpoken] = useState('');
  const stroke = useRef<{ last: Place; isOther: boolean } | null>(null);
  const touched = useRef<Place | null>(null);
  const keysId = useId();
  const { x, y } = drawnScales(on, size, REACH);
  const place = (places: readonly Place[], isOther: boolean) => {
    if (isFull) setSpoken(said.full(MOST_POINTS));
    if (isFull || places.length === 0) return;
    const label = isOther === (chosen === 1) ? -1 : 1;
    const placed = places.map((at) => onGrid(on === 'plane' ? [...at, label] : [...at]));
    const count = add(placed);
    const [atX, atY] = placed[placed.length - 1];
    setSpoken(said.placed(String(count), textOf(atX), textOf(atY), on === 'plane' ? nameOfClass(label) : null));
  };
  /** Places points where a pointer is, in pixels of the window; what is outside of the picture is left out. */
  const placeAt = (places: readonly Place[], isOther: boolean) => {
    const { left, top, width, height } = root.current?.getBoundingClientRect() ?? new DOMRect();
    const inside = places
      .map(([clientX, clientY]) => [clientX - left, clientY - top] as const)
      .filter(([atX, atY]) => atX >= 0 && atY >= 0 && atX <= width && atY <= height);
    place(
      inside.map(([atX, atY]) => [x.toValue(atX), y.toValue(atY)]),
      isOther,
    );
  };
  const begin = (event: PointerEvent<HTMLDivElement>) => {
    const at = [event.clientX, event.clientY] as const;
    // A finger scrolls the page: only a tap places.
    touched.current = event.pointerType === 'touch' ? at : null;
    if (touched.current || (event.button !== LEFT && event.button !== RIGHT)) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    const isOther = event.button === RIGHT || event.shiftKey || event.ctrlKey;
    stroke.current = { last: at, isOther };
    placeAt([at], isOther);
  };
  const goOn = (event: PointerEvent<HTMLDivElement>) => {
    if (!stroke.current) return;
    const { isOther } = stroke.current;
    const moves = event.nativeEvent.getCoalescedEvents();
    const along: Place[] = [];
    for (const { clientX, clientY } of moves.length > 0 ? moves : [event]) {
      const places = placesBetween(stroke.current.last, [clientX, clientY]);
      along.push(...places);
      stroke.current.last = places.at(-1) ?? stroke.current.last;
    }
    placeAt(along, isOther);
  };
  const end = () => (stroke.current = null);
  const tap = ({ clientX, clientY }: { clientX: number; clientY: number }, isOther: boolean) => {
    const from = touched.current;
    touched.current = null;
    if (!from || Math.hypot(clientX - from[0], clientY - from[1]) > STILL) return;
    placeAt([[clientX, clientY]], isOther);
  };
  const press = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const step = event.shiftKey ? STEPS.fine : STEPS.wide;
    const [dx, dy] = MOVES[event.key] ?? [0, 0];
    if (dx !== 0 || dy !== 0) {
      const [atX, atY] = onGrid([(cursor?.[0] ?? 0) + dx * step, (cursor?.[1] ?? 0) + dy * step]);
      setCursor([atX, atY]);
      setSpoken(said.cursor(textOf(atX), textOf(atY)));
    } else if (event.key === 'Enter') {
      setCursor(cursor ?? [0, 0]);
      place([cursor ?? [0, 0]], event.shiftKey);
    } else if (event.key === 'Backspace' || event.key === 'Delete') {
      takeBack();
      setSpoken(said.takenBack(said.points(Math.max(0, points.length - 1))));
    } else if (event.key === 'Escape') setCursor(null);
    else return;
    event.preventDefault();
  };

  const scale = Math.min(1, Math.max(DOT.least, Math.min(size.width, size.height) / DOT.side));
  const radius = DOT.radius * scale * (points.length > DOT.many ? DOT.ofMany : 1);
  return (
    <div
      ref={root}
      className={styles.surface}
      role="application"
      tabIndex={0}
      aria-label={`${said.surface[on]}: ${said.points(points.length)}`}
      aria-describedby={keysId}
      data-testid="draw-surface"
      onPointerDown={begin}
      onPointerMove={goOn}
      onPointerUp={end}
      onPointerCancel={end}
      onLostPointerCapture={end}
      onPointerEnter={(event) => setPen(event.pointerType === 'pen')}
      data-pen={isPen || undefined}
      onClick={(event) => tap(event, false)}
      onContextMenu={(event) => {
        event.preventDefault();
        tap(event, true);
      }}
      onKeyDown={press}
      onBlur={() => setCursor(null)}
    >
      <svg className={styles.points} strokeWidth={DOT.rim * scale} aria-hidden="true">
        {points.map(([atX, atY, label], i) => (
          <circle
            key={i}
            cx={x.toPixel(atX)}
            cy={y.toPixel(atY)}
            r={radius}
            style={label === undefined ? undefined : { fill: colorOf(label) }}
          />
        ))}
        {cursor && (
          <g className={styles.cursor} transform={`translate(${x.toPixel(cursor[0])},${y.toPixel(cursor[1])})`}>
            <path d="M-9 0H9M0-9V9" />
          </g>
        )}
      </svg>
      {points.length === 0 && <p className={styles.first}>{said.first}</p>}
      <span id={keysId} hidden>
        {said.keys}
      </span>
      <span className="visually-hidden" role="status">
        {spoken}
      </span>
    </div>
  );
}

const MOVES: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

/** Shows the class of the next point, and takes points back. */
export function DrawTools() {
  const { on, points, isFull, takeBack, remove, clear } = usePoints();
  const chosen = useView((view) => view.drawnClass);
  const choose = useView((view) => view.setDrawnClass);
  return (
    <div className={styles.tools} role="group" aria-label={said.tools} title={said.about[on]} data-controls>
      {on === 'plane' &&
        CLASSES.map((label) => (
          <button
            key={label}
            type="button"
            className={styles.class}
            aria-pressed={label === chosen}
            aria-label={said.classLabel(nameOfClass(label))}
            title={`${said.about.plane} ${said.aboutOther}`}
            onClick={() => choose(label)}
          >
            <svg viewBox="0 0 12 12" aria-hidden="true">
              <circle cx="6" cy="6" r="5" style={{ fill: colorOf(label) }} />
            </svg>
            {nameOfClass(label)}
          </button>
        ))}
      <Button className={styles.tool} aria-label={said.takeBack} isDisabled={points.length === 0} onPress={takeBack}>
        <UndoIcon />
      </Button>
      <Button
        className={styles.tool}
        aria-label={words.pictures.draw.clear}
        isDisabled={points.length === 0}
        onPress={clear}
      >
        <CloseIcon />
      </Button>
      <PointList points={points} nameOf={nameOfClass} remove={remove} />
      {on === 'plane' && (
        <span className={styles.other} title={said.aboutOther}>
          {said.other}
        </span>
      )}
      {isFull && (
        <p className={styles.full} role="alert">
          {said.full(MOST_POINTS)}
        </p>
      )}
    </div>
  );
}

/** Returns the size of an element, as it is now and after each change. */
function useSize() {
  const root = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState({ width: 1, height: 1 });
  useEffect(() => {
    const element = root.current;
    if (!element) return undefined;
    const observer = new ResizeObserver(() => setSize({ width: element.clientWidth, height: element.clientHeight }));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [root, size] as const;
}
