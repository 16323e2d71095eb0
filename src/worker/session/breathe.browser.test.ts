import { expect, it } from 'vitest';
import { createBreathe } from './breathe.ts';

/** The breaths after which the message must be seen: browsers keep the order of messages, more or less. */
const BREATHS = 5;

it('a message is handled while a loop only breathes', async () => {
  const breathe = createBreathe();
  const { port1, port2 } = new MessageChannel();
  let isSeen = false;
  port1.onmessage = () => (isSeen = true);
  port2.postMessage(null);
  for (let breath = 0; breath < BREATHS; breath++) await breathe();
  expect(isSeen).toBe(true);
  port1.close();
});

it('breaths that overlap all end', async () => {
  const breathe = createBreathe();
  await expect(Promise.all([breathe(), breathe(), breathe()])).resolves.toHaveLength(3);
});
