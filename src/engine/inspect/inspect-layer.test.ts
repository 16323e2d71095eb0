import { describeInspection } from '../testing/inspect-suite.ts';

describeInspection('cpu');
describeInspection('wasm');
