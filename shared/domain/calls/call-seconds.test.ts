import { describe, expect, it } from 'vitest';
import { type CallStamps, talkSeconds, wrapUpSeconds } from './call-seconds.ts';

const CALL: CallStamps = {
  startedAtMs: 1_000,
  answeredAtMs: 9_000,
  endedAtMs: 129_400,
  wrapUpEndedAtMs: 145_000,
  holdSeconds: 0,
};

describe('talkSeconds', () => {
  it('runs from answered to ended', () => expect(talkSeconds(CALL)).toBe(120));
  it('leaves out the time on hold', () => expect(talkSeconds({ ...CALL, holdSeconds: 45 })).toBe(75));
  it('is 0 for an unanswered attempt', () => expect(talkSeconds({ ...CALL, answeredAtMs: null })).toBe(0));
  it('is 0 while the call runs', () => expect(talkSeconds({ ...CALL, endedAtMs: null })).toBe(0));
  it('is never negative', () => expect(talkSeconds({ ...CALL, endedAtMs: 8_000, holdSeconds: 9 })).toBe(0));
});

describe('wrapUpSeconds', () => {
  it('runs from the end of the call', () => expect(wrapUpSeconds(CALL)).toBe(16));
  it('follows an unanswered attempt too', () => expect(wrapUpSeconds({ ...CALL, answeredAtMs: null })).toBe(16));
  it('is 0 until it ended', () => expect(wrapUpSeconds({ ...CALL, wrapUpEndedAtMs: null })).toBe(0));
});
