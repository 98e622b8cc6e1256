import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { restLeftMs, TYPING_REST_MS, whenTypingRests } from './typing-rest.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('typing rest', () => {
  it('lasts from the last key', () => {
    expect(restLeftMs(1000, 1000)).toBe(TYPING_REST_MS);
    expect(restLeftMs(1000, 1000 + TYPING_REST_MS - 1)).toBe(1);
    expect(restLeftMs(1000, 1000 + TYPING_REST_MS)).toBe(0);
    expect(restLeftMs(Number.NEGATIVE_INFINITY, 0)).toBe(0);
  });

  it('runs the work once, after a pause, unless called off', () => {
    const work = vi.fn();
    whenTypingRests(work);
    expect(work).not.toHaveBeenCalled();
    vi.advanceTimersByTime(TYPING_REST_MS);
    expect(work).toHaveBeenCalledOnce();
    const callOff = whenTypingRests(work);
    callOff();
    vi.advanceTimersByTime(10 * TYPING_REST_MS);
    expect(work).toHaveBeenCalledOnce();
  });
});
