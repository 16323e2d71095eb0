/** The page's end of the worker that reads tables. It ends with the dialog that has opened it. */
import type { TableFormat } from '../../files/table/table.ts';
import type { TableChoices } from '../../tasks/own/table-choices.ts';
import { language } from '../../words/language.ts';
import { words } from '../../words/words.ts';
import type { PreparedSummary, TableCommand, TableEvent, TableSummary } from '../../worker/table/table-protocol.ts';

/** Reads tables. Rejects with an Error whose message is the sentence of a refusal. */
export interface TableReader {
  /** @param onProgress called with the share that is read */
  open: (
    file: Blob,
    name: string,
    format: Partial<TableFormat>,
    onProgress: (share: number) => void,
  ) => Promise<TableSummary>;
  /** Makes samples of the last table. */
  prepare: (choices: TableChoices) => Promise<PreparedSummary>;
  /** Ends the worker; what waits is never answered. */
  dispose: () => void;
}

interface Waiting {
  resolve: (answer: TableSummary | PreparedSummary) => void;
  reject: (reason: Error) => void;
  onProgress?: (share: number) => void;
}

/** Creates a reader. Its worker is opened by the first question. */
export function openTableReader(): TableReader {
  const waiting = new Map<number, Waiting>();
  let worker: Worker | null = null;
  let lastId = 0;

  const receive = (event: TableEvent) => {
    const asked = waiting.get(event.id);
    if (event.type === 'progress') {
      asked?.onProgress?.(event.share);
      return;
    }
    waiting.delete(event.id);
    if (event.type === 'refused') asked?.reject(new Error(event.sentence));
    else asked?.resolve(event.type === 'opened' ? event.table : event.prepared);
  };
  const close = () => {
    worker?.terminate();
    worker = null;
  };
  const open = (): Worker => {
    const opened = new Worker(new URL('../../worker/table/table.worker.ts', import.meta.url), {
      type: 'module',
      name: language,
    });
    opened.addEventListener('message', ({ data }: MessageEvent<TableEvent>) => receive(data));
    opened.addEventListener('error', (event) => {
      event.preventDefault();
      close();
      for (const { reject } of waiting.values()) reject(new Error(words.table.readerDied));
      waiting.clear();
    });
    return opened;
  };

  const ask = <Answer>(command: (id: number) => TableCommand, onProgress?: (share: number) => void) =>
    new Promise<Answer>((resolve, reject) => {
      const id = ++lastId;
      // The worker answers each command in its own kind.
      waiting.set(id, { resolve: resolve as Waiting['resolve'], reject, onProgress });
      worker ??= open();
      worker.postMessage(command(id));
    });

  return {
    open: (file, name, format, onProgress) =>
      ask<TableSummary>((id) => ({ type: 'open', id, file, name, format }), onProgress),
    prepare: (choices) => ask<PreparedSummary>((id) => ({ type: 'prepare', id, choices })),
    dispose: close,
  };
}
