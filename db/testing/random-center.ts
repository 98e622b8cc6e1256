import { addDays, WEEKDAY_CODES } from '../../shared/domain/calendar/business-date.ts';
import type { WritableDB } from '../connection.ts';

/** One row to insert. */
interface Row {
  readonly table: string;
  readonly values: Readonly<Record<string, string | number | null>>;
}

/** A whole small center as rows, in any order of which the same center comes. */
export interface RandomCenter {
  readonly rows: readonly Row[];
  readonly customerIds: readonly string[];
}

type Draw = (below: number) => number;

const CUSTOMERS = 14;
const ROUTES = 3;
/** Two customer groups and one class type that is none. */
const TYPES = ['grade', 'format', 'other'] as const;
const CLASSES = 3;
const RULES = [
  'FREQ=WEEKLY',
  'FREQ=WEEKLY;INTERVAL=2',
  'FREQ=WEEKLY;BYDAY=TU,FR',
  'FREQ=DAILY;INTERVAL=3',
  'FREQ=DAILY',
  'WORKDAYS=4',
  'FREQ=MONTHLY;BYDAY=1TU,3TU,4WE',
  'FREQ=MONTHLY;BYMONTHDAY=1,10,20,24,25',
  'not a rule',
];
const HOLIDAY_RULES = ['earlier', 'later', 'skip', 'keep'];

/**
 * A center with everything that bears on who is called around a day: classes, strategies and overrides with versions,
 * calendars, anchors, routes whose weekdays change, exceptions, pauses, people who can't be called, absences. The same
 * seed gives the same center.
 */
