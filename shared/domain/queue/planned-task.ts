import type { TaskSource, TaskState } from '../../contract/queue.ts';

/** What the plan says about one customer's call of a day. */
export interface PlannedTask {
  readonly customerId: string;
  readonly source: TaskSource;
  readonly strategyId: string | null;
  /** The class whose strategy it is; null: the company default. */
  readonly classId: string | null;
  readonly routeId: string | null;
  readonly rank: number;
  /** JSON of its strategy's calling windows; `[]`: all day. */
  readonly callingWindows: string;
  /** The customer's own weekdays where the rule took them, RFC 5545 codes. */
  readonly weekdays: string | null;
  /** The rule's own date when the holiday rule or an exception moved the call, else null. */
  readonly nominalDate: string | null;
  /** The exception that brought the call here or changed its delivery. */
  readonly exceptionId: string | null;
  readonly deliveryDate: string | null;
  /** Of its order item. */
  readonly cutoffAtMs: number | null;
  readonly ownerOperatorId: string | null;
  readonly mostAttempts: number;
  readonly routeCode: string;
  readonly customerCode: string;
  readonly preferredFromMinute: number | null;
  readonly preferredToMinute: number | null;
  readonly carriedFromId: string | null;
}

/** A task that stands on the day already, or an open one of an earlier day. */
export interface StandingTask extends Omit<PlannedTask, 'carriedFromId'> {
  readonly id: string;
  readonly businessDate: string;
  readonly state: TaskState;
  readonly touched: 0 | 1;
  /** What its strategy does with a customer who was not reached; null: it has no strategy. */
  readonly notReached: 'next-working-day' | 'drop' | null;
  /** `ordered`: closed because an order by another way was there. */
  readonly orderItem: 'open' | 'done' | 'closed' | 'ordered' | null;
  /** Open failed orders, follow-ups and questions on its agenda; messages alone make no call. */
  readonly otherItems: number;
  /** One of them asks whether a complaint was settled, which no cut-off ends. */
  readonly followsUp: 0 | 1;
  /** Until when a failed order on its agenda may be repaired, UTC ms; null: there is none. */
  readonly rescueAtMs: number | null;
}
