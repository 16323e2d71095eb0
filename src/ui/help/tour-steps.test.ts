import { describe, expect, it } from 'vitest';
import { placeBeside } from './tour-steps.ts';

const card = { width: 352, height: 180 };
const laptop = { width: 1280, height: 720 };
const phone = { width: 320, height: 600 };
const CARD_ON_PHONE = { width: 304, height: 220 };

describe('the card of the tour', () => {
  it('lies below what it is about, where it has room', () => {
    expect(placeBeside({ left: 100, top: 50, width: 300, height: 40 }, card, laptop)).toEqual({ left: 100, top: 102 });
  });

  it('lies above what is at the lower edge', () => {
    expect(placeBeside({ left: 100, top: 640, width: 300, height: 60 }, card, laptop).top).toBe(640 - 12 - 180);
  });

  it('lies beside what is as tall as the window', () => {
    expect(placeBeside({ left: 100, top: 10, width: 300, height: 700 }, card, laptop).left).toBe(412);
    expect(placeBeside({ left: 900, top: 10, width: 300, height: 700 }, card, laptop).left).toBe(900 - 12 - 352);
  });

  it.each([
    ['anywhere', { left: 300, top: 560, width: 15, height: 15 }],
    ['everywhere', { left: 0, top: 0, width: 320, height: 600 }],
    ['out of sight', { left: 0, top: 2000, width: 320, height: 100 }],
    ['nowhere', null],
  ])('stays in a small window when what it is about is %s', (_, anchor) => {
    const { left, top } = placeBeside(anchor, CARD_ON_PHONE, phone);
    expect(left).toBeGreaterThanOrEqual(0);
    expect(left + CARD_ON_PHONE.width).toBeLessThanOrEqual(phone.width);
    expect(top).toBeGreaterThanOrEqual(0);
    expect(top + CARD_ON_PHONE.height).toBeLessThanOrEqual(phone.height);
  });
});
