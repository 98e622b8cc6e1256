import { z } from 'zod';
import { id, instantMs, isoWeekday } from './primitives.ts';

/** A stretch of a working week; see shared/domain/operators/shifts.ts, whose rules the use case applies. */
export const shiftSpan = z.object({
  weekday: isoWeekday,
  fromMinute: z.number().int().min(0).max(1439),
  /** Beyond 1440 past midnight. */
  toMinute: z.number().int().min(0).max(2880),
});

/** The people who have shifts. */
export const plannedShifts = z.array(z.object({ operatorId: id, shifts: z.array(shiftSpan) }));

/** One working week for each of these people; empty: none is planned. */
export const saveShiftsInput = z.object({
  operatorIds: z.array(id).min(1).max(1000),
  shifts: z.array(shiftSpan).max(70),
});
export type SaveShiftsInput = z.output<typeof saveShiftsInput>;
export const savedShifts = z.object({ changed: z.number().int() });

/** What the asker is to work today, in order; empty: nothing is planned, or today is off. */
export const shiftToday = z.array(z.object({ fromMs: instantMs, toMs: instantMs }));
