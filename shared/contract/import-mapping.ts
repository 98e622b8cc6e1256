import { z } from 'zod';

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
  'operators',
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
  /** Teams and seats that people are given in a file. */
  createPlaces: z.boolean().default(false),
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
