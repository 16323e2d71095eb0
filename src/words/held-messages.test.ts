import { afterEach, expect, it, vi } from 'vitest';
import { hearMessages, holdMessages } from './held-messages.ts';

afterEach(() => vi.unstubAllGlobals());

it('hears what came while the worker waited, and then what comes', () => {
  const worker = new EventTarget();
  vi.stubGlobal('self', worker);
  const say = (data: string) => worker.dispatchEvent(new MessageEvent('message', { data }));
  const heard: unknown[] = [];

  holdMessages();
  say('first');
  say('second');
  hearMessages((message) => heard.push(message));
  say('third');

  expect(heard).toEqual(['first', 'second', 'third']);
});
