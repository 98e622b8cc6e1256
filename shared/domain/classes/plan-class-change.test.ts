import { describe, expect, it } from 'vitest';
import { planClassChange } from './plan-class-change.ts';

const TIMELINE = [
  { classId: 'a', validFrom: '2026-01-01', validTo: '2026-11-30' },
  { classId: 'b', validFrom: '2027-01-01', validTo: null },
];
const plan = (more: Partial<Parameters<typeof planClassChange>[1]>) =>
  planClassChange(TIMELINE, { classId: 'c', validFrom: '2026-06-01', validTo: null, planned: 'keep', ...more });

describe('planClassChange', () => {
  it('holds until what is planned begins, or replaces it', () => {
    expect(plan({})).toEqual({ changes: true, validTo: '2026-12-31', before: 'a' });
    expect(plan({ planned: 'replace' })).toEqual({ changes: true, validTo: null, before: 'a' });
    expect(plan({ validTo: '2026-07-31', planned: 'replace' }).validTo).toBe('2026-07-31');
    expect(plan({ validTo: '2027-03-31' }).validTo).toBe('2026-12-31');
    expect(plan({ validFrom: '2026-12-15' })).toMatchObject({ before: null });
  });

  it('knows what is held already on all those days', () => {
    expect(plan({ classId: 'a', validTo: '2026-11-30' }).changes).toBe(false);
    // A ends before the next one begins: it would go on.
    expect(plan({ classId: 'a' }).changes).toBe(true);
    expect(plan({ classId: 'b', validFrom: '2027-02-01' }).changes).toBe(false);
    expect(plan({ classId: null, validFrom: '2026-12-01' }).changes).toBe(false);
    expect(plan({ classId: null, validFrom: '2026-12-01', planned: 'replace' }).changes).toBe(true);
    expect(plan({ classId: null }).changes).toBe(true);
  });
});
