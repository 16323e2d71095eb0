// A thread starts without the TypeScript of the thread that starts it.
import { register } from 'tsx/esm/api';

register();
await import('./train-worker.ts');
