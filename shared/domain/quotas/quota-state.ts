import type { QuotaState } from '../../contract/order-form.ts';
import type { BusinessDate } from '../calendar/business-date.ts';

export const QUOTA_KINDS = ['product-class', 'product-customer', 'class-total', 'product-supply'] as const;
export type QuotaKind = (typeof QUOTA_KINDS)[number];

/**
 * One quota row. product-class: the most of each customer of the class; product-customer replaces it for one customer;
 * class-total: each customer's most over all quota products; product-supply: over all customers.
 */
export interface QuotaRow {
  readonly kind: QuotaKind;
  readonly productId: string | null;
  readonly classId: string | null;
  readonly customerId: string | null;
  /** Both included; matched by the order day. */
  readonly validFrom: BusinessDate;
  readonly validTo: BusinessDate;
  readonly quantity: number;
  /** Raises class-total and product-supply; ignored on the other two. */
  readonly floatPercent: number;
}

/** A row that applies to one customer and product, with what live orders have used of it. */
export interface QuotaUsed {
  readonly kind: QuotaKind;
  /** Raised by the float. */
  readonly allotted: number;
  readonly used: number;
}

export interface QuotaMatch {
  readonly orderDay: BusinessDate;
  readonly customerId: string;
  /** The classes that the customer holds on the order day, one a class type. */
  readonly classIds: ReadonlySet<string>;
}

/**
 * What a row allows: its quantity, for class-total and product-supply raised by the float, rounded down. An order day that
 * carries several cycles' quota gives each customer so many times as much; the supply over all customers stays.
 */
export function allottedBy(row: Pick<QuotaRow, 'kind' | 'quantity' | 'floatPercent'>, cycles = 1): number {
  const quantity = row.kind === 'product-supply' ? row.quantity : row.quantity * cycles;
  if (!hasFloat(row.kind)) return quantity;
  return Math.floor((quantity * (100 + row.floatPercent)) / 100);
}

/** The class-total rows that bind this customer on the order day. */
export function classTotalRows<Row extends QuotaRow>(rows: readonly Row[], match: QuotaMatch): Row[] {
  return rows.filter((row) => row.kind === 'class-total' && holds(row, match) && hasClass(row, match));
}

/**
 * The rows of one product that bind this customer on the order day, class totals apart. A product-customer row replaces
 * the product-class rows. Where the product is given out by class but not to a class of this customer, nothing applies:
 * to this customer it is not published.
 */
export function productRows<Row extends QuotaRow>(rows: readonly Row[], productId: string, match: QuotaMatch): Row[] {
  const onDay = rows.filter((row) => row.productId === productId && holds(row, match));
  const supply = onDay.filter((row) => row.kind === 'product-supply');
  const own = onDay.filter((row) => row.kind === 'product-customer' && row.customerId === match.customerId);
  if (own.length > 0) return [...own, ...supply];
  const byClass = onDay.filter((row) => row.kind === 'product-class');
  const ofClass = byClass.filter((row) => hasClass(row, match));
  if (ofClass.length === 0 && byClass.length > 0) return [];
  return [...ofClass, ...supply];
}

/** The state of a quota product from the rows that apply: left is the smallest remainder, never below 0. */
export function quotaStateOf(product: readonly QuotaUsed[], classTotals: readonly QuotaUsed[]): QuotaState {
  if (product.length === 0) return { published: false, allotted: 0, used: 0, left: 0, boundBy: null };
  let tightest: QuotaUsed | undefined;
  for (const row of [...product, ...classTotals]) {
    if (!tightest || row.allotted - row.used < tightest.allotted - tightest.used) tightest = row;
  }
  const { allotted, used, kind } = tightest as QuotaUsed;
  return { published: true, allotted, used, left: Math.max(0, allotted - used), boundBy: kind };
}

function holds(row: QuotaRow, match: QuotaMatch): boolean {
  return row.validFrom <= match.orderDay && match.orderDay <= row.validTo;
}

function hasClass(row: QuotaRow, match: QuotaMatch): boolean {
  return row.classId !== null && match.classIds.has(row.classId);
}

/** What a kind of quota is for; nothing else may be set on its rows. */
export const QUOTA_SUBJECTS: Readonly<Record<QuotaKind, readonly ('productId' | 'classId' | 'customerId')[]>> = {
  'product-class': ['productId', 'classId'],
  'product-customer': ['productId', 'customerId'],
  'class-total': ['classId'],
  'product-supply': ['productId'],
};

/** The float raises class totals and product supplies only. */
export function hasFloat(kind: QuotaKind): boolean {
  return kind === 'class-total' || kind === 'product-supply';
}
