import { describeCapture } from '../../testing/capture-suite.ts';

describeCapture();
