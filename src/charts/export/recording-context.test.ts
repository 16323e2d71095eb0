import { describe, expect, it } from 'vitest';
import { createRecording } from './recording-context.ts';
import type { Pixels } from './pixel-paths.ts';

/** A font whose letters are half as wide as it is high. */
const widthOf = (text: string, font: string) => (text.length * Number(/(\S+)px/.exec(font)?.[1])) / 2;
const RED_ON_WHITE: Pixels = {
  width: 3,
  height: 2,
  data: Uint8ClampedArray.from([...white(), ...red(), ...red(), ...white(), ...white(), ...white()]),
};
function white() {
  return [255, 255, 255, 255];
}
function red() {
  return [255, 0, 0, 255];
}

function painted(paint: (context: CanvasRenderingContext2D) => void, density = 1): string {
  const canvas = {} as HTMLCanvasElement;
  const recording = createRecording(canvas, 'a', { pixelsOf: () => RED_ON_WHITE, widthOf });
  paint(recording.context);
  return recording.svg(density, 2);
}

describe('what is painted on a canvas, as vectors', () => {
  it('keeps lines with their looks', () => {
    const svg = painted((context) => {
      context.strokeStyle = '#ff0000';
      context.lineWidth = 1.5;
      context.setLineDash([4, 2]);
      context.globalAlpha = 0.5;
      context.beginPath();
      context.moveTo(1, 2);
      context.lineTo(3.456789, 4);
      context.stroke();
    });
    expect(svg).toBe(
      '<path fill="none" stroke="#ff0000" stroke-width="1.5" stroke-opacity="0.5" stroke-dasharray="4 2" d="M1 2L3.46 4"/>',
    );
  });

  it('makes one circle of a disc that is filled, and then stroked', () => {
    const svg = painted((context) => {
      context.beginPath();
      context.arc(10, 20, 3, 0, 2 * Math.PI);
      context.fillStyle = '#00ff00';
      context.fill();
      context.stroke();
    });
    expect(svg).toBe('<circle fill="#00ff00" stroke="#000000" stroke-width="1" cx="10" cy="20" r="3"/>');
  });

  it('makes one path of rectangles of one colour', () => {
    const svg = painted((context) => {
      context.fillStyle = '#0000ff';
      for (const x of [0, 2, 4]) context.fillRect(x, 0, 1, 1);
      context.fillStyle = '#00ff00';
      context.fillRect(6, 0, 1, 1);
    });
    expect(svg.match(/<path/g)).toHaveLength(2);
    expect(svg.match(/M/g)).toHaveLength(4);
  });

  it('is in CSS pixels, whatever the density of the canvas', () => {
    const paint = (density: number) => (context: CanvasRenderingContext2D) => {
      context.setTransform(density, 0, 0, density, 0, 0);
      context.translate(5, 6);
      context.fillRect(1, 1, 2, 2);
    };
    expect(painted(paint(2), 2)).toBe(painted(paint(1), 1));
    expect(painted(paint(2), 2)).toContain('matrix(1 0 0 1 5 6)');
  });

  it('clips what was clipped, and nothing else', () => {
    const svg = painted((context) => {
      context.save();
      context.beginPath();
      context.rect(0, 0, 5, 5);
      context.clip();
      context.fillRect(0, 0, 9, 9);
      context.restore();
      context.fillRect(1, 1, 1, 1);
    });
    expect(svg).toMatch(
      /^<clipPath id="a-clip0">.*<\/clipPath><g clip-path="url\(#a-clip0\)"><path [^>]*\/><\/g><path/,
    );
  });

  it('writes texts where they stand, smaller where they have no room', () => {
    const svg = painted((context) => {
      context.font = '600 10px Some Font';
      context.textAlign = 'center';
      context.textBaseline = 'middle';
      context.fillText('a < b', 50, 60, 12.5);
    });
    expect(svg).toBe(
      '<text fill="#000000" x="50" y="63.5" font-size="5" font-weight="bold" text-anchor="middle">a &lt; b</text>',
    );
  });

  it('makes runs of the pixels of an image, over its most frequent colour', () => {
    const svg = painted((context) => context.drawImage({} as HTMLCanvasElement, 10, 20, 30, 20));
    expect(svg).toContain('translate(10 20) scale(10 10)');
    expect(svg).toContain('<path fill="#ffffff" d="M0 0h3v2h-3z"/>');
    expect(svg).toContain('<path stroke="#ff0000" d="m1 0h2"/>');
  });

  it('cuts the part out of an image that is painted', () => {
    const svg = painted((context) => context.drawImage({} as HTMLCanvasElement, 1, 0, 2, 1, 0, 0, 2, 1));
    expect(svg).toContain('<path fill="#ff0000" d="M0 0h2v1h-2z"/>');
    expect(svg).not.toContain('#ffffff');
  });

  it('forgets what was cleared', () => {
    const svg = painted((context) => {
      context.fillRect(0, 0, 1, 1);
      context.clearRect(0, 0, 10, 10);
      context.fillRect(0, 0, 1, 1);
      context.reset();
    });
    expect(svg).toBe('');
  });

  it('does not draw what it does not know', () => {
    expect(() => painted((context) => context.bezierCurveTo(0, 0, 1, 1, 2, 2))).toThrow(TypeError);
  });
});
