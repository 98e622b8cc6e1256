import rrule from 'rrule';
import { openMigrated, type WritableDB } from '../../db/connection.ts';
import { insertPlannedTask } from '../../db/queue-apply.ts';
import { standingTasks } from '../../db/queue-build.ts';
import { addDays, toDayNumber, weekdayOf } from '../../shared/domain/calendar/business-date.ts';

// The package is CommonJS to Node.
const { RRule } = rrule;

/** Calls move at most so many days. */
const REACH_DAYS = 7;
/** `WORKDAYS=n` is asked of rrule as its nearest neighbour, for the time that it takes; its dates are counted here. */
const NEIGHBOUR = 'FREQ=DAILY;INTERVAL=7';

export interface Reference {
  /** Asking rrule; the time for more customers is proportional. */
  readonly askMs: number;
  /** Writing all calls that the build made. */
  readonly writeMs: number;
  /** How many customers were asked. */
  readonly asked: number;
  /** Those of them who are to be called on the day, by id. */
  readonly due: ReadonlySet<string>;
}

interface Asked {
  readonly id: string;
  readonly routeId: string | null;
  readonly anchor: string;
  readonly weekday: string;
  readonly rule: string | null;
  readonly holidayRule: 'earlier' | 'later' | 'skip' | 'keep';
  readonly callable: 0 | 1;
  /** Ids of the classes that it holds, with commas between. */
  readonly classes: string | null;
}

/** Empties the queue. Without foreign keys: every call that goes would be looked for among those carried on from it. */
export function clearQueue({ raw }: WritableDB): void {
  raw.pragma('foreign_keys = OFF');
  raw.exec('DELETE FROM call_item; DELETE FROM call_task; DELETE FROM queue_exclusion; DELETE FROM queue_build');
  raw.pragma('foreign_keys = ON');
}

const HELD = `m.customer_id = c.id AND m.valid_from <= @date AND (m.valid_to IS NULL OR m.valid_to >= @date)`;

/**
 * The due-set of a day as a plain program would find it: `rrule` asked once per customer, the holiday and exceptions
 * looked at date by date. Then the calls that stand (which the build made) are written once more in the same way.
 */
