import { describeFixtures } from './testing/fixture-suite.ts';

describeFixtures('webgpu');
