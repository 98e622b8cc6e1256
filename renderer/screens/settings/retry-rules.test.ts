import { describe, expect, it } from 'vitest';
import { companySettingsChange } from '../../../shared/contract/settings.ts';
import { changedRules, problemOf, rulesOf } from './retry-rules.ts';

describe('the retry table', () => {
  it('shows the defaults and keeps only what differs from them', () => {
    const defaults = rulesOf({});
    expect(defaults['no-answer']).toEqual({ isFinal: false, waitMinutes: 60, mostAttempts: 3, nextPhone: false });
    expect(changedRules(defaults)).toEqual({});
    const changed = { ...defaults, busy: { ...defaults.busy, waitMinutes: 5 } };
    expect(changedRules(changed)).toEqual({ busy: changed.busy });
    expect(rulesOf(changedRules(changed))).toEqual(changed);
    expect(companySettingsChange.parse({ retryRules: changedRules(changed) })).toEqual({
      retryRules: { busy: changed.busy },
    });
  });

  it('asks nothing of a result that ends the call, and names what is out of range', () => {
    const defaults = rulesOf({});
    const final = { ...defaults, busy: { isFinal: true, waitMinutes: Number.NaN, mostAttempts: 0, nextPhone: false } };
    expect(problemOf(final)).toBeNull();
    expect(changedRules(final)).toEqual({
      busy: { isFinal: true, waitMinutes: 10, mostAttempts: 3, nextPhone: false },
    });
    const wrong = { ...defaults, dropped: { ...defaults.dropped, mostAttempts: 21 } };
    expect(problemOf(wrong)).toEqual({ result: 'dropped', key: 'mostAttempts', least: 1, most: 20 });
  });
});
