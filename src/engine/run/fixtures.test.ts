import { describeFixtures } from '../testing/fixture-suite.ts';

describeFixtures('cpu');
describeFixtures('wasm');
describeFixtures('wasm', { execution: 'eager' });
describeFixtures('wasm', { execution: 'plain' });
