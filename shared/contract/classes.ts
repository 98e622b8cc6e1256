import { z } from 'zod';
import { amountMinor, businessDate, id } from './primitives.ts';

const code = z.string().trim().min(1).max(20);
const name = z.string().trim().min(1).max(60);

export const classView = z.object({
  id,
  code: z.string(),
  name: z.string(),
  position: z.number().int(),
  /** Customers that hold it today. */
  customers: z.number().int(),
  /** Versions of order-cycle strategies. */
  strategies: z.number().int(),
});

export const classTypeView = z.object({
  id,
  code: z.string(),
  name: z.string(),
  /** Rank among the company's customer groups, 1 first; null: not one of them. */
  groupRank: z.number().int().nullable(),
  isMain: z.boolean(),
  classes: z.array(classView),
  /** Active customers without a class of this type today. */
  unclassed: z.number().int(),
});
export type ClassTypeView = z.output<typeof classTypeView>;
export const classTypeList = z.object({ today: businessDate, types: z.array(classTypeView) });

export const saveClassTypeInput = z.object({ id: id.nullable(), code, name });
export const saveClassInput = z.object({ id: id.nullable(), classTypeId: id, code, name });
export const removeInput = z.object({ id });
/** All classes of the type, the best first. */
export const orderClassesInput = z.object({ classTypeId: id, classIds: z.array(id).max(200) });
/** The customer groups in rank order; the first named `mainId` is the main one. */
export const setGroupsInput = z.object({ classTypeIds: z.array(id).max(20), mainId: id.nullable() });

export const BAND_MEASURES = ['turnover', 'orders', 'quantity'] as const;

/** Which class a customer gets by its value over a time. */
export const bandsInput = z.object({
  classTypeId: id,
  measure: z.enum(BAND_MEASURES),
  /** The value counts from `from` to `to`, both within. */
  from: businessDate,
  to: businessDate,
  /** `at-least`: a value in minor units, orders or units; `top-percent`: the best so many percent of the customers with a value. */
  by: z.enum(['at-least', 'top-percent']),
  /** From the best band to the lowest; a customer gets the first that fits, none keeps what it has. */
  bands: z
    .array(z.object({ classId: id, limit: z.number().min(0) }))
    .min(1)
    .max(30),
  validFrom: businessDate,
  /** Empty: says by which measure. */
  reason: z.string().trim().max(200).default(''),
});
export type BandsInput = z.output<typeof bandsInput>;

export const bandsOutput = z.object({
  customers: z.number().int(),
  changed: z.number().int(),
  unchanged: z.number().int(),
  /** No band fits: they keep what they have. */
  unplaced: z.number().int(),
  /** Of the changed ones, those with a membership of the type that begins later; it stays. */
  withPlanned: z.number().int(),
  bands: z.array(
    z.object({
      classId: id,
      customers: z.number().int(),
      before: z.number().int(),
      /** The lowest and the highest value in the band; null in an empty one. */
      least: amountMinor.nullable(),
      most: amountMinor.nullable(),
    }),
  ),
  applied: z.boolean(),
});
export type BandsOutput = z.output<typeof bandsOutput>;

/** What the form of the bands begins with. */
export const bandsDefaults = z.object({
  firstOrderDate: businessDate.nullable(),
  lastOrderDate: businessDate.nullable(),
  today: businessDate,
});

/** `expected`: how many the preview said would change; another number by now is refused. */
export const applyBandsInput = z.object({ bands: bandsInput, expected: z.number().int().min(0) });
