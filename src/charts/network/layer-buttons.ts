import { words } from '../../words/words.ts';
import type { NetworkLayout } from './network-layout.ts';
import styles from './network-strip.module.css';

/** Buttons over the layers of a strip: one Tab stop, with arrow keys between them. */
export interface LayerButtons {
  /** Puts a button over each layer that has weights, 1..L+1. */
  place: (layout: NetworkLayout, height: number) => void;
  /** Marks the layer that is inspected. */
  press: (layer: number | null) => void;
  /** Moves the focus to the button of a layer. */
  focus: (layer: number) => void;
}

const WIDEST = 60;
/** Room above the names and below the values. */
const ROOM = { above: 15, below: 5 };

/** Makes the buttons inside `frame`; `onPick` gets the layer whose button was pressed. */
export function createLayerButtons(frame: HTMLElement, onPick: (layer: number) => void): LayerButtons {
  const bar = frame.appendChild(document.createElement('div'));
  bar.setAttribute('role', 'toolbar');
  bar.setAttribute('aria-label', words.charts.strip.inspect);
  let buttons: HTMLButtonElement[] = [];
  let pressed: number | null = null;

  const mark = () => {
    buttons.forEach((button, index) => button.setAttribute('aria-pressed', String(index + 1 === pressed)));
    const stop = Math.max(0, (pressed ?? 1) - 1);
    buttons.forEach((button, index) => (button.tabIndex = index === stop ? 0 : -1));
  };
  const focus = (layer: number) => {
    buttons.forEach((button, index) => (button.tabIndex = index + 1 === layer ? 0 : -1));
    buttons.at(layer - 1)?.focus();
  };
  bar.addEventListener('keydown', (event) => {
    const at = buttons.findIndex((button) => button === document.activeElement);
    const next = neighbour(event.key, at, buttons.length);
    if (next === null) return;
    event.preventDefault();
    focus(next + 1);
  });

  const buttonOf = (layer: number, isLast: boolean) => {
    const button = document.createElement('button');
    const label = isLast ? words.charts.strip.inspectReadout : words.charts.strip.inspectLayer(layer);
    button.type = 'button';
    button.className = styles.pick;
    button.title = label;
    button.setAttribute('aria-label', label);
    button.addEventListener('click', () => onPick(layer));
    return button;
  };

  return {
    place: ({ blocks, baselines, slot }, height) => {
      const layers = blocks.slice(1);
      if (layers.length !== buttons.length) {
        buttons = layers.map(({ layer }) => buttonOf(layer, layer === layers.length));
        bar.replaceChildren(...buttons);
        mark();
      }
      const top = baselines.names - ROOM.above;
      const bottom = Math.min(height, Math.max(...baselines.values) + ROOM.below);
      layers.forEach(({ x }, index) => {
        const width = Math.min(slot, WIDEST);
        const { style } = buttons[index];
        style.left = `${x - width / 2}px`;
        style.width = `${width}px`;
        style.top = `${top}px`;
        style.height = `${bottom - top}px`;
      });
    },
    press: (layer) => {
      if (layer === pressed) return;
      pressed = layer;
      mark();
    },
    focus,
  };
}

/** Returns the button that a key leads to from button `at` of `count`; `null` for a key without a meaning here. */
function neighbour(key: string, at: number, count: number): number | null {
  if (key === 'Home') return 0;
  if (key === 'End') return count - 1;
  if (key === 'ArrowRight' || key === 'ArrowDown') return Math.min(at + 1, count - 1);
  if (key === 'ArrowLeft' || key === 'ArrowUp') return Math.max(at - 1, 0);
  return null;
}
