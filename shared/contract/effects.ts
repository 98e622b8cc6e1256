import { z } from 'zod';
import { MOVE_KINDS } from '../domain/effects/describe-move.ts';
import {
  importCalendarInput,
  putDayInput,
  putDaysInput,
  removeDayInput,
  removePublicYearInput,
  saveWeekdaysInput,
} from './calendar.ts';
import { changeMembershipInput, startClassChangeInput, withdrawMembershipInput } from './class-changes.ts';
import { bandsInput, removeInput, setGroupsInput } from './classes.ts';
import { setOrderWeekdaysInput } from './leveling.ts';
import { MESSAGE_TEXT_MOST } from './messages.ts';
import { businessDate, id, isoWeekday } from './primitives.ts';
import { saveRouteInput } from './routes.ts';
import { endOverrideInput, saveOverrideInput, saveStrategyInput } from './strategies.ts';

/** How far the effect of a change is looked at. */
export const EFFECT_DAYS = 56;
/** So many movers are listed by name; the rest is counted. */
export const MOVERS_SHOWN = 500;

/** A change of the plan by the procedure that makes it, with that procedure's own input. */
export const planChange = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('strategies.save'), input: saveStrategyInput }),
  z.object({ kind: z.literal('strategies.remove'), input: removeInput }),
  z.object({ kind: z.literal('strategies.saveOverride'), input: saveOverrideInput }),
  z.object({ kind: z.literal('strategies.endOverride'), input: endOverrideInput }),
  z.object({ kind: z.literal('classes.changeMembership'), input: changeMembershipInput }),
  z.object({ kind: z.literal('classes.withdrawMembership'), input: withdrawMembershipInput }),
  z.object({ kind: z.literal('classes.startChange'), input: startClassChangeInput }),
  z.object({ kind: z.literal('classes.applyBands'), input: bandsInput }),
  z.object({ kind: z.literal('classes.chooseGroups'), input: setGroupsInput }),
  z.object({ kind: z.literal('calendar.putDay'), input: putDayInput }),
  z.object({ kind: z.literal('calendar.removeDay'), input: removeDayInput }),
  z.object({ kind: z.literal('calendar.putDays'), input: putDaysInput }),
  z.object({ kind: z.literal('calendar.removePublicYear'), input: removePublicYearInput }),
  z.object({ kind: z.literal('calendar.saveWeekdays'), input: saveWeekdaysInput }),
  z.object({ kind: z.literal('calendar.importFiles'), input: importCalendarInput }),
  z.object({ kind: z.literal('routes.save'), input: saveRouteInput }),
  z.object({ kind: z.literal('leveling.setWeekdays'), input: setOrderWeekdaysInput }),
]);
export type PlanChange = z.output<typeof planChange>;

const count = z.number().int();
const pair = z.object({ before: count, after: count });
/** Monday first. */
const week = z.array(count).length(7);

export const moverSide = z.object({ weekdays: z.array(isoWeekday), calls: count, next: businessDate.nullable() });
export const mover = z.object({
  id,
  code: z.string(),
  name: z.string(),
  routeCode: z.string().nullable(),
  kind: z.enum(MOVE_KINDS),
  since: businessDate,
  before: moverSide,
  after: moverSide,
});
export type Mover = z.output<typeof mover>;

/** Customers to whom the same happens, so that one message tells them. */
export const moverGroup = z.object({
  /** Counted from 0 within the preview. */
  group: count,
  kind: z.enum(MOVE_KINDS),
  customers: count,
  fromWeekdays: z.array(isoWeekday),
  toWeekdays: z.array(isoWeekday),
  /** Single days that lose or get a call; only for `dates`. */
  lost: z.array(businessDate),
  gained: z.array(businessDate),
  callsBefore: count,
  callsAfter: count,
  /** The first day that differs for any of them. */
  since: businessDate,
  /** Their first call on the new days; only for `weekdays`. */
  firstCall: businessDate.nullable(),
});
export type MoverGroup = z.output<typeof moverGroup>;

export const seatEffect = z.object({
  /** `anyone`: no operator or team of their own. */
  kind: z.enum(['operator', 'team', 'anyone']),
  id: id.nullable(),
  name: z.string().nullable(),
  before: week,
  after: week,
});
export type SeatEffect = z.output<typeof seatEffect>;

/** Calls that need skills and do not go to the customer's own operator. */
export const skillEffect = z.object({
  /** All of them are needed. */
  skills: z.string(),
  calls: pair,
  /** Those on days on which nobody who holds them is at work: absent, off by the shifts, or there is nobody at all. */
  nobody: pair,
  /** The first names of who holds them, at work or not; null: nobody. */
  holders: z.string().nullable(),
});
export type SkillEffect = z.output<typeof skillEffect>;

export const effectPreview = z.object({
  previewId: id,
  from: businessDate,
  to: businessDate,
  /** Average handle time of a call, and whether the call log gave it. */
  secondsACall: count,
  measured: z.boolean(),
  total: pair,
  days: z.array(pair.extend({ date: businessDate })),
  seats: z.array(seatEffect),
  skills: z.array(skillEffect),
  moved: count,
  gaining: count,
  losing: count,
  movers: z.array(mover),
  groups: z.array(moverGroup),
});
export type EffectPreview = z.output<typeof effectPreview>;

/** The asker names the preview, so that its progress and its cancelling have a name from the start. */
export const previewEffectInput = z.object({ previewId: id, change: planChange });
export const cancelEffectInput = z.object({ previewId: id });

export const tellMoversInput = z.object({
  previewId: id,
  messages: z
    .array(
      z.object({
        /** Made by the asker: telling again makes nothing twice. */
        id,
        group: count,
        text: z.string().trim().min(1).max(MESSAGE_TEXT_MOST),
        validFrom: businessDate,
        validTo: businessDate,
      }),
    )
    .min(1)
    .max(60),
});
export type TellMoversInput = z.output<typeof tellMoversInput>;
export const tellMoversOutput = z.object({ messages: count, customers: count });
