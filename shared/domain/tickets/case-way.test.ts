import { describe, expect, it } from 'vitest';
import { TICKET_KINDS, TICKET_STATES, TRANSITIONS } from '../../contract/tickets.ts';
import { CASE_WAY, clocksEndedBy, ENDED_STATES, mayMake, needsOf, stepsFrom } from './case-way.ts';

describe('CASE_WAY', () => {
  it('lets every kind go from registered to an end, and leaves no state but the ends without a way on', () => {
    for (const kind of TICKET_KINDS) {
      const reached = new Set(['registered']);
      for (const state of reached) {
        const steps = stepsFrom(state as (typeof TICKET_STATES)[number], kind);
        for (const step of steps) reached.add(CASE_WAY[step].to);
        if (state === 'withdrawn') expect(steps).toEqual([]);
        else if (state === 'closed') expect(steps).toEqual(['reopen']);
        else expect(steps.length).toBeGreaterThan(1);
      }
      const expected = TICKET_STATES.filter((state) => state !== 'follow-up' || kind === 'complaint');
      expect([...reached].sort()).toEqual([...expected].sort());
    }
  });

  it('is the table of who may do what', () => {
    const ofOperators = TRANSITIONS.filter((name) => mayMake(name, ['operator']));
    expect(ofOperators).toEqual(['accept', 'work', 'wait', 'resume', 'withdraw']);
    for (const name of TRANSITIONS) {
      expect(mayMake(name, ['lead'])).toBe(true);
      expect(mayMake(name, ['supervisor'])).toBe(true);
      expect(mayMake(name, ['administrator'])).toBe(false);
      expect(mayMake(name, [])).toBe(false);
    }
  });

  it('closes a complaint with its score or after three days without an answer, others without', () => {
    expect(needsOf('close', 'complaint')).toContain('satisfaction');
    expect(needsOf('close-not-reached', 'complaint')).toContain('unreached-days');
    expect(needsOf('close', 'suggestion')).not.toContain('satisfaction');
    expect(stepsFrom('resolved', 'suggestion')).toEqual(['close', 'reopen']);
  });

  it('asks a complaint for its root cause, a suggestion for a decision with a reply, a request for a decision', () => {
    expect(needsOf('resolve', 'complaint')).toEqual(['result', 'root-cause']);
    expect(needsOf('resolve', 'suggestion')).toEqual(['result', 'decision', 'reply']);
    expect(needsOf('resolve', 'service-request')).toEqual(['result', 'decision']);
  });

  it('ends every clock by the time that a case is resolved or withdrawn', () => {
    expect(clocksEndedBy('resolve')).toHaveLength(3);
    expect(clocksEndedBy('withdraw')).toHaveLength(3);
    expect(clocksEndedBy('accept')).toEqual(['first-response']);
    for (const name of TRANSITIONS) {
      if (ENDED_STATES.includes(CASE_WAY[name].to)) continue;
      if (CASE_WAY[name].to !== 'resolved') expect(clocksEndedBy(name)).not.toContain('solution');
    }
  });
});
