import { describeSolve } from '../testing/solve-suite.ts';

describeSolve('cpu');
describeSolve('wasm');
