/** A worker that waits for its translation can't hear yet: what comes meanwhile is held, since it would be lost. */

const held: MessageEvent[] = [];
const hold = (event: MessageEvent) => held.push(event);

/** Holds the messages to this worker from now on. */
export const holdMessages = () => self.addEventListener('message', hold);

/** Hears all messages to this worker, first those that were held. */
export function hearMessages(receive: (message: unknown) => void): void {
  self.removeEventListener('message', hold);
  for (const { data } of held.splice(0)) receive(data);
  self.addEventListener('message', ({ data }) => receive(data));
}
