import { describeSolve } from '../testing/solve-suite.ts';

describeSolve('webgpu');
