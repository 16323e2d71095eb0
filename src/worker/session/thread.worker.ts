/** A worker that trains a network together with the worker that starts it. It never gets a second message. */
import { workInThread, type ThreadJob } from '../../engine/backends/wasm/threads/thread.ts';

self.addEventListener('message', ({ data }: MessageEvent<ThreadJob>) => workInThread(data));
