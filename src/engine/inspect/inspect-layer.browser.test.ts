import { describeInspection } from '../testing/inspect-suite.ts';

describeInspection('webgpu');