export function byRrule(file: string, date: string, holiday: string, mostAsked: number): Reference {
  const db = openMigrated(file);
  // The calls that the build made are the rows to be written once more.
  const rows = standingTasks(db, date, null);
  const customers = db.raw
    .prepare(
      `SELECT c.id, c.route_id AS routeId, c.cycle_anchor AS anchor, c.order_weekdays AS weekday,
         coalesce(o.rule, s.rule) AS rule, coalesce(o.holiday_rule, s.holiday_rule) AS holidayRule,
         c.status <> 'closed' AND c.do_not_call = 0
           AND EXISTS (SELECT 1 FROM customer_phone p WHERE p.customer_id = c.id AND p.dead = 0)
           AND NOT EXISTS (SELECT 1 FROM sales_order w WHERE w.customer_id = c.id)
           AS callable,
         (SELECT group_concat(m.class_id) FROM class_membership m WHERE ${HELD}) AS classes
       FROM customer c LEFT JOIN order_cycle_strategy o ON o.customer_id = c.id
         LEFT JOIN order_cycle_strategy s ON s.id =
           (SELECT s.id FROM class_membership m JOIN order_cycle_strategy s ON s.class_id = m.class_id
              JOIN class_type y ON y.id = m.class_type_id WHERE ${HELD} ORDER BY y.group_rank LIMIT 1)
       ORDER BY c.search_id LIMIT @mostAsked`,
    )
    .all({ date, mostAsked }) as Asked[];
  // Looked up by customer, class and route, so that it is rrule that takes the time.
  const paused = new Set(
    db.raw
      .prepare(
        `SELECT coalesce(customer_id, class_id, route_id) FROM pause
          WHERE valid_from <= @date AND (valid_to IS NULL OR valid_to >= @date)`,
      )
      .pluck()
      .all({ date }) as string[],
  );
  const exceptions = new Map(
    db.raw
      .prepare(
        `SELECT coalesce(customer_id, class_id, route_id) || ' ' || order_date, new_order_date FROM order_exception`,
      )
      .raw()
      .all() as [string, string | null][],
  );
  /** Whose exceptions and pauses count for a customer, in the order of precedence. */
  const ownersOf = ({ id, classes, routeId }: Asked): string[] => [id, ...(classes ?? '').split(','), routeId ?? ''];
  // Not part of what is compared: each answer is worked out once.
  const counted = new Map<string, string[]>();
  const isCallDay = (day: string): boolean => weekdayOf(day) <= 5 && day !== holiday;
  clearQueue(db);

  const startedMs = performance.now();
  const asked = customers.filter((customer) => isDue(customer));
  const askedMs = performance.now();
  db.raw
    .transaction(() => {
      for (const [
        index,
        { id: _id, businessDate: _date, state: _state, touched: _touched, ...row },
      ] of rows.entries()) {
        const ids = { taskId: `t${index}`, itemId: `i${index}`, buildId: null };
        insertPlannedTask(db, ids, date, { ...row, carriedFromId: null }, 0);
      }
    })
    .immediate();
  const times = { askMs: askedMs - startedMs, writeMs: performance.now() - askedMs };
  db.raw.close();
  return { ...times, asked: customers.length, due: new Set(asked.map((customer) => customer.id)) };

  function isDue(customer: Asked): boolean {
    if (customer.rule === null) return false;
    const dates = ruleDates(customer);
    if (customer.callable === 0 || customer.routeId === null) return false;
    if (ownersOf(customer).some((owner) => paused.has(owner))) return false;
    return dates.some((nominal) => callDate(customer, nominal) === date);
  }

  /** The rule's own dates from a week before the day to a week after it. */
  function ruleDates({ rule, weekday, anchor }: Asked): string[] {
    const workdays = /^WORKDAYS=(\d+)$/.exec(rule ?? '');
    const options = RRule.parseString(workdays ? NEIGHBOUR : (rule ?? ''));
    if (rule?.startsWith('FREQ=WEEKLY') && !rule.includes('BYDAY')) {
      options.byweekday = [RRule[weekday as 'MO' | 'TU' | 'WE' | 'TH' | 'FR']];
    }
    const recurrence = new RRule({ ...options, dtstart: new Date(`${anchor}T00:00:00Z`) });
    const from = new Date(`${addDays(date, -REACH_DAYS)}T00:00:00Z`);
    const to = new Date(`${addDays(date, REACH_DAYS)}T00:00:00Z`);
    const found = recurrence.between(from, to, true).map((at) => at.toISOString().slice(0, 10));
    return workdays ? everyNth(Number(workdays[1]), anchor) : found;
  }

  /** Every n-th call day counted from the anchor, which counts as call day 0 (or the first after it). */
  function everyNth(n: number, anchor: string): string[] {
    const known = counted.get(`${n} ${anchor}`);
    if (known) return known;
    const dates: string[] = [];
    let count = -1;
    const last = addDays(date, REACH_DAYS);
    for (let day = anchor; day <= last; day = addDays(day, 1)) {
      if (!isCallDay(day)) continue;
      count += 1;
      if (count % n === 0 && toDayNumber(day) >= toDayNumber(date) - REACH_DAYS) dates.push(day);
    }
    counted.set(`${n} ${anchor}`, dates);
    return dates;
  }

  /** Where the call of a rule's date is made; null: nowhere. */
  function callDate(customer: Asked, nominal: string): string | null {
    const moved = movedDate(customer.holidayRule, nominal);
    for (const day of moved === null || moved === nominal ? [nominal] : [nominal, moved]) {
      for (const owner of ownersOf(customer)) {
        const newDate = exceptions.get(`${owner} ${day}`);
        if (newDate !== undefined) return newDate;
      }
    }
    return moved;
  }

  function movedDate(holidayRule: Asked['holidayRule'], nominal: string): string | null {
    if (isCallDay(nominal) || holidayRule === 'keep') return nominal;
    if (holidayRule === 'skip') return null;
    for (let days = 1; days <= REACH_DAYS; days += 1) {
      const day = addDays(nominal, holidayRule === 'later' ? days : -days);
      if (isCallDay(day)) return day;
    }
    return null;
  }
}
