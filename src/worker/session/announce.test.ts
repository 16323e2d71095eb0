import { expect, it } from 'vitest';
import { createAnnounce } from './announce.ts';

function announcing() {
  const told: (number | null)[] = [];
  let time = 0;
  const announce = createAnnounce(
    (expected) => void told.push(expected),
    () => time,
  );
  const work = (name: string, took: number) => {
    const end = announce(name);
    time += took;
    end();
  };
  return { told, work };
}

it('work is announced when it is first done, and not again while it is short', () => {
  const { told, work } = announcing();
  for (let turn = 0; turn < 100; turn++) work('steps', 10);
  work('full', 30);
  work('steps', 10);
  work('full', 30);
  expect(told).toEqual([null, 0, null, 0]);
});

it('long work is announced with about the time that it took before, and its end with it', () => {
  const { told, work } = announcing();
  for (const took of [3000, 3100, 2900, 3000]) work('steps', took);
  work('glance', 1);
  work('glance', 1);
  work('steps', 3000);
  expect(told).toEqual([null, 4096, null, 0, 4096]);
});

it('work that was long once by chance is short again after some turns', () => {
  const { told, work } = announcing();
  for (const took of [8000, 10, 10, 10, 10, 10, 10]) work('steps', took);
  expect(told).toEqual([null, 8192, 4096, 2048, 1024, 512, 0]);
});