export function randomCenter(around: string, seed: number, timeZone = 'Asia/Shanghai'): RandomCenter {
  const draw = numbersFrom(seed);
  const rows: Row[] = [];
  const add = (table: string, values: Row['values']): void => {
    rows.push({ table, values });
  };
  const near = (days = 9): string => addDays(around, draw(2 * days) - days);
  const chance = (one: number): boolean => draw(one) === 0;
  const pick = <T>(from: readonly T[]): T => from[draw(from.length)] as T;
  const span = (): { valid_from: string; valid_to: string | null } => {
    const from = chance(2) ? '2000-01-01' : near();
    return { valid_from: from, valid_to: chance(3) ? addDays(from < around ? around : from, draw(9) - 4) : null };
  };
  const classId = (): string => `${pick(TYPES)}-${draw(CLASSES)}`;
  const subject = (): Record<string, string> => {
    const kind = draw(3);
    if (kind === 0) return { customer_id: `c${draw(CUSTOMERS)}` };
    return kind === 1 ? { class_id: classId() } : { route_id: `r${draw(ROUTES)}` };
  };

  for (const [id, deputy, active] of [
    ['op0', 'op1', 1],
    ['op1', 'op2', 1],
    ['op2', null, draw(2)],
  ] as const) {
    add('operator', {
      id,
      login: id,
      name: id,
      password_hash: '',
      deputy_operator_id: deputy,
      active,
      created_at_ms: 0,
    });
    add('operator_role', { operator_id: id, role: 'operator' });
    if (chance(3)) {
      const share = pick(['deputy', 'by-load']);
      const days = { valid_from: near(3), valid_to: addDays(around, draw(4)) };
      add('operator_absence', {
        id: `a-${id}`,
        operator_id: id,
        ...days,
        share,
        reason: '',
        marked_at_ms: 0,
        marked_by: '',
      });
    }
  }
  add('setting', { key: 'timeZone', value: JSON.stringify(timeZone) });
  add('setting', { key: 'givingOut', value: JSON.stringify(pick(['owner', 'pool', 'balanced'])) });

  for (const [at, id] of TYPES.entries()) {
    add('class_type', { id, code: id, name: id, group_rank: id === 'other' ? null : at + 1 });
    for (let one = 0; one < CLASSES; one += 1) {
      const classOf = `${id}-${one}`;
      add('class', { id: classOf, class_type_id: id, code: classOf, name: classOf });
      if (!chance(3)) addVersions(classOf, { class_id: classOf });
    }
  }
  if (!chance(3)) addVersions('default', {});
  function addVersions(name: string, owner: Record<string, string>): void {
    for (let version = 0; version <= draw(2); version += 1) {
      const values = { name, ...owner, ...span(), rule: pick(RULES), holiday_rule: pick(HOLIDAY_RULES), rank: draw(5) };
      add('order_cycle_strategy', { id: `${name} ${version}`, ...values });
    }
  }

  for (let route = 0; route < ROUTES; route += 1) {
    add('route', { id: `r${route}`, code: `R${route}`, name: '' });
    // The last route may be without order days.
    const versions = route === ROUTES - 1 ? draw(2) : 1 + draw(2);
    for (let version = 0; version < versions; version += 1) {
      const from = version === 0 ? '2000-01-01' : near();
      const weekdays = [1, 2, 3, 4, 5].filter(() => chance(3));
      for (const weekday of weekdays.length > 0 ? weekdays : [1 + draw(5)]) {
        const offsets = {
          cutoff_day_offset: draw(2),
          cutoff_minute: 600 + draw(400),
          delivery_day_offset: 1 + draw(3),
        };
        add('route_day', { route_id: `r${route}`, valid_from: from, order_weekday: weekday, ...offsets });
      }
    }
  }

  for (let at = 0; at < CUSTOMERS; at += 1) {
    const id = `c${at}`;
    const weekdays = WEEKDAY_CODES.filter(() => chance(4)).join(',');
    add('customer', {
      id,
      code: `C${at}`,
      name: id,
      route_id: chance(12) ? null : `r${draw(ROUTES)}`,
      order_weekdays: weekdays === '' ? null : weekdays,
      cycle_anchor: chance(2) ? null : near(40),
      owner_operator_id: chance(4) ? null : `op${draw(3)}`,
      deputy_operator_id: chance(3) ? `op${draw(3)}` : null,
      status: chance(10) ? 'closed' : 'active',
      do_not_call: chance(10) ? 1 : 0,
      created_at_ms: 0,
      updated_at_ms: 0,
    });
    if (!chance(10)) {
      const dead = chance(8) ? 1 : 0;
      add('customer_phone', { id: `p${at}`, customer_id: id, position: 1, number: `139000000${10 + at}`, dead });
    }
    for (const type of TYPES) {
      if (chance(3)) continue;
      const change = near();
      const first = {
        customer_id: id,
        class_type_id: type,
        class_id: `${type}-${draw(CLASSES)}`,
        valid_from: '2000-01-01',
      };
      const changes = chance(3);
      add('class_membership', { ...first, valid_to: changes ? addDays(change, -1) : null });
      if (changes && chance(2))
        add('class_membership', { ...first, class_id: `${type}-${draw(CLASSES)}`, valid_from: change });
    }
    if (chance(4)) addVersions(`own ${id}`, { customer_id: id });
  }

  const dates = new Set<string>();
  for (let at = 0; at < 4; at += 1) dates.add(near());
  for (const date of dates) {
    add('calendar_day', { calendar: 'call', date, working: draw(2), name: '节', source: 'public' });
    add('calendar_day', { calendar: 'delivery', date, working: draw(2), name: '节', source: 'public' });
  }
  for (let at = 0; at < 3; at += 1) add('pause', { id: `pause${at}`, ...subject(), ...span(), reason: '' });
  const replaced = new Set<string>();
  for (let at = 0; at < 12; at += 1) {
    const owner = subject();
    const date = near();
    const name = `${Object.values(owner)[0]} ${date}`;
    if (replaced.has(name)) continue;
    replaced.add(name);
    const newDate = chance(5) ? null : near();
    const delivery = newDate !== null && chance(2) ? addDays(newDate, 1 + draw(3)) : null;
    const cutoff = newDate !== null && chance(3) ? { cutoff_date: newDate, cutoff_minute: 700 } : {};
    add('order_exception', {
      id: `x ${name}`,
      ...owner,
      order_date: date,
      new_order_date: newDate,
      delivery_date: delivery,
      ...cutoff,
      reason: '例外',
    });
  }
  return { rows, customerIds: Array.from({ length: CUSTOMERS }, (_, at) => `c${at}`) };
}

/** Whole numbers below a limit, always the same ones for a seed (mulberry32). */
export function numbersFrom(seed: number): Draw {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

const TABLES = [
  'call_item',
  'call_task',
  'queue_exclusion',
  'queue_build',
  'order_exception',
  'pause',
  'calendar_day',
  'class_membership',
  'order_cycle_strategy',
  'customer_phone',
  'customer',
  'route_day',
  'route',
  'class',
  'class_type',
  'operator_absence',
  'operator_role',
  'operator',
  'setting',
];

/** Puts a center in the place of whatever was there; the rows in the order given. */
export function putCenter(tx: WritableDB, rows: readonly Row[]): void {
  tx.raw.pragma('defer_foreign_keys = ON');
  for (const table of TABLES) tx.raw.exec(`DELETE FROM ${table}`);
  for (const { table, values } of rows) {
    const names = Object.keys(values);
    tx.raw
      .prepare(`INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`)
      .run(...Object.values(values));
  }
}
