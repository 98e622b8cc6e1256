import type { QuotaRow } from './quota-state.ts';

/** A row with when it last came to allow more, and what it was before that. */
export interface PublishedQuota extends QuotaRow {
  /** UTC ms; 0: always known. */
  readonly publishedAtMs: number;
  /** null: it was not there. */
  readonly before: QuotaRow | null;
}

/**
 * Whether a row that takes the place of another can allow anybody more: another subject, more days, a larger quantity or
 * float. Such a change is a publication; a mere lowering is none.
 */
export function allowsMore(before: QuotaRow, after: QuotaRow): boolean {
  return (
    before.kind !== after.kind ||
    before.productId !== after.productId ||
    before.classId !== after.classId ||
    before.customerId !== after.customerId ||
    after.validFrom < before.validFrom ||
    after.validTo > before.validTo ||
    after.quantity > before.quantity ||
    after.floatPercent > before.floatPercent
  );
}

/** The rows as somebody knew them at an instant (UTC ms): of what was published later, what was there before. */
export function rowsKnownAt(rows: readonly PublishedQuota[], atMs: number): QuotaRow[] {
  const known: QuotaRow[] = [];
  for (const row of rows) {
    if (row.publishedAtMs <= atMs) known.push(row);
    else if (row.before !== null) known.push(row.before);
  }
  return known;
}
