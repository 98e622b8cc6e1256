import type { Disposition, NoOrderReason } from '../../shared/contract/dispositions.ts';
import type { BusinessDate } from '../../shared/domain/calendar/business-date.ts';
import type { ShiftSpan } from '../../shared/domain/operators/shifts.ts';

/** What a call needs of a customer. */
export interface WorkCustomer {
  readonly id: string;
  readonly code: string;
  readonly routeId: string;
  readonly routeCode: string;
  readonly teamId: string;
  readonly classId: string;
  readonly ownerOperatorId: string;
  readonly deputyOperatorId: string | null;
  /** Several shops of one person have the same. */
  readonly ownerId: string | null;
  readonly numbers: readonly string[];
  readonly weekdays: string | null;
  readonly strategy: WorkStrategy;
}
export interface WorkStrategy {
  readonly id: string;
  readonly rank: number;
  readonly mostAttemptsADay: number;
  readonly leastMinutesBetweenAttempts: number;
  readonly callingWindows: readonly { readonly fromMinute: number; readonly toMinute: number }[];
  readonly notReached: 'next-working-day' | 'drop';
}
/** A customer's call of a day, with the order that it is known to have placed then. */
export interface WorkDue {
  readonly customer: WorkCustomer;
  readonly deliveryDate: BusinessDate;
  readonly cutoffAtMs: number;
  readonly order: { readonly id: string; readonly lines: number; readonly placedAtMs: number } | null;
  /** Of a call that goes on from a day on which nobody was reached: that day's. */
  readonly carriedFrom?: { readonly taskId: string; readonly date: BusinessDate };
}
export interface Worker {
  readonly id: string;
  readonly name: string;
  readonly seatId: string;
  readonly teamId: string;
  readonly shifts: readonly ShiftSpan[];
  /** How long talking and wrapping up take, 1 being usual. */
  readonly pace: number;
}

/** One customer's call of the day and how it went. */
export interface WorkTask {
  readonly id: string;
  readonly due: WorkDue;
  operatorId: string;
  attempts: number;
  /** null: nobody called, or all in vain. */
  disposition: Disposition | null;
  noOrderReason: NoOrderReason | null;
  /** null: open. */
  finishedAtMs: number | null;
  /** `carried`: goes on in a call of the next day; `open`: would, but that day is still to come. */
  state: 'done' | 'missed' | 'carried' | 'open';
  /** How the order came; null without one. */
  ordered: 'phone' | 'phone-request' | 'web' | null;
}

/** Calls that a lead took from who had most left and gave to a colleague. */
export interface WorkMove {
  readonly atMs: number;
  readonly from: Worker;
  readonly to: Worker;
  readonly tasks: readonly WorkTask[];
}

/** What comes after a day: one of the past on which calls can go on, the center's own, or none that is worked. */
export type NextDay = 'past' | 'own' | 'none';

export interface DayFacts {
  readonly date: BusinessDate;
  /** Of the company's clock, UTC ms. */
  readonly midnightMs: number;
  readonly dues: readonly WorkDue[];
  readonly workers: readonly Worker[];
  /** Who may call in, by team. */
  readonly callers: ReadonlyMap<string, readonly WorkCustomer[]>;
  readonly next: NextDay;
}
