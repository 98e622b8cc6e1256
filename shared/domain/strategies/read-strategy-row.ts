import { AppError } from '../../contract/errors.ts';
import { type StrategyContent, strategyContent } from '../../contract/strategies.ts';
import { HOLIDAY_RULES, type HolidayRule } from '../calendar/place-call.ts';

/** One row of a strategy file: codes of the class, both empty for the company default, and what the version says. */
export interface StrategyFileRow {
  readonly classType: string;
  readonly class: string;
  readonly content: StrategyContent;
}

/** Columns of a strategy file, by the words that head them (in any case; of a JSON file, its keys). */
export const STRATEGY_COLUMNS = {
  classType: ['class_type', 'class type', 'classtype', '分类类别', '分类类别编码'],
  class: ['class', '客户分类', '分类', '分类编码'],
  name: ['name', '名称', '策略名称'],
  from: ['from', 'valid_from', 'valid from', 'validfrom', '开始日期'],
  to: ['to', 'valid_to', 'valid to', 'validto', '结束日期'],
  rule: ['rule', '规则', '周期规则'],
  holidayRule: ['holiday_rule', 'holiday rule', 'holidayrule', '节假日', '遇非外呼日', '节假日规则'],
  windows: ['windows', 'calling_windows', '外呼时段'],
  attempts: ['attempts', 'most_attempts', '每天最多呼叫次数', '最多次数'],
  gap: ['gap', 'least_minutes', '间隔', '间隔分钟'],
  notReached: ['not_reached', 'not reached', 'notreached', '当天未联系上', '未联系上'],
  rank: ['rank', '优先级'],
} as const;
export type StrategyColumn = keyof typeof STRATEGY_COLUMNS;
export type StrategyCells = Partial<Record<StrategyColumn, string>>;

const REQUIRED: readonly StrategyColumn[] = ['name', 'from', 'rule'];
const HOLIDAY_WORDS: Readonly<Record<string, HolidayRule>> = {
  提前: 'earlier',
  顺延: 'later',
  跳过: 'skip',
  照打: 'keep',
};
const NOT_REACHED_WORDS: Readonly<Record<string, StrategyContent['notReached']>> = {
  'next-working-day': 'next-working-day',
  drop: 'drop',
  截单前转到下一外呼日: 'next-working-day',
  不再拨打: 'drop',
};

/** Which column a header is; null: one that says nothing of strategies. */
export function strategyColumnOf(header: string): StrategyColumn | null {
  const word = header.trim().toLowerCase();
  const found = Object.entries(STRATEGY_COLUMNS).find(([, words]) => (words as readonly string[]).includes(word));
  return found ? (found[0] as StrategyColumn) : null;
}

/** Required columns that the headers don't name. */
export function missingColumns(found: readonly (StrategyColumn | null)[]): StrategyColumn[] {
  return REQUIRED.filter((column) => !found.includes(column));
}

/**
 * Reads one row. What may be empty takes what the form begins with: call later, all day, three attempts, no gap, next
 * working day, rank 100. Errors: `invalid/strategy-cell` {column, text}, `invalid/strategy-cell-missing` {column}.
 */
export function readStrategyRow(cells: StrategyCells): StrategyFileRow {
  const text = (column: StrategyColumn): string => cells[column]?.trim() ?? '';
  for (const column of REQUIRED) {
    if (text(column) === '') throw new AppError('invalid', 'strategy-cell-missing', { column });
  }
  if ((text('classType') === '') !== (text('class') === '')) {
    throw new AppError('invalid', 'strategy-cell-missing', { column: text('class') === '' ? 'class' : 'classType' });
  }
  const read = <Value>(column: StrategyColumn, value: Value | null | undefined): Value => {
    if (value === null || value === undefined) {
      throw new AppError('invalid', 'strategy-cell', { column, text: text(column) });
    }
    return value;
  };
  const oneOf = <Value extends string>(
    column: StrategyColumn,
    values: Readonly<Record<string, Value>>,
    usual: Value,
  ) => (text(column) === '' ? usual : read(column, values[text(column)]));
  const number = (column: StrategyColumn, usual: number) =>
    text(column) === '' ? usual : read(column, /^\d{1,4}$/.test(text(column)) ? Number(text(column)) : null);
  const content = {
    name: text('name'),
    validFrom: text('from'),
    validTo: text('to') === '' ? null : text('to'),
    rule: text('rule'),
    holidayRule: oneOf('holidayRule', { ...named(HOLIDAY_RULES), ...HOLIDAY_WORDS }, 'later'),
    callingWindows: read('windows', windowsIn(text('windows'))),
    mostAttemptsADay: number('attempts', 3),
    leastMinutesBetweenAttempts: number('gap', 0),
    notReached: oneOf('notReached', NOT_REACHED_WORDS, 'next-working-day'),
    rank: number('rank', 100),
  };
  const checked = strategyContent.safeParse(content);
  if (checked.success) return { classType: text('classType'), class: text('class'), content: checked.data };
  const column = COLUMN_OF[String(checked.error.issues[0]?.path[0])] ?? 'rule';
  throw new AppError('invalid', 'strategy-cell', { column, text: text(column) });
}

const COLUMN_OF: Readonly<Record<string, StrategyColumn>> = {
  name: 'name',
  validFrom: 'from',
  validTo: 'to',
  rule: 'rule',
  callingWindows: 'windows',
  mostAttemptsADay: 'attempts',
  leastMinutesBetweenAttempts: 'gap',
  rank: 'rank',
};

function named<Value extends string>(values: readonly Value[]): Record<string, Value> {
  return Object.fromEntries(values.map((value) => [value, value])) as Record<string, Value>;
}

/** `08:30-11:30 13:30-17:00`; empty: all day. null: no such windows. */
function windowsIn(text: string): { fromMinute: number; toMinute: number }[] | null {
  const windows = text.split(/[;；,，、\s]+/).filter((one) => one !== '');
  const read = windows.map((one) => {
    const match = /^(\d{1,2}):(\d{2})[-–~](\d{1,2}):(\d{2})$/.exec(one);
    if (!match) return null;
    const [from, to] = [Number(match[1]) * 60 + Number(match[2]), Number(match[3]) * 60 + Number(match[4])];
    return { fromMinute: from, toMinute: to };
  });
  return read.includes(null) ? null : (read as { fromMinute: number; toMinute: number }[]);
}
