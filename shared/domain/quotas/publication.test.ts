import { describe, expect, it } from 'vitest';
import { allowsMore, type PublishedQuota, rowsKnownAt } from './publication.ts';
import type { QuotaRow } from './quota-state.ts';

const ROW: QuotaRow = {
  kind: 'product-class',
  productId: 'p1',
  classId: 'A',
  customerId: null,
  validFrom: '2026-11-23',
  validTo: '2026-11-29',
  quantity: 10,
  floatPercent: 0,
};

describe('allowsMore', () => {
  it('is a publication when anybody may order more by it', () => {
    expect(allowsMore(ROW, { ...ROW, quantity: 11 })).toBe(true);
    expect(allowsMore(ROW, { ...ROW, floatPercent: 1 })).toBe(true);
    expect(allowsMore(ROW, { ...ROW, validTo: '2026-11-30' })).toBe(true);
    expect(allowsMore(ROW, { ...ROW, validFrom: '2026-11-22' })).toBe(true);
    expect(allowsMore(ROW, { ...ROW, classId: 'B', quantity: 1 })).toBe(true);
  });

  it('is none when the row stays or only loses', () => {
    expect(allowsMore(ROW, ROW)).toBe(false);
    expect(allowsMore(ROW, { ...ROW, quantity: 9, validTo: '2026-11-28' })).toBe(false);
  });
});

describe('rowsKnownAt', () => {
  const raised: PublishedQuota = { ...ROW, quantity: 20, publishedAtMs: 100, before: ROW };
  const added: PublishedQuota = { ...ROW, productId: 'p2', publishedAtMs: 100, before: null };

  it('leaves out what was added later and takes what was there before', () => {
    expect(rowsKnownAt([raised, added], 99)).toEqual([ROW]);
    expect(rowsKnownAt([raised, added], 100)).toEqual([raised, added]);
  });

  it('knows what was always there', () => {
    const always = { ...ROW, publishedAtMs: 0, before: null };
    expect(rowsKnownAt([always], 0)).toEqual([always]);
  });
});
