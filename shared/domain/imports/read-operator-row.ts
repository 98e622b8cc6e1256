import { login as loginRule } from '../../contract/auth.ts';
import { ROLES, type Role } from '../../contract/rights.ts';
import { MOST_PERIODS, readPeriods } from '../calendar/working-periods.ts';
import type { WorkingPeriod } from '../calendar/working-time.ts';
import type { BoundMapping } from './bind-mapping.ts';
import { readWords, readYesNo, saysNone } from './read-cell.ts';
import { isRejected, type Rejected, reject } from './read-order-row.ts';

/** What a file may say of a person. What it does not say stays as it is stored. */
export interface OperatorValues {
  name?: string;
  roles?: readonly Role[];
  /** Code or name. */
  team?: string;
  /** Code. */
  seat?: string;
  /** Login; empty: nobody. */
  deputy?: string;
  /** Codes or names of all that the person holds. */
  skills?: readonly string[];
  /** By weekday (ISO); a day without periods is off. */
  shifts?: Readonly<Record<number, readonly WorkingPeriod[]>>;
  active?: boolean;
}

export interface OperatorEntry {
  /** As it is written in the file; upper and lower case are the same login. */
  readonly login: string;
  readonly values: OperatorValues;
}

const MOST_NAME = 40;
const MOST_CODE = 16;
const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;

const ROLE_WORDS: Readonly<Record<Role, string>> = {
  operator: 'operator agent 座席员 座席 坐席 坐席员 订货员 电访员 话务员',
  lead: 'lead shiftlead teamlead 班长 组长 班组长',
  supervisor: 'supervisor manager 主管 经理',
  administrator: 'administrator admin 管理员 系统管理员',
};
const ROLE_OF = new Map(
  ROLES.flatMap((role) => ROLE_WORDS[role].split(' ').map((word): [string, Role] => [word, role])),
);

/** Several roles in a cell, between commas, semicolons, strokes or plus signs; or the word that is no role. */
export function readRoles(text: string): readonly Role[] | { readonly unknown: string } {
  const found = new Set<Role>();
  for (const part of text.normalize('NFKC').split(/[,、;/|+&\n]/)) {
    const word = part.trim();
    if (word === '') continue;
    const role = ROLE_OF.get(word.toLowerCase().replace(/[\s_-]/g, ''));
    if (role === undefined) return { unknown: word };
    found.add(role);
  }
  return ROLES.filter((role) => found.has(role));
}

const SHORT = 20;
const shown = (text: string) => (text.length > SHORT ? `${text.slice(0, SHORT)}…` : text);

/** People by login. A name is a text whatever it begins with. */
export function operatorRowReader(bound: BoundMapping): (cells: readonly string[]) => OperatorEntry | Rejected {
  const login = bound.cell('login');
  const roles = bound.cell('roles');
  const active = bound.cell('active');
  const skills = bound.cell('heldSkills');
  const days = WEEKDAYS.map((weekday) => [weekday, bound.cell(`shift${weekday}`)] as const);
  const texts = (
    [
      ['name', MOST_NAME],
      ['team', MOST_NAME],
      ['seat', MOST_CODE],
      ['deputy', MOST_NAME],
    ] as const
  ).map(([field, most]) => [field, most, bound.cell(field)] as const);

  return (cells) => {
    if (cells.length !== bound.width) return reject('wrong-width', { found: cells.length, expected: bound.width });
    const text = login(cells);
    if (text === '') return reject('missing-login');
    if (!loginRule.safeParse(text).success) return reject('bad-login', { value: shown(text) });
    const values: OperatorValues = {};
    for (const [field, most, read] of texts) {
      const value = read(cells);
      if (value.length > most) return reject('too-long', { value: shown(value), most });
      if (value !== '') values[field] = field === 'deputy' && saysNone(value) ? '' : value;
    }
    if (values.name === undefined) return reject('missing-name');
    const held = readRoles(roles(cells));
    if ('unknown' in held) return reject('unknown-role', { role: shown(held.unknown) });
    if (held.length > 0) values.roles = held;
    const word = active(cells);
    if (word !== '') {
      const yes = readActive(word);
      if (yes === null) return reject('bad-word', { field: 'active', value: shown(word) });
      values.active = yes;
    }
    const words = readWords(skills(cells));
    if (words) values.skills = words;
    const week = readWeek(days.map(([weekday, read]) => [weekday, read(cells)]));
    if (isRejected(week)) return week;
    if (Object.keys(week).length > 0) values.shifts = week;
    return { login: text, values };
  };
}

const OFF = new Set(['休', '休息', 'off']);

/** The days of which the file says something, as `08:30-12:00 14:00-17:30`. */
function readWeek(days: readonly (readonly [number, string])[]): NonNullable<OperatorValues['shifts']> | Rejected {
  const week: Record<number, readonly WorkingPeriod[]> = {};
  for (const [weekday, text] of days) {
    if (text === '') continue;
    if (saysNone(text) || OFF.has(text.toLowerCase())) {
      week[weekday] = [];
      continue;
    }
    const read = readPeriods(text.normalize('NFKC'), { pastMidnight: true });
    if ('problem' in read) {
      return reject('bad-shift', { weekday, value: shown(text), problem: read.problem, most: MOST_PERIODS });
    }
    week[weekday] = read.periods;
  }
  return week;
}

const ACTIVE = new Map([
  ...['active', '启用', '在用', '在职'].map((word) => [word, true] as const),
  ...['inactive', '停用', '已停用', '离职'].map((word) => [word, false] as const),
]);

/** Yes or no, or the words of the list of people. */
function readActive(text: string): boolean | null {
  return ACTIVE.get(text.toLowerCase()) ?? readYesNo(text);
}
