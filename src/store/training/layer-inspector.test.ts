import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Inspection, Question } from '../../engine/inspect/inspection.ts';
import { emptyInspection } from '../../worker/testing/fake-run.ts';
import { createInspector } from './layer-inspector.ts';

const second: Question = { layer: 2, of: 'weights' };
const third: Question = { layer: 3, of: 'weights' };

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function open() {
  const asked: { id: number; question: Question }[] = [];
  const inspector = createInspector((id, question) => void asked.push({ id, question }));
  const answer = (index: number, step: number): Inspection => {
    const inspection = emptyInspection(asked[index].question, step);
    inspector.receive(asked[index].id, inspection);
    return inspection;
  };
  return { inspector, asked, answer, shown: () => inspector.store.getState().answer };
}

describe('the inspector', () => {
  it('asks about the inspected layer, and shows the answer', () => {
    const { inspector, asked, answer, shown } = open();
    inspector.look(second);
    expect(asked.map(({ question }) => question)).toEqual([second]);
    expect(shown()).toBeNull();
    const inspection = answer(0, 5);
    expect(shown()).toBe(inspection);
  });

  it('drops the late answer to an older question', () => {
    const { inspector, answer, shown } = open();
    inspector.look(second);
    inspector.look(third);
    answer(0, 5);
    expect(shown()).toBeNull();
    expect(answer(1, 5)).toBe(shown());
  });

  it('asks another run anew, and never shows an answer of the old one', () => {
    const { inspector, asked, answer, shown } = open();
    inspector.look(second);
    answer(0, 500);
    inspector.restart();
    expect(asked).toHaveLength(2);
    answer(0, 600);
    expect(shown()).toBeNull();
    expect(answer(1, 0)).toBe(shown());
  });

  it('forgets everything when it is closed, and then takes no answer', () => {
    const { inspector, asked, answer, shown } = open();
    inspector.look(second);
    answer(0, 5);
    inspector.look(null);
    expect(shown()).toBeNull();
    inspector.advance(100);
    inspector.restart();
    vi.advanceTimersByTime(60_000);
    expect(asked).toHaveLength(1);
  });

  it('asks again about once a second while the run goes on, and not while it rests', () => {
    const { inspector, asked, answer } = open();
    inspector.look(second);
    answer(0, 5);
    inspector.advance(5);
    vi.advanceTimersByTime(60_000);
    expect(asked).toHaveLength(1);
    inspector.advance(6);
    vi.advanceTimersByTime(0);
    expect(asked).toHaveLength(2);
    answer(1, 7);
    inspector.advance(9);
    inspector.advance(11);
    vi.advanceTimersByTime(999);
    expect(asked).toHaveLength(2);
    vi.advanceTimersByTime(1);
    expect(asked).toHaveLength(3);
  });

  it('asks less often when answers are costly: they take a tenth of the time', () => {
    const { inspector, asked, answer } = open();
    inspector.look(second);
    vi.advanceTimersByTime(2_000);
    answer(0, 5);
    inspector.advance(6);
    vi.advanceTimersByTime(17_999);
    expect(asked).toHaveLength(1);
    vi.advanceTimersByTime(1);
    expect(asked).toHaveLength(2);
  });

  it('asks once more when the run has ended while it answered', () => {
    const { inspector, asked, answer, shown } = open();
    inspector.look(second);
    inspector.advance(200);
    answer(0, 0);
    vi.advanceTimersByTime(60_000);
    expect(asked).toHaveLength(2);
    expect(answer(1, 200)).toBe(shown());
    vi.advanceTimersByTime(60_000);
    expect(asked).toHaveLength(2);
  });

  it('does not mistake the start of a run for a costly answer', () => {
    const { inspector, asked, answer } = open();
    inspector.look(second);
    inspector.restart();
    vi.advanceTimersByTime(10_000);
    answer(1, 0);
    inspector.advance(6);
    vi.advanceTimersByTime(0);
    expect(asked).toHaveLength(3);
  });

  it('waits for an answer before it asks the same again', () => {
    const { inspector, asked } = open();
    inspector.look(second);
    inspector.advance(50);
    vi.advanceTimersByTime(60_000);
    expect(asked).toHaveLength(1);
  });
});
