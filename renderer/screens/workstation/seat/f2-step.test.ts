import { describe, expect, it } from 'vitest';
import type { InHand } from '../../../../shared/contract/calls.ts';
import type { SeatState } from '../../../../shared/contract/seats.ts';
import { f2Step } from './f2-step.ts';

const at = (state: SeatState, more: { task?: boolean; disposition?: string | null; next?: boolean } = {}) =>
  f2Step({
    seat: { state },
    task: more.task === false ? null : {},
    call: more.disposition === undefined ? null : { disposition: more.disposition },
    conversation: more.next ? { next: {} } : null,
  } as InHand);

describe('f2Step', () => {
  it('leads through a call', () => {
    const steps = (['signed-out', 'ready', 'preview', 'dialing', 'talking'] as const).map((state) => at(state));
    expect(steps).toEqual(['sign-in', 'next', 'dial', 'answer', 'end']);
  });
  it('asks for the result before the next call, and takes it with one', () => {
    expect(at('wrap-up', { disposition: null })).toBe('choose-result');
    expect(at('wrap-up', { disposition: 'ordered' })).toBe('next');
  });
  it('goes on with the next shop of the owner once the one in hand has its result', () => {
    expect(at('talking', { disposition: null, next: true })).toBe('end');
    expect(at('talking', { disposition: 'ordered', next: true })).toBe('next-shop');
    expect(at('talking', { disposition: 'ordered' })).toBe('end');
  });
  it('comes back from hold and pause', () => {
    expect(at('hold')).toBe('resume');
    expect(at('paused')).toBe('end-pause');
  });
  it('looks for another customer when the previewed one was taken back', () => {
    expect(at('preview', { task: false })).toBe('next');
  });
});
