import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { answerKinds } from './answers-as.ts';
import { experimentSchema } from './experiment.ts';

const DIGEST = 'a'.repeat(16);

/** Returns the ways to show the answers about a table. */
const kindsOfTable = (settings: { d: number; outputs: number; areClasses: boolean; testSamples?: number }) => {
  const task = { name: 'own' as const, digest: DIGEST, file: 'table.csv', samples: 20, testSamples: 10, ...settings };
  return answerKinds(v.parse(experimentSchema, { task }), false);
};

describe('the answers of a classifier', () => {
  it('about images are the worst of them, or all by class', () => {
    expect(answerKinds(v.parse(experimentSchema, { task: { name: 'digits' } }), true)).toEqual(['images', 'confusion']);
  });

  it('about a table are its outputs first, or the classes where outputs of many inputs and classes say little', () => {
    expect(kindsOfTable({ d: 4, outputs: 3, areClasses: true })).toEqual(['confusion', 'outputs']);
    expect(kindsOfTable({ d: 2, outputs: 3, areClasses: true })).toEqual(['outputs', 'confusion']);
    expect(kindsOfTable({ d: 4, outputs: 2, areClasses: true })).toEqual(['outputs', 'confusion']);
    expect(kindsOfTable({ d: 4, outputs: 1, areClasses: true })).toEqual(['outputs', 'confusion']);
  });

  it('about a table of sums are that table first', () => {
    const experiment = v.parse(experimentSchema, { task: { name: 'modular-addition' } });
    expect(answerKinds(experiment, false)).toEqual(['table', 'confusion']);
  });

  it('are no classes of a regression, without test samples, and of other tasks', () => {
    expect(kindsOfTable({ d: 4, outputs: 3, areClasses: false })).toEqual([]);
    expect(kindsOfTable({ d: 4, outputs: 3, areClasses: true, testSamples: 0 })).toEqual([]);
    expect(answerKinds(v.parse(experimentSchema, { task: { name: 'curve' } }), false)).toEqual([]);
  });
});
