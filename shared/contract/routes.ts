import { z } from 'zod';
import { businessDate, id, isoWeekday, minuteOfDay } from './primitives.ts';

/** One order weekday of a route: cut-off, deduction and rescue as day offset and minute, delivery as day offset. */
export const routeDay = z.object({
  orderWeekday: isoWeekday,
  cutoffDayOffset: z.number().int().min(-7).max(14),
  cutoffMinute: minuteOfDay,
  deliveryDayOffset: z.number().int().min(0).max(14),
  deductionDayOffset: z.number().int().min(-7).max(14),
  deductionMinute: minuteOfDay.nullable(),
  rescueDayOffset: z.number().int().min(-7).max(14),
  rescueMinute: minuteOfDay.nullable(),
});
export type RouteDay = z.infer<typeof routeDay>;

export const routeSummary = z.object({
  id,
  code: z.string(),
  name: z.string(),
  teamId: id.nullable(),
  teamName: z.string().nullable(),
  madeUp: z.boolean(),
  customers: z.number().int(),
  /** As they hold today. */
  days: z.array(routeDay),
  /** The date from which `days` hold; null before the first version. */
  validFrom: businessDate.nullable(),
  /** The next change that is planned, if any. */
  nextValidFrom: businessDate.nullable(),
});
export type RouteSummary = z.infer<typeof routeSummary>;
/** `today` is the company's date by the backend's clock. */
export const routeList = z.object({ today: businessDate, routes: z.array(routeSummary) });
export type RouteList = z.infer<typeof routeList>;

export const routeVersion = z.object({ validFrom: businessDate, days: z.array(routeDay) });
export const routeDetail = z.object({
  id,
  code: z.string(),
  name: z.string(),
  teamId: id.nullable(),
  madeUp: z.boolean(),
  versions: z.array(routeVersion),
});
export type RouteDetail = z.infer<typeof routeDetail>;
export const routeDetailInput = z.object({ routeId: id });

export const misfitsInput = z.object({ routeId: id, validFrom: businessDate, weekdays: z.array(isoWeekday).max(7) });
/** Active customers with own order weekdays that the route would have no more. */
export const routeMisfits = z.object({
  count: z.number().int(),
  removed: z.array(isoWeekday),
  /** The first so many, by code. */
  customers: z.array(z.object({ id, code: z.string(), name: z.string(), orderWeekdays: z.array(isoWeekday) })),
});
export type RouteMisfits = z.output<typeof routeMisfits>;

/** `routeId` null makes a new route. The days hold from `validFrom` on; orders taken keep theirs. */
export const saveRouteInput = z.object({
  routeId: id.nullable(),
  code: z.string().trim().min(1).max(40),
  name: z.string().trim().min(1).max(80),
  teamId: id.nullable(),
  validFrom: businessDate,
  days: z.array(routeDay).min(1).max(7),
  /** The person has seen whose own order weekdays the route will have no more. */
  acceptMisfits: z.boolean().default(false),
});
export type SaveRouteInput = z.infer<typeof saveRouteInput>;
export const savedRoute = z.object({ routeId: id });
