import { describeFixtures } from './testing/fixture-suite.ts';

describeFixtures('cpu');
describeFixtures('wasm');
