import { z } from 'zod';
import { FILE_ENCODINGS, importKind } from './import-mapping.ts';
import { id } from './primitives.ts';

/** Why a row was not taken. Each has its sentence at `imports.reasons.<reason>` in both languages. */
export const REJECT_REASONS = [
  'wrong-width',
  'cell-error',
  'missing-customer',
  'missing-order-number',
  'missing-product',
  'missing-code',
  'missing-name',
  'too-long',
  'bad-date',
  'bad-quantity',
  'zero-quantity',
  'negative-quantity',
  'quantity-absurd',
  'positive-cancellation',
  'bad-price',
  'negative-price',
  'price-absurd',
  'bad-number',
  'bad-phone',
  'bad-weekdays',
  'bad-hours',
  'bad-account',
  'bad-word',
  'unknown-customer',
  'closed-customer',
  'unknown-product',
  'unknown-route',
  'weekday-not-of-route',
  'unknown-class-type',
  'unknown-class',
  'unknown-operator',
  'unknown-skill',
  'customers-differ',
  'order-number-taken',
  'order-of-another-customer',
  'order-line-differs',
  'code-repeated',
  'missing-class',
  'class-of-other-type',
  'dates-backwards',
  'membership-overlaps',
  'class-past-built',
  'missing-route',
  'bad-time',
  'bad-cycles',
  'exception-refused',
  'bad-quota-kind',
  'quota-takes-no',
  'product-without-quota',
  'quota-line-overlaps',
  'quota-overlaps',
  'stock-in-future',
  'stock-older',
  'missing-balance',
  'product-limits',
  'order-refused-with',
  'order-number-of-phone',
  'order-product-twice',
  'order-delivered',
  'nothing-to-cancel',
  'web-order-cancelled',
  'deliveries-differ',
  'placed-in-future',
  'placed-long-ago',
  'customer-without-route',
  'route-without-delivery',
  'no-delivery-then',
  'unknown-order',
  'order-not-by-phone',
  'order-was-cancelled',
  'order-not-handed-over',
  'order-repaired',
  'result-differs',
  'result-older',
  'result-repeated',
  'missing-delivery',
  'delivery-differs',
  'unknown-team',
  'route-refused',
  'route-misfits',
  'route-refused-with',
  'route-rows-differ',
  'route-day-repeated',
  'missing-login',
  'bad-login',
  'login-spelled',
  'unknown-role',
  'unknown-seat',
  'deputy-self',
  'deputy-unknown',
  'deputy-inactive',
  'bad-shift',
  'shifts-overlap',
  'last-administrator',
] as const;
export type RejectReason = (typeof REJECT_REASONS)[number];

const count = z.number().int().min(0);

/** What a phone order would have been refused for; the web shop has accepted it, so it is taken. */
const webOrderRemark = z.object({
  key: z.enum(['beyond-quota', 'not-allowed', 'after-cut-off']),
  /** Orders. */
  count,
  /** The first of them, for the sentence. */
  orders: z.string(),
});
export type WebOrderRemark = z.output<typeof webOrderRemark>;

/** Adds up: rows = accepted + duplicates + rejected. */
export const importReport = z.object({
  kind: importKind,
  /** `nothing-written`: there were rejects and all or nothing was asked. */
  outcome: z.enum(['imported', 'test-run', 'nothing-written']),
  rows: count,
  accepted: count,
  /** Rows equal to an earlier row of the file, and rows that were already stored as they are. */
  duplicates: count,
  rejected: count,
  rejectedByReason: z.partialRecord(z.enum(REJECT_REASONS), count),
  /** `orders` without the cancelling documents. */
  created: z.object({ customers: count, products: count, orders: count }),
  updated: z.object({ customers: count, products: count }),
  /** Rows of order calendars; absent with other kinds. */
  calendarRows: z.object({ created: count, changed: count }).optional(),
  /** Routes whose name, team or days changed, from a date on; absent with other kinds. */
  routes: z.object({ created: count, changed: count }).optional(),
  /** People; absent with other kinds. */
  people: z.object({ created: count, changed: count }).optional(),
  /** Quotas; absent with other kinds. */
  quotaRows: z.object({ created: count, changed: count }).optional(),
  /** Web orders beside the created and the cancelled ones; absent with other kinds. */
  webOrders: z
    .object({
      changed: count,
      remarks: z.array(webOrderRemark),
      /** Order items of calls that the orders closed or a cancellation opened again; the calls of them that seats hold. */
      calls: z.object({
        closed: count,
        opened: count,
        /** Customers whose last order for today was cancelled and who have no call: the queue is to be built again. */
        uncalled: count,
        inHand: z.array(id),
      }),
    })
    .optional(),
  /** Customers called before the quotas came, who may order more by now; absent with other kinds. */
  lateCustomers: count.optional(),
  /**
   * Orders that fell through or were delivered by a file of order results, or fell through because a stock was imported;
   * `lost`: failed ones that nothing can be done about any more, known once they are written; `inHand`: the calls that
   * seats hold with one of them on their agenda now. Absent where there are none.
   */
  orderResults: z
    .object({ failed: count, delivered: count, lost: count, /** Calls that seats hold. */ inHand: z.array(id) })
    .optional(),
  /** Cancelling documents (returns) that were created, or web orders that were cancelled. */
  cancelled: count,
  /** Sum of the order quantities of the file, by what became of the row; of rejects where it could be read. */
  quantity: z.object({ accepted: z.number(), duplicates: z.number(), rejected: z.number() }),
  /** Customers that were given made-up data to be callable. */
  madeCallable: count,
  /** The file's currency where it is not the company's: amounts were taken as they are. */
  otherCurrency: z.string().nullable(),
  /** The file's currency, which became the company's because nothing had an amount before. */
  adoptedCurrency: z.string().nullable(),
  /** The first rejects of the file, for the screen; all of them are in the rejects file. */
  firstRejects: z.array(
    z.object({
      line: count,
      reason: z.enum(REJECT_REASONS),
      params: z.record(z.string(), z.union([z.string(), z.number()])),
    }),
  ),
  /** null: a spreadsheet. */
  encoding: z.enum(FILE_ENCODINGS).nullable(),
  /** The sheet that was read, with its rows that are hidden and its areas of merged cells; absent: a text. */
  sheet: z.object({ name: z.string(), hiddenRows: count, mergedAreas: count }).optional(),
  seconds: z.number(),
});
export type ImportReport = z.output<typeof importReport>;
