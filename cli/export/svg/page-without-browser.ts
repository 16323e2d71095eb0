/**
 * The little of a browser that charts need to be drawn as SVG in Node: a document (linkedom), canvases that hold pixels,
 * the styles of the charts, and widths of texts. Nothing is laid out, and nothing happens later.
 */
import { register } from 'node:module';
import { parseHTML } from 'linkedom';
import type { Theme } from '../../../src/charts/shell/palette.ts';
import { FIGURE_FONT } from '../../../src/charts/export/vector-text.ts';
import { styleSheets } from './style-sheet.ts';
import { textWidth } from './text-widths.ts';

const sheet = (path: string) => new URL(`../../../src/charts/${path}`, import.meta.url);

/** Makes what charts ask of a browser. Charts are imported after that, since their modules ask for styles. */
export function provideDocument(theme: Theme): void {
  register('./css-classes.mjs', import.meta.url);
  const { document, HTMLCanvasElement } = parseHTML('<!doctype html><html><body></body></html>');
  const styleOf = styleSheets(sheet('shell/tokens.css'), [sheet('shell/chart.module.css')], theme);
  const never = () => undefined;
  const ignoring = { observe: never, disconnect: never };
  HTMLCanvasElement.prototype.getContext = function getContext(this: PixelCanvas) {
    return pixelContext(this);
  } as never;
  Object.assign(globalThis, {
    document,
    ResizeObserver: class {
      observe = ignoring.observe;
      disconnect = ignoring.disconnect;
    },
    MutationObserver: class {
      observe = ignoring.observe;
      disconnect = ignoring.disconnect;
    },
    OffscreenCanvas: class implements PixelCanvas {
      constructor(
        public width: number,
        public height: number,
      ) {}
      getContext() {
        return pixelContext(this);
      }
    },
    ImageData: class {
      data: Uint8ClampedArray;
      constructor(
        public width: number,
        public height: number,
      ) {
        this.data = new Uint8ClampedArray(4 * width * height);
      }
    },
    matchMedia: () => ({ matches: theme === 'dark', addEventListener: never, removeEventListener: never }),
    requestAnimationFrame: () => 0,
    cancelAnimationFrame: never,
    devicePixelRatio: 1,
    getComputedStyle: (element: Element) => ({
      fontFamily: FIGURE_FONT,
      fontSize: '11px',
      getPropertyValue: (property: string) =>
        property === 'font-size' ? sizeOf(styleOf(element, property)) : styleOf(element, property),
    }),
  });
}

/** Texts of charts are small unless a style says otherwise. */
const sizeOf = (styled: string) => (styled === '' ? '11px' : styled);

interface PixelCanvas {
  width: number;
  height: number;
}

interface PixelImage {
  width: number;
  height: number;
  data: Uint8ClampedArray;
}

const images = new WeakMap<object, PixelImage>();

/** Returns a context that holds one image, and measures texts. */
function pixelContext(canvas: PixelCanvas) {
  const context = {
    font: '10px sans-serif',
    createImageData: (width: number, height: number): PixelImage => {
      return { width, height, data: new Uint8ClampedArray(4 * width * height) };
    },
    // Charts put whole images, and change those that they have put.
    putImageData: ({ width, height, data }: PixelImage) =>
      void images.set(canvas, { width, height, data: data.slice() }),
    getImageData: () => images.get(canvas) ?? context.createImageData(canvas.width, canvas.height),
    measureText: (text: string) => ({ width: textWidth(text, context.font) }),
  };
  return context;
}
