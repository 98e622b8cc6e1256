import { describe, expect, it } from 'vitest';
import { SEAT_STATES } from '../../contract/seats.ts';
import { isBusyState, isInCall, mayChangeSeatState } from './seat-transitions.ts';

describe('mayChangeSeatState', () => {
  it('lets a call go through preview, dialing, talking, hold and wrap-up to the next preview', () => {
    const day = [
      'signed-out',
      'ready',
      'preview',
      'dialing',
      'talking',
      'hold',
      'talking',
      'wrap-up',
      'preview',
    ] as const;
    for (let at = 1; at < day.length; at += 1) {
      expect(mayChangeSeatState(day[at - 1] ?? 'ready', day[at] ?? 'ready')).toBe(true);
    }
  });

  it('never blocks a break or a shift end, whatever is in hand', () => {
    for (const state of SEAT_STATES.filter((each) => each !== 'signed-out')) {
      expect(mayChangeSeatState(state, 'paused')).toBe(true);
      expect(mayChangeSeatState(state, 'signed-out')).toBe(true);
    }
  });

  it('talks from every signed-in state: to who calls in, and from talking to the next shop of the conversation', () => {
    for (const state of SEAT_STATES) {
      const may = state !== 'signed-out';
      expect(mayChangeSeatState(state, 'talking')).toBe(may);
    }
  });

  it('goes nowhere from signed out but to ready', () => {
    expect(SEAT_STATES.filter((state) => mayChangeSeatState('signed-out', state))).toEqual(['ready']);
  });

  it('gives no next call before the last one went through wrap-up', () => {
    expect(mayChangeSeatState('dialing', 'preview')).toBe(false);
    expect(mayChangeSeatState('talking', 'preview')).toBe(false);
    expect(mayChangeSeatState('paused', 'preview')).toBe(false);
  });
});

describe('busy states', () => {
  it('are preview, dialing, talking, hold and wrap-up; three of them are inside a call', () => {
    expect(SEAT_STATES.filter(isBusyState)).toEqual(['preview', 'dialing', 'talking', 'hold', 'wrap-up']);
    expect(SEAT_STATES.filter(isInCall)).toEqual(['dialing', 'talking', 'hold']);
  });
});
