/** A thread of Node that trains a network together with others. */
import { workerData } from 'node:worker_threads';
import { enableRelaxedSimd } from '../../src/engine/backends/wasm/enable-relaxed-simd.ts';
import { workInThread, type ThreadJob } from '../../src/engine/backends/wasm/threads/thread.ts';

enableRelaxedSimd();
workInThread(workerData as ThreadJob);
