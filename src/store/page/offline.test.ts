import { describe, expect, it, vi } from 'vitest';
import { createOffline } from './offline.ts';

/** A registration as a browser gives it: with a version that answers, one that waits, and one that arrives. */
const registrationOf = (parts: { active?: boolean; waiting?: boolean }) => {
  const worker = () => Object.assign(new EventTarget(), { state: 'installing', postMessage: vi.fn() });
  const registration = Object.assign(new EventTarget(), {
    active: parts.active ? worker() : null,
    waiting: parts.waiting ? worker() : null,
    installing: null as ReturnType<typeof worker> | null,
    update: vi.fn(() => Promise.resolve()),
  });
  const arrive = () => {
    const arriving = worker();
    registration.installing = arriving;
    registration.dispatchEvent(new Event('updatefound'));
    arriving.state = 'installed';
    registration.waiting = arriving;
    arriving.dispatchEvent(new Event('statechange'));
    return arriving;
  };
  return { registration, arrive };
};

const open = async (parts: { active?: boolean; waiting?: boolean }) => {
  const { registration, arrive } = registrationOf(parts);
  const container = Object.assign(new EventTarget(), {
    controller: parts.active ? registration.active : null,
    register: vi.fn(() => Promise.resolve(registration)),
    ready: Promise.resolve(registration),
  });
  const reload = vi.fn();
  let time = 0;
  const offline = createOffline(reload, () => time);
  await offline.keep(container as unknown as ServiceWorkerContainer, 'sw.js');
  const wait = (ms: number) => {
    time += ms;
  };
  return { offline, reload, registration, arrive, container, wait };
};

const HOUR = 3_600_000;

describe('the copy of the lab in the browser', () => {
  it('is ready when a version answers', async () => {
    const { offline } = await open({ active: true });
    expect(offline.state()).toEqual({ isReady: true, hasNewVersion: false });
  });

  it('is not there where the browser refuses it, and nothing is thrown', async () => {
    const offline = createOffline(vi.fn(), () => 0);
    const container = Object.assign(new EventTarget(), { register: () => Promise.reject(new Error('refused')) });
    await offline.keep(container as unknown as ServiceWorkerContainer, 'sw.js');
    expect(offline.state()).toEqual({ isReady: false, hasNewVersion: false });
  });

  it('says nothing of a new version when the first one arrives', async () => {
    const { offline, arrive, container } = await open({});
    arrive();
    container.dispatchEvent(new Event('controllerchange'));
    expect(offline.state().hasNewVersion).toBe(false);
  });

  it.each([
    ['waits since an earlier visit', { active: true, waiting: true }, () => undefined],
    ['arrives', { active: true }, ({ arrive }: Awaited<ReturnType<typeof open>>) => void arrive()],
    [
      'is taken by another tab',
      { active: true },
      ({ container }: Awaited<ReturnType<typeof open>>) => void container.dispatchEvent(new Event('controllerchange')),
    ],
  ])('says so when a new version %s, and reloads nothing by itself', async (_, parts, happen) => {
    const opened = await open(parts);
    happen(opened);
    expect(opened.offline.state().hasNewVersion).toBe(true);
    expect(opened.reload).not.toHaveBeenCalled();
  });

  it('lets the new version take over when it is asked for, and then loads the page anew', async () => {
    const { offline, arrive, container, reload } = await open({ active: true });
    const arriving = arrive();
    offline.takeNew();
    expect(arriving.postMessage).toHaveBeenCalledWith('take over');
    expect(reload).not.toHaveBeenCalled();
    container.dispatchEvent(new Event('controllerchange'));
    expect(reload).toHaveBeenCalledOnce();
  });

  it('loads the page anew at once when another tab took the new version', async () => {
    const { offline, container, reload } = await open({ active: true });
    container.dispatchEvent(new Event('controllerchange'));
    offline.takeNew();
    expect(reload).toHaveBeenCalledOnce();
  });

  it('looks for a new version once an hour at most', async () => {
    const { offline, registration, wait } = await open({ active: true });
    offline.lookForNew();
    expect(registration.update).not.toHaveBeenCalled();
    wait(HOUR);
    offline.lookForNew();
    offline.lookForNew();
    expect(registration.update).toHaveBeenCalledOnce();
  });
});
