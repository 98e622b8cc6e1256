import { z } from 'zod';
import { id } from './primitives.ts';

export const IMPORT_KINDS = [
  'customers',
  'class-memberships',
  'products',
  'orders',
  'order-calendar',
  'quotas',
  'stock',
  'prices',
  'balances',
  'web-orders',
  'order-results',
  'routes',
] as const;
export const importKind = z.enum(IMPORT_KINDS);
export type ImportKind = z.infer<typeof importKind>;

export const FILE_ENCODINGS = ['utf-8', 'gb18030', 'utf-16le', 'utf-16be'] as const;
export type FileEncoding = (typeof FILE_ENCODINGS)[number];
export const DELIMITERS = [',', '\t', ';'] as const;
export type Delimiter = (typeof DELIMITERS)[number];

export const encodingChoice = z.enum(['auto', ...FILE_ENCODINGS]);
export const delimiterChoice = z.enum(['auto', ...DELIMITERS]);

/** What is done to a cell before it is read. Blanks around it always go. */
export const TRANSFORMS = ['drop-decimal-zeros', 'upper-case', 'digits-only', 'decimal-comma'] as const;
export type Transform = (typeof TRANSFORMS)[number];

/** A column by its header, or by its position counted from 1. */
const columnName = z.union([z.string().min(1).max(200), z.number().int().min(1).max(1000)]);

const columnSource = z.strictObject({
  column: columnName,
  transforms: z.array(z.enum(TRANSFORMS)).default([]),
  /** Of dates, in letters yyyy yy MM M dd d HH H mm m ss s; anything else stands for itself. */
  format: z.string().min(1).max(40).optional(),
  /** Words of the file and what they mean here, e.g. {"A级": "A"}. */
  words: z.record(z.string(), z.string()).optional(),
  /** Taken when the cell is empty. */
  default: z.string().max(200).optional(),
});
export type ColumnSource = z.output<typeof columnSource>;
/** The same text for every row. */
const constantSource = z.strictObject({ value: z.string().max(200) });

export const fieldSource = z.union([
  columnName.transform((column): ColumnSource => ({ column, transforms: [] })),
  columnSource,
  constantSource,
]);
export type FieldSource = z.output<typeof fieldSource>;

export const importOptions = z.strictObject({
  /** Order numbers that begin with it are cancelling documents; empty: there are none. */
  cancelPrefix: z.string().max(10).default(''),
  /** What a negative quantity without the prefix is. */
  negativeQuantity: z.enum(['reject', 'return']).default('reject'),
  /** A quantity above it is taken for a typing error. */
  mostQuantity: z.number().int().min(1).max(1_000_000_000).default(1_000_000),
  createCustomers: z.boolean().default(false),
  createProducts: z.boolean().default(false),
  createRoutes: z.boolean().default(false),
  createClasses: z.boolean().default(false),
  /** Orders of customers that are closed by now are taken too. */
  allowClosed: z.boolean().default(false),
  /** Order weekdays of a route go although customers have them as their own. */
  acceptMisfits: z.boolean().default(false),
});
export type ImportOptions = z.output<typeof importOptions>;

/** Which column is which field: the file given to `--map`, and what the app remembers by header. */
export const importMapping = z.strictObject({
  kind: importKind,
  description: z.string().max(500).optional(),
  encoding: encodingChoice.default('auto'),
  delimiter: delimiterChoice.default('auto'),
  /** Of a spreadsheet, by name; absent: the first that has the columns. */
  sheet: z.string().min(1).max(100).optional(),
  /** Row of a sheet's header, counted from 1; absent: found by itself. */
  headerRow: z.number().int().min(1).max(1_048_576).optional(),
  /** ISO 4217: the currency of the file's amounts; absent: the company's. */
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .optional(),
  fields: z.record(z.string().min(1).max(80), fieldSource),
  options: importOptions.prefault({}),
});
export type ImportMapping = z.output<typeof importMapping>;
export type ImportMappingInput = z.input<typeof importMapping>;

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

/** An upload has a size limit, so that one person cannot fill the disk. */
export const MOST_UPLOAD_BYTES = 2 * 1024 ** 3;
export const UPLOAD_CHUNK_BYTES = 1024 ** 2;

export const startUploadInput = z.object({
  fileName: z.string().min(1).max(255),
  sizeBytes: z.number().int().min(0),
});

export const previewInput = z.object({
  uploadId: id,
  kind: importKind,
  encoding: encodingChoice.default('auto'),
  delimiter: delimiterChoice.default('auto'),
  /** As in the mapping; absent: proposed, by what was used last. */
  sheet: z.string().min(1).max(100).optional(),
  headerRow: z.number().int().min(1).max(1_048_576).optional(),
});

export const previewOutput = z.object({
  /** How a text is read; null: a spreadsheet. */
  text: z.object({ encoding: z.enum(FILE_ENCODINGS), delimiter: z.enum(DELIMITERS) }).nullable(),
  /** Which sheet of a spreadsheet is read, and which there are; null: a text. */
  book: z.object({ sheet: z.string(), headerRow: z.number().int(), sheets: z.array(z.string()) }).nullable(),
  columns: z.array(z.string()),
  /** The first rows as they stand in the file. */
  rows: z.array(z.array(z.string())),
  /** The mapping used last for this header, else one guessed from its words. */
  mapping: z.custom<ImportMappingInput>(),
  remembered: z.boolean(),
  /** Codes of the class types that customers may be given a class of. */
  classTypes: z.array(z.object({ code: z.string(), name: z.string() })),
  companyCurrency: z.string(),
});
export type ImportPreview = z.output<typeof previewOutput>;

export const uploadInput = z.object({ uploadId: id });
export const importInput = z.object({ importId: id });
export const rejectsTicket = z.object({ url: z.string(), fileName: z.string() });

export const startImportInput = z.object({
  uploadId: id,
  /** The header as the preview showed it: the mapping is remembered by it. */
  columns: z.array(z.string()).max(1000),
  /** Of the sentences in the rejects file. */
  language: z.enum(['zh-CN', 'en']),
  mapping: importMapping,
  testRun: z.boolean(),
  allOrNothing: z.boolean().default(false),
  makeCallable: z.boolean().default(false),
});

export const importRun = z.object({
  id,
  state: z.enum(['running', 'done', 'failed', 'cancelled']),
  fileName: z.string(),
  kind: importKind,
  testRun: z.boolean(),
  operatorName: z.string(),
  startedAtMs: z.number(),
  endedAtMs: z.number().nullable(),
  /** 0 to 1 while it runs. */
  share: z.number(),
  rowsRead: z.number(),
  report: importReport.nullable(),
  /** Why it failed, as an error's data. */
  error: z
    .object({ code: z.string(), key: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])) })
    .nullable(),
  hasRejects: z.boolean(),
});
export type ImportRun = z.output<typeof importRun>;
