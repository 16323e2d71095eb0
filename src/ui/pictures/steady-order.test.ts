import { expect, it } from 'vitest';
import { createSteadyOrder, steadyRows } from './steady-order.ts';

/** An order with a clock, and what it shows of lists. */
function setUp() {
  let time = 0;
  const order = createSteadyOrder(() => time);
  return {
    order,
    at: (ms: number) => (time = ms),
  };
}

it('shows a first list as it is', () => {
  expect(setUp().order('one', [7, 5, 3], true)).toEqual({ from: [0, 1, 2], changesIn: null });
});

it('holds the places for a second, then takes the newest list', () => {
  const { order, at } = setUp();
  order('one', [7, 5, 3], true);
  at(100);
  expect(order('one', [5, 7, 3], true)).toEqual({ from: [1, 0, 2], changesIn: 900 });
  at(999);
  expect(order('one', [3, 5, 7], true)).toEqual({ from: [2, 1, 0], changesIn: 1 });
  at(1000);
  expect(order('one', [3, 5, 7], true)).toEqual({ from: [0, 1, 2], changesIn: null });
  at(1100);
  expect(order('one', [5, 3, 7], true)).toEqual({ from: [1, 0, 2], changesIn: 900 });
});

it('shows what has left the list as it was', () => {
  const { order, at } = setUp();
  order('one', [7, 5, 3], true);
  at(100);
  const held = order('one', [5, 3, 9], true);
  expect(held.from).toEqual([null, 0, 1]);
  const [before, newest] = [Float32Array.of(70, 71, 50, 51, 30, 31), Float32Array.of(52, 53, 32, 33, 90, 91)];
  expect([...steadyRows(held, newest, before, 2)]).toEqual([70, 71, 52, 53, 32, 33]);
});

it('takes the newest list of another run, of another length, and of the past', () => {
  const { order } = setUp();
  order('one', [7, 5], true);
  expect(order('two', [5, 7], true).from).toEqual([0, 1]);
  expect(order('two', [7, 5, 3], true).from).toEqual([0, 1, 2]);
  expect(order('two', [3, 5, 7], false)).toEqual({ from: [0, 1, 2], changesIn: null });
});
