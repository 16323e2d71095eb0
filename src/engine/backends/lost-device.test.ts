import { expect, it, vi } from 'vitest';
import { openDevice, type AdapterReport } from './webgpu/device.ts';

/** A device that a test loses. */
async function opened() {
  let lose: (info: { reason: string; message: string }) => void = () => undefined;
  const lost = new Promise((resolve) => void (lose = resolve));
  const device = Object.assign(new EventTarget(), { lost });
  const adapter = { limits: {}, features: new Set(), requestDevice: () => Promise.resolve(device) };
  const watch = { onLost: vi.fn(), onError: vi.fn() };
  await openDevice({ adapter, description: '', software: false } as unknown as AdapterReport, watch);
  return { device, lose, watch, lost };
}

it.each([
  ['unknown', 'The GPU was reset.', 'The GPU was reset.'],
  ['destroyed', '', 'destroyed'],
])('a device that is lost (%s) says so once, with its reason', async (reason, message, said) => {
  const { lose, lost, watch } = await opened();
  lose({ reason, message });
  await lost;
  expect(watch.onLost).toHaveBeenCalledExactlyOnceWith(said);
});

it('an error that no promise reports is passed on', async () => {
  const { device, watch } = await opened();
  device.dispatchEvent(Object.assign(new Event('uncapturederror'), { error: { message: 'Out of memory.' } }));
  expect(watch.onError).toHaveBeenCalledExactlyOnceWith('Out of memory.');
});
