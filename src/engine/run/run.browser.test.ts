import { describeRun } from '../testing/run-suite.ts';

describeRun('webgpu');
