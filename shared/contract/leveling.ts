import { z } from 'zod';
import { WEEKDAY_CODES } from '../domain/calendar/business-date.ts';
import { businessDate, id } from './primitives.ts';

/** So many customers may change their order weekdays at once. */
export const LEVEL_CUSTOMERS_MOST = 5000;

export const LEVEL_BY = ['team', 'route'] as const;

export const proposeLevelingInput = z.object({
  /** Whose week is evened out. */
  by: z.enum(LEVEL_BY),
  mostCustomers: z.number().int().min(1).max(LEVEL_CUSTOMERS_MOST),
});
export type ProposeLevelingInput = z.output<typeof proposeLevelingInput>;

/** Expected calls of an average week, Monday first. */
const week = z.array(z.number()).length(7);
/** One bit a weekday, Monday lowest. */
const weekdayMask = z.number().int().min(0).max(127);

export const levelGroup = z.object({
  /** Of the team or route; null: routes without a team. */
  id: id.nullable(),
  name: z.string().nullable(),
  before: week,
});

export const levelMove = z.object({
  customerId: id,
  code: z.string(),
  name: z.string(),
  routeId: id,
  routeCode: z.string(),
  /** Customers with the same number belong to one owner and move together. */
  unit: z.number().int(),
  /** Place in `groups`. */
  group: z.number().int(),
  from: weekdayMask,
  to: weekdayMask,
  /** Expected calls a week on each of its weekdays. */
  load: z.number(),
});
export type LevelMoveView = z.output<typeof levelMove>;

export const levelProposal = z.object({
  from: businessDate,
  to: businessDate,
  secondsACall: z.number().int(),
  measured: z.boolean(),
  groups: z.array(levelGroup),
  moves: z.array(levelMove),
  /** Customers by what keeps them where they are. */
  counts: z.object({
    customers: z.number().int(),
    movable: z.number().int(),
    /** Their rule names the days itself, or they have none. */
    byRule: z.number().int(),
    /** Their route, or another of the same owner, takes orders on no other weekday. */
    byRoute: z.number().int(),
  }),
});
export type LevelProposalView = z.output<typeof levelProposal>;

/** New order weekdays for customers, by the days they get. */
export const setOrderWeekdaysInput = z.object({
  reason: z.string().trim().min(1).max(200),
  groups: z
    .array(
      z.object({
        orderWeekdays: z.array(z.enum(WEEKDAY_CODES)).min(1).max(7),
        customerIds: z.array(id).min(1).max(LEVEL_CUSTOMERS_MOST),
      }),
    )
    .min(1)
    .max(127),
});
export type SetOrderWeekdaysInput = z.output<typeof setOrderWeekdaysInput>;
export const setOrderWeekdaysOutput = z.object({ changed: z.number().int() });
